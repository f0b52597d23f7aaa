import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('a process whose buffers grow beyond the limit ends, though it never lets go of its thread', async () => {
  const guard = join(import.meta.dirname, 'memory-guard.ts');
  const script = `
    const { guardMemory } = await import(${JSON.stringify(guard)});
    await guardMemory(300 * 1024 * 1024);
    const all = [];
    for (let at = 0; at < 400; at += 1) {
      all.push(Buffer.alloc(4 * 1024 * 1024, 1));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  `;
  const child = fork('-', [], {
    execArgv: ['--input-type=module', '-e', script],
    stdio: 'ignore',
  });
  const [code, signal] = (await once(child, 'exit')) as [
    number | null,
    string | null,
  ];
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' });
});
