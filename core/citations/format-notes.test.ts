import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { useCitationStyles } from '../../electron/services/citation-styles-fixture.ts';
import { readCitationStyle } from '../../electron/services/citation-styles.ts';
import {
  cite,
  docWith,
  italic,
  link,
  note,
  p,
  table,
  text,
} from '../document/builder.ts';
import type { Footnote } from '../document/document.ts';
import type { CitationStyle } from './citation-style.ts';
import { formatNotes } from './format-notes.ts';
import { plainNote, type FormattedNote } from './formatted-note.ts';
import { item, ITEMS, sourceMap, SOURCES } from './sources-fixture.ts';

const resources = useCitationStyles();
const styleOf = (id: string, language = 'en-GB'): CitationStyle =>
  readCitationStyle(resources(), id, language);

function formatted(
  style: string,
  footnotes: readonly Footnote[],
  { language = 'en-GB', sources = SOURCES } = {},
): FormattedNote[] {
  return formatNotes(
    docWith({ language }, p('Words', ...footnotes)),
    sources,
    styleOf(style, language),
  );
}

const printed = (...given: Parameters<typeof formatted>): string[] =>
  formatted(...given).map(plainNote);

/** A note's runs with their marks written out: `{italic:words}`. */
const marked = (formattedNote: FormattedNote | undefined): string =>
  (formattedNote?.paragraphs ?? [])
    .flat(2)
    .map((run) => (run.marks ? `{${run.marks.join()}:${run.text}}` : run.text))
    .join('');

describe('five types in three styles', () => {
  const footnotes = (): Footnote[] => [
    note(cite('book', 'pp. 44-46')),
    note(cite('article', 'pp. 203-204')),
    note(cite('chapter', 'p. 44')),
    note(cite('thesis', 'p. 9')),
    note(cite('web')),
  ];

  test('Chicago notes, as an American sets them', () => {
    expect(
      formatted('chicago-notes', footnotes(), { language: 'en-US' }).map(
        marked,
      ),
    ).toEqual([
      'Ifeoma Okafor and Per Lind, {italic:The Tides of the Northern Coast}, 2nd ed. (Hallin: Harbour Press, 2019), 44–46.',
      'Anneke Vermeer and Simon P. Holt, “Redundant Telemetry in Tide Stations,” {italic:Journal of Coastal Instruments} 41, no. 3 (September 2022): 203–4.',
      'Joris van der Linde, “Early Gauges,” in {italic:A History of the Sea Wall}, ed. Ishbel Macrae (Leith: Quay Books, 2008), 44.',
      'Folasade Adeyemi, “Surges and Silence” (PhD thesis, University of Hallin, 2015), 9.',
      'Coastal Observation Branch, “How a Gauge Is Read,” Coasts and Waterways, March 4, 2025, https://coasts.example/gauges.',
    ]);
  });

  test('OSCOLA', () => {
    expect(formatted('oscola', footnotes()).map(marked)).toEqual([
      'Ifeoma Okafor and Per Lind, {italic:The Tides of the Northern Coast} (2nd edn, Harbour Press 2019) 44–46.',
      'Anneke Vermeer and Simon P Holt, ‘Redundant Telemetry in Tide Stations’ (2022) 41 Journal of Coastal Instruments 201, 203–204.',
      'Joris van der Linde, ‘Early Gauges’ in Ishbel Macrae (ed), {italic:A History of the Sea Wall} (Quay Books 2008) 44.',
      'Folasade Adeyemi, ‘Surges and Silence’ (PhD thesis, University of Hallin 2015) 9.',
      'Coastal Observation Branch, ‘How a Gauge Is Read’ ({italic:Coasts and Waterways}, 4 March 2025) <https://coasts.example/gauges> accessed 12 May 2026.',
    ]);
  });

  test('New Hart’s Rules', () => {
    expect(formatted('new-harts-rules-notes', footnotes()).map(marked)).toEqual(
      [
        'Ifeoma Okafor and Per Lind, {italic:The Tides of the Northern Coast}, 2nd edn (Hallin, 2019), 44–46.',
        'Anneke Vermeer and Simon P. Holt, ‘Redundant Telemetry in Tide Stations’, {italic:Journal of Coastal Instruments}, 41/3 (2022), 203–4.',
        'Joris van der Linde, ‘Early Gauges’, in {italic:A History of the Sea Wall}, ed. by Ishbel Macrae (Leith, 2008), 44.',
        'Folasade Adeyemi, ‘Surges and Silence’ (unpublished PhD thesis, University of Hallin, 2015), 9.',
        'Coastal Observation Branch, ‘How a Gauge Is Read’, {italic:Coasts and Waterways}, 2025 <https://coasts.example/gauges> [accessed 12 May 2026].',
      ],
    );
  });
});

describe('positions', () => {
  test('full at first, short after, Ibid. where the style has it', () => {
    const notes = (): Footnote[] => [
      note(cite('book', 'p. 4')),
      note(cite('book', 'p. 5')),
      note(cite('thesis')),
      note(cite('book', 'p. 6')),
    ];
    // Straight after itself a source needs its author alone (Chicago 17, 14.34).
    expect(printed('chicago-notes', notes()).slice(1)).toEqual([
      'Okafor and Lind, 5.',
      'Folasade Adeyemi, ‘Surges and Silence’ (PhD thesis, University of Hallin, 2015).',
      'Okafor and Lind, The Tides of the Northern Coast, 6.',
    ]);
    expect(printed('chicago-notes-subsequent-ibid', notes())[1]).toBe(
      'Ibid., 5.',
    );
    expect(printed('mcgill-en', notes())[3]).toContain('supra note 1');
  });

  test('OSCOLA refers back to the number of the first note', () => {
    const notes = [
      note('Only words.'),
      note(cite('book')),
      note(cite('thesis')),
      note(cite('book', 'p. 6')),
    ];
    expect(printed('oscola', notes)[3]).toBe('Okafor and Lind (n 2) 6.');
  });

  test('the order of the notes is all that counts', () => {
    const [first, second] = [note(cite('book')), note(cite('book'))];
    const between = note(cite('thesis'));
    const short = 'Okafor and Lind (n 1).';
    expect(printed('oscola', [first, between, second])[2]).toBe(short);
    const moved = printed('oscola', [second, between, first]);
    expect(moved[0]).toContain('Harbour Press');
    expect(moved[2]).toBe(short);
    expect(printed('oscola', [between, first, second])[2]).toBe('ibid.');
  });

  test('notes in a table and its caption count where they stand', () => {
    const document = docWith(
      {},
      p('A', note(cite('book'))),
      table([[['B', note(cite('thesis'))]], [['C', note(cite('book'))]]], {
        caption: ['D', note(cite('web'))],
      }),
    );
    const notes = formatNotes(document, SOURCES, styleOf('oscola'));
    expect(notes.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(notes.map((one) => plainNote(one).slice(0, 7))).toEqual([
      'Ifeoma ',
      'Coastal',
      'Folasad',
      'Okafor ',
    ]);
    expect(notes.map(({ block }) => block)).toEqual([
      document.blocks[0]?.id,
      ...Array.from({ length: 3 }, () => document.blocks[1]?.id),
    ]);
  });
});

describe('clusters and the words around them', () => {
  test('touching citations are one, with one stop', () => {
    expect(
      printed('oscola', [note(cite('book', 'p. 4'), cite('thesis', 'p. 7'))]),
    ).toEqual([
      'Ifeoma Okafor and Per Lind, The Tides of the Northern Coast (2nd edn, Harbour Press 2019) 4; Folasade Adeyemi, ‘Surges and Silence’ (PhD thesis, University of Hallin 2015) 7.',
    ]);
  });

  test('two clusters in a note: no stop in mid-sentence, one at its end', () => {
    const one = note(
      'See ',
      cite('book', 'p. 4'),
      ' and compare ',
      cite('thesis'),
      ', which differs. Both say ',
      italic('so'),
      '.',
    );
    const two = note(cite('thesis'), ' Emphasis added.');
    const three = note('Compare ', cite('book'));
    expect(printed('oscola', [one, two, three])).toEqual([
      'See Ifeoma Okafor and Per Lind, The Tides of the Northern Coast (2nd edn, Harbour Press 2019) 4 and compare Folasade Adeyemi, ‘Surges and Silence’ (PhD thesis, University of Hallin 2015), which differs. Both say so.',
      'Adeyemi (n 1). Emphasis added.',
      'Compare Okafor and Lind (n 1).',
    ]);
  });

  test('an in-text style keeps its bracket', () => {
    expect(
      printed('apa', [note('See ', cite('book', 'p. 4'), ', and more.')]),
    ).toEqual(['See (Okafor & Lind, 2019, p. 4), and more.']);
  });

  test('prefix, suffix, suppressed author and every kind of locator', () => {
    expect(
      printed('chicago-notes', [
        note(
          cite('thesis', 'ch. 3', {
            prefix: 'but see ',
            suffix: ' (emphasis added)',
          }),
        ),
        note(cite('book')),
        note(cite('thesis', 'paras 6-9', { suppressAuthor: true })),
        note(cite('book')),
        note(cite('thesis', 'p. <b>4</b>|2020-01-02')),
      ]).filter((line) => !line.includes('Okafor')),
    ).toEqual([
      'but see Folasade Adeyemi, ‘Surges and Silence’ (PhD thesis, University of Hallin, 2015), chap. 3 (emphasis added).',
      '‘Surges and Silence’, paras 6–9.',
      'Adeyemi, ‘Surges and Silence’, <b>4</b>|2020-01-02.',
    ]);
  });

  test('marks, links, lines and paragraphs of the note stay', () => {
    const [formattedNote] = formatted('chicago-notes', [
      note(
        text('bold', 'bold'),
        ' ',
        link('https://a.example/', 'there'),
        { type: 'line-break' },
        'second',
        { type: 'paragraph-break' },
        { type: 'text', text: 'mot', language: 'fr-FR' },
      ),
    ]);
    expect(formattedNote?.paragraphs).toEqual([
      [
        [
          { text: 'bold', marks: ['bold'] },
          { text: ' ' },
          { text: 'there', url: 'https://a.example/' },
        ],
        [{ text: 'second' }],
      ],
      [[{ text: 'mot', language: 'fr-FR' }]],
    ]);
    expect(formatted('chicago-notes', [note()])[0]?.paragraphs).toEqual([[[]]]);
  });

  test('addresses that a style prints become links, and nothing else does', () => {
    const urls = (more: Record<string, unknown>): unknown[] =>
      formatted('chicago-notes', [note(cite('one'))], {
        sources: sourceMap({ one: item({ ...ITEMS['web'], ...more }) }),
      }).flatMap((one) =>
        one.paragraphs.flat(2).flatMap(({ url }) => url ?? []),
      );
    expect(urls({})).toEqual(['https://coasts.example/gauges']);
    expect(urls({ URL: 'javascript:alert(1)' })).toEqual([]);
    expect(urls({ URL: 'file:///etc/passwd' })).toEqual([]);
    expect(urls({ URL: 'https://a.example/<b>"' })).toEqual([]);
    expect(urls({ type: 'article-journal', DOI: '10.5555/a.b(1)' })).toEqual([
      'https://doi.org/10.5555/a.b(1)',
    ]);
  });
});

describe('what is not there is seen', () => {
  test('a missing source names itself, at its place', () => {
    const [line] = printed('chicago-notes', [
      note(cite('book'), cite('gone_XYZ', 'p. 3')),
    ]);
    expect(line).toContain('Okafor');
    expect(line).toContain('[missing source gone_XYZ]');
    expect(line).toContain('3.');
  });

  test('a source of which the style prints nothing prints its key', () => {
    const sources = sourceMap({ bare: item({ type: 'book', note: 'x' }) });
    for (const style of ['oscola', 'modern-language-association', 'ieee'])
      expect(printed(style, [note(cite('bare'))], { sources })[0]).toMatch(
        /[A-Za-z0-9]/,
      );
  });

  test('ids that are names of JavaScript', () => {
    const sources = sourceMap(
      Object.fromEntries([
        ['__proto__', item({ ...ITEMS['book'] })],
        ['constructor', item({ ...ITEMS['thesis'] })],
      ]),
    );
    expect(
      printed('oscola', [note(cite('__proto__')), note(cite('constructor'))], {
        sources,
      }).map((line) => line.slice(0, 7)),
    ).toEqual(['Ifeoma ', 'Folasad']);
  });
});

describe('names', () => {
  test('particles, institutions, Japanese', () => {
    expect(
      printed('chicago-notes', [
        note(cite('chapter')),
        note(cite('chapter')),
        note(cite('japanese', 'p. 12')),
        note(cite('japanese')),
      ]).map((line) => line.split(/[,.]/)[0]),
    ).toEqual(['Joris van der Linde', 'van der Linde', '山田花子', '山田']);
  });
});

describe('languages', () => {
  test.each([
    ['en-US', '“Surges and Silence” ('],
    ['en-GB', '‘Surges and Silence’ ('],
    ['en-AU', '‘Surges and Silence’ ('],
    ['de-DE', '„Surges and silence“ ('],
    ['fr-CA', '« Surges and silence » ('],
    ['ja-JP', '「Surges and silence」 ('],
    ['tlh', '“Surges and Silence” ('],
  ])('%s', (language, words) => {
    const line = printed('chicago-notes', [note(cite('thesis'))], {
      language,
    }).join();
    expect(line.replace(/[\u00a0\u202f]/g, ' ')).toContain(words);
  });
});

test('every style prints every source, its author or its title', () => {
  for (const id of [
    'chicago-shortened-notes',
    'oscola-no-ibid',
    'mcgill-fr',
    'bluebook-law-review',
    'australian-guide-to-legal-citation',
    'modern-language-association',
    'harvard-cite-them-right',
  ])
    for (const line of printed(
      id,
      Object.keys(ITEMS).map((key) => note(cite(key))),
    ))
      expect(line).toMatch(/Okafor|Vermeer|Linde|Adeyemi|Coastal|山田/i);
});

test('any notes in any order: one formatted note each, none empty, the same again', () => {
  const keys = [...Object.keys(ITEMS), 'gone'];
  const part = fc.oneof(
    fc.constantFrom(...keys).map((key) => cite(key)),
    fc.constantFrom(...keys).map((key) => cite(key, 'p. 4')),
    fc.constantFrom(' and ', '. See ', '(', ')'),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(part, { minLength: 1, maxLength: 4 }), {
        maxLength: 8,
      }),
      fc.constantFrom('oscola', 'chicago-notes', 'mcgill-en'),
      (all, style) => {
        const notes = all.map((parts) => note(...parts));
        const lines = printed(style, notes);
        expect(lines).toHaveLength(notes.length);
        for (const line of lines) expect(line).toMatch(/\S/);
        expect(printed(style, notes)).toEqual(lines);
      },
    ),
    { numRuns: 40 },
  );
});
