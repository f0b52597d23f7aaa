import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  type ElementNode,
} from 'lexical';
import { describe, expect, test } from 'vitest';
import { h, note, p, pull, quote, table, ul } from '#core/document/builder.ts';
import type { Block } from '#core/document/document.ts';
import { parseBlock } from '#core/document/schema.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';
import {
  $createAttributionNode,
  $createQuotationNode,
} from '../nodes/quotation-node.ts';
import { SET_BLOCK_KIND_COMMAND } from './quotation-extension.ts';
import type { BlockKind } from './set-kind.ts';

function $element(...path: number[]): ElementNode {
  let node: ElementNode = $getRoot();
  for (const place of path) {
    const child = node.getChildAtIndex(place);
    if (!$isElementNode(child)) throw new Error('No element is there');
    node = child;
  }
  return node;
}

function caretAtStart({ edit }: OpenEditor, ...path: number[]): void {
  edit(() => {
    $element(...path).selectStart();
  });
}

function caretAtEnd({ edit }: OpenEditor, ...path: number[]): void {
  edit(() => {
    $element(...path).selectEnd();
  });
}

function setKind({ edit, editor }: OpenEditor, kind: BlockKind): void {
  edit(() => {
    editor.dispatchCommand(SET_BLOCK_KIND_COMMAND, kind);
  }, 'history-push');
}

function enter({ edit, editor }: OpenEditor): void {
  edit(() => {
    editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  });
}

function backspace({ edit, editor }: OpenEditor): void {
  const event = { preventDefault: () => undefined } as KeyboardEvent;
  edit(() => {
    editor.dispatchCommand(KEY_BACKSPACE_COMMAND, event);
  });
}

function type({ edit }: OpenEditor, words: string): void {
  edit(() => {
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.insertText(words);
  });
}

const blocksOf = ({ handle }: OpenEditor): readonly Block[] => {
  for (const block of handle.blocks()) parseBlock(block);
  return handle.blocks();
};

describe('the kind of a block', () => {
  test('changes around its words, its id and all else that it has', () => {
    const mark = note('n');
    const page = openEditor({
      ...p('Words', mark),
      align: 'center',
      direction: 'rtl',
      language: 'ar',
      marking: 'SECRET',
    });
    const [before] = blocksOf(page);
    const rest = {
      id: before?.id,
      rank: before?.rank,
      align: 'center',
      direction: 'rtl',
      language: 'ar',
      marking: 'SECRET',
    };
    const content = [{ type: 'text', text: 'Words' }, mark];
    caretAtEnd(page, 0);
    setKind(page, 'heading-3');
    expect(blocksOf(page)).toEqual([
      { ...rest, type: 'heading', level: 3, content },
    ]);
    setKind(page, 'quotation');
    expect(blocksOf(page)).toEqual([
      { ...rest, type: 'quotation', paragraphs: [content] },
    ]);
    setKind(page, 'pull-quotation');
    expect(blocksOf(page)).toEqual([
      { ...rest, type: 'pull-quotation', content },
    ]);
    setKind(page, 'paragraph');
    expect(blocksOf(page)).toEqual([before]);
    page.close();
  });

  test('is set for all blocks of the selection, and for no table', () => {
    const page = openEditor(p('a'), table([['b']]), ul(['c'], ['d']), p('e'));
    const ids = blocksOf(page).map(({ id }) => id);
    page.edit(() => {
      $getRoot().select(0, 3);
    });
    setKind(page, 'heading-1');
    expect(blocksOf(page)).toMatchObject([
      { type: 'heading', id: ids[0] },
      { type: 'table', id: ids[1] },
      { type: 'heading', id: ids[2], content: [{ text: 'c' }] },
      { type: 'heading', content: [{ text: 'd' }] },
      { type: 'paragraph', id: ids[3] },
    ]);
    page.handle.undo();
    expect(blocksOf(page).map(({ id }) => id)).toEqual(ids);
    page.close();
  });

  test('a quotation that is made one again keeps its attribution', () => {
    const page = openEditor(quote([['a']], ['Someone']));
    const before = blocksOf(page);
    caretAtEnd(page, 0, 0);
    setKind(page, 'quotation');
    expect(blocksOf(page)).toEqual(before);
    page.close();
  });

  test('a caret in an empty block goes along', () => {
    const page = openEditor(p());
    caretAtStart(page, 0);
    setKind(page, 'quotation');
    type(page, 'x');
    expect(blocksOf(page)).toMatchObject([
      { type: 'quotation', paragraphs: [[{ text: 'x' }]] },
    ]);
    page.close();
  });
});

describe('Enter', () => {
  test('makes a paragraph within the quotation', () => {
    const page = openEditor(quote([['ab']]));
    page.edit(() => {
      const text = $element(0, 0).getFirstChildOrThrow();
      const selection = $element(0, 0).selectStart();
      selection.anchor.set(text.getKey(), 1, 'text');
      selection.focus.set(text.getKey(), 1, 'text');
    });
    enter(page);
    expect(blocksOf(page)).toMatchObject([
      { type: 'quotation', paragraphs: [[{ text: 'a' }], [{ text: 'b' }]] },
    ]);
    page.close();
  });

  test('on an empty last paragraph goes on behind the quotation', () => {
    const page = openEditor(quote([['a']], ['Someone']), p('b'));
    caretAtEnd(page, 0, 0);
    enter(page);
    enter(page);
    type(page, 'x');
    expect(blocksOf(page)).toMatchObject([
      {
        type: 'quotation',
        paragraphs: [[{ text: 'a' }]],
        attribution: [{ text: 'Someone' }],
      },
      { type: 'paragraph', content: [{ text: 'x' }] },
      { type: 'paragraph', content: [{ text: 'b' }] },
    ]);
    page.close();
  });

  test('on an empty paragraph in the middle stays in the quotation', () => {
    const page = openEditor(quote([['a'], [], ['b']]));
    caretAtStart(page, 0, 1);
    enter(page);
    expect(blocksOf(page)).toMatchObject([
      { type: 'quotation', paragraphs: [[{}], [], [], [{}]] },
    ]);
    page.close();
  });

  test('in the attribution and in a pull quotation goes on behind', () => {
    const page = openEditor(quote([['a']], ['Someone']), pull('b'));
    caretAtEnd(page, 1);
    enter(page);
    type(page, 'y');
    caretAtEnd(page, 0, 1);
    enter(page);
    type(page, 'x');
    expect(blocksOf(page)).toMatchObject([
      { type: 'quotation', attribution: [{ text: 'Someone' }] },
      { type: 'paragraph', content: [{ text: 'x' }] },
      { type: 'pull-quotation', content: [{ text: 'b' }] },
      { type: 'paragraph', content: [{ text: 'y' }] },
    ]);
    page.close();
  });
});

describe('Backspace at the start', () => {
  test('takes a quotation apart, and its id stays with the first paragraph', () => {
    const page = openEditor(h(1, 'A'), quote([['a'], ['b']], ['Someone']));
    const id = blocksOf(page)[1]?.id;
    caretAtStart(page, 1, 0);
    backspace(page);
    expect(blocksOf(page)).toMatchObject([
      { type: 'heading' },
      { type: 'paragraph', id, content: [{ text: 'a' }] },
      { type: 'paragraph', content: [{ text: 'b' }] },
      { type: 'paragraph', content: [{ text: 'Someone' }] },
    ]);
    page.close();
  });

  test('makes a pull quotation a paragraph', () => {
    const page = openEditor(p('x'), pull('a'));
    caretAtStart(page, 1);
    backspace(page);
    expect(blocksOf(page)).toMatchObject([
      { type: 'paragraph', content: [{ text: 'x' }] },
      { type: 'paragraph', content: [{ text: 'a' }] },
    ]);
    page.close();
  });

  test('of a later paragraph joins it to the one before', () => {
    const page = openEditor(quote([['a'], ['b']]));
    caretAtStart(page, 0, 1);
    backspace(page);
    expect(blocksOf(page)).toMatchObject([
      { type: 'quotation', paragraphs: [[{ text: 'ab' }]] },
    ]);
    page.close();
  });
});

describe('a quotation', () => {
  test('without a paragraph gets one', () => {
    const page = openEditor(p('a'));
    page.edit(() => {
      $getRoot().append($createQuotationNode());
      $getRoot().append(
        $createQuotationNode().append($createAttributionNode()),
      );
    });
    expect(blocksOf(page).slice(1)).toMatchObject([
      { type: 'quotation', paragraphs: [[]] },
      { type: 'quotation', paragraphs: [[]], attribution: [] },
    ]);
    page.close();
  });

  test('has one attribution, which is last', () => {
    const page = openEditor(quote([['a']], ['Someone']));
    page.edit(() => {
      const [another, last] = [
        $createAttributionNode().append($createTextNode('Another')),
        $createParagraphNode().append($createTextNode('b')),
      ];
      $element(0).splice(0, 0, [another]);
      $element(0).append(last);
    });
    expect(blocksOf(page)).toMatchObject([
      {
        paragraphs: [[{ text: 'Another' }], [{ text: 'a' }], [{ text: 'b' }]],
        attribution: [{ text: 'Someone' }],
      },
    ]);
    page.close();
  });

  test('is the only place of an attribution', () => {
    const page = openEditor(p('a'));
    page.edit(() => {
      $getRoot().append(
        $createAttributionNode().append($createTextNode('Someone')),
      );
    });
    page.editor.read(() => {
      expect($getRoot().getLastChildOrThrow().getType()).toBe('paragraph');
    });
    expect(blocksOf(page)).toMatchObject([
      {},
      { type: 'paragraph', content: [{ text: 'Someone' }] },
    ]);
    page.close();
  });
});
