// The same notes and their list of sources in every style that Precis brings: what a change of the engine, of a style or
// of ours does to a printed word is seen here. `vitest -u` writes them anew; read what has changed.
import { expect, test } from 'vitest';
import { useCitationStyles } from '../../electron/services/citation-styles-fixture.ts';
import {
  listCitationStyles,
  readCitationStyle,
} from '../../electron/services/citation-styles.ts';
import { cite, docWith, note, p } from '../document/builder.ts';
import type { BriefingDocument, SourceId } from '../document/document.ts';
import { footnotesOf } from '../document/walk.ts';
import type { CitationStyle } from './citation-style.ts';
import type { Source } from './source.ts';
import { citedInOrder } from './cited-in-order.ts';
import { allAtOnce } from '../steps.ts';
import {
  formatBibliography,
  printedListInSteps,
} from './format-bibliography.ts';
import { plainList, type ListedEntry } from './listed-entry.ts';
import { formatNotes } from './format-notes.ts';
import { plainNote } from './formatted-note.ts';
import { sourceMap, ITEMS, item, on } from './sources-fixture.ts';

const resources = useCitationStyles();

const SOURCES = sourceMap({
  ...ITEMS,
  bill: item({
    type: 'bill',
    title: 'Coastal Safety Bill',
    number: '121',
    authority: 'House of Commons',
    issued: on(2022),
  }),
  case: item({
    type: 'legal_case',
    title: 'R v Harbour Board',
    'container-title': 'AC',
    volume: '1',
    page: '100',
    authority: 'UKSC',
    issued: on(2020),
  }),
});

const written = (language: string): BriefingDocument =>
  docWith(
    { language },
    p(
      'Words',
      note(cite('book', 'pp. 44-46')),
      note(cite('book', 'p. 47')),
      note(cite('bill', 's. 4')),
      note('See ', cite('article'), ' and ', cite('case', 'para 12'), '.'),
      note(cite('book', 'p. 4'), cite('web', undefined, { prefix: 'see ' })),
      note(cite('article', 'p. 203')),
      note(cite('japanese', 'p. 3'), cite('chapter')),
      note(cite('chapter')),
    ),
  );

const listed = (
  { blocks, language }: BriefingDocument,
  sources: ReadonlyMap<SourceId, Source>,
  style: CitationStyle,
): readonly ListedEntry[] =>
  formatBibliography(
    citedInOrder(footnotesOf(blocks).map(({ footnote }) => footnote)),
    sources,
    style,
    language,
  ) ?? [];

test('every style', () => {
  const printed = listCitationStyles(resources()).flatMap(({ id }) => {
    const style = readCitationStyle(resources(), id, 'en-GB');
    const document = written('en-GB');
    return [
      `== ${id}`,
      ...formatNotes(document, SOURCES, style).map(
        (one) => `${one.number} ${plainNote(one)}`,
      ),
      ...listed(document, SOURCES, style).map(
        (entry) => `- ${plainList([entry])}`,
      ),
    ];
  });
  expect(printed.join('\n')).toMatchSnapshot();
});

test('every language of the interface of a style', () => {
  const printed = [
    'en-GB',
    'en-US',
    'fr-FR',
    'de-DE',
    'es-ES',
    'ja-JP',
  ].flatMap((language) =>
    ['chicago-notes', 'oscola', 'apa'].flatMap((id) => [
      `== ${id} ${language}`,
      ...formatNotes(
        written(language),
        SOURCES,
        readCitationStyle(resources(), id, language),
      ).map((one) => `${one.number} ${plainNote(one)}`),
    ]),
  );
  expect(printed.join('\n')).toMatchSnapshot();
});

test('some styles have no list of sources', () => {
  expect(
    formatBibliography(
      ['web' as SourceId],
      SOURCES,
      readCitationStyle(resources(), 'bluebook-law-review', 'en-GB'),
      'en-GB',
    ),
  ).toBeNull();
});

test('a list stands only where the document has a place for it, and sources are cited', () => {
  const style = readCitationStyle(resources(), 'ieee', 'en-GB');
  const words = p('A', note(cite('web')), note(cite('book'), cite('web')));
  const place = { type: 'bibliography' } as const;
  const list = (...blocks: Parameters<typeof docWith>[1][]) =>
    allAtOnce(printedListInSteps(docWith({}, ...blocks), SOURCES, style)).map(
      ({ source, number }) => [number, source],
    );
  expect(list(words)).toEqual([]);
  expect(list(p('A'), place)).toEqual([]);
  expect(list(words, place)).toEqual([
    ['[1]', 'web'],
    ['[2]', 'book'],
  ]);
});

test('a source with words of its own is cited in them, short later on, with the style’s locator', () => {
  const sources = new Map<SourceId, Source>(SOURCES);
  const bill = sources.get('bill' as SourceId);
  if (!bill) throw new Error('no bill');
  sources.set(bill.id, {
    ...bill,
    citeAs: {
      full: [
        { type: 'text', text: 'Bill C-63', marks: ['italic'] },
        { type: 'text', text: ', 1st Sess, 44th Parl, 2024' },
      ],
      short: [{ type: 'text', text: 'Bill C-63', marks: ['italic'] }],
    },
  });
  const document = docWith(
    {},
    p(
      'A',
      note(cite('book'), cite('bill', 's. 4', { prefix: 'see ' })),
      note(cite('bill', 's. 5', { suffix: ' (first reading)' })),
      note('Compare ', cite('bill'), ', which says so.'),
    ),
  );
  const lines = (id: string) => {
    const style = readCitationStyle(resources(), id, 'en-GB');
    return [
      ...formatNotes(document, sources, style).map(plainNote),
      ...listed(document, sources, style).map((entry) => plainList([entry])),
    ];
  };
  expect(lines('oscola').slice(0, 3)).toEqual([
    'Ifeoma Okafor and Per Lind, The Tides of the Northern Coast (2nd edn, Harbour Press 2019); see Bill C-63, 1st Sess, 44th Parl, 2024 s 4.',
    'Bill C-63 s 5 (first reading).',
    'Compare Bill C-63, which says so.',
  ]);
  // A stop ends it where the style ends its others with one.
  expect(lines('oscola').slice(3)).toContain(
    'Bill C-63, 1st Sess, 44th Parl, 2024',
  );
  expect(lines('apa').slice(3)).toContain(
    'Bill C-63, 1st Sess, 44th Parl, 2024.',
  );
  expect(lines('chicago-notes')[1]).toMatch(
    /^Bill C-63, .*5 \(first reading\)\.$/,
  );
  const ieee = lines('ieee');
  expect(ieee[0]).not.toContain('Bill');
  expect(ieee.at(-1)).toBe('[2] Bill C-63, 1st Sess, 44th Parl, 2024.');
  const style = readCitationStyle(resources(), 'oscola', 'en-GB');
  expect(formatNotes(document, sources, style)[1]?.paragraphs).toEqual([
    [
      [
        { text: 'Bill C-63', marks: ['italic'] },
        { text: ' s 5 (first reading).' },
      ],
    ],
  ]);
});

test('a source with words of its own is cited by the style’s ibid. where it follows itself, and a stop is never doubled', () => {
  const sources = new Map<SourceId, Source>(SOURCES);
  const book = sources.get('book' as SourceId);
  if (!book) throw new Error('no book');
  sources.set(book.id, {
    ...book,
    citeAs: {
      full: [{ type: 'text', text: 'Okafor, Tides, 2nd ed.' }],
      short: [{ type: 'text', text: 'Tides' }],
    },
  });
  const document = docWith(
    {},
    p(
      'A',
      note('So ', cite('book'), '. And more.'),
      note(cite('book', 'p. 4', { prefix: 'see', suffix: ', at the top' })),
      note(cite('book', 'p. 4')),
      note(cite('web')),
      note(cite('book', 'p. 5')),
    ),
  );
  const lines = (id: string) =>
    formatNotes(
      document,
      sources,
      readCitationStyle(resources(), id, 'en-GB'),
    ).map(plainNote);
  const oscola = lines('oscola');
  expect(oscola.slice(0, 3)).toEqual([
    'So Okafor, Tides, 2nd ed. And more.',
    'see ibid 4, at the top.',
    'ibid.',
  ]);
  expect(oscola[4]).toBe('Tides 5.');
  expect(lines('chicago-notes-subsequent-ibid').slice(1, 3)).toEqual([
    'see ibid., 4, at the top.',
    'Ibid.',
  ]);
  // A style without it says the short words again.
  expect(lines('chicago-notes').slice(1, 3)).toEqual([
    'see Tides, 4, at the top.',
    'Tides, 4.',
  ]);
});
