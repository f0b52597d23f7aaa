import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bold,
  cite,
  docWith,
  h,
  italic,
  link,
  note,
  p,
  place,
  quote,
  table,
  text,
  ul,
  type UnplacedBlock,
} from '../document/builder.ts';
import type {
  Block,
  BlockId,
  Footnote,
  Inline,
  NoteInline,
  Suggestion,
  Text,
} from '../document/document.ts';
import { rankBetween } from '../document/rank.ts';
import { parseBriefingDocument } from '../document/schema.ts';
import {
  footnotesOf,
  citationsOf,
  mapInlineContainers,
  plainText,
} from '../document/walk.ts';
import { atomsOf, joined } from './atoms.ts';
import { longestRise } from './longest-rise.ts';
import { suggestEdit } from './suggest-edit.ts';
import { listSuggestions } from './list-suggestions.ts';
import {
  asIfAccepted,
  asIfRejected,
  decideSuggestions,
  hasSuggestions,
  isLine,
} from './suggestions.ts';
import type { Edit } from './text-edit.ts';

const NONE = 'none' as Block['rank'];
let made = 0;
const newId = (): string => {
  made += 1;
  return `x${made}`;
};
const at = (minute: number): string =>
  `2026-11-28T10:${String(minute).padStart(2, '0')}:00.000Z`;

const suggest = (
  before: readonly Block[],
  after: readonly Block[],
  more: Partial<Edit> & { readonly author?: string } = {},
) => {
  const { author = 'Ana', ...rest } = more;
  const suggested = suggestEdit({
    before,
    after,
    by: { author, at: at(0), newId },
    selected: null,
    spots: [],
    backward: false,
    pasted: false,
    ...rest,
  });
  // The page gives ranks where they don't rise, and to what came in the place of another block.
  const known = new Set([...before, ...after].map(({ id }) => id));
  return {
    ...suggested,
    blocks: ranked(
      suggested.blocks.map((block) =>
        known.has(block.id) ? block : { ...block, rank: NONE },
      ),
    ),
  };
};

function first<Item>(list: readonly Item[], place = 0): Item {
  const item = list[place];
  if (item === undefined) throw new Error('There is none');
  return item;
}

const threeOf = <Item>(list: readonly Item[]): [Item, Item, Item] => [
  first(list),
  first(list, 1),
  first(list, 2),
];

const runsOf = (block: Block): Text[] =>
  isLine(block) ? block.content.filter((part) => part.type === 'text') : [];

/** The first block with these words in the place of its own. */
const withWords = (blocks: readonly Block[], ...words: (string | Inline)[]) => [
  {
    ...blocks[0],
    content: words.map((word) =>
      typeof word === 'string' ? text(word) : word,
    ),
  } as Block,
  ...blocks.slice(1),
];

const shown = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      const marks = (of: { inserted?: Suggestion; deleted?: Suggestion }) =>
        (of.inserted ? '+' : '') + (of.deleted ? '-' : '');
      const parts = isLine(block)
        ? block.content.map((part) =>
            part.type === 'link'
              ? part.content.map((inner) => `{${marks(inner)}link}`).join('')
              : `${marks(part) && `{${marks(part)}`}${part.type === 'text' ? part.text : part.type}${marks(part) && '}'}`,
          )
        : [block.type];
      return `${marks(block)}|${parts.join('')}`;
    })
    .join('\n');

test('a word in the place of another is both, under one id', () => {
  const before = place([p('The quay is closed.')]);
  const { blocks } = suggest(before, withWords(before, 'The quay is open.'));
  expect(shown(blocks)).toBe('|The quay is {-closed}{+open}.');
  expect(listSuggestions(blocks)).toMatchObject([
    {
      author: 'Ana',
      kind: 'replacement',
      before: 'closed',
      after: 'open',
      behind: 'The quay is ',
    },
  ]);
  expect(asIfRejected(blocks)).toEqual(before);
  expect(plainText(first(asIfAccepted(blocks)))).toBe('The quay is open.');
});

test('what the caret says about where among like letters something was typed is taken', () => {
  const before = place([p('aaaa')]);
  const id = first(before).id;
  const { blocks } = suggest(before, withWords(before, 'aaaaa'), {
    selected: [
      { block: id, stretch: 0, offset: 1 },
      { block: id, stretch: 0, offset: 1 },
    ],
  });
  expect(shown(blocks)).toBe('|a{+a}aaa');
});

const look = (blocks: readonly Block[]): string =>
  runsOf(first(blocks))
    .map(({ text: words, marks, inserted, deleted }) => {
      const signs = (inserted ? '+' : '') + (deleted ? '-' : '');
      const looks = `${String(marks ?? '')}${words}`;
      return signs ? `{${signs}${looks}}` : looks;
    })
    .join('');

test('words of another look go in the one and come in the other; in their old look again, they stand', () => {
  const before = place([p('The quay is ', note('Note'), 'closed.')]);
  const [footnote] = footnotesOf(before);
  if (!footnote) throw new Error('There is no note');
  const made = withWords(
    before,
    'The ',
    bold('quay is '),
    footnote.footnote,
    bold('closed'),
    '.',
  );
  const { blocks } = suggest(before, made);
  expect(look(blocks)).toBe(
    'The {-quay is }{+boldquay is }{-closed}{+boldclosed}.',
  );
  expect(asIfRejected(blocks)).toEqual(before);
  expect(asIfAccepted(blocks)).toEqual(made);
  // One act, said in words.
  expect(listSuggestions(blocks)).toMatchObject([
    {
      kind: 'form',
      behind: 'quay is closed',
      before: 'plain',
      after: 'bold',
    },
  ]);
  // Taken back by whoever made it so.
  const back = (author: string) =>
    suggest(
      blocks,
      [
        mapInlineContainers(
          first(blocks),
          (content) =>
            joined(
              content.map((part) =>
                part.type === 'text' && part.inserted
                  ? { ...part, marks: [] as const }
                  : part,
              ),
            ).map((part) => {
              if (part.type !== 'text') return part;
              const { marks, ...rest } = part;
              return marks && marks.length > 0 ? part : rest;
            }) as Inline[],
        ),
      ],
      { author },
    ).blocks;
  expect(back('Ana')).toEqual(before);
  expect(look(back('Ben'))).toBe(
    'The {-quay is }{+-boldquay is }{+quay is }{-closed}{+-boldclosed}{+closed}.',
  );
  // What goes keeps its look; one's own words have whatever look one gives them.
  const all = suggest(blocks, [
    mapInlineContainers(first(blocks), (content) =>
      content.map((part) =>
        part.type === 'text' ? { ...part, marks: ['italic' as const] } : part,
      ),
    ),
  ]).blocks;
  expect(look(all)).toBe(
    '{-The }{+italicThe }{-quay is }{+italicquay is }{-closed}{+italicclosed}{-.}{+italic.}',
  );
  expect(asIfRejected(all)).toEqual(before);
});

test('a link, a language and a tick are suggested too', () => {
  const check = (ticked: boolean): UnplacedBlock => ({
    type: 'list',
    style: 'check',
    items: [{ content: [text('Sent')], ...(ticked && { checked: true }) }],
  });
  const before = place([p('See the page'), check(false)]);
  const linked = withWords(
    before,
    'See ',
    link('https://example.org/', 'the page'),
  );
  const french = withWords(before, 'See ', {
    ...text('the page'),
    language: 'fr',
  });
  for (const [after, said] of [
    [linked, 'linked to https://example.org/'],
    [french, 'in fr'],
  ] as const) {
    const { blocks } = suggest(before, after);
    expect(listSuggestions(blocks)).toMatchObject([
      { kind: 'form', behind: 'the page', after: said },
    ]);
    expect(asIfRejected(blocks)).toEqual(before);
    expect(asIfAccepted(blocks)).toEqual(after);
  }
  const ticked = [
    first(before),
    { ...check(true), id: first(before, 1).id, rank: first(before, 1).rank },
  ] as Block[];
  const { blocks } = suggest(before, ticked);
  expect(blocks).toHaveLength(3);
  expect(asIfRejected(blocks)).toEqual(before);
  expect(asIfAccepted(blocks)).toEqual(ticked);
});

test('what was selected and typed over is replaced as a whole', () => {
  const before = place([p('The hat')]);
  const id = first(before).id;
  const { blocks } = suggest(before, withWords(before, 'The h'), {
    selected: [
      { block: id, stretch: 0, offset: 4 },
      { block: id, stretch: 0, offset: 7 },
    ],
    spots: [{ block: id, stretch: 0, offset: 5 }],
  });
  expect(shown(blocks)).toBe('|The {-hat}{+h}');
});

test('letter after letter is one suggestion, and what was typed and taken away again is none', () => {
  const before = place([p('ab')]);
  const one = suggest(before, withWords(before, 'a1b')).blocks;
  const [ahead, middle, behind] = threeOf(runsOf(first(one)));
  const two = suggest(
    one,
    withWords(one, ahead, { ...middle, text: '12' }, behind),
    { by: { author: 'Ana', at: at(5), newId } },
  ).blocks;
  expect(listSuggestions(two)).toMatchObject([{ after: '12', at: at(0) }]);
  expect(suggest(two, withWords(two, 'ab')).blocks).toEqual(before);
  const other = suggest(two, withWords(two, 'ab'), { author: 'Ben' }).blocks;
  expect(shown(other)).toBe('|a{+-12}b');
  const later = suggest(
    one,
    withWords(one, ahead, { ...middle, text: '12' }, behind),
    { by: { author: 'Ana', at: '2026-11-28T12:00:00.000Z', newId } },
  ).blocks;
  expect(listSuggestions(later)).toHaveLength(2);
});

test('a character is never cut in half', () => {
  const before = place([p('😀')]);
  const { blocks } = suggest(before, withWords(before, '😁'));
  expect(shown(blocks)).toBe('|{-😀}{+😁}');
});

test('a paragraph that is divided, and two that are joined', () => {
  const before = place([p('one two')]);
  const rank = rankBetween(first(before).rank, null);
  const divided = [
    ...withWords(before, 'one '),
    { ...first(place([p('two')])), id: 'new' as BlockId, rank },
  ];
  const split = suggest(before, divided).blocks;
  expect(shown(split)).toBe('|one \n+|two');
  expect(asIfRejected(split)).toEqual(before);
  expect(asIfAccepted(split)).toEqual(divided);

  const joined = suggest(divided, before).blocks;
  expect(shown(joined)).toBe('|one \n-|two');
  expect(asIfRejected(joined)).toEqual(divided);
  expect(asIfAccepted(joined)).toEqual(before);
  // One's own division, taken back.
  expect(suggest(split, before).blocks).toEqual(before);
});

test('a list of other items comes in the place of the list, whose words alone can change in it', () => {
  const before = place([p('Ahead'), ul(['one', note('Note')], ['two'])]);
  const list = before[1] as Extract<Block, { type: 'list' }>;
  const more = [
    first(before),
    { ...list, items: [...list.items, { content: [text('three')] }] },
  ];
  const { blocks } = suggest(before, more);
  expect(
    blocks.map(({ type, inserted, deleted }) => [
      type,
      inserted?.author,
      deleted?.author,
    ]),
  ).toEqual([
    ['paragraph', undefined, undefined],
    ['list', undefined, 'Ana'],
    ['list', 'Ana', undefined],
  ]);
  uniqueIds(blocks);
  expect(listSuggestions(blocks)).toMatchObject([
    {
      kind: 'replacement',
      before: '[list: one [note: Note] · two]',
      after: '[list: one [note: Note] · two · three]',
    },
  ]);
  expect(asIfRejected(blocks)).toEqual(before);
  // The list that is accepted is the list that was, with the note that it had.
  expect(asIfAccepted(blocks)).toEqual(more);
  const words = [
    first(before),
    { ...list, items: [first(list.items), { content: [text('twice')] }] },
  ];
  const inWords = suggest(before, words).blocks;
  expect(inWords).toHaveLength(2);
  expect(asIfRejected(inWords)).toEqual(before);
  expect(asIfAccepted(inWords)).toEqual(words);
});

test('nothing is written in a block that is suggested to go; what is taken away there goes with it', () => {
  const before = place([ul(['one'], ['two'])]);
  const list = before[0] as Extract<Block, { type: 'list' }>;
  const { blocks } = suggest(before, [{ ...list, items: list.items.slice(1) }]);
  const gone = first(blocks);
  const write = (...items: string[]) => [
    {
      ...gone,
      items: items.map((each) => ({ content: [text(each)] })),
    } as Block,
    first(blocks, 1),
  ];
  expect(suggest(blocks, write('one', 'twox'))).toMatchObject({
    blocks,
    refused: 'gone',
  });
  expect(suggest(blocks, write('on'))).toMatchObject({ blocks, refused: null });
  // Replaced all over the text, it is replaced in what stays.
  const [, other] = write('');
  const all = [
    first(write('1', '2')),
    { ...other, items: [{ content: [text('2')] }] } as Block,
  ];
  const replaced = suggest(blocks, all);
  expect(replaced.refused).toBe(null);
  expect(first(replaced.blocks)).toBe(gone);
  expect(first(replaced.blocks, 1)).toMatchObject({
    items: [{ content: [{ text: '2' }] }],
  });
});

test('a paragraph becomes a list, code other code: the one goes, the other comes', () => {
  const before = place([{ type: 'code', text: 'a' }, p('x', note('Note'))]);
  const [code, line] = [first(before), first(before, 1)];
  for (const after of [
    [{ ...code, text: 'b' } as Block, line],
    [code, { ...first(place([ul(['x'])])), id: line.id, rank: line.rank }],
  ]) {
    const { blocks } = suggest(before, after);
    uniqueIds(blocks);
    expect(listSuggestions(blocks)).toHaveLength(1);
    expect(asIfRejected(blocks)).toEqual(before);
    expect(asIfAccepted(blocks)).toEqual(after);
  }
});

test('a line divided behind one that becomes a list goes on where that stood, whatever is decided first', () => {
  const by = (id: string): Suggestion => ({ id, author: 'Ana', at: at(0) });
  const blocks = place([
    { ...h(1, { ...text('T'), deleted: by('list') }), deleted: by('list') },
    { ...ul(['T']), inserted: by('list') },
    {
      ...p({ ...text('h'), deleted: by('words') }),
      inserted: by('division'),
    },
  ]);
  const choices = ['accept', 'reject'] as const;
  const orders = [
    ['division', 'list', 'words'],
    ['division', 'words', 'list'],
    ['words', 'division', 'list'],
    ['list', 'division', 'words'],
  ];
  for (const list of choices)
    for (const words of choices) {
      const decided: Readonly<Record<string, 'accept' | 'reject'>> = {
        division: 'reject',
        list,
        words,
      };
      const atOnce = decideSuggestions(blocks, ({ id }) => decided[id] ?? null);
      const left = words === 'accept' ? '' : 'h';
      expect(atOnce.map(plainText)).toEqual(
        list === 'reject' ? [`T${left}`] : ['T', left].filter(Boolean),
      );
      for (const order of orders) {
        let now: readonly Block[] = blocks;
        for (const one of order)
          now = decideSuggestions(now, ({ id }) =>
            id === one ? (decided[id] ?? null) : null,
          );
        expect(says(now)).toEqual(says(atOnce));
      }
    }
});

test('a paragraph that becomes a heading stays itself, and knows what it is otherwise', () => {
  const before = place([p('x', note('Note'))]);
  const [line] = before;
  const as = (level: number) =>
    [{ ...line, type: 'heading', level }] as Block[];
  const { blocks } = suggest(before, as(2));
  expect(blocks).toMatchObject([
    {
      id: line?.id,
      type: 'heading',
      reshaped: { author: 'Ana', from: { type: 'paragraph' } },
    },
  ]);
  expect(listSuggestions(blocks)).toMatchObject([
    {
      kind: 'form',
      before: 'paragraph',
      after: 'heading 2',
      behind: 'x [note: Note]',
    },
  ]);
  expect(asIfRejected(blocks)).toEqual(before);
  expect(asIfAccepted(blocks)).toEqual(as(2));
  const { reshaped } = first(blocks);
  const again = [{ ...first(as(3)), reshaped } as Block];
  expect(first(suggest(blocks, again).blocks)).toMatchObject({
    level: 3,
    reshaped: { id: reshaped?.id, from: { type: 'paragraph' } },
  });
  expect(first(suggest(blocks, again, { author: 'Ben' }).blocks)).toMatchObject(
    { reshaped: { author: 'Ben', from: { type: 'paragraph' } } },
  );
  // Made a paragraph again, nothing is suggested; changed directly, nothing is left to decide.
  expect(suggest(blocks, before).blocks).toEqual(before);
  expect(suggest(blocks, again, { by: null }).blocks).toEqual(as(3));
});

test('the words of a note and its citations are suggested in it; a citation that is changed comes with an id of its own', () => {
  const before = place([p('Words', note('See ', cite('smith', 'p. 4'), '.'))]);
  const footnote = first(footnotesOf(before)).footnote;
  const changed = footnote.content.map((part) =>
    part.type === 'citation'
      ? { ...part, locator: { label: 'page' as const, value: '5' } }
      : part,
  );
  const after = [
    mapInlineContainers(first(before), (content) =>
      content.map((part) =>
        part.type === 'footnote' ? { ...part, content: changed } : part,
      ),
    ),
  ];
  const { blocks } = suggest(before, after);
  const inside = citationsOf(first(footnotesOf(blocks)).footnote);
  expect(inside).toMatchObject([
    { id: first(citationsOf(footnote)).id, deleted: { author: 'Ana' } },
    { locator: { value: '5' }, inserted: { author: 'Ana' } },
  ]);
  expect(first(inside).id).not.toBe(first(inside, 1).id);
  expect(asIfRejected(blocks)).toEqual(before);
  expect(listSuggestions(blocks)).toMatchObject([
    {
      kind: 'replacement',
      footnote: footnote.id,
      before: '[citation, 4]',
      after: '[citation, 5]',
    },
  ]);
});

test('where nothing is suggested, the text is the very same', () => {
  const blocks = place([p('Words', note('More')), ul(['one'])]);
  expect(asIfRejected(blocks)).toBe(blocks);
  expect(asIfAccepted(blocks)).toBe(blocks);
});

test('direct edits within a suggestion are no part of it', () => {
  const before = place([p('ab')]);
  const one = suggest(before, withWords(before, 'a12b')).blocks;
  const [ahead, middle, behind] = threeOf(runsOf(first(one)));
  const typed = withWords(one, ahead, { ...middle, text: '1x2' }, behind);
  const { blocks } = suggest(one, typed, { by: null });
  expect(shown(blocks)).toBe('|a{+1}x{+2}b');
});

test('what is pasted comes without what was struck out where it was copied', () => {
  const before = place([p('ab')]);
  const suggestion = { id: 's', author: 'Ben', at: at(0) };
  const after = withWords(
    before,
    'a1',
    { ...text('2'), deleted: suggestion },
    'b',
  );
  expect(shown(suggest(before, after, { pasted: true }).blocks)).toBe(
    '|a{+1}b',
  );
  expect(shown(suggest(before, after, { pasted: true, by: null }).blocks)).toBe(
    '|a1b',
  );
});

test('a place in the text is found again, before or behind what is struck out', () => {
  const before = place([p('The old quay')]);
  const id = first(before).id;
  const after = withWords(before, 'The quay');
  const spots = [{ block: id, stretch: 0, offset: 4 }];
  const selected = [
    { block: id, stretch: 0, offset: 4 },
    { block: id, stretch: 0, offset: 8 },
  ] as const;
  expect(suggest(before, after, { spots, selected }).spots).toEqual([
    { block: id, stretch: 0, offset: 8 },
  ]);
  expect(
    suggest(before, after, { spots, selected, backward: true }).spots,
  ).toEqual(spots);
});

// Edits at random, on the flat text of the blocks.

type Flat = { readonly block?: Block; readonly part?: Inline };

const flatten = (blocks: readonly Block[]): Flat[] =>
  blocks.flatMap((block): Flat[] => [
    { block },
    ...(isLine(block)
      ? block.content.flatMap((part): Flat[] =>
          part.type === 'text'
            ? Array.from(part.text).map((letter) => ({
                part: { ...part, text: letter },
              }))
            : [{ part }],
        )
      : []),
  ]);

function build(flat: readonly Flat[]): Block[] {
  const blocks: Block[] = [];
  for (const { block, part } of flat) {
    if (block) blocks.push(isLine(block) ? { ...block, content: [] } : block);
    const last = blocks.at(-1);
    if (!part || !last || !isLine(last)) continue;
    const before = last.content.at(-1);
    const alike =
      before?.type === 'text' &&
      part.type === 'text' &&
      JSON.stringify({ ...before, text: '' }) ===
        JSON.stringify({ ...part, text: '' });
    blocks[blocks.length - 1] = {
      ...last,
      content: alike
        ? [
            ...last.content.slice(0, -1),
            { ...before, text: before.text + part.text },
          ]
        : [...last.content, part],
    };
  }
  return ranked(blocks);
}

/** Ranks that rise, as the page gives them: as many as can be keep their own. */
function ranked(blocks: readonly Block[]): Block[] {
  const order = blocks.flatMap(({ rank }) => (rank === NONE ? [] : [rank]));
  if (
    order.length === blocks.length &&
    order.every((rank, at) => rank > (order[at - 1] ?? ''))
  )
    return [...blocks];
  const places = [...order].sort(byUnit);
  const staying = new Set(
    longestRise(order.map((rank) => places.indexOf(rank))).map(
      (at) => order[at],
    ),
  );
  const result: Block[] = [];
  for (const [index, block] of blocks.entries()) {
    const next =
      blocks.slice(index + 1).find(({ rank }) => staying.has(rank))?.rank ??
      null;
    result.push(
      staying.has(block.rank)
        ? block
        : {
            ...block,
            rank: rankBetween(result.at(-1)?.rank ?? null, next),
          },
    );
  }
  return result;
}
function byUnit(one: string, other: string): number {
  return one < other ? -1 : 1;
}

type Op =
  | { kind: 'type'; at: number; words: string }
  | { kind: 'delete'; at: number; length: number }
  | { kind: 'replace'; at: number; length: number; words: string }
  | { kind: 'split'; at: number }
  | { kind: 'note'; at: number }
  | { kind: 'in-note'; at: number; words: string }
  | { kind: 'table'; at: number }
  | { kind: 'look'; at: number; length: number; look: Partial<Text> }
  | { kind: 'heading'; at: number; level: number }
  | { kind: 'list'; at: number }
  | { kind: 'item'; at: number }
  | { kind: 'unlist'; at: number }
  | { kind: 'move'; at: number; to: number };

const words = fc.constantFrom('a', 'b', 'the ', 'quay', '😀', 'a a');
const op: fc.Arbitrary<Op> = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), at: fc.nat(60), words }),
  fc.record({
    kind: fc.constant('delete' as const),
    at: fc.nat(60),
    length: fc.integer({ min: 1, max: 14 }),
  }),
  fc.record({
    kind: fc.constant('replace' as const),
    at: fc.nat(60),
    length: fc.integer({ min: 1, max: 9 }),
    words,
  }),
  fc.record({ kind: fc.constant('split' as const), at: fc.nat(60) }),
  fc.record({ kind: fc.constant('note' as const), at: fc.nat(60) }),
  fc.record({ kind: fc.constant('in-note' as const), at: fc.nat(9), words }),
  fc.record({ kind: fc.constant('table' as const), at: fc.nat(60) }),
  fc.record({
    kind: fc.constant('look' as const),
    at: fc.nat(60),
    length: fc.integer({ min: 1, max: 20 }),
    look: fc.constantFrom<Partial<Text>>(
      { marks: ['bold'] },
      { marks: ['bold', 'italic'] },
      { marks: [] },
      { language: 'fr' },
    ),
  }),
  fc.record({
    kind: fc.constant('heading' as const),
    at: fc.nat(9),
    level: fc.nat(2),
  }),
  fc.record({
    kind: fc.constantFrom('list' as const, 'unlist' as const, 'item' as const),
    at: fc.nat(9),
  }),
  fc.record({
    kind: fc.constant('move' as const),
    at: fc.nat(9),
    to: fc.nat(9),
  }),
);

/** The text after the op, as an editor makes it: places are those where a caret can stand. */
function edited(blocks: readonly Block[], op: Op): Block[] {
  const flat = flatten(blocks);
  // In a line that is suggested to go with all of its words nobody writes.
  const gone = new Set(
    blocks.filter(
      (block) =>
        isLine(block) &&
        block.deleted !== undefined &&
        atomsOf(block.content).every(({ piece }) => piece.deleted),
    ),
  );
  const isSpot = (index: number): boolean => {
    const before = flat[index - 1];
    const { block } = flat.slice(0, index).findLast((each) => each.block) ?? {};
    return (
      block !== undefined &&
      !gone.has(block) &&
      (before?.part !== undefined ||
        (before?.block !== undefined && isLine(before.block)))
    );
  };
  const spots = Array.from({ length: flat.length + 1 }, (_, at) => at).filter(
    isSpot,
  );
  const spot = spots[op.at % Math.max(1, spots.length)];
  if (spot === undefined) return [...blocks];
  const typed = (written: string): Flat[] => {
    // As an editor does, words that are typed look like those before them, suggested or not.
    const before = flat[spot - 1]?.part;
    return Array.from(written).map((letter) => ({
      part:
        before?.type === 'text' ? { ...before, text: letter } : text(letter),
    }));
  };
  const fresh = first(place([p()]));
  switch (op.kind) {
    case 'type':
      return build([
        ...flat.slice(0, spot),
        ...typed(op.words),
        ...flat.slice(spot),
      ]);
    case 'delete':
    case 'replace': {
      let end = Math.min(flat.length, spot + op.length);
      while (end > spot && !isSpot(end)) end -= 1;
      return build([
        ...flat.slice(0, spot),
        ...(op.kind === 'replace' ? typed(op.words) : []),
        ...flat.slice(end),
      ]);
    }
    case 'split':
      return build([
        ...flat.slice(0, spot),
        { block: { ...fresh, rank: NONE } },
        ...flat.slice(spot),
      ]);
    case 'note':
      return build([
        ...flat.slice(0, spot),
        { part: note('See ', cite('smith', 'p. 4')) },
        ...flat.slice(spot),
      ]);
    case 'in-note': {
      const all = flat.filter(({ part }) => part?.type === 'footnote');
      const chosen = all[op.at % Math.max(1, all.length)];
      return build(
        flat.map((each) => {
          if (each !== chosen || each.part?.type !== 'footnote') return each;
          const content = joined([
            text(op.words),
            ...each.part.content.slice(op.at % 2),
          ]) as NoteInline[];
          return { part: { ...each.part, content } satisfies Footnote };
        }),
      );
    }
    case 'table': {
      // Behind the line in which the place is.
      let end = spot;
      while (end < flat.length && !flat[end]?.block) end += 1;
      return build([
        ...flat.slice(0, end),
        { block: { ...first(place([table([['a', 'b']])])), rank: NONE } },
        ...flat.slice(end),
      ]);
    }
    case 'look':
      return build(
        flat.map((each, index) => {
          if (index < spot || index >= spot + op.length) return each;
          if (each.part?.type !== 'text') return each;
          const { marks: _marks, ...rest } = each.part;
          const { marks, ...others } = op.look;
          return {
            part: {
              ...(marks ? rest : each.part),
              ...others,
              ...(marks && marks.length > 0 && { marks }),
            },
          };
        }),
      );
    case 'heading': {
      const lines = blocks.filter(isLine);
      const chosen = lines[op.at % Math.max(1, lines.length)];
      return blocks.map((block): Block => {
        if (block !== chosen) return block;
        const { id, rank, content } = chosen;
        // As an editor does, whatever was suggested of it is not known of the new one.
        return op.level === 0
          ? { type: 'paragraph', id, rank, content }
          : { type: 'heading', level: op.level as 1, id, rank, content };
      });
    }
    case 'list': {
      const lines = blocks.filter(isLine);
      const chosen = lines[op.at % Math.max(1, lines.length)];
      return blocks.map((block): Block => {
        if (block !== chosen) return block;
        const { id, rank, content } = chosen;
        return {
          type: 'list',
          style: 'ordered',
          id,
          rank,
          items: [{ content }],
        };
      });
    }
    case 'unlist': {
      const lists = blocks.filter(
        (block) => block.type === 'list' && !block.deleted,
      );
      const chosen = lists[op.at % Math.max(1, lists.length)];
      return ranked(
        blocks.flatMap((block): Block[] =>
          block === chosen && block.type === 'list'
            ? block.items.map(({ content }, place) => ({
                ...(place === 0
                  ? { id: block.id, rank: block.rank }
                  : { id: newId() as BlockId, rank: NONE }),
                type: 'paragraph',
                content,
              }))
            : [block],
        ),
      );
    }
    case 'item': {
      const lists = blocks.filter(
        (block) => block.type === 'list' && !block.deleted,
      );
      const chosen = lists[op.at % Math.max(1, lists.length)];
      return blocks.map((block) =>
        block === chosen && block.type === 'list'
          ? {
              ...block,
              items:
                op.at % 2 === 0 || block.items.length === 1
                  ? [...block.items, { content: [text('more')] }]
                  : block.items.slice(1),
            }
          : block,
      );
    }
    case 'move': {
      const from = op.at % blocks.length;
      const moved = first(blocks, from);
      const rest = blocks.filter((_, index) => index !== from);
      rest.splice(op.to % (rest.length + 1), 0, moved);
      return ranked(rest);
    }
  }
}

/** What the text says, whatever its blocks and notes are called. */
const says = (blocks: readonly Block[]): unknown =>
  JSON.parse(
    JSON.stringify(blocks, (key, value: unknown) =>
      key === 'id' || key === 'rank' ? undefined : value,
    ),
  );

const start = (): UnplacedBlock[] => [
  h(1, 'The quay'),
  p('It is ', bold('closed'), ' to ships.', note('Log of ', cite('port'))),
  p('A second paragraph', note('Note'), ' here'),
  table([['x', 'y']]),
  ul(['one', note('In a list')], ['two']),
  p('Last'),
];

const uniqueIds = (blocks: readonly Block[]): void => {
  parseBriefingDocument({
    ...docWith({}),
    blocks: [...blocks],
  });
};

const session = fc.array(
  fc.record({ op, author: fc.constantFrom('Ana', 'Ben', 'Cleo') }),
  { minLength: 1, maxLength: 9 },
);

test('refusing all is the text before, accepting all the edit as it was made; ids are unique throughout', () => {
  fc.assert(
    fc.property(session, (edits) => {
      const original = place(start());
      let blocks: readonly Block[] = original;
      for (const { op, author } of edits) {
        const after = edited(blocks, op);
        const expected = says(asIfAccepted(withoutOwnMarks(blocks, after)));
        const { refused, ...result } = suggest(blocks, after, { author });
        blocks = result.blocks;
        uniqueIds(blocks);
        expect(asIfRejected(blocks)).toEqual(original);
        if (!refused) expect(says(asIfAccepted(blocks))).toEqual(expected);
      }
      uniqueIds(asIfRejected(blocks));
      uniqueIds(asIfAccepted(blocks));
    }),
    { numRuns: 100 },
  );
});

/** What was typed looks like what it stands beside, which is nothing that was typed: it is plain. */
function withoutOwnMarks(
  before: readonly Block[],
  after: readonly Block[],
): readonly Block[] {
  return suggest(before, after, { by: null }).blocks;
}

/**
 * Whether a line of which every word may come or go stands behind a block that may come and is no line. It stays once both
 * have come, and has one mark: whether it is left empty, and as what, hangs on which is decided first.
 */
const waitsForTwo = (blocks: readonly Block[]): boolean =>
  blocks.some((block, at) => {
    if (!isLine(block) || (!block.inserted && !block.deleted)) return false;
    const before = blocks.slice(0, at).findLast((each) => !isLine(each));
    return (
      before?.inserted !== undefined &&
      atomsOf(block.content).every(
        ({ piece }) => piece.inserted ?? piece.deleted,
      )
    );
  });

/** Every letter and every note, wherever it stands. */
const wordsAlone = (blocks: readonly Block[]): unknown => ({
  words: Array.from(blocks.map(plainText).join('').replaceAll(/\s/gu, ''))
    .sort()
    .join(''),
  notes: footnotesOf(blocks).length,
});

/** Whether the edits are decided in one act or one after the other, the text is the same. */
function decidedInAnyOrder(
  original: readonly UnplacedBlock[],
  kinds: (kind: Op['kind']) => boolean,
  text: (blocks: readonly Block[]) => unknown = says,
): void {
  fc.assert(
    fc.property(
      session.map((edits) => edits.filter(({ op }) => kinds(op.kind))),
      fc.infiniteStream(fc.nat(1000)),
      fc.infiniteStream(fc.boolean()),
      (edits, picks, choices) => {
        let blocks: readonly Block[] = place(original);
        for (const { op, author } of edits)
          blocks = suggest(blocks, edited(blocks, op), { author }).blocks;
        const ids = listSuggestions(blocks).map(({ id }) => id);
        const decision = new Map(
          ids.map((id) => [id, choices.next().value ? 'accept' : 'reject']),
        );
        const decide = (id: string) =>
          (decision.get(id) ?? null) as 'accept' | 'reject' | null;
        const atOnce = decideSuggestions(blocks, ({ id }) => decide(id));
        const left = [...ids];
        let one = blocks;
        while (left.length > 0) {
          const [id] = left.splice(Number(picks.next().value) % left.length, 1);
          one = decideSuggestions(one, (each) =>
            each.id === id ? decide(each.id) : null,
          );
          uniqueIds(one);
        }
        expect(one.some(hasSuggestions)).toBe(false);
        const said = waitsForTwo(blocks) ? wordsAlone : text;
        expect(said(one)).toEqual(said(atOnce));
      },
    ),
    { numRuns: 100 },
  );
}

test('one by one in any order is as all at once', () => {
  decidedInAnyOrder(start(), (kind) => kind !== 'move');
});

test('of lines that are moved, divided and joined no word is dropped or doubled, in whatever order that is decided', () => {
  decidedInAnyOrder(
    [
      h(1, 'The quay'),
      p('It is closed', note('Log')),
      p('Second'),
      p('Third'),
      p('Last'),
    ],
    (kind) =>
      ['move', 'split', 'delete', 'replace', 'type', 'heading'].includes(kind),
    // Which line stands beside which when two are joined depends on where they are by then.
    (blocks) => ({
      words: Array.from(blocks.map(plainText).join('')).sort().join(''),
      notes: footnotesOf(blocks)
        .map(({ footnote }) => footnote.id)
        .sort(),
    }),
  );
});

test('what came in at the rank from which a block was moved makes way for it, and the block is where it was', () => {
  const by = (id: string): Suggestion => ({ id, author: 'Ana', at: at(0) });
  const original = place([p('One'), p('Two'), p('Three'), p('Four')]);
  const [one, two, three] = threeOf(original);
  const back = { ...two, rank: rankBetween(null, one.rank) };
  const blocks: Block[] = [
    { ...back, moved: { ...by('move'), from: two.rank } },
    one,
    // Its id comes before that of the block.
    {
      ...first(place([table([['a']])])),
      id: '0' as BlockId,
      rank: two.rank,
      inserted: by('table'),
    },
    three,
    first(original, 3),
  ];
  expect(asIfRejected(blocks)).toEqual(original);
  const moveFirst = decideSuggestions(blocks, ({ id }) =>
    id === 'move' ? 'reject' : null,
  );
  expect(moveFirst.filter(({ inserted }) => !inserted)).toEqual(original);
  expect(new Set(moveFirst.map(({ rank }) => rank)).size).toBe(5);
});

test('blocks that are moved go back where they stood, and stay where they are put', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          op: fc.record({
            kind: fc.constant('move' as const),
            at: fc.nat(9),
            to: fc.nat(9),
          }),
          author: fc.constantFrom('Ana', 'Ben'),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      (edits) => {
        const original = place(start());
        let blocks: readonly Block[] = original;
        for (const { op, author } of edits) {
          const after = edited(blocks, op);
          blocks = suggest(blocks, after, { author }).blocks;
          uniqueIds(blocks);
          expect(blocks.map(({ id }) => id)).toEqual(after.map(({ id }) => id));
        }
        expect(asIfRejected(blocks)).toEqual(original);
        expect(asIfAccepted(blocks).map(({ id }) => id)).toEqual(
          blocks.map(({ id }) => id),
        );
        expect(asIfAccepted(blocks).some(hasSuggestions)).toBe(false);
      },
    ),
  );
});

test('links, quotations and what is in them', () => {
  const before = place([
    p('See ', link('https://example.org/', 'the page'), italic(' now')),
    quote([['So it is'], ['and was']], ['Smith']),
  ]);
  const [line, quotation] = [first(before), first(before, 1)];
  const after = [
    {
      ...line,
      content: [
        text('See '),
        link('https://example.org/', 'the log'),
        italic(' now'),
      ],
    },
    { ...quotation, paragraphs: [[text('So it was')], [text('and was')]] },
  ] as Block[];
  const { blocks } = suggest(before, after);
  expect(asIfRejected(blocks)).toEqual(before);
  expect(asIfAccepted(blocks)).toEqual(after);
});
