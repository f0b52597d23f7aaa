import {
  $createListItemNode,
  $createListNode,
  $isListNode,
} from '@lexical/list';
import { $createHeadingNode } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
  type LexicalNode,
} from 'lexical';
import { expect, test } from 'vitest';
import { h, p, ul } from '#core/document/builder.ts';
import { plainText } from '#core/document/walk.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';

/** The paragraph “New”, copied with its break before a heading. */
const $paragraph = (): LexicalNode[] => [
  $createParagraphNode().append($createTextNode('New')),
  $createHeadingNode('h2'),
];

/** The item “New”, copied with its break before another. */
const $item = (): LexicalNode[] => [
  $createListNode('bullet').append(
    $createListItemNode().append($createTextNode('New')),
    $createListItemNode(),
  ),
];

/** Pastes it over the letters of the line that has these words. */
function paste(
  { editor, edit }: OpenEditor,
  words: string,
  [from, to]: readonly [number, number],
  $nodes = $paragraph,
): void {
  edit(() => {
    const text = $getRoot()
      .getAllTextNodes()
      .find((node) => node.getTextContent() === words);
    if (!text) throw new Error('No such words are there');
    text.select(from, to);
  });
  edit(() => {
    const selection = $getSelection();
    if (!selection) throw new Error('Nothing is selected');
    editor.dispatchCommand(SELECTION_INSERT_CLIPBOARD_NODES_COMMAND, {
      nodes: $nodes(),
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
  paste(page, place === 0 ? 'One' : 'Two', at);
  const read = page.read();
  expect(
    read
      .map((block) => `${block.type.charAt(0)} ${plainText(block)}`)
      .join('|'),
  ).toBe(lines);
  expect(read.at(-1)?.id === ids[1]).toBe(place === 0 || at[0] === 0);
  page.close();
});

const shown = (page: OpenEditor): string =>
  page.editor.read(() =>
    $getRoot()
      .getChildren()
      .map((block) =>
        $isListNode(block)
          ? block
              .getChildren()
              .map((item) => `- ${item.getTextContent()}`)
              .join('|')
          : `${block.getType().charAt(0)} ${block.getTextContent()}`,
      )
      .join('|'),
  );

test.each([
  ['Two', [0, 0], $paragraph, 'p One|- New|- Two|- Three|h Head'],
  ['Two', [3, 3], $paragraph, 'p One|- Two|- New|- Three|h Head'],
  ['Two', [0, 3], $paragraph, 'p One|- New|- Three|h Head'],
  ['Three', [0, 0], $item, 'p One|- Two|- New|- Three|h Head'],
  ['Three', [5, 5], $item, 'p One|- Two|- Three|- New|h Head'],
  ['One', [0, 0], $item, '- New|p One|- Two|- Three|h Head'],
  ['One', [3, 3], $item, 'p One|- New|- Two|- Three|h Head'],
  ['One', [1, 1], $item, 'p O|- New|p ne|- Two|- Three|h Head'],
  ['Head', [0, 0], $item, 'p One|- Two|- Three|- New|h Head'],
] as const)(
  'before or behind items nothing is left over, and no item becomes what it is not: %s at %j',
  (words, at, $nodes, lines) => {
    const page = openEditor(p('One'), ul(['Two'], ['Three']), h(2, 'Head'));
    const ids = page.read().map(({ id }) => id);
    paste(page, words, at, $nodes);
    expect(shown(page)).toBe(lines);
    const after = page.read();
    for (const id of ids) expect(after.map((one) => one.id)).toContain(id);
    page.close();
  },
);
