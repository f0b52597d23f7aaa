import { $createListItemNode, $createListNode } from '@lexical/list';
import { $createHeadingNode } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
  type ElementNode,
} from 'lexical';
import { expect, test } from 'vitest';
import { p, quote } from '#core/document/builder.ts';
import { plainText } from '#core/document/walk.ts';
import { openEditor } from '../editor-fixture.ts';

const $filled = (node: ElementNode, words: string): ElementNode =>
  node.append($createTextNode(words));

test.each([
  [0, ['Before one', 'two', 'three', 'four', '']],
  [1, ['Before ', 'one', 'two', 'three', 'four']],
])(
  'blocks that are pasted into line %i of a quotation are lines of it',
  (line, lines) => {
    const { editor, edit, read, close } = openEditor(
      quote([['Before '], []]),
      p('Behind'),
    );
    edit(() => {
      const quotation = $getRoot().getFirstChild();
      const place = $isElementNode(quotation)
        ? quotation.getChildAtIndex(line)
        : null;
      if (!$isElementNode(place)) throw new Error('No line is there');
      place.selectEnd();
      const selection = $getSelection();
      if (!selection) throw new Error('Nothing is selected');
      editor.dispatchCommand(SELECTION_INSERT_CLIPBOARD_NODES_COMMAND, {
        nodes: [
          $createListNode('bullet').append(
            $filled($createListItemNode(), 'one'),
            $filled($createListItemNode(), 'two'),
          ),
          $filled($createHeadingNode('h2'), 'three'),
          $filled($createParagraphNode(), 'four'),
        ],
        selection,
      });
    });
    expect(read().map(plainText)).toEqual([lines.join('\n'), 'Behind']);
    close();
  },
);
