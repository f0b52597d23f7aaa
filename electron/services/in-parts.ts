// Long work that yields now and then, done without holding up what else waits for this process. What it has read may have
// changed by its next part: who writes afterwards looks again, in the transaction that writes.
import { setImmediate } from 'node:timers/promises';

export async function inParts<Value>(
  work: Generator<undefined, Value>,
): Promise<Value> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}
