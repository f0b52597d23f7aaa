import { expect, test } from 'vitest';
import { useCitationStyles } from '../../electron/services/citation-styles-fixture.ts';
import {
  listCitationStyles,
  readCitationStyle,
} from '../../electron/services/citation-styles.ts';
import { cite, docWith, note, p } from '../document/builder.ts';
import type { SourceId } from '../document/document.ts';
import { capturedWords } from './captured.ts';
import { formatBibliography } from './format-bibliography.ts';
import { formatNotes } from './format-notes.ts';
import { plainNote } from './formatted-note.ts';
import { plainList } from './listed-entry.ts';
import { item, on } from './sources-fixture.ts';
import type { Source } from './source.ts';

const resources = useCitationStyles();

const captured = (
  id: string,
  fields: Record<string, unknown>,
  more: Partial<Source> = {},
): [SourceId, Source] => [
  id as SourceId,
  {
    id: id as SourceId,
    citekey: id,
    item: item(fields),
    captured: '2026-05-12T23:30:00.000Z',
    ...more,
  },
];
const SOURCES = new Map([
  captured('web', {
    type: 'webpage',
    title: 'Ferries and the coast',
    author: [{ family: 'Okafor', given: 'Ife' }],
    'container-title': 'Harbour News',
    issued: on(2024, 3, 1),
    accessed: on(2026, 5, 14),
    URL: 'https://example.org/a',
  }),
  captured('report', {
    type: 'report',
    title: 'Annual report',
    author: [{ literal: 'Ministry of Transport' }],
    publisher: 'Ministry Press',
    issued: on(2023),
  }),
  captured(
    'paper',
    { type: 'bill', title: 'A paper' },
    {
      citeAs: {
        full: [{ type: 'text', text: 'UN Doc A/1' }],
        short: [{ type: 'text', text: 'A/1' }],
      },
    },
  ),
]);
const written = (language: string) =>
  docWith(
    { language },
    p(
      'Words',
      note(cite('web', 'p. 4')),
      note(cite('web')),
      note(cite('report'), ' and ', cite('paper', 'p. 3', { suffix: ', end' })),
      note(cite('web', 'p. 5')),
      note(cite('paper')),
      note(cite('report'), cite('web')),
    ),
  );
const printed = (id: string, language: string): string[] => {
  const style = readCitationStyle(resources(), id, language);
  return [
    ...formatNotes(written(language), SOURCES, style).map(plainNote),
    ...(
      formatBibliography([...SOURCES.keys()], SOURCES, style, language) ?? []
    ).map((entry) => plainList([entry])),
  ];
};

test.each([
  ['en-GB', ' (captured 12 May 2026)'],
  ['en-US', ' (captured May 12, 2026)'],
  ['fr-FR', ' (capturé le 12 mai 2026)'],
  ['de-DE', ' (gespeichert am 12. Mai 2026)'],
  ['es-ES', ' (capturado el 12 de mayo de 2026)'],
  ['ja-JP', '（2026年5月12日保存）'],
  ['sv-SE', ' (captured 12 May 2026)'],
])('in %s it reads%s', (locale, words) => {
  expect(capturedWords('2026-05-12T08:00:00Z', locale)).toBe(words);
});

test('French counts the first of a month', () => {
  expect(capturedWords('2026-05-01', 'fr-FR')).toBe(
    ' (capturé le 1er mai 2026)',
  );
});

test('a full citation has it and a later one has not; the list of sources has it', () => {
  const DAY = ' (captured 12 May 2026)';
  for (const { id, kind } of listCitationStyles(resources())) {
    const words = printed(id, 'en-GB');
    const notes = words.slice(0, 6);
    const count = (text: string | undefined): number =>
      (text?.split(DAY).length ?? 0) - 1;
    expect(notes.map(count), id).toEqual(
      kind === 'note' ? [1, 0, 2, 0, 0, 0] : [0, 0, 0, 0, 0, 0],
    );
    // The day stands behind all that the style says, where a stop may follow.
    for (const entry of words.slice(6))
      expect(entry, id).toMatch(/[^.] \(captured 12 May 2026\)\.?$/);
  }
});

test('every style and language, as printed', () => {
  expect(
    listCitationStyles(resources())
      .flatMap(({ id }) => [`== ${id}`, ...printed(id, 'en-GB')])
      .concat(
        ['fr-FR', 'de-DE', 'es-ES', 'ja-JP'].flatMap((language) => [
          `== oscola ${language}`,
          ...printed('oscola', language),
        ]),
      )
      .join('\n'),
  ).toMatchSnapshot();
});
