import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { item } from '#core/citations/sources-fixture.ts';
import {
  bold,
  cite,
  docWith,
  h,
  italic,
  link,
  marker,
  note,
  ol,
  p,
  quote,
  table,
  text,
} from '#core/document/builder.ts';
import type { BriefingDocument, SourceId } from '#core/document/document.ts';
import { insertBriefing } from '../database/briefings.ts';
import { putAttachment } from '../database/attachments.ts';
import {
  BRIEFING,
  STAMP,
  temporaryFolder,
  testLibrary,
} from '../database/library-fixture.ts';
import { insertSources } from '../database/sources.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { exportBriefing } from './export-briefing.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

function fixture(make: (pixel: string) => BriefingDocument) {
  const library = testLibrary();
  const author = [{ family: 'Okafor', given: 'Ifeoma' }];
  insertSources(
    library,
    ['smith', 'a/b!c'].map((citekey) => ({
      id: citekey.slice(0, 1) as SourceId,
      citekey,
      item: item({ type: 'book', title: `The ${citekey}`, author }),
    })),
    STAMP,
  );
  const pixel = putAttachment(library, PIXEL, 'image/png');
  insertBriefing(library, BRIEFING, make(pixel.sha256), STAMP);
  const folder = temporaryFolder();
  const out = join(folder, 'brief.md');
  return {
    folder,
    out,
    write: () =>
      exportBriefing(
        { id: BRIEFING, to: 'md', out },
        {
          library,
          resources: '',
          typesetter: {} as Typesetter,
          today: '2026-11-28',
          signal: new AbortController().signal,
          tell: () => undefined,
        },
      ),
  };
}

const BRIEF = (pixel: string): BriefingDocument =>
  docWith(
    {
      title: 'Ferry *link* to "Ærø"',
      marking: 'OFFICIAL',
      fields: { to: ['Minister', 'Permanent Secretary'], count: 3 },
    },
    h(1, 'Why', note('See ', cite('s', 'p. 4'), '.')),
    p(
      'The ',
      bold('contract'),
      ' ends',
      note(
        cite('s', 'pp. 4–6', { prefix: 'see' }),
        cite('a', 'rule 3', { suppressAuthor: true, suffix: 'and after' }),
      ),
      ', ',
      italic('soon'),
      marker('[4]'),
      '.',
    ),
    ol(['One'], ['Two', note('In a list.')]),
    quote([['Words.']], ['A minister']),
    table([
      ['Year', 'Cost'],
      ['2024', ['$1', note('In a cell.')]],
    ]),
    {
      type: 'image',
      attachment: pixel,
      alternative: 'A pixel',
      caption: [text('The pixel')],
    },
    p(link('https://example.org/', 'a link')),
    { type: 'bibliography' },
  );

test('a Markdown goes with its sources and its images, and is proved', async () => {
  const { out, folder, write } = fixture(BRIEF);
  const report = await write();
  expect(report.proof).toEqual({
    ok: true,
    footnotes: { expected: 4, found: 4 },
    headings: { expected: 1, found: 1 },
    missing: [],
  });
  expect(report.beside?.map((each) => basename(each))).toEqual([
    'brief.bib',
    expect.stringMatching(/^[0-9a-f]{16}\.png$/),
  ]);
  expect(readdirSync(folder).sort()).toEqual([
    'brief-images',
    'brief.bib',
    'brief.md',
  ]);
  expect(readFileSync(out, 'utf8')).toMatchSnapshot();
  // Once more: what is there is ours.
  expect((await write()).proof.ok).toBe(true);
});

test('a file of sources that somebody else wrote stays, and nothing is written', async () => {
  const { folder, write } = fixture(BRIEF);
  writeFileSync(join(folder, 'brief.bib'), '@book{mine}');
  await expect(write()).rejects.toThrow(/choose another name/);
  expect(readdirSync(folder)).toEqual(['brief.bib']);
});

test('where one of the files can’t take its place, none does', async () => {
  const { folder, out, write } = fixture(BRIEF);
  writeFileSync(out, 'old');
  // A file stands where the folder of the images should be.
  writeFileSync(join(folder, 'brief-images'), '');
  await expect(write()).rejects.toThrow(/was not written/);
  expect(readFileSync(out, 'utf8')).toBe('old');
  expect(readdirSync(folder).sort()).toEqual(['brief-images', 'brief.md']);
});

test('a folder where an image goes is named, and nothing is written', async () => {
  const { folder, write } = fixture(BRIEF);
  await write();
  const [image = ''] = readdirSync(join(folder, 'brief-images'));
  const other = fixture(BRIEF);
  mkdirSync(join(other.folder, 'brief-images', image), { recursive: true });
  await expect(other.write()).rejects.toThrow(/not a plain file/);
  expect(readdirSync(other.folder)).toEqual(['brief-images']);
});
