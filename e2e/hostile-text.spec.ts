// Text that means something to some machine is only text here: it comes out whole, in plain text and in the PDF.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './precis.ts';
import { pagesOf } from './read-pages.ts';

const HOSTILE = [
  '#panic("stop") #import "/etc/passwd": * #read("a") $ x^2 $ <label> @ref *b* _i_ `c` \\u{41} // no comment /* nor this */',
  '<script>alert("1")</script> <i>not italic</i> &amp; &lt; <!-- kept --> <img src=x onerror=y>',
  'Robert\'); DROP TABLE briefings;-- " OR 1=1',
  'NEAR("a" b) AND NOT c* ^d {e}:f - "unclosed',
  '(a+)+$ [^x]* \\d{1,999}? ../../etc/passwd %s %n ${HOME} $(id) `id`',
  '= Not a heading',
  '- not a list',
  'A word \u202Ereversed\u202C and a stop.',
];

test('typesetting, page, database and search syntax', async ({ precis }) => {
  const name = '#panic("f") <b>$(id)</b> ; drop.txt';
  const file = join(precis.folder, name.replaceAll('/', '_'));
  await writeFile(file, `${HOSTILE.join('\n')}\nA fact [1].\n`);
  const source = {
    id: 'k1',
    type: 'book',
    title: '<i>A</i> & #panic("t") <script>x</script> $y$ \\ {z}',
    author: [{ family: '<b>Law</b>', given: '#let' }],
    publisher: "'; DROP TABLE sources;--",
    issued: { 'date-parts': [[2020]] },
  };
  await writeFile(join(precis.folder, 's.json'), JSON.stringify([source]));
  const { briefings, skipped } = await precis.ask('files.import', [
    'import',
    file,
    's.json',
  ]);
  expect(skipped).toEqual([]);
  const { id = '', title } = briefings[0] ?? {};
  expect(title).toBe(name.replaceAll('/', '_').replace(/\.txt$/, ''));
  await precis.ask('markers.link', ['link', id, '1', 'k1']);

  const plain = await precis.run('export', id, '--to', 'txt');
  for (const line of HOSTILE) expect(plain.stdout).toContain(line);

  const shown = await precis.ask('briefings.show', ['show', id]);
  // The italics of CSL-JSON go; nothing else is anything but words.
  for (const words of [
    'A & #panic(',
    '<script>x</script>',
    '$y$',
    '<b>Law</b>',
    'DROP TABLE sources',
  ])
    expect(shown.footnotes[0]?.text).toContain(words);

  const { file: pdf, proof } = await precis.ask('briefings.export', [
    'export',
    id,
    '--to',
    'pdf',
    '--out',
    'hostile.pdf',
  ]);
  expect(proof.missing).toEqual([]);
  const bare = (words: string): string =>
    words.replace(/[\s\u202C\u202E\u00ad]/g, '');
  const text = bare(
    (await pagesOf(await readFile(pdf))).map((page) => page.text).join(' '),
  );
  for (const line of HOSTILE.slice(0, 7))
    expect(text).toContain(bare(line).slice(0, 20));
  expect(text).toContain('Awordreversedandastop.');
});

test('10,000 nested brackets', async ({ precis }) => {
  const nested = `A${'['.repeat(10_000)}1${']'.repeat(10_000)}Z ${'{'.repeat(10_000)}${'('.repeat(10_000)}`;
  await writeFile(join(precis.folder, 'deep.txt'), nested);
  const { briefings } = await precis.ask('files.import', [
    'import',
    'deep.txt',
  ]);
  const id = briefings[0]?.id ?? '';
  const plain = await precis.run('export', id, '--to', 'txt');
  expect(plain.stdout.trimEnd()).toBe(nested);
  const { proof } = await precis.ask('briefings.export', [
    'export',
    id,
    '--to',
    'pdf',
    '--out',
    'deep.pdf',
  ]);
  expect(proof.missing).toEqual([]);
});
