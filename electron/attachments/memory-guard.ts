// Ends the process that it runs in where that takes too much memory. The limit of V8's heap does not count buffers, into
// which a small PDF can unpack gigabytes, and while it does no timer of the same thread fires: so a thread of its own looks.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** In milliseconds: unpacking makes some hundred megabytes in that time. */
const OFTEN = 50;

// A constant of ours, so that the thread needs no file of its own in the build.
const LOOK = `
  const { workerData: { most, often } } = require('node:worker_threads');
  setInterval(() => {
    if (process.memoryUsage.rss() > most) process.kill(process.pid, 'SIGKILL');
  }, often);
`;

/** `most` is in bytes, of all that the process holds. Resolves once it looks. */
export async function guardMemory(most: number): Promise<void> {
  const guard = new Worker(LOOK, {
    eval: true,
    workerData: { most, often: OFTEN },
  });
  await once(guard, 'online');
  // It keeps no process from ending.
  guard.unref();
}
