import { $insertGeneratedNodes } from '@lexical/clipboard';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  type LexicalNode,
} from 'lexical';
import { expect, test } from 'vitest';
import { ol, p, ul, type UnplacedBlock } from '#core/document/builder.ts';
import { plainText } from '#core/document/walk.ts';
import { $selected, openEditor } from '../editor-fixture.ts';
import { $createQuotationNode } from '../nodes/quotation-node.ts';

const $quotation = (): LexicalNode[] => [
  $createQuotationNode().append(
    $createParagraphNode().append($createTextNode('Quoted')),
  ),
];
const $both = (): LexicalNode[] => [
  ...$quotation(),
  $createParagraphNode().append($createTextNode('Said')),
];

/** What stands there after it was pasted at this letter of the item “Two”. */
function pasted(
  list: UnplacedBlock,
  at: number,
  $nodes: () => LexicalNode[],
): string[] {
  const open = openEditor(list, p('Below'));
  open.edit(() => {
    const two = $getRoot()
      .getAllTextNodes()
      .find((node) => node.getTextContent() === 'Two');
    two?.select(at, at);
  });
  open.edit(() => {
    $insertGeneratedNodes(open.editor, $nodes(), $selected());
  });
  open.edit(() => {
    $selected().insertText('!');
  });
  return open.read().map((block) => `${block.type}: ${plainText(block)}`);
}

const THREE = [['One'], ['Two'], ['Three']];

test.each([0, 1, 3])(
  'pasted at letter %i of an item of a numbered list, a quotation stands below the list, which is counted on',
  (at) => {
    expect(pasted(ol(...THREE), at, $quotation)).toEqual([
      'list: One\nTwo\nThree',
      'quotation: Quoted!',
      'paragraph: Below',
    ]);
    expect(pasted(ol(...THREE), at, $both)).toEqual([
      'list: One\nTwo\nThree',
      'quotation: Quoted',
      'paragraph: Said!',
      'paragraph: Below',
    ]);
  },
);

test('where no number would change, it stands where it is pasted', () => {
  expect(pasted(ul(...THREE), 3, $quotation)).toEqual([
    'list: One\nTwo',
    'quotation: Quoted!',
    'list: Three',
    'paragraph: Below',
  ]);
  expect(pasted(ol(['One'], ['Two']), 3, $quotation)).toEqual([
    'list: One\nTwo',
    'quotation: Quoted!',
    'paragraph: Below',
  ]);
});
