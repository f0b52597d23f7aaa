// What a person is told when the library is open elsewhere, damaged or from a newer Precis; and that it stays as it was.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from '@playwright/test';
import { contentsOf, fixture, test } from './precis.ts';

const file = (library: string): string => join(library, 'library.db');

test('while another has the library open it is read from a copy, and not written to', async ({
  precis,
}) => {
  const { briefings } = await precis.ask('files.import', [
    'import',
    fixture('press-summary.txt'),
  ]);
  const id = briefings[0]?.id ?? '';
  const open = join(
    import.meta.dirname,
    '..',
    'electron',
    'database',
    'open.ts',
  );
  const holder = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { openLibrary } from ${JSON.stringify(open)}; globalThis.held = openLibrary(${JSON.stringify(precis.library)}); console.log('open'); setInterval(() => {}, 1000);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(holder.stdout, 'data');
  const listed = await precis.run('--json', 'list');
  expect(listed.code).toBe(0);
  expect(listed.stderr).toBe(
    'precis: the library is open in another Precis; this is what is saved in it now.\n',
  );
  expect(JSON.parse(listed.stdout)).toMatchObject({
    briefings: [{ id, title: 'press-summary' }],
  });
  const out = join(precis.folder, 'press.pdf');
  const exported = await precis.run('export', id, '--to', 'pdf', '--out', out);
  expect(exported.code).toBe(0);
  expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-');
  for (const args of [
    ['import', fixture('two-sources.bib')],
    ['link', id, '1', 'hallin-gazette'],
    ['verify'],
  ]) {
    const refused = await precis.run(...args);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/is open in another Precis/);
    expect(refused.stderr.trimEnd().split('\n')).toHaveLength(1);
  }
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  // The lock went with the process, whatever way it ended.
  await precis.ask('briefings.list', ['list']);
});

test('a newer library is refused and left alone', async ({ precis }) => {
  await precis.ask('files.import', ['import', fixture('press-summary.txt')]);
  const db = new Database(file(precis.library));
  db.pragma('user_version = 999');
  db.close();
  const before = await readFile(file(precis.library));
  const { code, stderr } = await precis.run('list');
  expect(code).toBe(2);
  expect(stderr).toMatch(/newer/);
  expect(await readFile(file(precis.library))).toEqual(before);
});

for (const [name, damage] of [
  ['garbage', () => Buffer.from('This is not a library at all. '.repeat(400))],
  ['nothing', () => Buffer.alloc(0)],
  ['its first half', (whole: Buffer) => whole.subarray(0, whole.length >> 1)],
  [
    'holes',
    (whole: Buffer) => {
      const holed = Buffer.from(whole);
      holed.fill(0xa5, 4096, Math.min(holed.length, 4096 * 12));
      return holed;
    },
  ],
] as const)
  test(`a library of which ${name} is left is reported and never overwritten`, async ({
    precis,
  }) => {
    await precis.ask('files.import', ['import', fixture('press-summary.txt')]);
    const damaged = damage(await readFile(file(precis.library)));
    await writeFile(file(precis.library), damaged);
    const shown = await precis.run('list');
    const brought = await precis.run('import', fixture('press-summary.txt'));
    // A list may need none of the pages that are gone; what writes is refused.
    expect(brought.code).toBe(2);
    expect(shown.stderr + brought.stderr).toMatch(
      /damaged|not a Precis library/,
    );
    const verify = await precis.run('--json', 'verify');
    expect(verify.code).toBe(1);
    expect(JSON.parse(verify.stdout)).toMatchObject({ ok: false });
    expect(await readFile(file(precis.library))).toEqual(damaged);
  });

test('verify names what is wrong in a library that opens', async ({
  precis,
}) => {
  await precis.ask('files.import', ['import', fixture('press-summary.txt')]);
  const db = new Database(file(precis.library));
  db.prepare(
    `UPDATE blocks SET body = '{"type":"poem"}' WHERE rowid = (SELECT min(rowid) FROM blocks)`,
  ).run();
  db.close();
  const { problems } = await precis.ask('library.verify', ['verify'], 1);
  expect(problems.join(' ')).toMatch(/block/i);
});

test('a folder that holds other things is not made a library of', async ({
  precis,
}) => {
  await mkdir(precis.library);
  await writeFile(file(precis.library), '');
  await appendFile(join(precis.library, 'diary.txt'), 'mine');
  const before = await contentsOf(precis.library);
  const { code } = await precis.run('list');
  expect(code).toBe(2);
  const after = await contentsOf(precis.library);
  for (const [name, bytes] of before) expect(after.get(name)).toBe(bytes);
});
