// Everything that `npm test` runs, in one order, with one closing line: types, format, lint, layers, dead code, unit,
// e2e. A step that fails does not hide those after it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { chosenHost } from './which-host.ts';
import { withoutNetwork } from './without-network.ts';

const root = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'precis-test-'));

type Step = {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** A JSON report to count tests from; a step without one counts as one test. */
  readonly report?: string;
};

const unitReport = join(reports, 'unit.json');
const e2eReport = join(reports, 'e2e.json');

/** Run two at a time; the longest is first. */
const CHECKS: readonly Step[] = [
  { name: 'lint', command: ['eslint', '--max-warnings=0', '.'] },
  ...['core', 'electron', 'renderer', 'e2e'].map((layer): Step => ({
    name: `types of ${layer}`,
    command: ['tsc', '-p', layer],
  })),
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'] },
  {
    name: 'layers',
    command: [
      'depcruise',
      '--config',
      '.dependency-cruiser.mjs',
      'core',
      'electron',
      'renderer',
      'e2e',
    ],
  },
  { name: 'dead code', command: ['knip'] },
];
const UNIT: Step = {
  name: 'unit',
  command: [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ],
  report: unitReport,
};
const E2E: Step = {
  name: 'e2e',
  command: ['playwright', 'test', '--config=e2e/playwright.config.ts'],
  report: e2eReport,
};

const STEPS: Readonly<Record<string, readonly Step[]>> = {
  check: [...CHECKS, UNIT],
  e2e: [E2E],
  test: [...CHECKS, UNIT, E2E],
};

const unitSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numFailedTestSuites: z.int(),
});
/** How many tests of the window may need a second try. */
const SECOND_TRIES = 2;

type Suite = {
  specs: { title: string; file: string; tests: { status: string }[] }[];
  suites?: Suite[] | undefined;
};
const suiteSchema: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    specs: z.array(
      z.object({
        title: z.string(),
        file: z.string(),
        tests: z.array(z.object({ status: z.string() })),
      }),
    ),
    suites: z.array(suiteSchema).optional(),
  }),
);
const e2eSchema = z.object({
  suites: z.array(suiteSchema),
  stats: z.object({
    expected: z.int(),
    unexpected: z.int(),
    flaky: z.int(),
  }),
});

/** File and title of each test that failed first and then passed. */
const flakyTests = (suites: readonly Suite[]): string[] =>
  suites.flatMap(({ specs, suites: inner }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map(({ file, title }) => `  ${file}: ${title}`),
    ...flakyTests(inner ?? []),
  ]);

/** Tests passed and failed, from what the runner wrote; a runner that fell over before writing counts as one failure. */
function counts(step: Step, ok: boolean): { passed: number; failed: number } {
  if (step.report === undefined)
    return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(step.report, 'utf8'));
  } catch (error) {
    process.stderr.write(`${step.name} left no report: ${String(error)}\n`);
    return { passed: 0, failed: 1 };
  }
  if (step === UNIT) {
    const { numPassedTests, numFailedTests, numFailedTestSuites } =
      unitSchema.parse(json);
    const failed = numFailedTests || numFailedTestSuites;
    return { passed: numPassedTests, failed: ok ? failed : failed || 1 };
  }
  const report = e2eSchema.parse(json);
  const { expected, unexpected, flaky } = report.stats;
  if (flaky > 0)
    process.stdout.write(
      `\nPassed at the second try only:\n${flakyTests(report.suites).join('\n')}\n`,
    );
  const failed = unexpected + (flaky > SECOND_TRIES ? flaky : 0);
  return {
    passed: expected + (flaky > SECOND_TRIES ? 0 : flaky),
    failed: ok ? failed : failed || 1,
  };
}

/** Takes `--host electron|chromium` out of the arguments; without it, the host is the one that there is. */
function takeHost(args: string[]): string {
  const at = args.findIndex((arg) => /^--host(=|$)/.test(arg));
  if (at >= 0) {
    const [taken = '', next = ''] = args.splice(
      at,
      args[at] === '--host' ? 2 : 1,
    );
    process.env['PRECIS_HOST'] = taken === '--host' ? next : taken.slice(7);
  }
  try {
    return chosenHost();
  } catch (error) {
    process.stderr.write(`e2e: ${(error as Error).message}\n`);
    process.exit(2);
  }
}

/** Takes `--without-network` out of the arguments: whether it was there. */
function takeWithoutNetwork(args: string[]): boolean {
  const at = args.indexOf('--without-network');
  if (at < 0) return false;
  args.splice(at, 1);
  if (process.platform !== 'linux') {
    process.stderr.write(
      'e2e: a run without a network can be made on Linux alone.\n',
    );
    process.exit(2);
  }
  return true;
}

const [name = 'test', ...more] = process.argv.slice(2);
const steps = STEPS[name];
if (!steps) throw new Error(`no such run: ${name}`);
const host = takeHost(more);
const alone = takeWithoutNetwork(more);
if (steps.includes(E2E))
  process.stdout.write(
    `The window runs on ${host === 'electron' ? 'Electron' : 'the Chromium host'}.\n`,
  );

let passed = 0;
let failed = 0;
const red: string[] = [];
/** Prints what it says at once, or together at its end. */
async function run(step: Step, print: 'at once' | 'at its end'): Promise<void> {
  const started = Date.now();
  const [tool, ...args] = step.command;
  const own: [string, ...string[]] = [
    join(root, 'node_modules', '.bin', tool),
    ...args,
    ...(steps?.length === 1 ? more : []),
  ];
  const [program, ...rest] = alone ? withoutNetwork(own) : own;
  const title = `\n── ${step.name}\n`;
  if (print === 'at once') process.stdout.write(title);
  const child = spawn(program, rest, {
    cwd: root,
    stdio: print === 'at once' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    env: { ...process.env, PRECIS_HOST: host, PRECIS_E2E_REPORT: e2eReport },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const status = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
    child.on('error', (error) => {
      said += `${String(error)}\n`;
      resolve(null);
    });
  });
  if (print === 'at its end') process.stdout.write(`${title}${said}`);
  else if (said) process.stderr.write(said);
  const count = counts(step, status === 0);
  passed += count.passed;
  failed += count.failed;
  const green = status === 0 && count.failed === 0;
  if (!green) red.push(step.name);
  process.stdout.write(
    `── ${step.name}: ${green ? 'green' : 'RED'}, ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
  );
}

const checks = steps.filter((step) => CHECKS.includes(step));
const lane = async (): Promise<void> => {
  for (let step = checks.shift(); step; step = checks.shift())
    await run(step, 'at its end');
};
await Promise.all([lane(), lane()]);
for (const step of steps)
  if (!CHECKS.includes(step)) await run(step, 'at once');
rmSync(reports, { recursive: true, force: true });
if (red.length > 0) process.stdout.write(`\nRed: ${red.join(', ')}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = red.length > 0 || failed > 0 ? 1 : 0;
