import { expect, test } from 'vitest';
import { printedListInSteps } from '#core/citations/format-bibliography.ts';
import { formatCitations, formatNotes } from '#core/citations/format-notes.ts';
import { SOURCES } from '#core/citations/sources-fixture.ts';
import { cite, docWith, note, p } from '#core/document/builder.ts';
import type { BriefingDocument } from '#core/document/document.ts';
import { allAtOnce } from '#core/steps.ts';
import { insertBriefing } from '../database/briefings.ts';
import {
  findFormattedCitations,
  type FormattedCitations,
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
import * as inSteps from './formatted-notes.ts';

const resources = useCitationStyles();

const formattedNotes = (
  ...asked: Parameters<typeof inSteps.formattedNotes>
): inSteps.FormattedNotes => allAtOnce(inSteps.formattedNotes(...asked));

const storedCitations = (
  of: inSteps.NotesOf,
  key: string,
  make: () => FormattedCitations,
): FormattedCitations =>
  allAtOnce(
    inSteps.storedCitations(of, key, function* () {
      yield;
      return make();
    }),
  );

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

const made: FormattedCitations = {
  citations: [],
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
      JSON.stringify(findFormattedCitations(library, BRIEFING, digest)),
      style.id,
    ).toBe(
      JSON.stringify({
        citations: formatCitations(document, SOURCES, style),
        list: allAtOnce(printedListInSteps(document, SOURCES, style)),
      }),
    );
  }
});

test('the words of a note may change, and what its citations say is kept', () => {
  const library = open();
  const document = everySource();
  const [style] = everyStyle(resources());
  if (!style) throw new Error('There is no style.');
  const of = { library, briefing: BRIEFING, formatting: 'one' };
  const reworded = (said: string, found: string): BriefingDocument => {
    const text = JSON.stringify(document);
    expect(text).toContain(said);
    return JSON.parse(text.replaceAll(said, found)) as BriefingDocument;
  };
  formattedNotes(document, SOURCES, style, of);
  const { digest } = kept(library);
  const changed = reworded('"See "', '"As this says: "');
  expect(formattedNotes(changed, SOURCES, style, of).notes).toEqual(
    formatNotes(changed, SOURCES, style),
  );
  expect(kept(library).digest).toBe(digest);
  // Where the note goes on with its sentence the style's stop is left out.
  const stopped = reworded('"; so there."', '"Stop."');
  expect(formattedNotes(stopped, SOURCES, style, of).notes).toEqual(
    formatNotes(stopped, SOURCES, style),
  );
  const elsewhere = reworded('"value":"1"', '"value":"999"');
  expect(formattedNotes(elsewhere, SOURCES, style, of).notes).toEqual(
    formatNotes(elsewhere, SOURCES, style),
  );
  expect(kept(library).digest).not.toBe(digest);
});

test('they are formatted once, and again where anything else would say otherwise', () => {
  const library = open();
  const of = { library, briefing: BRIEFING, formatting: 'one' };
  expect(storedCitations(of, 'key', () => made)).toEqual(made);
  expect(storedCitations(of, 'key', fails)).toEqual(made);
  expect(() => storedCitations(of, 'another key', fails)).toThrow('again');
  expect(() =>
    storedCitations({ ...of, formatting: 'other code' }, 'key', fails),
  ).toThrow('again');
  library.db.exec(`UPDATE formatted_notes SET words = '{"citations":[{}]}'`);
  expect(() => storedCitations(of, 'key', fails)).toThrow('again');
});

test('without the digest of what formats, nothing is kept', () => {
  const library = open();
  const of = { library, briefing: BRIEFING, formatting: null };
  expect(storedCitations(of, 'key', () => made)).toBe(made);
  expect(kept(library)).toBeUndefined();
});

test('a library that is only read gives them and takes none', () => {
  const folder = temporaryFolder();
  const writing = open(folder);
  storedCitations(
    { library: writing, briefing: BRIEFING, formatting: 'one' },
    'key',
    () => made,
  );
  const library = openLibraryReadOnly(folder);
  try {
    const of = { library, briefing: BRIEFING, formatting: 'one' };
    expect(storedCitations(of, 'key', fails)).toEqual(made);
    const other: FormattedCitations = { citations: [], list: [] };
    expect(storedCitations(of, 'another key', () => other)).toBe(other);
    expect(storedCitations(of, 'key', fails)).toEqual(made);
  } finally {
    library.close();
  }
});
