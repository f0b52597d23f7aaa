// Properties are tried on the same values at each run, so that a red test is red again for whoever looks at it;
// PRECIS_SEED=N tries others.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['PRECIS_SEED'] ?? 20261129) });
