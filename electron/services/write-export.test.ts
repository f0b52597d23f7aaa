import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writePackage } from '../packages/write-package.ts';
import {
  checkPlace,
  writeProven,
  writeProvenFile,
  writeTogether,
} from './write-export.ts';

let folder: string;
let library: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'precis-export-'));
  library = join(folder, 'library');
  mkdirSync(join(library, 'attachments'), { recursive: true });
  out = join(folder, 'brief.pdf');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const bytes = new TextEncoder().encode('new');
const names = (): string[] => readdirSync(folder).sort();

test('what is proved takes the place of what was there', async () => {
  writeFileSync(out, 'old');
  const seen: string[] = [];
  const { file } = await writeProven(out, bytes, (written) => {
    seen.push(readFileSync(written, 'utf8'), readFileSync(out, 'utf8'));
    return Promise.resolve({ ok: true });
  });
  expect(seen).toEqual(['new', 'old']);
  expect(file).toBe(out);
  expect(readFileSync(out, 'utf8')).toBe('new');
  expect(names()).toEqual(['brief.pdf', 'library']);
});

test('what is not proved is kept under its name and leaves what was there', async () => {
  writeFileSync(out, 'old');
  const { file } = await writeProven(out, bytes, () =>
    Promise.resolve({ ok: false }),
  );
  expect(file).toBe(join(folder, 'brief.unproved.pdf'));
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(readFileSync(out, 'utf8')).toBe('old');
  expect(names()).toEqual(['brief.pdf', 'brief.unproved.pdf', 'library']);
});

test('a proof that breaks off leaves nothing behind', async () => {
  await expect(
    writeProven(out, bytes, () => Promise.reject(new Error('broken off'))),
  ).rejects.toThrow('broken off');
  expect(names()).toEqual(['library']);
});

test('a name that is too long for the system is said, and a shorter one asked for', async () => {
  const long = join(folder, `${'x'.repeat(252)}.pdf`);
  await expect(
    writeProven(long, bytes, () => Promise.resolve({ ok: true })),
  ).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(
      /^x+\.pdf was not written: the name is too long; choose a shorter one\.$/u,
    ) as string,
  });
  expect(names()).toEqual(['library']);
});

test('a folder that is gone before the end is said, and a folder in the place of the file', async () => {
  const inner = join(folder, 'inner');
  mkdirSync(inner);
  const gone = {
    code: 'unavailable',
    message:
      'brief.pdf was not written: its folder is not there any more; choose another place.',
  };
  const reads = (written: string) => {
    readFileSync(written);
    return Promise.resolve({ ok: true });
  };
  await expect(
    writeProven(join(inner, 'brief.pdf'), bytes, async (written) => {
      rmSync(inner, { recursive: true });
      return await reads(written);
    }),
  ).rejects.toMatchObject(gone);
  mkdirSync(inner);
  await expect(
    writeTogether(join(inner, 'brief.pdf'), bytes, [], async (written) => {
      rmSync(inner, { recursive: true });
      return await reads(written);
    }),
  ).rejects.toMatchObject(gone);
  mkdirSync(inner);
  await expect(
    writeProven(join(inner, 'brief.pdf'), bytes, () => {
      rmSync(inner, { recursive: true });
      return Promise.resolve({ ok: true });
    }),
  ).rejects.toMatchObject(gone);
  await expect(
    writeProven(out, bytes, () => {
      mkdirSync(out);
      return Promise.resolve({ ok: true });
    }),
  ).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(
      /a folder of that name is there now|may not write there/,
    ) as unknown,
  });
  expect(names()).toEqual(['brief.pdf', 'library']);
  expect(readdirSync(out)).toEqual([]);
});

test('a place that can be written is taken', async () => {
  await expect(checkPlace(out, library)).resolves.toBeUndefined();
  writeFileSync(out, 'old');
  await expect(checkPlace(out, library)).resolves.toBeUndefined();
});

test('what is not a file of one’s own is refused and left alone', async () => {
  writeFileSync(join(folder, 'real.pdf'), 'real');
  symlinkSync('real.pdf', join(folder, 'link.pdf'));
  symlinkSync('library', join(folder, 'shortcut'));
  for (const [place, says] of [
    [folder, /is a folder/],
    [join(folder, 'none', 'a.pdf'), /no folder/],
    [join(folder, 'real.pdf', 'a.pdf'), /no folder/],
    [join(folder, 'link.pdf'), /not a plain file/],
    ['/dev/null', /not a plain file/],
    [join(library, 'library.db'), /folder of the library/],
    [join(library, 'attachments', 'a.pdf'), /folder of the library/],
    [join(folder, 'shortcut', 'a.pdf'), /folder of the library/],
    [`${out}\0`, /NUL/],
  ] as const)
    await expect(checkPlace(place, library), place).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(says) as unknown,
    });
  expect(existsSync('/dev/null')).toBe(true);
});

test('that the disk is full is said where it was SQLite that met it', async () => {
  writeFileSync(out, 'old');
  await expect(
    writeProvenFile(
      out,
      (passing) => {
        writeFileSync(passing, 'half');
        return Promise.reject(
          Object.assign(new Error('database or disk is full'), {
            code: 'SQLITE_FULL',
          }),
        );
      },
      () => Promise.resolve({ ok: true }),
    ),
  ).rejects.toMatchObject({
    code: 'unavailable',
    message:
      'brief.pdf was not written: the disk is full; choose another place.',
  });
  expect(readFileSync(out, 'utf8')).toBe('old');
  expect(names()).toEqual(['brief.pdf', 'library']);
});

test('why the file of a package can’t be made is what the system says of it', async () => {
  await expect(
    writePackage(
      join(folder, 'not-there', 'passing'),
      {} as Parameters<typeof writePackage>[1],
      {
        bytesOf: () => bytes,
        signal: new AbortController().signal,
      },
    ),
  ).rejects.toMatchObject({ code: 'ENOENT' });
});
