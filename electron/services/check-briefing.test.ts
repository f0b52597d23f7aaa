import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { cite, doc, note, p, table } from '#core/document/builder.ts';
import type { SourceId } from '#core/document/document.ts';
import { awaitText, putText } from '../database/attachment-texts.ts';
import { putAttachment } from '../database/attachments.ts';
import { saveDelta } from '../database/blocks.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { insertBriefing, readBriefing } from '../database/briefings.ts';
import { insertExcerpt } from '../database/excerpts.ts';
import {
  book,
  BRIEFING,
  STAMP,
  testLibrary,
} from '../database/library-fixture.ts';
import type { Library } from '../database/open.ts';
import {
  linkAttachment,
  unlinkAttachment,
} from '../database/source-attachments.ts';
import { lastRevision } from '../database/revisions.ts';
import { changeSource, insertSources } from '../database/sources.ts';
import { openChecker } from './check-briefing.ts';
import { useCitationStyles } from './citation-styles-fixture.ts';

const styles = useCitationStyles();

/** The styles of the build, beside the templates that stand in the repository. */
beforeAll(async () => {
  await cp(
    join(import.meta.dirname, '../../resources/templates'),
    join(styles(), 'templates'),
    { recursive: true },
  );
});

const SOURCE = 's1' as SourceId;

/** A briefing that quotes the source s1, with its page. */
function quotingLibrary(): Library {
  const library = testLibrary();
  insertSources(library, [book('s1')], STAMP);
  insertBriefing(
    library,
    BRIEFING,
    doc(
      p(
        'It says “the north mole went silent before the peak”',
        note(cite('s1', 'p. 4')),
      ),
    ),
    STAMP,
  );
  return library;
}

function attach(library: Library, name: string, mediaType: string): string {
  const { sha256 } = putAttachment(library, Buffer.from(name), mediaType);
  linkAttachment(
    library,
    SOURCE,
    { sha256, fileName: name, captured: null },
    STAMP,
  );
  return sha256;
}

function attachRead(
  library: Library,
  name: string,
  ...pages: string[]
): string {
  const sha256 = attach(library, name, 'application/pdf');
  awaitText(library, sha256);
  putText(library, sha256, {
    state: 'read',
    pages: pages.flatMap((text, place) =>
      text === '' ? [] : [{ page: place + 1, text }],
    ),
  });
  return sha256;
}

const quotations = async (library: Library): Promise<string[]> =>
  (await openChecker(library, styles()).check(BRIEFING, '2026-11-28')).findings
    .filter(({ check }) => check === 'quotation-not-in-source')
    .map(({ message }) => message.replace(/^.* (?=are not found)/u, ''));

test('a quotation is looked for in the files that were read, and in excerpts', async () => {
  const library = quotingLibrary();
  expect(await quotations(library)).toEqual([]);
  const other = attachRead(library, 'other.pdf', 'Another text');
  expect(await quotations(library)).toEqual([
    'are not found in other.pdf: compare them with the source.',
  ]);
  attachRead(
    library,
    'right.pdf',
    'One',
    'Then the north mole went',
    'silent before the peak.',
  );
  expect(await quotations(library)).toEqual([]);
  unlinkAttachment(library, SOURCE, other, STAMP);
  expect(await quotations(library)).toEqual([]);
});

test('the nearest words of all pages are named', async () => {
  const library = quotingLibrary();
  attachRead(
    library,
    'report.pdf',
    ...Array.from(
      { length: 25 },
      () => 'A mole went silent where the peak was',
    ),
    'The north mole fell silent before the peak',
  );
  const { findings } = await openChecker(library, styles()).check(
    BRIEFING,
    '2026-11-28',
  );
  expect(
    findings
      .filter(({ check }) => check === 'quotation-near')
      .map(({ difference }) => difference),
  ).toEqual(['“went” here, “fell” there']);
});

test('pages without words are told of, and an excerpt counts as the source', async () => {
  const library = quotingLibrary();
  attachRead(library, 'scan.pdf', 'One', '', 'Three');
  expect(await quotations(library)).toEqual([
    'are not found in scan.pdf, of which some pages could not be read: compare them with the source.',
  ]);
  insertExcerpt(library, SOURCE, {
    id: 'e1',
    text: 'The north mole went silent before the peak.',
    locator: null,
    created: STAMP.at,
  });
  expect(await quotations(library)).toEqual([]);
});

test.each([
  ['a picture', 'image/png', null],
  ['a file that waits', 'application/pdf', 'waiting'],
  ['a file that could not be read', 'application/pdf', 'failed'],
])(
  'nothing is said where the source has %s',
  async (_what, mediaType, state) => {
    const library = quotingLibrary();
    attachRead(library, 'other.pdf', 'Another text');
    const sha256 = attach(library, 'unread', mediaType);
    if (state !== null) awaitText(library, sha256);
    if (state === 'failed')
      putText(library, sha256, { state: 'failed', reason: 'It is damaged.' });
    expect(await quotations(library)).toEqual([]);
  },
);

test('a checker sees what was attached and read since it was asked last', async () => {
  const library = quotingLibrary();
  const checker = openChecker(library, styles());
  const found = async (): Promise<string[]> =>
    (await checker.check(BRIEFING, '2026-11-28')).findings
      .map(({ check }) => check)
      .filter((check) => check === 'quotation-not-in-source');
  const sha256 = attach(library, 'late.pdf', 'application/pdf');
  awaitText(library, sha256);
  expect(await found()).toEqual([]);
  putText(library, sha256, { state: 'read', pages: [{ page: 1, text: 'No' }] });
  expect(await found()).toHaveLength(1);
  expect(await found()).toHaveLength(1);
});

test('a library that is closed meanwhile ends the check in a sentence', async () => {
  const library = quotingLibrary();
  attachRead(library, 'other.pdf', 'Another text');
  const checked = openChecker(library, styles()).check(BRIEFING, '2026-11-28');
  library.close();
  await expect(checked).rejects.toThrow('was closed');
});

test.each([
  ['apa', 1],
  ['oscola', 0],
])('a list of sources is wanted by %s %i times', async (style, times) => {
  const library = testLibrary();
  insertSources(library, [book('s1')], STAMP);
  const document = doc(p('It is so', note(cite('s1', 'p. 4'))));
  insertBriefing(library, BRIEFING, { ...document, style }, STAMP);
  const { findings } = await openChecker(library, styles()).check(
    BRIEFING,
    '2026-11-28',
  );
  expect(findings.filter(({ check }) => check === 'missing-list')).toHaveLength(
    times,
  );
});

test.each([
  ['nlm-citation-sequence', 1],
  ['sist02', 1],
  ['oscola', 0],
])('a page that %s never prints is told %i times', async (style, times) => {
  const library = testLibrary();
  insertSources(library, [book('s1')], STAMP);
  const document = doc(p('It is so', note(cite('s1', 'p. 4'))));
  insertBriefing(library, BRIEFING, { ...document, style }, STAMP);
  const { check } = openChecker(library, styles());
  for (const again of [1, 2]) {
    const { findings } = await check(BRIEFING, '2026-11-28');
    expect(
      findings.filter((one) => one.check === 'unprinted-place'),
      `run ${again}`,
    ).toHaveLength(times);
  }
});

test('a source that nothing cites is found in the only briefing of its library', async () => {
  const library = quotingLibrary();
  insertSources(library, [book('s2')], STAMP);
  const checker = openChecker(library, styles());
  const never = async (): Promise<(string | undefined)[]> =>
    (await checker.check(BRIEFING, '2026-11-28')).findings
      .filter(({ check }) => check === 'source-never-cited')
      .map(({ source }) => source);
  expect(await never()).toEqual(['s2']);
  insertBriefing(library, 'other' as typeof BRIEFING, doc(p('Words')), STAMP);
  expect(await never()).toEqual([]);
});

test('after an edit what is read anew is what was changed, and what is found is what a whole reading finds', async () => {
  const library = quotingLibrary();
  const checker = openChecker(library, styles());
  const first = await checker.check(BRIEFING, '2026-11-28');
  const { blocks } = readBriefing(library, BRIEFING).document;
  const [block] = blocks;
  if (block?.type !== 'paragraph') throw new Error('no paragraph');
  saveDelta(
    library,
    BRIEFING,
    {
      put: [
        {
          block: {
            ...block,
            content: [{ type: 'text', text: 'It cost £5.' }],
          },
          parent: lastRevision(
            library,
            briefingKey(library, BRIEFING),
            block.id,
          ),
        },
      ],
      move: [],
      remove: [],
    },
    STAMP,
  );
  const again = await checker.check(BRIEFING, '2026-11-28');
  expect(again).not.toEqual(first);
  expect(again).toEqual(
    await openChecker(library, styles()).check(BRIEFING, '2026-11-28'),
  );
  expect(again.findings.map(({ check }) => check)).toContain(
    'claim-without-citation',
  );
});

test('a superseded source is named with what took its place, where that is known', async () => {
  const library = quotingLibrary();
  insertSources(library, [book('s2')], STAMP);
  const said = async (): Promise<unknown> =>
    (
      await openChecker(library, styles()).check(BRIEFING, '2026-11-29')
    ).findings.find(({ check }) => check === 'superseded-source')?.message;
  changeSource(library, { ...book('s1'), standing: 'superseded' }, STAMP);
  expect(await said()).toContain('has been superseded: look');
  changeSource(
    library,
    { ...book('s1'), standing: 'superseded', supersededBy: 's2' as SourceId },
    STAMP,
  );
  expect(await said()).toContain(
    'has been superseded by “The book s2” (key-s2): look',
  );
});

test('characters that no font of the print has are found where the fonts are known', async () => {
  const library = testLibrary();
  insertBriefing(library, BRIEFING, doc(p('It snowed: ☃.')), STAMP);
  const found = async (): Promise<string[]> =>
    (
      await openChecker(library, styles()).check(BRIEFING, '2026-11-29')
    ).findings
      .filter(({ check }) => check === 'unprinted-character')
      .map(({ text }) => text);
  expect(await found()).toEqual([]);
  const fonts = join(styles(), 'fonts');
  await mkdir(fonts);
  await writeFile(join(fonts, 'coverage.json'), '[[32,126]]');
  expect(await found()).toEqual(['☃']);
});

test('a character of a cited source that no font has is found at the note that prints it, and only there', async () => {
  const library = testLibrary();
  const snow = book('s1', 'Ferries in the ☃');
  insertSources(library, [snow, book('s2')], STAMP);
  const document = doc(
    p('It rose.', note(cite('s2'))),
    p('It snowed.', note(cite('s1'))),
  );
  insertBriefing(library, BRIEFING, document, STAMP);
  const fonts = join(styles(), 'fonts');
  await mkdir(fonts, { recursive: true });
  await writeFile(join(fonts, 'coverage.json'), '[[32,126],[160,8300]]');
  const found = async (): Promise<unknown[]> =>
    (
      await openChecker(library, styles()).check(BRIEFING, '2026-11-29')
    ).findings
      .filter(({ check }) => check === 'unprinted-character')
      .map(({ block, text, message }) => [block, text, message.slice(0, 6)]);
  expect(await found()).toEqual([[document.blocks[1]?.id, '☃', 'Note 2']]);
  changeSource(library, book('s1', 'Ferries in the snow'), STAMP);
  expect(await found()).toEqual([]);
});

test('a word that is parted within a syllable on the paper of the template is found, with its table', async () => {
  const library = testLibrary();
  const row = ['The office', 'Notwithstanding'];
  insertBriefing(
    library,
    BRIEFING,
    doc(table([row], { widths: [40, 1] }), table([row])),
    STAMP,
  );
  const { findings } = await openChecker(library, styles()).check(
    BRIEFING,
    '2026-11-28',
  );
  expect(findings.filter(({ check }) => check === 'parted-word')).toMatchObject(
    [
      {
        block: readBriefing(library, BRIEFING).document.blocks[0]?.id,
        text: 'Notwithstanding',
      },
    ],
  );
});
