// Every file that can't be taken gets one sentence and exit 2, and the library stays as it was.
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import Database from 'better-sqlite3';
import { fixture, test, type Precis } from './precis.ts';

const utf16 = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

type Case = {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  readonly as?: 'briefing' | 'sources';
  readonly says: RegExp;
};

const CASES: readonly Case[] = [
  { name: 'empty.txt', bytes: '', says: /empty/ },
  {
    name: 'blank.txt',
    bytes: ' \n\t\n\r\n',
    says: /no words in it/,
  },
  { name: 'nul.txt', bytes: 'one\0two', says: /NUL/ },
  { name: 'bell.txt', bytes: 'one\u0007two', says: /BELL.*U\+0007/ },
  { name: 'escape.txt', bytes: 'one\u001b[31mtwo', says: /ESCAPE.*U\+001B/ },
  { name: 'page.txt', bytes: 'one\ftwo', says: /FORM FEED.*U\+000C/ },
  {
    name: 'surrogate.txt',
    bytes: Buffer.concat([
      utf16('one '),
      Buffer.from([0x00, 0xd8]),
      Buffer.from(' two', 'utf16le'),
    ]),
    says: /surrogate/,
  },
  {
    name: 'picture.txt',
    bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    says: /PNG/,
  },
  { name: 'paper.txt', bytes: '%PDF-1.7\n%âãÏÓ\n1 0 obj', says: /PDF/ },
  {
    name: 'shift-jis.txt',
    bytes: Buffer.from('8381918f90c28ea99d81', 'hex'),
    says: /UTF-8/,
  },
  { name: 'letter.docx', bytes: 'PK', says: /can't be read/ },
  { name: 'broken.json', bytes: '[{"id": "a", "type": "book"', says: /JSON/ },
  {
    name: 'other.json',
    bytes: '{"name": "precis", "version": 3}',
    says: /CSL-JSON/,
  },
  {
    name: 'none.bib',
    bytes: 'Just a letter, with no entries.',
    says: /BibTeX|entr/,
  },
  {
    name: 'text.txt',
    bytes: 'A text.',
    as: 'sources',
    says: /BibTeX.*CSL-JSON/,
  },
];

async function refused(
  precis: Precis,
  args: readonly string[],
  says: RegExp,
): Promise<void> {
  const { code, stdout, stderr } = await precis.run(...args);
  expect(stderr).toMatch(says);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).not.toMatch(/\bat .*:\d+:\d+|node:|SQLITE|Error:/);
  expect(stdout).toBe('');
  expect(code).toBe(2);
}

function countRows(file: string): Record<string, unknown> {
  const db = new Database(file, { readonly: true });
  try {
    return Object.fromEntries(
      [
        'briefings',
        'blocks',
        'revisions',
        'sources',
        'search_heads',
        'search_blocks',
      ].map((table) => [
        table,
        db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
      ]),
    );
  } finally {
    db.close();
  }
}

/** What the library holds: its briefings as a person sees them, that it is whole, and how many rows it has. */
async function state(precis: Precis): Promise<unknown> {
  return {
    briefings: await precis.ask('briefings.list', ['list']),
    verify: await precis.ask('library.verify', ['verify']),
    rows: countRows(join(precis.library, 'library.db')),
  };
}

test('files that are not what they should be', async ({ precis }) => {
  await precis.ask('files.import', ['import', fixture('press-summary.txt')]);
  const before = await state(precis);
  for (const { name, bytes, as, says } of CASES) {
    const file = join(precis.folder, name);
    await writeFile(file, bytes);
    await test.step(name, () =>
      refused(precis, ['import', file, ...(as ? ['--as', as] : [])], says),
    );
  }
  expect(await state(precis)).toEqual(before);
});

test('files that can’t be read', async ({ precis }) => {
  await mkdir(join(precis.folder, 'folder.txt'));
  await symlink('loop.txt', join(precis.folder, 'loop.txt'));
  await writeFile(join(precis.folder, 'large.txt'), 'a');
  await truncate(join(precis.folder, 'large.txt'), 17 * 1024 * 1024);
  await refused(precis, ['import', 'nowhere.txt'], /no such file/);
  await refused(precis, ['import', 'folder.txt'], /folder/);
  await refused(precis, ['import', 'loop.txt'], /circle/);
  await refused(precis, ['import', 'large.txt'], /too large.*16 MB/);
  await refused(precis, ['import', '/dev/null'], /plain file/);
  expect((await precis.ask('briefings.list', ['list'])).briefings).toEqual([]);
});

test('several files, each by itself', async ({ precis }) => {
  await writeFile(join(precis.folder, 'nul.txt'), 'one\0two');
  const report = await precis.ask('files.import', [
    'import',
    'nul.txt',
    fixture('press-summary.txt'),
    'nowhere.txt',
  ]);
  expect(report.briefings).toHaveLength(1);
  expect(report.skipped.map(({ file }) => file)).toEqual([
    join(precis.folder, 'nul.txt'),
    join(precis.folder, 'nowhere.txt'),
  ]);
});

test('wrong use', async ({ precis }) => {
  const { briefings } = await precis.ask('files.import', [
    'import',
    fixture('press-summary.txt'),
    fixture('two-sources.bib'),
  ]);
  const id = briefings[0]?.id ?? '';
  const cases: readonly (readonly [string[], RegExp])[] = [
    [['frobnicate'], /no command/],
    [['list', 'extra'], /takes no names/],
    [['show'], /takes 1 name/],
    [['show', 'nobody'], /no briefing/i],
    [['alarms', 'nobody'], /no briefing/i],
    [['list', '--colour'], /colour/],
    [['import'], /Nothing to import/],
    [
      ['import', fixture('press-summary.txt'), '--template', '../x'],
      /no template/,
    ],
    [
      ['import', fixture('press-summary.txt'), '--as', 'song'],
      /briefing, sources/,
    ],
    [['verdict', id, 'c', 'perhaps'], /no verdict: it is one of supports/],
    [['verdict', id, 'nowhere', 'supports'], /no citation/],
    [['verdict', id, 'c', 'supports', '--by', ' '], /--by is empty/],
    [['link', id, 'x', 'gauge-review'], /not the number of a marker/],
    [['link', id, '9', 'gauge-review'], /\[1\], \[4\]/],
    [['link', id, '1', 'nobody'], /no source nobody/],
    [['export', id], /--to is missing/],
    [['export', id, '--to', 'pdf'], /--out is missing/],
    [
      ['export', id, '--to', 'gif', '--out', 'a.gif'],
      /pdf, docx, md, html, txt/,
    ],
    [['export', id, '--to', 'evidence', '--out', 'a.pdf'], /\.csv/],
    [
      ['export', id, '--to', 'pdf', '--out', 'a.pdf', '--style', '../../etc'],
      /no style|no citation style/i,
    ],
    [
      ['export', id, '--to', 'pdf', '--out', 'a.pdf', '--date', '2026-13-45'],
      /date/,
    ],
    [
      ['export', id, '--to', 'pdf', '--out', 'no/such/folder/a.pdf'],
      /no folder/,
    ],
    [['export', id, '--to', 'pdf', '--out', '.'], /is a folder/],
    [
      ['export', id, '--to', 'txt', '--out', 'library/library.db'],
      /folder of the library/,
    ],
    [['export', id, '--to', 'txt', '--out', '/dev/null'], /not a plain file/],
    [['export', id, '--to', 'md', '--style', 'oscola'], /--style goes with/],
    [['export', id, '--to', 'txt', '--style', 'no-such'], /no citation style/i],
    [['import', fixture('press-summary.txt'), '--title', ''], /title is empty/],
  ];
  for (const [args, says] of cases)
    await test.step(args.join(' '), () => refused(precis, args, says));
});
