import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Source } from '../citations/source.ts';
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
  BriefingDocument,
  Inline,
  ListItem,
  SourceId,
} from '../document/document.ts';
import {
  compareDocuments,
  type Comparison,
  kindOf,
} from './compare-documents.ts';
import { compareInline, type Span } from './compare-words.ts';
import { listChanges } from './list-changes.ts';

const smith = new Map<SourceId, Pick<Source, 'item'>>([
  [
    's1' as SourceId,
    {
      item: {
        type: 'book',
        title: 'Tides',
        author: [{ family: 'Smith' }],
        issued: { 'date-parts': [[2020]] },
      } as unknown as Source['item'],
    },
  ],
]);

const head = docWith({});
const of = (blocks: readonly Block[], more = {}): BriefingDocument => ({
  ...head,
  ...more,
  blocks,
});

/** The block with other content, under the same id. */
const reworded = (block: Block | undefined, to: UnplacedBlock): Block => {
  if (!block) throw new Error('There is no block.');
  return { ...to, id: block.id, rank: block.rank };
};

const written = (parts: readonly (string | Inline)[]): Inline[] =>
  parts.map((part) => (typeof part === 'string' ? text(part) : part));

/** `[-out-]`, `{+in+}`, `~other look~`. */
const signs = {
  same: ['', ''],
  deleted: ['[-', '-]'],
  inserted: ['{+', '+}'],
  restyled: ['~', '~'],
} as const;

const shownSpans = (spans: readonly Span[]): string =>
  spans
    .map(({ change, content }) => {
      const [open, close] = signs[change];
      const words = content
        .map((inline) =>
          inline.type === 'text'
            ? inline.text
            : inline.type === 'link'
              ? inline.content
                  .map((part) => (part.type === 'text' ? part.text : ''))
                  .join('')
              : inline.type === 'footnote'
                ? '*'
                : inline.type === 'marker'
                  ? inline.text
                  : '/',
        )
        .join('');
      return `${open}${words}${close}`;
    })
    .join('');

const shown = (comparison: Comparison): string[] =>
  comparison.blocks.map(
    ({ change, moved, lines }) =>
      `${moved === null ? '' : `(${moved}) `}${change === 'same' || change === 'changed' ? '' : `${change}: `}${lines
        .map(({ cells }) => cells.map(shownSpans).join(' | '))
        .join(' // ')}`,
  );

const compare = (
  before: readonly Block[],
  after: readonly Block[],
): Comparison =>
  compareDocuments(
    { document: of(before), sources: smith },
    { document: of(after), sources: smith },
  );

describe('words', () => {
  const words = (
    before: readonly (string | Inline)[],
    after: readonly (string | Inline)[],
    language = 'en-GB',
  ): string =>
    shownSpans(compareInline(written(before), written(after), language));

  const one = note('x');
  test.each<
    [string, (string | Inline)[], (string | Inline)[], string, string?]
  >([
    ['nothing', ['The ferry'], ['The ferry'], 'The ferry'],
    [
      'a phrase in place of another',
      ['They carried about 400,000 passengers in 2025.'],
      ['They carried 412,000 passengers in 2025.'],
      'They carried [-about 400,000-]{+412,000+} passengers in 2025.',
    ],
    [
      'words taken out',
      ['Not the crews, although it also said so, but the contract'],
      ['Not the crews, but the contract'],
      'Not the crews, [-although it also said so, -]but the contract',
    ],
    [
      'a sentence put behind',
      ['One two.'],
      ['One two. Three four five six seven eight nine ten.'],
      'One two.{+ Three four five six seven eight nine ten.+}',
    ],
    [
      'another sentence altogether',
      ['We recommend option A with a review after the first year.'],
      ['Choose B. It costs least over eight years of service.'],
      '[-We recommend option A with a review after the first year.-]{+Choose B. It costs least over eight years of service.+}',
    ],
    ['a note put in', ['One two'], ['One', one, ' two'], 'One{+*+} two'],
    ['a note taken out', ['One', one], ['One'], 'One[-*-]'],
    [
      'another look',
      ['One two three'],
      ['One ', bold('two'), ' three'],
      'One ~two~ three',
    ],
    [
      'a link',
      ['See the report'],
      ['See ', link('https://example.org/', 'the report')],
      'See ~the report~',
    ],
    [
      'words that stand in other pieces alone',
      ['One two ', italic('three')],
      ['One ', 'two ', italic('thr'), italic('ee')],
      'One two three',
    ],
    [
      'Japanese, without spaces',
      ['東京都は予算を増やした。'],
      ['東京都は予算を減らした。'],
      '東京都は予算を[-増やした-]{+減らした+}。',
      'ja',
    ],
    [
      'a marker',
      ['One ', marker('[4]')],
      ['One ', marker('[5]')],
      'One [-[4]-]{+[5]+}',
    ],
  ])('%s', (_what, before, after, expected, language) => {
    expect(words(before, after, language)).toBe(expected);
  });

  test('a very long text that was written anew is not gone through', () => {
    const long = (letter: string): string =>
      Array.from({ length: 20_000 }, (_, place) => `${letter}${place}`).join(
        ' ',
      );
    const spans = compareInline(
      [text(`Start ${long('a')} end`)],
      [text(`Start ${long('b')} end`)],
      'en',
    );
    expect(spans.map(({ change }) => change)).toEqual(['deleted', 'inserted']);
  });

  const content = fc.array(
    fc.oneof(
      fc.constantFrom('a ', 'b ', 'c, ', 'd. ', 'e').map((word) => text(word)),
      fc.constantFrom('a', 'b').map((word) => bold(word)),
      fc.constantFrom(note('1'), note('2'), marker('[3]')),
    ),
    { maxLength: 30 },
  );
  const plain = (parts: readonly Inline[]): string =>
    shownSpans([{ change: 'same', content: parts }]);
  test('what went and what stayed is the text before, what came and what stayed the text after', () => {
    fc.assert(
      fc.property(content, content, (before, after) => {
        const spans = compareInline(before, after, 'en');
        const side = (without: string): Inline[] =>
          spans
            .filter(({ change }) => change !== without)
            .flatMap((span) => span.content);
        expect(plain(side('inserted'))).toBe(plain(before));
        expect(plain(side('deleted'))).toBe(plain(after));
      }),
    );
  });
});

describe('blocks', () => {
  test('in, out, changed and moved, in the order in which they are read', () => {
    const [one, two, three, four, five] = place([
      h(1, 'Issue'),
      p('The notice period is four months, for a full tender.'),
      p('Goes away.'),
      h(1, 'Advice'),
      p('Stays.'),
    ]) as [Block, Block, Block, Block, Block];
    const [six] = place([p('Comes in.')]) as [Block];
    const comparison = compare(
      [one, two, three, four, five],
      [
        one,
        six,
        four,
        reworded(two, p('The notice period is four months, for any tender.')),
        five,
      ],
    );
    expect(shown(comparison)).toEqual([
      'Issue',
      '(away) The notice period is four months, for a full tender.',
      'deleted: [-Goes away.-]',
      'inserted: {+Comes in.+}',
      'Advice',
      '(here) The notice period is four months, for [-a full-]{+any+} tender.',
      'Stays.',
    ]);
    expect(comparison.words).toEqual({ inserted: 3, deleted: 4 });
    expect(
      listChanges(comparison).map(({ kind, before, after, section, name }) => [
        kind,
        before,
        after,
        section,
        name,
      ]),
    ).toEqual([
      ['deleted', 'Goes away.', '', 'Issue', ''],
      ['inserted', '', 'Comes in.', 'Issue', ''],
      [
        'moved',
        'Issue',
        'Advice',
        'Advice',
        'The notice period is four months, for any tender.',
      ],
      ['replaced', 'a full', 'any', 'Advice', ''],
    ]);
  });

  test('that were cut and pasted under other ids are moved or the same', () => {
    const blocks = place([p('One x'), p('Two y'), p('Three z')]);
    const renewed = place([p('One x'), p('Two y'), p('Three z')]);
    expect(shown(compare(blocks, renewed))).toEqual([
      'One x',
      'Two y',
      'Three z',
    ]);
    const [one, two, three] = blocks as [Block, Block, Block];
    expect(
      shown(compare(blocks, [three, two, renewed[0] ?? one])).filter((line) =>
        line.startsWith('('),
      ),
    ).toHaveLength(4);
  });

  test('that were written anew in the same place are compared by words', () => {
    const before = place([p('The ferry leaves at nine from the quay.')]);
    const after = place([p('The ferry leaves at ten from the quay.')]);
    expect(shown(compare(before, after))).toEqual([
      'The ferry leaves at [-nine-]{+ten+} from the quay.',
    ]);
  });

  test('of another kind, with another marking', () => {
    const [one] = place([p('Issue')]) as [Block];
    const comparison = compare(
      [one],
      [{ ...reworded(one, h(2, 'Issue')), marking: 'SECRET' }],
    );
    expect(comparison.blocks[0]?.traits).toEqual([
      { trait: 'Kind', before: 'Paragraph', after: 'Heading 2' },
      { trait: 'Marking', before: '', after: 'SECRET' },
    ]);
    expect(listChanges(comparison).map(({ kind }) => kind)).toEqual([
      'trait',
      'trait',
    ]);
  });

  test('a list by its items, a table by its rows and cells, a quotation by its paragraphs', () => {
    const [list, grid, said] = place([
      ol(
        ['Buy the vessel'],
        ['Let the contract'],
        ['Report back to the board'],
      ),
      table([
        ['Option', 'Cost'],
        ['Extend', '171'],
        ['Re-let', '168'],
      ]),
      quote([['One line.'], ['Two lines.']], ['Audit Office']),
    ]) as [Block, Block, Block];
    const comparison = compare(
      [list, grid, said],
      [
        reworded(
          list,
          ol(
            ['Buy the vessel'],
            ['Ask the islands first'],
            ['Report back to the minister'],
          ),
        ),
        reworded(
          grid,
          table([
            ['Option', 'Cost', 'Start'],
            ['Extend', '174', []],
            ['Re-let', '168', []],
          ]),
        ),
        reworded(said, quote([['One line.'], ['Three lines.']])),
      ],
    );
    expect(shown(comparison)).toEqual([
      'Buy the vessel // [-Let the contract-]{+Ask the islands first+} // Report back to the [-board-]{+minister+}',
      'Option | Cost | {+Start+} // Extend | [-171-]{+174+} |  // Re-let | 168 | ',
      'One line. // [-Two-]{+Three+} lines. // [-Audit Office-]',
    ]);
    const [first, second] = place([
      ul(['a'], ['b']),
      ul(['a'], ['b'], ['c']),
    ]) as [Block, Block];
    expect(shown(compare([first], [reworded(first, second)])).join()).toBe(
      'a // b // {+c+}',
    );
  });

  const blockList = fc.uniqueArray(fc.nat(12), { maxLength: 12 });
  test('every block of either version is there once, in the order of the later', () => {
    const all = place(Array.from({ length: 13 }, (_, at) => p(`Block${at}`)));
    const take = (places: readonly number[]): Block[] =>
      all
        .filter((_, at) => places.includes(at))
        .sort(
          (a, b) =>
            places.indexOf(all.indexOf(a)) - places.indexOf(all.indexOf(b)),
        );
    fc.assert(
      fc.property(blockList, blockList, (one, other) => {
        const [before, after] = [take(one), take(other)];
        const { blocks } = compare(before, after);
        const ids = (list: readonly { id: BlockId }[]): BlockId[] =>
          list.map(({ id }) => id);
        const standing = blocks.filter(
          ({ moved, after: to }) => to && moved !== 'away',
        );
        expect(ids(standing)).toEqual(ids(after));
        const earlier = blocks.filter(
          ({ moved, before: from }) => from && moved !== 'here',
        );
        expect(ids(earlier)).toEqual(ids(before));
      }),
    );
  });
});

describe('notes', () => {
  test('new, gone, changed: by their citation’s names, year and place', () => {
    const kept = note('See ', cite('s1', 'p. 207'), '.');
    const gone = note('Gone');
    const [one, two] = place([p('One', kept), p('Two', gone)]) as [
      Block,
      Block,
    ];
    const come = note(cite('s1'));
    const changed = {
      ...kept,
      content: note('See ', cite('s1', 'p. 209'), '.').content,
    };
    const comparison = compare(
      [one, two],
      [reworded(one, p(come, 'One', changed)), reworded(two, p('Two'))],
    );
    expect(
      listChanges(comparison)
        .filter(({ kind }) => kind === 'note')
        .map(({ name, before, after }) => [name, before, after]),
    ).toEqual([
      ['1', '', 'Smith 2020'],
      ['2', 'See Smith 2020, p. 207.', 'See Smith 2020, p. 209.'],
      ['2', 'Gone', ''],
    ]);
  });

  test('that were cut and pasted with new ids are the same', () => {
    const before = place([p('One', note('x', cite('s1')), ' two')]);
    const [after] = place([p('One', note('x', cite('s1')), ' two')]) as [Block];
    const comparison = compare(before, [reworded(before[0], after)]);
    expect(listChanges(comparison)).toEqual([]);
  });
});

test('the head: each part and field by itself', () => {
  const citing = (document: BriefingDocument) => ({
    document,
    sources: smith,
  });
  const comparison = compareDocuments(
    citing(
      of([], { title: 'Ferries', fields: { to: ['A', 'B'], by: '2026' } }),
    ),
    citing(
      of([], {
        title: 'Ferry',
        marking: 'SECRET',
        fields: { to: ['A'], n: 3 },
      }),
    ),
  );
  expect(
    comparison.fields.map(({ field, before, after }) => ({
      field,
      before,
      after,
    })),
  ).toEqual([
    { field: 'title', before: 'Ferries', after: 'Ferry' },
    { field: 'marking', before: '', after: 'SECRET' },
    { field: 'fields.to', before: 'A; B', after: 'A' },
    { field: 'fields.by', before: '2026', after: '' },
    { field: 'fields.n', before: '', after: '3' },
  ]);
});

test('what is printed of a source is a change where it was changed, and each note has its source as it was', () => {
  const [before] = place([p('One', note('x ', cite('s1', 'p. 1')))]);
  const [after] = place([p('One', note('x ', cite('s1', 'p. 2')))]);
  if (!before || !after) throw new Error('There is no block.');
  const later = new Map<SourceId, Pick<Source, 'item'>>([
    [
      's1' as SourceId,
      {
        item: {
          ...smith.get('s1' as SourceId)?.item,
          author: [{ family: 'Smythe' }],
          publisher: 'Press',
          keyword: 'aside',
        } as unknown as Source['item'],
      },
    ],
  ]);
  const ids = JSON.parse(
    JSON.stringify(after).replace(
      /"n\d+"/u,
      /"n\d+"/u.exec(JSON.stringify(before))?.[0] ?? '',
    ),
  ) as Block;
  const comparison = compareDocuments(
    { document: of([before]), sources: smith },
    { document: of([{ ...ids, id: before.id }]), sources: later },
  );
  expect(
    listChanges(comparison).map(
      ({ kind, name, part, before: was, after: is }) => [
        kind,
        name,
        part,
        was,
        is,
      ],
    ),
  ).toEqual([
    ['note', '1', '', 'x Smith 2020, p. 1', 'x Smythe 2020, p. 2'],
    ['source', 'Smythe 2020', 'author', 'Smith', 'Smythe'],
    ['source', 'Smythe 2020', 'publisher', '', 'Press'],
  ]);
});

test('an item that is listed otherwise is a change, and one that has moved down is not', () => {
  const list = (items: readonly ListItem[]): Block => {
    const [block] = place([ol(['x'])]);
    if (block?.type !== 'list') throw new Error('There is no list.');
    return { ...block, id: 'list' as BlockId, items };
  };
  const item = (words: string, children?: ListItem['children']): ListItem => ({
    content: [text(words)],
    ...(children && { children }),
  });
  const under = (
    style: 'ordered' | 'unordered',
    ...items: readonly ListItem[]
  ) => ({ style, items });
  const one = list([item('a', under('ordered', item('b'), item('c')))]);
  const told = (before: Block, after: Block): unknown[] =>
    listChanges(compare([before], [after])).map(
      ({ kind, name, before: was, after: is }) => [kind, name, was, is],
    );
  expect(
    told(one, list([item('a', under('unordered', item('b'), item('c')))])),
  ).toEqual([
    ['trait', 'Item “b”', 'Level 2, numbered', 'Level 2, bulleted'],
    ['trait', 'Item “c”', 'Level 2, numbered', 'Level 2, bulleted'],
  ]);
  expect(
    told(one, list([item('a', under('ordered', item('b'))), item('c')])),
  ).toEqual([['trait', 'Item “c”', 'Level 2, numbered', 'Level 1, numbered']]);
  expect(
    told(list([item('a'), item('b')]), list([item('z'), item('a'), item('b')])),
  ).toEqual([['inserted', '', '', 'z']]);
});

test('a version compared with itself has no change, and each change its own id', () => {
  const blocks = place([
    p('One', note('x')),
    ul(['a'], ['b']),
    table([['a'], ['b']]),
    { type: 'rule' },
    { type: 'bibliography' },
    { type: 'code', text: 'a\nb' },
  ]);
  expect(listChanges(compare(blocks, blocks))).toEqual([]);
  const changes = listChanges(compare(blocks, []));
  expect(changes.map(({ kind }) => kind)).toEqual([
    'deleted',
    'note',
    'deleted',
    'deleted',
    'deleted',
    'deleted',
    'deleted',
  ]);
  expect(blocks.map(kindOf)).toContain('List of sources');
  expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
});
