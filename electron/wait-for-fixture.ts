// Waiting in tests for what happens in its own time, as long as a machine may need that does much else meanwhile.
import { vi } from 'vitest';

/** What `look` gives, once it no longer throws. */
export const waitFor = <Value>(look: () => Value): Promise<Awaited<Value>> =>
  vi.waitFor(look, { timeout: 9_000 }) as Promise<Awaited<Value>>;
