import { TOGGLE_LINK_COMMAND, $isLinkNode } from '@lexical/link';
import { $createRangeSelection, $getRoot, $setSelection } from 'lexical';
import { expect, test } from 'vitest';
import { link, p } from '#core/document/builder.ts';
import { openEditor } from '../editor-fixture.ts';
import { $removeLinks } from './remove-links.ts';

const URL = 'https://example.org/';

function open() {
  const page = openEditor(p('One ', link(URL, 'two three four'), ' five'));
  const $parts = () => {
    const [before, linked] = $getRoot().getAllTextNodes();
    const around = linked?.getParent();
    if (!before || !linked || !$isLinkNode(around))
      throw new Error('no link in the text');
    return { before, linked, around };
  };
  const content = () => {
    const [block] = page.read();
    return block?.type === 'paragraph' ? block.content : [];
  };
  return { ...page, $parts, content };
}

test('the link is taken off the words that are selected, and stays on those before and behind', () => {
  const page = open();
  page.edit(() => {
    page.$parts().linked.select(4, 9);
    $removeLinks();
  });
  expect(page.content()).toMatchObject([
    { text: 'One ' },
    link(URL, 'two '),
    { text: 'three' },
    link(URL, ' four'),
    { text: ' five' },
  ]);
  page.handle.undo();
  expect(page.content()).toMatchObject([
    { text: 'One ' },
    link(URL, 'two three four'),
    { text: ' five' },
  ]);
  page.close();
});

test('where the caret stands in a link, or all of it is selected, the whole link goes', () => {
  for (const [start, end] of [
    [3, 3],
    [0, 14],
  ] as const) {
    const page = open();
    page.edit(() => {
      page.$parts().linked.select(start, end);
      $removeLinks();
    });
    expect(page.content()).toMatchObject([{ text: 'One two three four five' }]);
    page.close();
  }
});

test('a link at whose edge the selection ends stays, by the command as well', () => {
  const page = open();
  page.edit(() => {
    const { before, around } = page.$parts();
    const selection = $createRangeSelection();
    selection.anchor.set(before.getKey(), 1, 'text');
    selection.focus.set(around.getKey(), 0, 'element');
    $setSelection(selection);
    page.editor.dispatchCommand(TOGGLE_LINK_COMMAND, null);
  });
  expect(page.content()).toMatchObject([
    { text: 'One ' },
    link(URL, 'two three four'),
    { text: ' five' },
  ]);
  page.close();
});
