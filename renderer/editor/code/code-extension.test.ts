import {
  $getRoot,
  $isElementNode,
  FORMAT_TEXT_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalCommand,
  type RangeSelection,
} from 'lexical';
import { expect, test } from 'vitest';
import { note, p, text, type UnplacedBlock } from '#core/document/builder.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';
import { SET_BLOCK_KIND_COMMAND } from '../quotations/quotation-extension.ts';

const code = (words: string): UnplacedBlock => ({ type: 'code', text: words });

function $first(): RangeSelection {
  const first = $getRoot().getFirstChild();
  if (!$isElementNode(first)) throw new Error('No block of words');
  return first.selectEnd();
}

/** A key, as far as the library asks about it. */
const key = (shiftKey = false): KeyboardEvent =>
  ({ shiftKey, preventDefault: () => undefined }) as unknown as KeyboardEvent;

function at<T>(
  page: OpenEditor,
  select: () => unknown,
  command: LexicalCommand<T>,
  payload: T,
): void {
  page.edit(() => {
    select();
  });
  page.edit(() => {
    page.editor.dispatchCommand(command, payload);
  });
}

test('Enter goes on in the code, and leaves it from an empty last line', () => {
  const page = openEditor(code('a'));
  at(page, $first, INSERT_PARAGRAPH_COMMAND, undefined);
  expect(page.read()).toMatchObject([{ type: 'code', text: 'a\n' }]);
  at(page, $first, INSERT_PARAGRAPH_COMMAND, undefined);
  expect(page.read()).toMatchObject([
    { type: 'code', text: 'a' },
    { type: 'paragraph', content: [] },
  ]);
  page.close();
});

test('Tab indents each line of the selection, and Shift takes it away again', () => {
  const page = openEditor(code('a\n    b\nc'));
  const $upTo = (): void => {
    const block = $getRoot().getFirstChild();
    if ($isElementNode(block)) block.select(0, 3);
  };
  at(page, $upTo, KEY_TAB_COMMAND, key());
  expect(page.read()).toMatchObject([{ text: '\ta\n\t    b\nc' }]);
  const $all = (): void => {
    const block = $getRoot().getFirstChild();
    if ($isElementNode(block)) block.select(0, block.getChildrenSize());
  };
  at(page, $all, KEY_TAB_COMMAND, key(true));
  at(page, $all, KEY_TAB_COMMAND, key(true));
  expect(page.read()).toMatchObject([{ text: 'a\nb\nc' }]);
  page.close();
});

test('Backspace at its start makes a paragraph of it with the same id', () => {
  const page = openEditor(code('a\nb'));
  const [{ id } = { id: '' }] = page.read();
  const $start = () => $getRoot().getFirstChild()?.selectStart();
  at(page, $start, KEY_BACKSPACE_COMMAND, key());
  expect(page.read()).toMatchObject([
    { type: 'paragraph', id, content: [{ text: 'a' }, {}, { text: 'b' }] },
  ]);
  page.close();
});

test('what code cannot hold stands behind it, and looks are none of it', () => {
  const mark = note('See.');
  const page = openEditor(
    p('One ', text('two', 'bold'), mark, text(' three', 'redaction'), ' four'),
  );
  at(page, $first, SET_BLOCK_KIND_COMMAND, 'code');
  expect(page.read()).toMatchObject([
    { type: 'code', text: 'One two four' },
    {
      type: 'paragraph',
      content: [mark, { text: ' three', marks: ['redaction'] }],
    },
  ]);
  const $all = (): void => {
    const block = $getRoot().getFirstChild();
    if ($isElementNode(block)) block.select(0, block.getChildrenSize());
  };
  at(page, $all, FORMAT_TEXT_COMMAND, 'bold');
  expect(page.read()[0]).toEqual(
    expect.objectContaining({ type: 'code', text: 'One two four' }),
  );
  page.close();
});
