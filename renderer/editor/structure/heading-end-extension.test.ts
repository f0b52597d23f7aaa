import {
  $getRoot,
  $isElementNode,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
} from 'lexical';
import { expect, test } from 'vitest';
import { h, note, p, type UnplacedBlock } from '#core/document/builder.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';

function $caretAt(block: number, place: number): void {
  const node = $getRoot().getChildAtIndex(block);
  if (!$isElementNode(node)) throw new Error('No line');
  node.select(place, place);
}

const type = ({ editor, edit }: OpenEditor, words: string): void => {
  edit(() => {
    editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, words);
  });
};

test('Enter behind the note of a heading begins a paragraph, and before it divides the heading', () => {
  const blocks: UnplacedBlock[] = [h(2, 'Costs', note('See annex A.')), p('x')];
  const page = openEditor(...blocks);
  page.edit(() => {
    $caretAt(0, 2);
    page.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  });
  type(page, 'They rose.');
  expect(page.handle.blocks()).toMatchObject([
    { type: 'heading', content: [{ text: 'Costs' }, { type: 'footnote' }] },
    { type: 'paragraph', content: [{ text: 'They rose.' }] },
    { type: 'paragraph', content: [{ text: 'x' }] },
  ]);
  page.edit(() => {
    $caretAt(0, 1);
    page.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  });
  expect(page.handle.blocks().slice(0, 2)).toMatchObject([
    { type: 'heading', content: [{ text: 'Costs' }] },
    { type: 'heading', content: [{ type: 'footnote' }] },
  ]);
  page.close();
});
