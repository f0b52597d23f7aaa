import { expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { createLongJob } from './long-job.ts';

const stopped = new AppError('unavailable', 'It was stopped.');

test('stopping waits until the job has cleared away what it left', async () => {
  const job = createLongJob();
  const cleared: string[] = [];
  const running = job.run(1, stopped, async (signal) => {
    await new Promise((resolve) => {
      signal.addEventListener('abort', resolve);
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    cleared.push('part');
    signal.throwIfAborted();
  });
  const refused = expect(running).rejects.toBe(stopped);
  await job.stop();
  expect(cleared).toEqual(['part']);
  job.refuseWhileRunning();
  await refused;
});

test('its end can be waited for, without being asked for', async () => {
  const job = createLongJob();
  const { promise, resolve } = Promise.withResolvers<string>();
  const running = job.run(1, stopped, () => promise);
  const ended = job.ended();
  resolve('done');
  await ended;
  expect(job.isRunning()).toBe(false);
  expect(await running).toBe('done');
});

test('without a job there is nothing to wait for', async () => {
  await createLongJob().stop();
});
