// Long work that yields now and then, done without holding up what else waits for this process. What it has read may have
// changed by its next part: who writes afterwards looks again, in the transaction that writes.
import { setImmediate } from 'node:timers/promises';
import type { Steps } from '#core/steps.ts';

export async function inParts<Value>(work: Steps<Value>): Promise<Value> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}

/** Steps go on for so many milliseconds before what else waits has its turn. */
const TURN = 10;

/** As `inParts`, many short steps at a time. Throws what cancelled it, and then goes no further. */
export async function whileWanted<Value>(
  work: Steps<Value>,
  signal: AbortSignal,
): Promise<Value> {
  let since = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - since < TURN) continue;
    await breathe(signal);
    since = performance.now();
  }
}

/** Lets what has come meanwhile be heard; throws what cancelled it. */
export async function breathe(signal: AbortSignal): Promise<void> {
  await setImmediate();
  signal.throwIfAborted();
}
