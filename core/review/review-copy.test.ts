import { expect, test } from 'vitest';
import { docWith, note, p, text } from '../document/builder.ts';
import { footnotesOf, plainInline } from '../document/walk.ts';
import { reviewAnnex } from './annexes.ts';
import { copyWords } from './copy-words.ts';
import { listSuggestions } from './list-suggestions.ts';
import { reviewItems, type ReviewedThread } from './review-copy.ts';
import { documentAsIfRejected } from './suggestions.ts';
import { ON_BRIEFING } from './thread.ts';

const document = docWith(
  { title: 'Ferries' },
  p('Costs rose by twelve per cent', note('Audit, 4.'), ' in May.'),
  p('Nobody asked.'),
);
const [first, second] = document.blocks;
const [mark] = footnotesOf(document.blocks);

const thread = (more: Partial<ReviewedThread>): ReviewedThread => ({
  ...ON_BRIEFING,
  id: 't',
  kind: 'condition',
  resolved: false,
  changedBy: 'Bea',
  changed: '2026-05-11T09:00:00.000Z',
  comments: [
    { words: 'Why?', author: 'Ada', at: '2026-05-10T09:00:00.000Z' },
    { words: 'Because.', author: 'Bea', at: '2026-05-11T09:00:00.000Z' },
  ],
  ...more,
});
const words = {
  on: 'words',
  block: first?.id ?? null,
  start: 14,
  end: 20,
  words: 'twelve',
} as const;

const itemsOf = (
  threads: readonly ReviewedThread[],
  more: Partial<Parameters<typeof reviewItems>[0]> = {},
) =>
  reviewItems({ document, threads, citations: [], suggestions: [], ...more });

type ReviewedCitation = Parameters<typeof reviewItems>[0]['citations'][number];

/** The citation of the one note. */
const cited = (
  standing: ReviewedCitation['standing'],
  said: Pick<
    NonNullable<ReviewedCitation['verdict']>,
    'verdict' | 'page' | 'reason'
  >,
): ReviewedCitation => ({
  number: 1,
  footnote: mark?.footnote.id ?? '',
  sentence: '',
  sourceName: 'Audit',
  locator: null,
  standing,
  verdict: {
    ...said,
    quotation: '',
    author: 'Cem',
    at: '2026-05-12T09:00:00.000Z',
  },
});

/** What is said of a citation whose verdict has nothing but this page. */
const verdictWith = (page: string) =>
  itemsOf([], {
    citations: [cited('holds', { verdict: 'supports', page, reason: '' })],
  })[0];

test('numbers follow the text, the whole briefing first and what is gone last', () => {
  const items = itemsOf(
    [
      thread({
        on: 'block',
        block: second?.id ?? null,
        words: 'Nobody asked.',
      }),
      thread({ ...words, lost: true }),
      thread(words),
      thread({}),
    ],
    {
      citations: [
        cited('stale', { verdict: 'partly', page: 'p. 4', reason: 'Eleven.' }),
      ],
    },
  );
  expect(items.map(({ number, about }) => `${number} ${about}`)).toEqual([
    '1 The whole briefing',
    '2 “twelve”',
    '3 Note 1: Audit',
    '4 “Nobody asked.”',
    '5 “twelve” (not in the text any more)',
  ]);
  expect(items[2]).toMatchObject({
    name: 'Partly, stale: changed since',
    settled: true,
    says: ['Eleven.', 'p. 4'],
  });
});

test('a page of a verdict is said to be one, and a place in words is left as it was written', () => {
  for (const [page, said] of [
    ['4', 'p. 4'],
    ['xii–xiv', 'pp. xii–xiv'],
    ['3, 8', 'pp. 3, 8'],
    ['１２', 'p. １２'],
    ['paras 3-4', 'paras 3-4'],
    ['table 2', 'table 2'],
  ] as const)
    expect(verdictWith(page)?.says).toEqual([said]);
});

test('replies and who resolved it are said', () => {
  const [item] = itemsOf([thread({ ...words, resolved: true })]);
  expect(item?.says).toEqual([
    'Why?',
    'Bea, 11 May 2026: Because.',
    'Resolved by Bea, 11 May 2026.',
  ]);
});

test('words are found where they stand without what is suggested before them', () => {
  const [item] = itemsOf([thread({ ...words, start: 30, end: 36 })]);
  expect(item?.place).toEqual({
    on: 'words',
    block: first?.id,
    start: 14,
    end: 20,
  });
});

test('a suggested change hangs on the words that it would take', () => {
  const [item] = itemsOf([], {
    suggestions: [
      {
        id: 's',
        author: 'Ada',
        at: '2026-05-12T09:00:00.000Z',
        kind: 'replacement',
        block: first?.id ?? ('' as never),
        previous: null,
        footnote: null,
        behind: 'Costs rose by ',
        before: 'twelve',
        after: 'eleven',
      },
    ],
  });
  expect(item).toMatchObject({
    name: 'Suggested change: replace',
    says: ['Replace “twelve”', 'by “eleven”'],
    place: { on: 'words', start: 14, end: 20 },
  });
});

test('a suggested new block stands behind the block before it, and before all others on the briefing', () => {
  const inserted = (id: string) => ({
    id,
    author: 'Ada',
    at: '2026-05-12T09:00:00.000Z',
  });
  const fresh = (id: string, ...parts: Parameters<typeof p>) => ({
    ...p(...parts),
    inserted: inserted(id),
  });
  const written = docWith(
    {},
    fresh('first', { ...text('Before all.'), inserted: inserted('first') }),
    p('Nobody asked.'),
    fresh('one', { ...text('New.'), inserted: inserted('one') }),
    { type: 'page-break', inserted: inserted('two') },
  );
  const clean = documentAsIfRejected(written);
  expect(clean.blocks).toHaveLength(1);
  const items = reviewItems({
    document: clean,
    threads: [],
    citations: [],
    suggestions: listSuggestions(written.blocks),
  });
  const end = 'Nobody asked.'.length;
  expect(items.map(({ about, place }) => [about, place])).toEqual([
    ['', { on: 'briefing' }],
    ...Array.from({ length: 2 }, () => [
      'After “Nobody asked.”',
      { on: 'words', block: clean.blocks[0]?.id, start: end, end },
    ]),
  ]);
});

test('a number behind a name from the right stays behind it in the list', () => {
  const [item] = [verdictWith('4')];
  if (!item) throw new Error('No verdict');
  const headOf = (author: string): string => {
    const { blocks } = reviewAnnex(
      [{ ...item, author, day: '30 May 2026' }],
      new Map([[item.number, 1]]),
      1,
      copyWords('en-GB'),
    );
    const table = blocks.find((block) => block.type === 'table');
    return plainInline(table?.rows[1]?.[3]?.content ?? []).split('\n')[0] ?? '';
  };
  expect(headOf('Ada')).toMatch(/ · Ada · 30 May 2026$/);
  expect(headOf('ליה')).toMatch(/ · ליה\u200e · 30 May 2026$/);
});
