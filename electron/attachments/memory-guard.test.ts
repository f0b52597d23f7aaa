import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../database/library-fixture.ts';

/** How a process ends that fills buffers of so many megabytes without once letting go of its thread. */
async function endOf(megabytes: number): Promise<unknown[]> {
  const guard = join(import.meta.dirname, 'memory-guard.ts');
  const file = join(temporaryFolder(), 'fills.mjs');
  writeFileSync(
    file,
    `import { guardMemory } from ${JSON.stringify(guard)};
    await guardMemory(300 * 1024 * 1024);
    const all = [];
    for (let at = 0; at < ${megabytes / 4}; at += 1) {
      all.push(Buffer.alloc(4 * 1024 * 1024, 1));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }`,
  );
  const child = spawn(process.execPath, [file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {},
  });
  let said = '';
  child.stderr.on('data', (piece) => (said += String(piece)));
  const end = (await once(child, 'close')) as unknown[];
  return [...end, said];
}

test('a process whose buffers grow beyond the limit is ended', async () => {
  expect(await endOf(1600)).toEqual([null, 'SIGKILL', '']);
});

test('one that stays below it ends by itself', async () => {
  expect(await endOf(40)).toEqual([0, null, '']);
});
