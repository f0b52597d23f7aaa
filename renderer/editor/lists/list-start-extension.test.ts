import { $insertGeneratedNodes } from '@lexical/clipboard';
import { $isListNode } from '@lexical/list';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  UNDO_COMMAND,
  type LexicalNode,
} from 'lexical';
import { expect, test } from 'vitest';
import {
  ol,
  olFrom,
  p,
  ul,
  type UnplacedBlock,
} from '#core/document/builder.ts';
import { plainText } from '#core/document/walk.ts';
import { $selected, openEditor, type OpenEditor } from '../editor-fixture.ts';
import { $createQuotationNode } from '../nodes/quotation-node.ts';
import {
  ASK_LIST_START_COMMAND,
  CONTINUE_NUMBERING_COMMAND,
  SET_LIST_START_COMMAND,
} from './list-start-extension.ts';

const THREE = [['One'], ['Two'], ['Three']];

/** Each block, a list with its first number. */
const shown = ({ read }: OpenEditor): string[] =>
  read().map((block) => {
    const number = block.type === 'list' ? ` ${block.start ?? 1}` : '';
    return `${block.type}${number}: ${plainText(block)}`;
  });

/** The caret behind so many letters of the text with these words. */
function caret({ edit }: OpenEditor, words: string, at = words.length): void {
  edit(() => {
    $getRoot()
      .getAllTextNodes()
      .find((node) => node.getTextContent() === words)
      ?.select(at, at);
  });
}

const enter = ({ editor }: OpenEditor): void => {
  editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
};

const $quotation = (): LexicalNode[] => [
  $createQuotationNode().append(
    $createParagraphNode().append($createTextNode('Quoted')),
  ),
];

const open = (...blocks: UnplacedBlock[]): OpenEditor => openEditor(...blocks);

test('a first number is read, drawn and saved', () => {
  const page = open(olFrom(4, ['Four'], ['Five']), p('Below'));
  expect(shown(page)).toEqual(['list 4: Four\nFive', 'paragraph: Below']);
  page.edit(() => {
    const list = $getRoot().getFirstChild();
    if (!$isListNode(list)) throw new Error('No list');
    expect(list.getStart()).toBe(4);
    list.setStart(0);
  });
  expect(shown(page)[0]).toBe('list 1: Four\nFive');
  page.close();
});

test('Enter twice in the middle of a list, and its second half goes on counting; one undo brings it back', () => {
  const page = open(ol(...THREE));
  caret(page, 'Two');
  enter(page);
  enter(page);
  page.edit(() => {
    $selected().insertText('Between');
  });
  expect(shown(page)).toEqual([
    'list 1: One\nTwo',
    'paragraph: Between',
    'list 3: Three',
  ]);
  page.close();
});

test('so it does where an item becomes a paragraph, and where the list began with another number', () => {
  const page = open(olFrom(7, ...THREE));
  caret(page, 'Two', 0);
  page.edit(() => {
    page.editor.dispatchCommand(KEY_BACKSPACE_COMMAND, {
      preventDefault: () => undefined,
    } as KeyboardEvent);
  });
  expect(shown(page)).toEqual([
    'list 7: One',
    'paragraph: Two',
    'list 8: Three',
  ]);
  page.editor.dispatchCommand(UNDO_COMMAND, undefined);
  expect(shown(page)).toEqual(['list 7: One\nTwo\nThree']);
  page.close();
});

test('a quotation that is pasted between two items parts the list, which goes on below it', () => {
  const page = open(ol(...THREE), p('Below'));
  caret(page, 'Two');
  page.edit(() => {
    $insertGeneratedNodes(page.editor, $quotation(), $selected());
  });
  expect(shown(page)).toEqual([
    'list 1: One\nTwo',
    'quotation: Quoted',
    'list 3: Three',
    'paragraph: Below',
  ]);
  page.close();
});

test('the halves become one again where what stood between them goes', () => {
  const page = open(ol(['One'], ['Two']), p('Between'), olFrom(3, ['Three']));
  page.edit(() => {
    $getRoot().getChildAtIndex(1)?.remove();
  });
  expect(shown(page)).toEqual(['list 1: One\nTwo\nThree']);
  page.close();
});

test('a list that begins with a number that is not the next one stays by itself', () => {
  const page = open(ol(['One'], ['Two']), p('Between'), olFrom(10, ['Ten']));
  page.edit(() => {
    $getRoot().getChildAtIndex(1)?.remove();
  });
  expect(shown(page)).toEqual(['list 1: One\nTwo', 'list 10: Ten']);
  page.close();
});

test('the number of a list is set, and what is no numbered list has none', () => {
  const page = open(ol(...THREE), ul(['Dot']));
  caret(page, 'Two');
  page.editor.dispatchCommand(SET_LIST_START_COMMAND, 12);
  expect(shown(page)[0]).toBe('list 12: One\nTwo\nThree');
  page.editor.dispatchCommand(SET_LIST_START_COMMAND, 1);
  expect(page.read()[0]).not.toHaveProperty('start');
  caret(page, 'Dot');
  page.editor.dispatchCommand(SET_LIST_START_COMMAND, 12);
  page.editor.dispatchCommand(ASK_LIST_START_COMMAND, undefined);
  expect(page.read()[1]).not.toHaveProperty('start');
  page.close();
});

test('a list goes on from the numbered one before it, whatever stands between', () => {
  const page = open(
    olFrom(3, ['Three'], ['Four']),
    p('Between'),
    ul(['Dot']),
    ol(['Five']),
    p('Six'),
  );
  caret(page, 'Five');
  page.editor.dispatchCommand(CONTINUE_NUMBERING_COMMAND, undefined);
  expect(shown(page)[3]).toBe('list 5: Five');
  page.edit(() => {
    const between = $createParagraphNode();
    $getRoot().getChildAtIndex(3)?.replace(between);
    between.selectStart();
  });
  caret(page, 'Six');
  page.editor.dispatchCommand(CONTINUE_NUMBERING_COMMAND, undefined);
  expect(shown(page)[4]).toBe('list 5: Six');
  page.close();
});
