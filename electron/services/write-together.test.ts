// Files that are written together, on a disk that refuses in the middle.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { temporaryFolder } from '../database/library-fixture.ts';
import { writeTogether } from './write-export.ts';

const disk = vi.hoisted(() => ({ renamesLeft: Infinity }));
vi.mock(import('node:fs/promises'), async (original) => {
  const real = await original();
  return {
    ...real,
    rename: (from, to) => {
      disk.renamesLeft -= 1;
      return disk.renamesLeft >= 0
        ? real.rename(from, to)
        : Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }));
    },
  };
});

test('what can’t be put back is kept, and is named', async () => {
  const folder = temporaryFolder();
  const out = join(folder, 'brief.md');
  writeFileSync(out, 'old');
  // The old file is out of the way then, and nothing more can be renamed.
  disk.renamesLeft = 1;
  const written = writeTogether(out, Buffer.from('new'), [], () =>
    Promise.resolve({ ok: true }),
  );
  await expect(written).rejects.toThrow(
    /^brief\.md was not written: the disk could not be written to; choose another place\. What stood there before could not be put back: it is in .* as \.precis-.*\.part\.$/,
  );
  const [kept = '', ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  expect(readFileSync(join(folder, kept), 'utf8')).toBe('old');
});
