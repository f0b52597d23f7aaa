import fc from 'fast-check';
import { createHeadlessEditor } from '@lexical/headless';
import { $copyNode, $getRoot, type LexicalEditor } from 'lexical';
import { describe, expect, test } from 'vitest';
import type {
  Block,
  BlockId,
  FootnoteId,
  Inline,
  ListItem,
  ListItems,
  MarkerId,
  NoteInline,
  LineBreak,
  Rank,
  SourceId,
  Suggested,
  CitationId,
  Text,
  TextMark,
} from '#core/document/document.ts';
import { startOf } from '#core/document/list-start.ts';
import { parseBlock } from '#core/document/schema.ts';
import { $blockFromNode, $nodeFromBlock } from './convert.ts';
import { $getBlockId } from './nodes/block-state.ts';
import { keepListsApart } from './lists/list-blocks-extension.ts';
import { gridOf, rowsOf } from './tables/grid.ts';
import { BRIEFING_NODES } from './nodes/briefing-nodes.ts';

function headless(): LexicalEditor {
  const editor = createHeadlessEditor({
    nodes: BRIEFING_NODES,
    onError: (error) => {
      throw error;
    },
  });
  keepListsApart(editor);
  return editor;
}

function load(editor: LexicalEditor, blocks: readonly Block[]): void {
  editor.update(
    () => {
      $getRoot().clear();
      $getRoot().append(...blocks.map($nodeFromBlock));
    },
    { discrete: true },
  );
}

function read(editor: LexicalEditor): (Block | null)[] {
  return editor.read(() =>
    $getRoot()
      .getChildren()
      .map((node, place) =>
        $blockFromNode(
          node,
          $getBlockId(node) ?? ('none' as BlockId),
          rankAt(place),
        ),
      ),
  );
}

const rankAt = (place: number): Rank =>
  `c${String(place).padStart(3, '0')}` as Rank;

// Marks in the order of the canonical writing.
const MARKS: readonly TextMark[] = [
  'bold',
  'italic',
  'underline',
  'strike',
  'superscript',
  'subscript',
  'highlight',
  'code',
  'redaction',
];
const words = fc
  .array(
    fc.constantFrom('one', ' ', '日本', '\t', '\n', '’', '𝒳', 'e\u0301', '<b>'),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));
const suggestion = fc.constantFrom('Ana', 'Ben').map((author) => ({
  id: `by-${author}`,
  author,
  at: '2026-11-28T10:00:00.000Z',
}));
const suggested = fc
  .record({
    inserted: fc.option(suggestion, { freq: 1 }),
    deleted: fc.option(suggestion, { freq: 1 }),
  })
  .map(({ inserted, deleted }): Suggested => ({
    ...(inserted && { inserted }),
    ...(deleted && { deleted }),
  }));
const run = fc
  .record({
    text: words,
    marks: fc.subarray([...MARKS]),
    language: fc.option(fc.constantFrom('ja', 'fr')),
    reason: fc.option(fc.constantFrom('Privacy', 'Section 40')),
    suggested,
  })
  .map(({ text, marks, language, reason, suggested }): Text => ({
    ...suggested,
    type: 'text',
    text,
    ...(marks.length > 0 && { marks }),
    ...(language !== null && { language }),
    ...(reason !== null && marks.includes('redaction') && { reason }),
  }));
const lineBreak = suggested.map((suggested): LineBreak => ({
  type: 'line-break',
  ...suggested,
}));

let ids = 0;
const id = fc.constant(0).map(() => `id${(ids += 1)}`);

const citation = fc
  .record({ id, prefix: fc.option(words), page: fc.option(fc.nat(900)) })
  .map(({ id, page, prefix }): NoteInline => ({
    type: 'citation',
    id: id as CitationId,
    source: 'source1' as SourceId,
    ...(page !== null && {
      locator: { label: 'page', value: String(page) } as const,
    }),
    ...(prefix !== null && { prefix: prefix.replaceAll(/\s/g, '-') }),
  }));
const footnote = fc
  .record({
    id,
    content: fc.array(fc.oneof(run, citation), { maxLength: 4 }),
    suggested,
  })
  .map(({ id, content, suggested }): Inline => ({
    ...suggested,
    type: 'footnote',
    id: id as FootnoteId,
    content,
  }));
const marker = fc
  .record({ id, number: fc.integer({ min: 1, max: 99 }) })
  .map(({ id, number }): Inline => ({
    type: 'marker',
    id: id as MarkerId,
    text: `[${number}]`,
    references: [{ number }],
  }));

const looks = (part: Inline): string =>
  part.type === 'text'
    ? `${String(part.marks ?? '')} ${part.language ?? ''} ${part.inserted?.id ?? ''} ${part.deleted?.id ?? ''}`
    : '';

/** Neighbouring runs that look alike are one run, as the canonical writing has it. */
function canonical<Part extends Inline>(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (
      last?.type === 'text' &&
      part.type === 'text' &&
      looks(last) === looks(part)
    )
      joined[joined.length - 1] = { ...last, text: last.text + part.text };
    else joined.push(part);
  }
  return joined;
}

const link = fc
  .array(fc.oneof(run, lineBreak), { minLength: 1, maxLength: 3 })
  .map((content): Inline => ({
    type: 'link',
    url: 'https://example.org/a',
    content: canonical<(typeof content)[number]>(content),
  }));
const content = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: run }, lineBreak, link, footnote, marker),
    {
      maxLength: 6,
    },
  )
  .map((parts) => canonical<Inline>(parts));

const listOf = (
  items: fc.Arbitrary<readonly ListItem[]>,
): fc.Arbitrary<ListItems> =>
  fc
    .record({
      style: fc.constantFrom('ordered', 'unordered', 'check' as const),
      number: fc.constantFrom(1, 2, 4, 9999),
      items,
    })
    .map(({ style, number, items: listed }) => ({
      style,
      ...startOf(style, number),
      items: listed,
    }));
const items = (depth: number): fc.Arbitrary<ListItem[]> =>
  fc.array(
    fc
      .record({
        content,
        children:
          depth > 0 ? fc.option(listOf(items(depth - 1))) : fc.constant(null),
      })
      .map(({ content, children }) => ({
        content,
        ...(children && { children }),
      })),
    { minLength: 1, maxLength: 3 },
  );
/** `checked` where the list is one to check off, and nowhere else. */
const checkable = (list: ListItems, odd = true): ListItems => ({
  ...list,
  items: list.items.map(({ content, children }, place) => ({
    content,
    ...(list.style === 'check' && { checked: (place % 2 === 0) === odd }),
    ...(children && { children: checkable(children, !odd) }),
  })),
});

const base = fc
  .record({
    align: fc.option(
      fc.constantFrom('start', 'center', 'end', 'justify' as const),
    ),
    direction: fc.option(fc.constantFrom('ltr', 'rtl' as const)),
    language: fc.option(fc.constant('de')),
    marking: fc.option(fc.constant('SECRET')),
    inserted: fc.option(suggestion, { freq: 1 }),
    moved: fc.option(
      suggestion.map((suggestion) => ({ ...suggestion, from: 'a1' as Rank })),
      { freq: 1 },
    ),
  })
  .map((all) =>
    Object.fromEntries(
      Object.entries(all).filter(([, value]) => value !== null),
    ),
  );

/** Any rectangle: cells that are cut where they would reach over another or out of it. */
const table = fc
  .record({
    cells: fc.array(
      fc.array(
        fc.record({
          content,
          w: fc.integer({ min: 1, max: 3 }),
          h: fc.integer({ min: 1, max: 3 }),
        }),
        { maxLength: 3 },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    caption: fc.option(content),
    head: fc.nat(9),
    side: fc.nat(9),
    figures: fc.option(fc.nat(9)),
    widths: fc.option(fc.integer({ min: 1, max: 10_000 })),
  })
  .map(({ cells, caption, head, side, figures, widths }) => {
    const grid = gridOf<Inline[]>(
      cells.map((row) => row.map(({ content, w, h }) => ({ content, w, h }))),
      () => [],
    );
    return {
      type: 'table',
      rows: rowsOf(grid).map((row) =>
        row.map(({ content, w, h }) => ({
          content,
          ...(w > 1 && { columns: w }),
          ...(h > 1 && { rows: h }),
        })),
      ),
      headerRows: head % (grid.height + 1),
      headerColumns: side % (grid.width + 1),
      ...(figures !== null && { figures: [figures % grid.width] }),
      ...(widths !== null && {
        widths: Array.from({ length: grid.width }, (_, x) =>
          Math.max(1, widths - x),
        ),
      }),
      ...(caption && { caption }),
    };
  });

const kinds = fc.oneof(
  content.map((content) => ({ type: 'paragraph', content })),
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), content)
    .map(([level, content]) => ({ type: 'heading', level, content })),
  content.map((content) => ({ type: 'pull-quotation', content })),
  fc
    .tuple(
      fc.array(content, { minLength: 1, maxLength: 3 }),
      fc.option(content),
    )
    .map(([paragraphs, attribution]) => ({
      type: 'quotation',
      paragraphs,
      ...(attribution && { attribution }),
    })),
  listOf(items(2)).map((list) => ({ type: 'list', ...checkable(list) })),
  table,
  words.map((text) => ({ type: 'code', text })),
  fc.constant({ type: 'code', text: 'let x;\n\n\t\ty\n' }),
  fc
    .record({
      alternative: fc.option(words),
      caption: fc.option(content),
      redaction: fc.option(fc.constantFrom({}, { reason: 'Privacy' })),
    })
    .map(({ alternative, caption, redaction }) => ({
      type: 'image',
      attachment: 'ab'.repeat(32),
      alternative: alternative ?? '',
      ...(redaction && { redaction }),
      ...(caption && caption.length > 0 && { caption }),
    })),
  fc.constant({ type: 'rule' }),
  fc.constant({ type: 'page-break' }),
  fc.constant({ type: 'bibliography' }),
);

const document = fc
  .array(fc.tuple(kinds, base), { minLength: 1, maxLength: 5 })
  .map((all) =>
    all.map(([block, rest], place) =>
      parseBlock({
        ...block,
        ...rest,
        id: `block${place}`,
        rank: rankAt(place),
      }),
    ),
  );

test('what goes to the sheet comes back the same, also after the state was written and read', () => {
  const editor = headless();
  const other = headless();
  fc.assert(
    fc.property(document, (blocks) => {
      load(editor, blocks);
      expect(read(editor)).toEqual(blocks);
      const written = JSON.stringify(editor.getEditorState());
      other.setEditorState(other.parseEditorState(written));
      expect(read(other)).toEqual(blocks);
      for (const block of read(other)) parseBlock(block);
    }),
    { numRuns: 400 },
  );
});

test('a copy has no id, so that it gets one of its own', () => {
  const editor = headless();
  load(editor, [
    {
      type: 'paragraph',
      id: 'first' as BlockId,
      rank: rankAt(0),
      content: [{ type: 'text', text: 'Words' }],
    },
  ]);
  editor.update(
    () => {
      const [node] = $getRoot().getChildren();
      if (node) $getRoot().append($copyNode(node));
    },
    { discrete: true },
  );
  expect(editor.read(() => $getRoot().getChildren().map($getBlockId))).toEqual([
    'first',
    null,
  ]);
});

test('a block has the id and the rank that are asked for, whatever it was loaded with', () => {
  const editor = headless();
  load(editor, [
    {
      type: 'paragraph',
      id: 'first' as BlockId,
      rank: rankAt(0),
      marking: 'SECRET',
      content: [],
    },
  ]);
  const again = editor.read(() =>
    $blockFromNode(
      $getRoot().getFirstChildOrThrow(),
      'other' as BlockId,
      rankAt(7),
    ),
  );
  expect(again).toEqual({
    type: 'paragraph',
    id: 'other',
    rank: rankAt(7),
    marking: 'SECRET',
    content: [],
  });
});

test('marks come back in their one order, and runs that look alike as one', () => {
  const editor = headless();
  const run = (text: string, ...marks: TextMark[]): Text => ({
    type: 'text',
    text,
    marks,
  });
  const block = (...content: Text[]): Block => ({
    type: 'paragraph',
    id: 'first' as BlockId,
    rank: rankAt(0),
    content,
  });
  load(editor, [
    block(
      run('a', 'italic', 'bold'),
      run('b', 'bold', 'italic'),
      run('c', 'code'),
    ),
  ]);
  expect(read(editor)).toEqual([
    block(run('ab', 'bold', 'italic'), run('c', 'code')),
  ]);
});

describe('what another program puts into the clipboard', () => {
  const stored: Block[] = [
    {
      type: 'paragraph',
      id: 'first' as BlockId,
      rank: rankAt(0),
      marking: 'SECRET',
      content: [
        {
          type: 'footnote',
          id: 'note1' as FootnoteId,
          content: [
            { type: 'text', text: 'See ', language: 'fr' },
            {
              type: 'citation',
              id: 'cite1' as CitationId,
              source: 'source1' as SourceId,
              locator: { label: 'page', value: '4' },
            },
          ],
        },
        {
          type: 'marker',
          id: 'marker1' as MarkerId,
          text: '[2]',
          references: [{ number: 2 }],
        },
      ],
    },
    {
      type: 'table',
      id: 'second' as BlockId,
      rank: rankAt(1),
      rows: [[{ content: [{ type: 'text', text: 'cell' }] }]],
      headerRows: 1,
      headerColumns: 0,
    },
    { type: 'page-break', id: 'third' as BlockId, rank: rankAt(2) },
    {
      type: 'image',
      id: 'fourth' as BlockId,
      rank: rankAt(3),
      attachment: 'ab'.repeat(32),
      alternative: 'Chart',
    },
  ];

  test.each([
    [
      'a footnote of no form',
      '"content":[{"type":"text","text":"See "',
      '"content":["all",{"type":"text","text":"See "',
    ],
    ['an id of no form', '"id":"note1"', '"id":"<x>"'],
    ['a text of no form', '"text":"[2]"', '"text":7'],
    ['a character that no text may hold', '"text":"See "', '"text":"\\u0000"'],
    ['a language of no form', '"language":"fr"', '"language":"fr fr"'],
    ['a locator of no label', '"label":"page"', '"label":"constructor"'],
    ['a field of its own', '"id":"cite1"', '"id":"cite1","more":1'],
    ['a marking of two lines', '"SECRET"', '"SEC\\nRET"'],
    ['a header of no number', '"headerRows":1', '"headerRows":"all"'],
    ['more headers than rows', '"headerRows":1', '"headerRows":9'],
    ['a cell that is too wide', '"colSpan":1', '"colSpan":7.5'],
    ['a cell that sticks out below', '"rowSpan":1', '"rowSpan":99'],
    ['a break of no kind', '"kind":"page-break"', '"kind":"frame"'],
    ['a file of no form', '"attachment":"abab', '"attachment":"../b'],
  ])('is not taken over: %s', (_what, from, to) => {
    const editor = headless();
    load(editor, stored);
    const written = JSON.stringify(editor.getEditorState());
    const state = written.replaceAll(from, to);
    expect(state).not.toBe(written);
    editor.setEditorState(editor.parseEditorState(state));
    for (const block of read(editor)) parseBlock(block);
  });

  test('is taken over where it is whole', () => {
    const editor = headless();
    load(editor, stored);
    const written = JSON.stringify(editor.getEditorState());
    editor.setEditorState(editor.parseEditorState(written));
    expect(read(editor)).toEqual(stored);
  });
});
