import { expect, test } from 'vitest';
import { printedList } from '#core/citations/format-bibliography.ts';
import { formatNotes } from '#core/citations/format-notes.ts';
import { SOURCES } from '#core/citations/sources-fixture.ts';
import { cite, docWith, note, p } from '#core/document/builder.ts';
import type { BriefingDocument } from '#core/document/document.ts';
import { insertBriefing } from '../database/briefings.ts';
import {
  findFormattedNotes,
  type FormattedNotes,
} from '../database/formatted-notes.ts';
import {
  BRIEFING,
  STAMP,
  temporaryFolder,
  testLibrary,
} from '../database/library-fixture.ts';
import type { Library } from '../database/open.ts';
import { openLibraryReadOnly } from '../database/open-read-only.ts';
import { insertSources } from '../database/sources.ts';
import { everyStyle, useCitationStyles } from './citation-styles-fixture.ts';
import { formattedNotes, storedNotes } from './formatted-notes.ts';

const resources = useCitationStyles();

/** Cites every kind of source twice, the second time behind another. */
function everySource(): BriefingDocument {
  const ids = [...SOURCES.keys()];
  const paragraphs = [...ids, ...ids].map((id, place) =>
    p(`See ${place}`, note('See ', cite(id, `p. ${place + 1}`), '; so there.')),
  );
  const document = docWith({}, ...paragraphs);
  const [first] = document.blocks;
  if (!first) throw new Error('There is no block.');
  return {
    ...document,
    blocks: [
      ...document.blocks,
      { type: 'bibliography', id: 'list', rank: first.rank } as never,
    ],
  };
}

function open(folder = temporaryFolder()): Library {
  const library = testLibrary(folder);
  insertSources(library, [...SOURCES.values()], STAMP);
  insertBriefing(library, BRIEFING, everySource(), STAMP);
  return library;
}

const kept = (library: Library): { digest: string; words: string } =>
  library.db
    .prepare('SELECT digest, words FROM formatted_notes')
    .get() as never;

const made: FormattedNotes = {
  notes: [],
  list: [{ source: 's' as never, runs: [{ text: 'Made', marks: ['bold'] }] }],
};
const fails = (): never => {
  throw new Error('they are formatted again');
};

test('what the library keeps is what each style gives, to the letter', () => {
  const library = open();
  const document = everySource();
  // One that has ibid., one with authors and years, one with numbers, one of law.
  const styles = [...everyStyle(resources())].filter(({ id }) =>
    ['chicago-notes', 'apa', 'ieee', 'oscola'].includes(id),
  );
  expect(styles).toHaveLength(4);
  for (const style of styles) {
    const of = { library, briefing: BRIEFING, formatting: 'one' };
    formattedNotes(document, SOURCES, style, of);
    const { digest } = kept(library);
    expect(
      JSON.stringify(findFormattedNotes(library, BRIEFING, digest)),
      style.id,
    ).toBe(
      JSON.stringify({
        notes: formatNotes(document, SOURCES, style),
        list: printedList(document, SOURCES, style),
      }),
    );
  }
});

test('they are formatted once, and again where anything else would say otherwise', () => {
  const library = open();
  const of = { library, briefing: BRIEFING, formatting: 'one' };
  expect(storedNotes(of, 'key', () => made)).toEqual(made);
  expect(storedNotes(of, 'key', fails)).toEqual(made);
  expect(() => storedNotes(of, 'another key', fails)).toThrow('again');
  expect(() =>
    storedNotes({ ...of, formatting: 'other code' }, 'key', fails),
  ).toThrow('again');
  library.db.exec(`UPDATE formatted_notes SET words = '{"notes":[{}]}'`);
  expect(() => storedNotes(of, 'key', fails)).toThrow('again');
});

test('without the digest of what formats, nothing is kept', () => {
  const library = open();
  const of = { library, briefing: BRIEFING, formatting: null };
  expect(storedNotes(of, 'key', () => made)).toBe(made);
  expect(kept(library)).toBeUndefined();
});

test('a library that is only read gives them and takes none', () => {
  const folder = temporaryFolder();
  const writing = open(folder);
  storedNotes(
    { library: writing, briefing: BRIEFING, formatting: 'one' },
    'key',
    () => made,
  );
  const library = openLibraryReadOnly(folder);
  try {
    const of = { library, briefing: BRIEFING, formatting: 'one' };
    expect(storedNotes(of, 'key', fails)).toEqual(made);
    const other: FormattedNotes = { notes: [], list: [] };
    expect(storedNotes(of, 'another key', () => other)).toBe(other);
    expect(storedNotes(of, 'key', fails)).toEqual(made);
  } finally {
    library.close();
  }
});
