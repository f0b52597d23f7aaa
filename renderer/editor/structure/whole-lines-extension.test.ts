import { getExtensionDependencyFromEditor } from '@lexical/extension';
import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  PASTE_COMMAND,
  REMOVE_TEXT_COMMAND,
  type ElementNode,
  type LexicalNode,
  type PointType,
} from 'lexical';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  h,
  note,
  p,
  quote,
  table,
  ul,
  type UnplacedBlock,
} from '#core/document/builder.ts';
import { listSuggestions } from '#core/review/list-suggestions.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';
import { SuggestExtension } from '../suggestions/suggest-extension.ts';
import { isLine } from './line-of.ts';

/** Every line of the page in its order, those of lists, quotations and cells among them. */
function $lines(within: ElementNode = $getRoot()): ElementNode[] {
  return within
    .getChildren()
    .filter(isLine)
    .flatMap((block) =>
      block.getChildren().some(isLine) ? $lines(block) : [block],
    );
}

function $toStart(point: PointType, place: number): void {
  const line = $lines()[place];
  if (!line) throw new Error('There is no such line');
  const first: LexicalNode | null = line.getFirstDescendant();
  if ($isTextNode(first)) point.set(first.getKey(), 0, 'text');
  else point.set(line.getKey(), 0, 'element');
}

function $selectLines(from: number, to: number, backward = false): void {
  const selection = $createRangeSelection();
  $toStart(selection.anchor, backward ? to : from);
  $toStart(selection.focus, backward ? from : to);
  $setSelection(selection);
}

const remove = ({ editor }: OpenEditor): unknown =>
  editor.dispatchCommand(DELETE_CHARACTER_COMMAND, false);
const type = ({ editor }: OpenEditor): unknown =>
  editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, 'x');

const paste = ({ editor }: OpenEditor): unknown =>
  editor.dispatchCommand(PASTE_COMMAND, {
    type: 'paste',
    target: null,
    preventDefault: () => undefined,
    clipboardData: {
      types: ['text/plain'],
      files: [],
      getData: (kind: string) => (kind === 'text/plain' ? 'x' : ''),
    },
  } as unknown as ClipboardEvent);

// The library asks what kind of event it is.
beforeEach(() => {
  for (const name of [
    'ClipboardEvent',
    'DragEvent',
    'InputEvent',
    'KeyboardEvent',
  ])
    vi.stubGlobal(name, Map);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** What is left of the blocks once `act` was done to the lines, which one undo takes back. */
function after(
  blocks: readonly UnplacedBlock[],
  [from, to]: readonly [number, number],
  act: (page: OpenEditor) => unknown,
): { left: ReturnType<OpenEditor['read']>; ids: number[]; line: number } {
  const page = openEditor(...blocks);
  const before = page.handle.blocks();
  page.edit(() => {
    $selectLines(from, to);
    act(page);
  });
  const left = page.read();
  const line = page.editor.read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection) || !selection.isCollapsed()) return -1;
    const node = selection.anchor.getNode();
    return $lines().findIndex((one) => one.is(node) || one.isParentOf(node));
  });
  page.handle.undo();
  expect(page.handle.blocks()).toEqual(before);
  page.close();
  return {
    left,
    ids: left.map(({ id }) => before.findIndex((block) => block.id === id)),
    line,
  };
}

describe('whole lines', () => {
  test.each([
    ['a heading', h(2, 'Next', note('n'))],
    ['a heading that begins with a note', h(2, note('n'), 'Next')],
    ['a list', ul(['Next'], ['Last'])],
    ['a quotation', quote([['Next'], ['Last']], ['Who'])],
    ['code', { type: 'code', text: 'Next' } as const],
    ['an empty paragraph', p()],
  ])('go before %s, which stays what it is', (_name, next) => {
    const blocks = [
      p('One', note('a')),
      ul(['Two'], ['Three']),
      next,
      p('End'),
    ];
    const { left, ids, line } = after(blocks, [0, 3], remove);
    expect(left).toMatchObject([next, p('End')]);
    expect(ids).toEqual([2, 3]);
    expect(line).toBe(0);
  });

  test('go by cut text, and where the selection was drawn backwards', () => {
    const page = openEditor(p('One'), p(), h(1, 'Two'));
    const [, empty, heading] = page.handle.blocks();
    page.edit(() => {
      $selectLines(0, 1, true);
      page.editor.dispatchCommand(REMOVE_TEXT_COMMAND, null);
    });
    expect(page.handle.blocks()).toEqual([empty, heading]);
    page.close();
  });

  test('go with a table and a rule between them', () => {
    const { left, ids } = after(
      [p('One'), table([['a', 'b']]), { type: 'rule' }, h(1, 'Two')],
      [0, 3],
      remove,
    );
    expect(left).toMatchObject([h(1, 'Two')]);
    expect(ids).toEqual([3]);
  });

  test('are items: those before one go, in its own list and in another', () => {
    const list = ul(['a'], ['b'], ['c']);
    expect(after([list], [0, 2], remove)).toMatchObject({
      left: [ul(['c'])],
      ids: [0],
    });
    const over = after([list, h(1, 'x'), ul(['d'], ['e'])], [1, 5], remove);
    expect(over.left).toMatchObject([ul(['a'], ['e'])]);
    const heading = after([list, h(1, 'x')], [1, 3], remove);
    expect(heading.left).toMatchObject([ul(['a']), h(1, 'x')]);
    expect(heading.ids).toEqual([0, 1]);
  });

  test('are nested items: one whose own item goes takes its place', () => {
    const nested: UnplacedBlock = {
      type: 'list',
      style: 'unordered',
      items: [
        {
          content: [{ type: 'text', text: 'a' }],
          children: {
            style: 'unordered',
            items: ['b', 'c'].map((text) => ({
              content: [{ type: 'text', text }],
            })),
          },
        },
      ],
    };
    expect(after([nested], [0, 1], remove).left).toMatchObject([
      {
        items: [
          {
            content: [{ text: 'b' }],
            children: { items: [{ content: [{ text: 'c' }] }] },
          },
        ],
      },
    ]);
    expect(after([p('x'), nested], [0, 3], remove)).toMatchObject({
      left: [ul(['c'])],
      ids: [1],
    });
    expect(after([nested, h(1, 'x')], [1, 3], remove)).toMatchObject({
      left: [ul(['a']), h(1, 'x')],
      ids: [0, 1],
    });
  });

  test('are paragraphs of a quotation; its attribution stays with it', () => {
    const quotation = quote([['a'], ['b']], ['Who']);
    expect(after([quotation, h(1, 'x')], [1, 3], remove)).toMatchObject({
      left: [quote([['a']]), h(1, 'x')],
      ids: [0, 1],
    });
    const who = after([quotation, h(1, 'x')], [2, 3], remove);
    expect(who.left).toMatchObject([quote([['a'], ['b']]), h(1, 'x')]);
    expect(after([p('x'), quotation], [0, 2], remove)).toMatchObject({
      left: [quote([['b']], ['Who'])],
      ids: [1],
    });
  });
});

describe('what comes in the place of whole lines', () => {
  test.each([
    ['typed', type],
    ['pasted', paste],
  ])('stands in a line of its own where it is %s', (_name, act) => {
    const { left, ids, line } = after(
      [p('One'), ul(['Two']), h(2, 'Next')],
      [0, 2],
      act,
    );
    expect(left).toMatchObject([p('x'), h(2, 'Next')]);
    expect(ids).toEqual([0, 2]);
    expect(line).toBe(0);
  });

  test.each([
    ['a rule', { type: 'rule' } as const, 1],
    ['a table', table([['a', 'b']]), 3],
  ])('leaves the line behind %s what it is', (_name, block, last) => {
    for (const act of [type, paste]) {
      const { left, ids } = after(
        [p('One'), block, h(2, 'Next')],
        [0, last],
        act,
      );
      expect(left).toMatchObject([p('x'), h(2, 'Next')]);
      expect(ids).toEqual([0, 2]);
    }
  });

  test('is one empty line where Enter is pressed', () => {
    const { left, ids, line } = after(
      [p('One'), h(2, 'Next')],
      [0, 1],
      (page) =>
        page.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined),
    );
    expect(left).toMatchObject([{ content: [] }, h(2, 'Next')]);
    expect(ids[1]).toBe(1);
    expect(line).toBe(1);
  });

  test('is suggested, and nothing of the block behind them', () => {
    for (const act of [remove, type]) {
      const page = openEditor(p('One'), h(2, 'Next'));
      const [, heading] = page.handle.blocks();
      getExtensionDependencyFromEditor(
        page.editor,
        SuggestExtension,
      ).output.author.value = 'Ana';
      page.edit(() => {
        $selectLines(0, 1);
      });
      page.edit(() => {
        act(page);
      });
      const blocks = page.handle.blocks();
      expect(blocks.at(-1)).toEqual(heading);
      expect(listSuggestions(blocks)).toHaveLength(1);
      page.close();
    }
  });
});

describe('a selection with an end in a table', () => {
  const blocks = [p('One'), table([['a', 'b']]), p('Mid'), h(2, 'Next')];

  test('takes all of the table that it begins in', () => {
    expect(after(blocks, [2, 4], remove)).toMatchObject({
      left: [p('One'), h(2, 'Next')],
      ids: [0, 3],
    });
    for (const act of [type, paste])
      expect(after(blocks, [2, 4], act).left).toMatchObject([
        p('One'),
        p('x'),
        h(2, 'Next'),
      ]);
  });

  test('takes all of the table that it ends in', () => {
    expect(after(blocks, [0, 2], remove).left).toMatchObject([
      { content: [] },
      p('Mid'),
      h(2, 'Next'),
    ]);
    for (const act of [type, paste])
      expect(after(blocks, [0, 2], act).left).toMatchObject([
        p('x'),
        p('Mid'),
        h(2, 'Next'),
      ]);
  });
});
