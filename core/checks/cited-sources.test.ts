// The checks that need sources, each on a briefing that it finds nothing in but for the one thing.
import { expect, test } from 'vitest';
import type { CslItem, Source } from '../citations/source.ts';
import { cite, doc, docWith, note, p, quote } from '../document/builder.ts';
import type { BriefingDocument, SourceId } from '../document/document.ts';
import { checkBriefing } from './check-briefing.ts';
import { comparedText, isQuotedFrom } from './compared-text.ts';
import {
  NO_EVIDENCE,
  type Evidence,
  type KnownWords,
  type SourceWords,
} from './evidence.ts';
import type { Finding } from './finding.ts';
import { nearWords } from './near-words.ts';

/** What a test writes of an item. */
type Written = {
  readonly type: CslItem['type'];
  readonly [field: string]: unknown;
};

const REPORT: Written = {
  type: 'report',
  title: 'Readings in winter storms',
  author: [{ literal: 'Coastal Branch' }],
  issued: { 'date-parts': [[2024, 5, 3]] },
};

const source = (item: Written, more: Partial<Source> = {}): Source => ({
  id: 'a' as SourceId,
  citekey: 'key-a',
  item: item as CslItem,
  ...more,
});

const report = (more: Partial<Written> = {}): Source =>
  source({ ...REPORT, ...more });

const citing = (...ids: string[]): BriefingDocument =>
  doc(...ids.map((id) => p('Words.', note(cite(id)))));

const names = (findings: readonly Finding[]): string[] =>
  findings.map(({ check }) => check);

const messages = (
  document: BriefingDocument,
  sources: readonly Source[],
  evidence: Partial<Evidence> = {},
): string[] =>
  checkBriefing(document, sources, null, {
    today: '2026-11-28',
    wordsOf: () => null,
    newerThan: () => null,
    different: [],
    ...evidence,
  }).map(({ message }) => message);

const known = (text: string): KnownWords => ({
  holds: (words) => isQuotedFrom(words, [comparedText(text)]),
  near: (words) => nearWords(words, [text]),
});

test('a whole source has no findings, and each finding names its place and source', () => {
  expect(checkBriefing(citing('a'), [report()])).toEqual([]);
  const document = citing('a', 'a');
  const [found, ...others] = checkBriefing(document, [report({ title: ' ' })]);
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    check: 'missing-field',
    severity: 'warning',
    block: document.blocks[0]?.id,
    source: 'a',
    text: 'key-a',
  });
  expect(found?.footnote).toBeDefined();
});

const dated = { issued: { 'date-parts': [[2024]] } };
test.each<[string, Written, string | null]>([
  [
    'a law without author',
    { type: 'legislation', title: 'Act', ...dated },
    null,
  ],
  [
    'a law by its number',
    { type: 'legislation', title: 'Act', number: '5' },
    null,
  ],
  [
    'a law with its name alone',
    { type: 'legislation', title: 'Act' },
    'number, date or collection',
  ],
  ['a case', { type: 'legal_case', title: 'R v A', authority: 'UKSC' }, null],
  [
    'a case with its name alone',
    { type: 'legal_case', title: 'R v A' },
    'court, number or law report',
  ],
  [
    'a leader of a newspaper',
    {
      type: 'article-newspaper',
      title: 'Clocks',
      'container-title': 'Courier',
      ...dated,
    },
    null,
  ],
  [
    'an article',
    { type: 'article-journal', title: 'Clocks' },
    'journal and its date',
  ],
  [
    'a page',
    {
      type: 'webpage',
      title: 'Tides',
      URL: 'https://a.example',
      accessed: { 'date-parts': [[2024]] },
    },
    null,
  ],
  [
    'a page, not when it was read',
    { type: 'webpage', title: 'Tides', URL: 'https://a.example' },
    'date of reading',
  ],
  [
    'a book of a publisher',
    { type: 'book', title: 'Tides', publisher: 'Quay', ...dated },
    null,
  ],
  [
    'a book without a date',
    { type: 'book', title: 'Tides', publisher: 'Quay' },
    'date',
  ],
  [
    'one with words for a date',
    {
      type: 'book',
      title: 'Tides',
      publisher: 'Quay',
      issued: { literal: 'n.d.' },
    },
    null,
  ],
  [
    'one that is to come',
    { type: 'book', title: 'Tides', publisher: 'Quay', status: 'forthcoming' },
    null,
  ],
  [
    'an empty thesis',
    { type: 'thesis' },
    'title, its author, its university and its date',
  ],
])('%s', (_name, item, missing) => {
  expect(messages(citing('a'), [source(item)])).toEqual(
    missing === null
      ? []
      : [
          `The source key-a lacks what a reader needs to find it: its ${missing}.`,
        ],
  );
});

test('what is cited in its own words needs no fields, and what is not cited is not looked at', () => {
  const bare = { type: 'report' } as const;
  const citeAs = { full: [{ type: 'text', text: 'HC 12' } as const] };
  expect(checkBriefing(citing('a'), [source(bare, { citeAs })])).toEqual([]);
  expect(checkBriefing(citing(), [source(bare)])).toEqual([]);
});

test('findings of one block stand in the order of their notes', () => {
  const b = source(
    { type: 'report', title: 'Surge' },
    { id: 'b' as SourceId, citekey: 'key-b' },
  );
  const document = doc(
    p(
      'One',
      note(cite('b')),
      ' “two of the words that they said then”',
      note(cite('a')),
    ),
  );
  expect(names(checkBriefing(document, [report(), b]))).toEqual([
    'missing-field',
    'missing-locator',
  ]);
});

test('two cited sources with one DOI are found, once, and not where one of them is not cited', () => {
  const DOI = '10.5555/x.1';
  const pair = [
    report({ DOI }),
    source(
      { ...REPORT, title: 'Another', DOI },
      { id: 'b' as SourceId, citekey: 'key-b' },
    ),
  ];
  const found = checkBriefing(citing('a', 'b', 'b'), pair);
  expect(names(found)).toEqual(['duplicate-source']);
  expect(found[0]).toMatchObject({
    severity: 'info',
    source: 'b',
    sources: ['a', 'b'],
  });
  expect(found[0]?.message).toContain('key-a and key-b have the same DOI');
  expect(checkBriefing(citing('a', 'a'), pair)).toEqual([]);
  const different = [['b', 'a']] as unknown as Evidence['different'];
  expect(messages(citing('a', 'b', 'b'), pair, { different })).toEqual([]);
});

test('a DOI that is none and an ISBN with a wrong digit are found', () => {
  expect(
    checkBriefing(citing('a'), [
      report({ DOI: '11.1000/182', ISBN: '978-0-306-40615-8' }),
    ]).map(({ check, message }) => [
      check,
      message.includes('“11.1000/182”'),
      message.includes('check digit'),
    ]),
  ).toEqual([
    ['invalid-identifier', true, false],
    ['invalid-identifier', false, true],
  ]);
  expect(
    checkBriefing(citing('a'), [
      report({ DOI: 'https://doi.org/10.1000/182', ISBN: '978-0-306-40615-7' }),
    ]),
  ).toEqual([]);
});

const on = (...parts: number[]): { 'date-parts': number[][] } => ({
  'date-parts': [parts],
});
test.each<[string, Partial<Written>, string | null]>([
  [
    'read before it was issued',
    { issued: on(2024, 5, 3), accessed: on(2024, 5, 2) },
    'was read on 2 May 2024',
  ],
  ['read in its year', { issued: on(2024, 5, 3), accessed: on(2024) }, null],
  [
    'about a year',
    { issued: { ...on(2024), circa: true }, accessed: on(2023) },
    null,
  ],
  ['next week', { issued: on(2026, 12, 5) }, 'still to come'],
  ['tomorrow, which it is in Auckland', { issued: on(2026, 11, 29) }, null],
  ['this year', { issued: on(2026) }, null],
  ['in press', { issued: on(2027), status: 'in press' }, null],
  [
    'read tomorrow week',
    { accessed: on(2026, 12, 6) },
    'was read on a day that is still to come',
  ],
  [
    'ends before it begins',
    { issued: { 'date-parts': [[2024], [2021]] } },
    'ends before it begins',
  ],
  ['2021 to 2024', { issued: { 'date-parts': [[2021], [2024]] } }, null],
])('dates: %s', (_name, more, words) => {
  const found = messages(citing('a'), [report(more)]);
  expect(found).toHaveLength(words === null ? 0 : 1);
  expect(found[0] ?? '').toContain(words ?? '');
});

test('a briefing is not older than what it cites', () => {
  const at = (date: string): string[] =>
    messages(docWith({ fields: { date } }, p('Words', note(cite('a')))), [
      report(),
    ]);
  expect(at('2024-05-02')).toEqual([
    'The source key-a has a date, 3 May 2024, after that of the briefing, 2 May 2024: look which is right.',
  ]);
  expect(at('2024-05-03')).toEqual([]);
  expect(at('')).toEqual([]);
});

const QUOTED = '“a reading is hardest to receive when needed.”';
const quoting = (...parts: Parameters<typeof note>): BriefingDocument =>
  doc(p(`It says ${QUOTED}`, note(...parts)));

test('a quotation without a page is found, with the number of its note', () => {
  const document = doc(
    p('Words.', note(cite('a'))),
    quote([['They did.', note(cite('a'))]]),
  );
  const [found, ...others] = checkBriefing(document, [report()]);
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    check: 'missing-locator',
    block: document.blocks[1]?.id,
    text: 'They did.',
    source: 'a',
  });
  expect(found?.message).toContain('Note 2 has a quotation');
  expect(names(checkBriefing(quoting(cite('a')), [report()]))).toEqual([
    'missing-locator',
  ]);
});

test.each<[string, BriefingDocument, Source]>([
  ['with a locator', quoting(cite('a', 'p. 4')), report()],
  [
    'with words behind the citation',
    quoting(cite('a', undefined, { suffix: ', preamble' })),
    report(),
  ],
  [
    'with a page in the words of the note',
    quoting(cite('a'), ', at 12.'),
    report(),
  ],
  [
    'with the page in another citation',
    quoting(cite('a'), cite('a', 'p. 3')),
    report(),
  ],
  [
    'from a page of the web',
    quoting(cite('a')),
    source({
      type: 'webpage',
      title: 'T',
      URL: 'https://a.example',
      accessed: on(2025),
    }),
  ],
  ['from one page', quoting(cite('a')), report({ page: '3' })],
  [
    'from a source with words of its own',
    quoting(cite('a')),
    source(REPORT, {
      citeAs: { full: [{ type: 'text', text: 'HC 12' } as const] },
    }),
  ],
  [
    'that is a title',
    quoting(cite('a')),
    report({ title: 'A reading is hardest to receive, when needed' }),
  ],
])('no page is asked of a quotation %s', (_name, document, cited) => {
  expect(checkBriefing(document, [cited])).toEqual([]);
});

test('a law is asked for its section, a case for more than its first page', () => {
  for (const item of [
    { type: 'legislation', title: 'Waterways Act', issued: on(1996) },
    { type: 'legal_case', title: 'R v A', authority: 'HC', page: '100' },
  ] as const)
    expect(names(checkBriefing(quoting(cite('a')), [source(item)]))).toEqual([
      'missing-locator',
    ]);
});

const words = (
  text: string,
  more: Partial<SourceWords> = {},
): Partial<Evidence> => ({
  wordsOf: () => ({
    files: [
      {
        fileName: 'report.pdf',
        ...known(text),
        hasPagesWithoutWords: false,
      },
    ],
    excerpts: [],
    ...more,
  }),
});

test('a quotation that is not in the file is found, and is never called wrong', () => {
  const document = quoting(cite('a', 'p. 4'));
  const [message, ...others] = messages(
    document,
    [report()],
    words('Something else.'),
  );
  expect(others).toEqual([]);
  expect(message).toBe(
    'The words “a reading is hardest to receive when needed.” at note 1 are not found in report.pdf: compare them with the source.',
  );
});

test('a quotation that is nearly in a file or an excerpt says what differs', () => {
  const near = 'Now a reading is hardest to get when needed, they say';
  for (const evidence of [
    words(near),
    words('Something else.', { excerpts: [known(near)] }),
    words('', { files: [], excerpts: [known(near)] }),
  ]) {
    const [found, ...others] = checkBriefing(
      quoting(cite('a', 'p. 4')),
      [report()],
      null,
      { ...NO_EVIDENCE, ...evidence },
    );
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      check: 'quotation-near',
      text: 'a reading is hardest to receive when needed.',
      difference: '“receive” here, “get” there',
    });
    expect(found?.message).toContain(
      'has “a reading is hardest to get when needed”',
    );
  }
});

test('a quotation that is nearly in one source of a note may stand in another one that is not known', () => {
  const near = 'Now a reading is hardest to get when needed, they say';
  const wordsOf: Evidence['wordsOf'] = (id) =>
    id === 'a' ? { files: [], excerpts: [known(near)] } : null;
  const both = [report(), report({ title: 'Another one' })].map(
    (each, place) => ({ ...each, id: (place === 0 ? 'a' : 'b') as SourceId }),
  );
  const check = (cited: BriefingDocument, all: readonly Source[]): Finding[] =>
    checkBriefing(cited, all, null, { ...NO_EVIDENCE, wordsOf });
  for (const order of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const) {
    const [found, ...others] = check(
      quoting(...order.map((id) => cite(id, 'p. 4'))),
      both,
    ).filter(({ check: name }) => name.startsWith('quotation'));
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      check: 'quotation-near',
      severity: 'warning',
      difference: '“receive” here, “get” there',
    });
    expect(found?.message).toContain('another source of the note');
  }
  // Of what is not known nothing is said, and a title is none of the sources’ words.
  expect(
    check(quoting(cite('b', 'p. 4')), both).filter(({ check: name }) =>
      name.startsWith('quotation'),
    ),
  ).toEqual([]);
});

test('of a source that has excerpts alone it is said that they have not the words', () => {
  expect(
    messages(
      quoting(cite('a', 'p. 4')),
      [report()],
      words('', { files: [], excerpts: [known('Another passage of it.')] }),
    ),
  ).toEqual([
    'The words “a reading is hardest to receive when needed.” at note 1 are in no excerpt that is kept of the source: compare them with it, and keep the passage.',
  ]);
});

test.each<[string, BriefingDocument, Source, Partial<Evidence>]>([
  [
    'that is there',
    quoting(cite('a', 'p. 4')),
    report(),
    words('Now a reading is hardest\nto receive when needed, they say'),
  ],
  ['of which nothing is known', quoting(cite('a', 'p. 4')), report(), {}],
  [
    'in an excerpt',
    quoting(cite('a', 'p. 4')),
    report(),
    words('x', {
      excerpts: [known('A reading is hardest to receive when needed')],
    }),
  ],
  [
    'from another language',
    quoting(cite('a', 'p. 4')),
    report({ language: 'ja-JP' }),
    words('x'),
  ],
  [
    'that is translated',
    doc(
      quote(
        [['They did it all by themselves.', note(cite('a', 'p. 4'))]],
        ['our translation'],
      ),
    ),
    report(),
    words('x'),
  ],
])('a quotation %s is no finding', (_name, document, cited, evidence) => {
  expect(messages(document, [cited], evidence)).toEqual([]);
});

test('of several sources, each has to be known', () => {
  const document = quoting(cite('a', 'p. 4'), cite('b', 'p. 1'));
  const b = source(
    { ...REPORT, title: 'Surge of 14 January' },
    { id: 'b' as SourceId, citekey: 'key-b' },
  );
  const known = words('Something else.').wordsOf;
  expect(
    messages(document, [report(), b], { wordsOf: known ?? (() => null) }),
  ).toEqual([expect.stringContaining('report.pdf or 1 other file:')]);
  expect(
    messages(document, [report(), b], {
      wordsOf: (id) => (id === 'b' ? null : (known?.(id) ?? null)),
    }),
  ).toEqual([]);
});
