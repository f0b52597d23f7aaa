import fc from 'fast-check';
import { createHeadlessEditor } from '@lexical/headless';
import { $copyNode, $getRoot, type LexicalEditor } from 'lexical';
import { expect, test } from 'vitest';
import type {
  Block,
  BlockId,
  FootnoteId,
  Inline,
  ListItem,
  MarkerId,
  NoteInline,
  Rank,
  SourceId,
  CitationId,
  Text,
  TextMark,
} from '#core/document/document.ts';
import { parseBlock } from '#core/document/schema.ts';
import { $blockFromNode, $nodeFromBlock } from './convert.ts';
import { $getBlockId } from './nodes/block-state.ts';
import { BRIEFING_NODES } from './nodes/briefing-nodes.ts';

function headless(): LexicalEditor {
  return createHeadlessEditor({
    nodes: BRIEFING_NODES,
    onError: (error) => {
      throw error;
    },
  });
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
  `a${String(place).padStart(3, '0')}` as Rank;

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
];
const words = fc
  .array(
    fc.constantFrom('one', ' ', '日本', '\t', '\n', '’', '𝒳', 'e\u0301', '<b>'),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));
const run = fc
  .record({
    text: words,
    marks: fc.subarray([...MARKS]),
    language: fc.option(fc.constantFrom('ja', 'fr')),
  })
  .map(({ text, marks, language }): Text => ({
    type: 'text',
    text,
    ...(marks.length > 0 && { marks }),
    ...(language !== null && { language }),
  }));
const lineBreak = fc.constant({ type: 'line-break' } as const);

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
  .record({ id, content: fc.array(fc.oneof(run, citation), { maxLength: 4 }) })
  .map(({ id, content }): Inline => ({
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
    ? `${String(part.marks ?? '')} ${part.language ?? ''}`
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

const style = fc.constantFrom('ordered', 'unordered', 'check' as const);
const items = (depth: number): fc.Arbitrary<ListItem[]> =>
  fc.array(
    fc
      .record({
        content,
        children:
          depth > 0
            ? fc.option(fc.record({ style, items: items(depth - 1) }))
            : fc.constant(null),
      })
      .map(({ content, children }) => ({
        content,
        ...(children && { children }),
      })),
    { minLength: 1, maxLength: 3 },
  );
/** `checked` where the list is one to check off, and nowhere else. */
const checkable = (
  list: {
    style: 'ordered' | 'unordered' | 'check';
    items: readonly ListItem[];
  },
  odd = true,
): typeof list => ({
  style: list.style,
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
  })
  .map((all) =>
    Object.fromEntries(
      Object.entries(all).filter(([, value]) => value !== null),
    ),
  );

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
  fc
    .record({ style, items: items(2) })
    .map((list) => ({ type: 'list', ...checkable(list) })),
  content.map((content) => ({
    type: 'table',
    rows: [[{ content }, { content: [] }]],
    headerRows: 1,
    headerColumns: 0,
  })),
  fc.constant({ type: 'code', text: 'let x;\n' }),
  fc.constant({ type: 'rule' }),
  fc.constant({ type: 'page-break' }),
);

const document = fc
  .array(fc.tuple(kinds, base), { minLength: 1, maxLength: 5 })
  .map((all) =>
    all
      // The library joins two lists of one kind that touch.
      .flatMap(([block, rest], place) =>
        place > 0 && block.type === 'list'
          ? [[{ type: 'rule' }, {}] as const, [block, rest] as const]
          : [[block, rest] as const],
      )
      .map(([block, rest], place) =>
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

test('what another program puts into the clipboard as a footnote is no footnote', () => {
  const editor = headless();
  load(editor, [
    {
      type: 'paragraph',
      id: 'first' as BlockId,
      rank: rankAt(0),
      content: [
        { type: 'footnote', id: 'note1' as FootnoteId, content: [] },
        {
          type: 'marker',
          id: 'marker1' as MarkerId,
          text: '[2]',
          references: [{ number: 2 }],
        },
      ],
    },
  ]);
  const state = JSON.stringify(editor.getEditorState())
    .replace('"id":"note1","content":[]', '"id":"<x>","content":"all"')
    .replace('"text":"[2]"', '"text":7');
  editor.setEditorState(editor.parseEditorState(state));
  for (const block of read(editor)) parseBlock(block);
});
