import { $getRoot, $isElementNode, INDENT_CONTENT_COMMAND } from 'lexical';
import { expect, test } from 'vitest';
import { ul, type UnplacedBlock } from '#core/document/builder.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';
import { TICK_ITEMS_COMMAND } from './tick-items-extension.ts';

const check = (...words: string[]): UnplacedBlock => ({
  type: 'list',
  style: 'check',
  items: words.map((text) => ({ content: [{ type: 'text', text }] })),
});

function tick(page: OpenEditor): void {
  page.edit(() => {
    page.editor.dispatchCommand(TICK_ITEMS_COMMAND, undefined);
  });
}

test('the items of the selection are ticked alike, and again none is', () => {
  const page = openEditor(check('one', 'two'));
  page.edit(() => {
    $getRoot().selectEnd();
  });
  tick(page);
  expect(page.read()).toMatchObject([
    { items: [{ content: [{ text: 'one' }] }, { checked: true }] },
  ]);
  page.edit(() => {
    const list = $getRoot().getFirstChild();
    if ($isElementNode(list)) list.select(0, 2);
  });
  tick(page);
  expect(page.read()).toMatchObject([
    { items: [{ checked: true }, { checked: true }] },
  ]);
  tick(page);
  expect(page.read()).toMatchObject([
    { items: [{ checked: false }, { checked: false }] },
  ]);
  page.handle.undo();
  expect(page.read()).toMatchObject([
    { items: [{ checked: true }, { checked: true }] },
  ]);
  page.close();
});

test('an item that is nested is ticked by itself, and other lists have no ticks', () => {
  const page = openEditor(check('one', 'two'), ul(['three']));
  page.edit(() => {
    const list = $getRoot().getFirstChild();
    if ($isElementNode(list)) list.selectEnd();
  });
  page.edit(() => {
    page.editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined);
  });
  tick(page);
  expect(page.read()[0]).toMatchObject({
    items: [{ children: { style: 'check', items: [{ checked: true }] } }],
  });
  page.edit(() => {
    $getRoot().selectEnd();
  });
  const before = page.read();
  tick(page);
  expect(page.read()).toEqual(before);
  page.close();
});
