import {
  $createNodeSelection,
  $getRoot,
  $isElementNode,
  $setSelection,
  DELETE_CHARACTER_COMMAND,
} from 'lexical';
import { $getClipboardDataFromSelection } from '@lexical/clipboard';
import { expect, test } from 'vitest';
import { p } from '#core/document/builder.ts';
import { openEditor } from '../editor-fixture.ts';
import { $isBibliographyNode } from '../nodes/bibliography-node.ts';
import { INSERT_BIBLIOGRAPHY_COMMAND } from './sources-list-extension.ts';

const $list = () => {
  const node = $getRoot().getChildren().find($isBibliographyNode);
  if (!node) throw new Error('No list of sources');
  return node;
};

const $selectList = (): void => {
  const selection = $createNodeSelection();
  selection.add($list().getKey());
  $setSelection(selection);
};

test('a list is put in behind the line of the caret, a second one as well, and undone', () => {
  const page = openEditor(p('One'));
  page.edit(() => {
    const first = $getRoot().getFirstChild();
    if ($isElementNode(first)) first.selectEnd();
  });
  for (const lists of [1, 2]) {
    page.edit(() => {
      page.editor.dispatchCommand(INSERT_BIBLIOGRAPHY_COMMAND, undefined);
    });
    expect(
      page.read().filter(({ type }) => type === 'bibliography'),
    ).toHaveLength(lists);
  }
  page.handle.undo();
  page.handle.undo();
  expect(page.read().map(({ type }) => type)).toEqual(['paragraph']);
  page.close();
});

test('selected, it goes by one key', () => {
  const page = openEditor(p('One'), { type: 'bibliography' }, p('Two'));
  page.edit($selectList);
  page.edit(() => {
    page.editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true);
  });
  expect(page.read().map(({ type }) => type)).toEqual([
    'paragraph',
    'paragraph',
  ]);
  page.close();
});

test('copied, its entries are paragraphs for other programs, and the list itself for this one', () => {
  const page = openEditor(p('One'), { type: 'bibliography' }, p('Two'));
  for (const $select of [
    () => $getRoot().select(0, $getRoot().getChildrenSize()),
    $selectList,
  ]) {
    page.edit($select);
    const data = page.editor.read(() => $getClipboardDataFromSelection());
    expect(data['text/html']).toContain(
      '<p><i>Tides</i></p>\n<p>Harbour log</p>',
    );
    expect(data['text/plain']).toContain('Tides\nHarbour log');
    expect(data['application/x-lexical-editor']).toContain('"bibliography"');
  }
  page.close();
});
