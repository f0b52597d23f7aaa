import { $createHeadingNode } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isTextNode,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
} from 'lexical';
import { expect, test } from 'vitest';
import { h, p } from '#core/document/builder.ts';
import { plainText } from '#core/document/walk.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';

/** Pastes the paragraph “New”, copied with its break before a heading, over the letters of the block at `place`. */
function paste(
  { editor, edit }: OpenEditor,
  place: number,
  [from, to]: readonly [number, number],
): void {
  edit(() => {
    const block = $getRoot().getChildAtIndex(place);
    const words = $isElementNode(block) ? block.getFirstChild() : null;
    if (!$isTextNode(words)) throw new Error('No words are there');
    words.select(from, to);
  });
  edit(() => {
    const selection = $getSelection();
    if (!selection) throw new Error('Nothing is selected');
    editor.dispatchCommand(SELECTION_INSERT_CLIPBOARD_NODES_COMMAND, {
      nodes: [
        $createParagraphNode().append($createTextNode('New')),
        $createHeadingNode('h2'),
      ],
      selection,
    });
  });
}

test.each([
  [
    'at the start of a paragraph stands before it',
    0,
    [0, 0],
    'p New|p One|h Two',
  ],
  [
    'at the start of a heading stands before it',
    1,
    [0, 0],
    'p One|p New|h Two',
  ],
  ['in a paragraph parts it in two paragraphs', 0, [2, 2], 'p OnNew|p e|h Two'],
  ['in a heading leaves the rest a heading', 1, [1, 1], 'p One|h TNew|h wo'],
  ['over all words of a block stands in its place', 0, [0, 3], 'p New|h Two'],
  ['over some of them parts what is left', 0, [1, 2], 'p ONew|p e|h Two'],
] as const)('a line that is pasted %s', (_name, place, at, lines) => {
  const page = openEditor(p('One'), h(2, 'Two'));
  const ids = page.read().map(({ id }) => id);
  paste(page, place, at);
  const read = page.read();
  expect(
    read
      .map((block) => `${block.type.charAt(0)} ${plainText(block)}`)
      .join('|'),
  ).toBe(lines);
  expect(read.at(-1)?.id === ids[1]).toBe(place === 0 || at[0] === 0);
  page.close();
});
