import {
  $createTextNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  KEY_BACKSPACE_COMMAND,
} from 'lexical';
import { $createListItemNode, $createListNode } from '@lexical/list';
import { expect, test } from 'vitest';
import { ol, p, ul } from '#core/document/builder.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';

function type({ edit }: OpenEditor, place: number, words: string): void {
  edit(() => {
    const block = $getRoot().getChildAtIndex(place);
    if ($isElementNode(block)) block.selectStart();
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.insertText(words);
  });
}

test('two lists behind each other stay two when they are loaded, written in and saved', async () => {
  const page = openEditor(ul(['a']), ul(['b']), ol(['c']), ol(['d'], ['e']));
  const loaded = page.handle.blocks();
  expect(loaded).toHaveLength(4);
  expect(await page.handle.flush()).toBe(true);
  expect(page.sent).toHaveLength(0);
  type(page, 0, 'x');
  type(page, 3, 'y');
  expect(page.handle.blocks()).toMatchObject([
    { id: loaded[0]?.id, items: [{ content: [{ text: 'xa' }] }] },
    { id: loaded[1]?.id, items: [{ content: [{ text: 'b' }] }] },
    { id: loaded[2]?.id, items: [{ content: [{ text: 'c' }] }] },
    { id: loaded[3]?.id, items: [{ content: [{ text: 'yd' }] }, {}] },
  ]);
  expect(await page.handle.flush()).toBe(true);
  expect(page.library.blocks()).toEqual(page.handle.blocks());
  page.close();
});

test('also when a pane replaces one of them', () => {
  const page = openEditor(ul(['a']), ul(['b']));
  for (const block of page.handle.blocks()) {
    if (block.type !== 'list') throw new Error('No list');
    page.handle.replaceBlocks([
      { ...block, items: [{ content: [{ type: 'text', text: 'new' }] }] },
    ]);
    expect(page.handle.blocks()).toHaveLength(2);
  }
  page.close();
});

test('what stood between two lists goes: they are one, and undo makes them two', () => {
  const page = openEditor(ol(['a']), p(), ol(['b']));
  const before = page.handle.blocks();
  page.edit(() => {
    $getRoot().getChildAtIndex(1)?.remove();
  }, 'history-push');
  expect(page.handle.blocks()).toMatchObject([
    { id: before[0]?.id, items: [{ content: [{ text: 'a' }] }, {}] },
  ]);
  page.handle.undo();
  expect(page.handle.blocks()).toEqual(before);
  type(page, 2, 'x');
  expect(page.handle.blocks()).toHaveLength(3);
  page.close();
});

test('lists of different markings are never one', () => {
  const page = openEditor({ ...ul(['a']), marking: 'SECRET' }, p(), ul(['b']));
  page.edit(() => {
    $getRoot().getChildAtIndex(1)?.remove();
  });
  expect(page.handle.blocks()).toMatchObject([
    { marking: 'SECRET', items: [{ content: [{ text: 'a' }] }] },
    { items: [{ content: [{ text: 'b' }] }] },
  ]);
  page.close();
});

test('a list that is new joins the one before it, and numbers go on', () => {
  const page = openEditor(ol(['a']));
  page.edit(() => {
    $getRoot().append(
      $createListNode('number').append(
        $createListItemNode().append($createTextNode('b')),
      ),
    );
  });
  expect(page.handle.blocks()).toMatchObject([{ items: [{}, {}] }]);
  page.editor.read(() => {
    const list = $getRoot().getFirstChild();
    expect(
      $isElementNode(list) &&
        list.getChildren().map((item) => item.exportJSON()),
    ).toMatchObject([{ value: 1 }, { value: 2 }]);
  });
  page.close();
});

test('Backspace on the line between two lists', () => {
  const page = openEditor(ul(['a']), p(), ul(['b']));
  page.edit(() => {
    const line = $getRoot().getChildAtIndex(1);
    if ($isElementNode(line)) line.selectStart();
    page.editor.dispatchCommand(KEY_BACKSPACE_COMMAND, {
      preventDefault: () => undefined,
    } as KeyboardEvent);
  });
  expect(page.handle.blocks()).toMatchObject([
    { items: [{ content: [{ text: 'a' }] }, { content: [{ text: 'b' }] }] },
  ]);
  page.close();
});
