import { $getRoot, $isElementNode, $isTextNode } from 'lexical';
import { expect, test } from 'vitest';
import { h, p } from '#core/document/builder.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';
import { INSERT_BREAK_COMMAND } from './breaks-extension.ts';

function insertAt(page: OpenEditor, offset: number): void {
  page.edit(() => {
    const first = $getRoot().getFirstChild();
    if (!$isElementNode(first)) throw new Error('No block of words');
    const words = first.getFirstChild();
    if ($isTextNode(words)) words.select(offset, offset);
    else first.select(0, 0);
  });
  page.edit(() => {
    page.editor.dispatchCommand(INSERT_BREAK_COMMAND, 'page-break');
  });
}

test.each([
  ['within words, which it divides', p('One two'), 3, ['One', '-', ' two']],
  ['before them', p('One two'), 0, ['-', 'One two']],
  ['behind them', p('One two'), 7, ['One two', '-', '']],
  ['in the place of an empty line', p(), 0, ['-', '']],
  ['behind a heading, which it leaves whole', h(1, 'One'), 1, ['One', '-', '']],
])('a page break goes in %s', (_where, block, offset, expected) => {
  const page = openEditor(block);
  const [{ id } = { id: '' }] = page.read();
  insertAt(page, offset);
  const blocks = page.read();
  expect(
    blocks.map((each) =>
      each.type === 'page-break'
        ? '-'
        : 'content' in each
          ? each.content.map((part) => ('text' in part ? part.text : '')).join()
          : each.type,
    ),
  ).toEqual(expected);
  if (offset > 0) expect(blocks[0]?.id).toBe(id);
  page.handle.undo();
  expect(page.read()).toHaveLength(1);
  page.close();
});
