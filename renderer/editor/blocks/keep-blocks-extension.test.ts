import {
  INSERT_CHECK_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  REMOVE_LIST_COMMAND,
} from '@lexical/list';
import {
  $getRoot,
  $isElementNode,
  $isTextNode,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  type LexicalCommand,
} from 'lexical';
import { describe, expect, test } from 'vitest';
import {
  h,
  note,
  p,
  pull,
  ul,
  type UnplacedBlock,
} from '#core/document/builder.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';

const TRAITS = {
  align: 'center',
  direction: 'rtl',
  language: 'ar',
  marking: 'SECRET',
} as const;
const marked = (block: UnplacedBlock): UnplacedBlock => ({
  ...block,
  ...TRAITS,
});

function does<T>(
  { edit, editor }: OpenEditor,
  [block, offset]: readonly [number, number],
  command: LexicalCommand<T>,
  payload: T,
): void {
  edit(() => {
    const node = $getRoot().getChildAtIndex(block);
    if (!$isElementNode(node)) throw new Error('No block is there');
    const text = node.getFirstDescendant();
    if ($isTextNode(text)) text.select(offset, offset);
    else node.select();
    editor.dispatchCommand(command, payload);
  }, 'history-push');
}

const key = { preventDefault: () => undefined } as KeyboardEvent;

describe('what is made of a block has what that had', () => {
  test('both halves of one that is divided', () => {
    const page = openEditor(marked(p('ab')), marked(ul(['c'])), h(1, 'd'));
    const [first, list] = page.handle.blocks();
    does(page, [0, 1], INSERT_PARAGRAPH_COMMAND, undefined);
    expect(page.handle.blocks()).toMatchObject([
      { ...TRAITS, id: first?.id, content: [{ text: 'a' }] },
      { ...TRAITS, content: [{ text: 'b' }] },
      { id: list?.id },
      {},
    ]);
    does(page, [2, 1], INSERT_PARAGRAPH_COMMAND, undefined);
    page.edit(() => {
      page.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
    });
    expect(page.handle.blocks()[3]).toMatchObject({
      ...TRAITS,
      type: 'paragraph',
      content: [],
    });
    expect(page.handle.blocks()[4]).toMatchObject({ type: 'heading' });
    expect(page.handle.blocks()[4]).not.toHaveProperty('marking');
    page.close();
  });

  test.each([
    ['a paragraph', p('a', note('b'), 'c')],
    ['a heading', h(2, 'a', note('b'))],
    ['a pull quotation', pull('a')],
  ])(
    'the words of %s that Enter pushes down stay the same block',
    (_name, block) => {
      const page = openEditor(h(1, 'x'), marked(block), p('y'));
      const before = page.handle.blocks();
      does(page, [1, 0], INSERT_PARAGRAPH_COMMAND, undefined);
      const [, line, words, ...others] = page.handle.blocks();
      expect(before.map(({ id }) => id)).not.toContain(line?.id);
      expect(line).toMatchObject({ content: [] });
      expect(words).toMatchObject({
        ...TRAITS,
        id: before[1]?.id,
        rank: before[1]?.rank,
        content: 'content' in block ? block.content : [],
      });
      expect(others).toEqual([before[2]]);
      page.handle.undo();
      expect(page.handle.blocks()).toEqual(before);
      page.handle.redo();
      expect(page.handle.blocks()[2]?.id).toBe(before[1]?.id);
      page.close();
    },
  );

  test('a list of a paragraph, and the paragraphs of a list', () => {
    const page = openEditor(marked(p('a')), h(1, 'b'), marked(p()));
    const before = page.handle.blocks();
    for (const place of [0, 2]) {
      does(page, [place, 0], INSERT_CHECK_LIST_COMMAND, undefined);
      expect(page.handle.blocks()[place]).toMatchObject({
        ...TRAITS,
        id: before[place]?.id,
        type: 'list',
        style: 'check',
      });
    }
    does(page, [0, 0], INSERT_UNORDERED_LIST_COMMAND, undefined);
    does(page, [0, 0], REMOVE_LIST_COMMAND, undefined);
    expect(page.handle.blocks()[0]).toEqual(before[0]);
    page.close();
  });

  test('the paragraph that Backspace makes of an item', () => {
    const page = openEditor(p('x'), marked(ul(['a'], ['b'])));
    const id = page.handle.blocks()[1]?.id;
    does(page, [1, 0], KEY_BACKSPACE_COMMAND, key);
    expect(page.handle.blocks()).toMatchObject([
      {},
      { ...TRAITS, type: 'paragraph', content: [{ text: 'a' }] },
      { ...TRAITS, type: 'list', items: [{ content: [{ text: 'b' }] }] },
    ]);
    expect(page.handle.blocks().map((block) => block.id)).toContain(id);
    page.close();
  });
});
