import { $insertDataTransferForRichText } from '@lexical/clipboard';
import { $createLinkNode } from '@lexical/link';
import {
  $createListItemNode,
  $createListNode,
  $isListItemNode,
  $isListNode,
  type ListNode,
} from '@lexical/list';
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  INDENT_CONTENT_COMMAND,
  REMOVE_TEXT_COMMAND,
} from 'lexical';
import { describe, expect, test } from 'vitest';
import { note, p, ul } from '#core/document/builder.ts';
import { isLinkAddress } from '#core/document/link-address.ts';
import { MAX_LIST_DEPTH, parseBlock } from '#core/document/schema.ts';
import { $selected, openEditor, type OpenEditor } from '../editor-fixture.ts';
import { $createFootnoteNode } from '../nodes/footnote-node.ts';
import { DEEPEST_LIST } from './structure-extension.ts';

function pasteText({ editor, edit, handle }: OpenEditor, words: string): void {
  edit(() => {
    $getRoot().selectEnd();
    const clipboard = {
      types: ['text/plain'],
      getData: (type: string) => (type === 'text/plain' ? words : ''),
    } as unknown as DataTransfer;
    const selection = $selected();
    $insertDataTransferForRichText(clipboard, selection, editor);
  });
  for (const block of handle.blocks()) parseBlock(block);
}

describe('pasted plain text', () => {
  test('loses the characters that no text may hold, and no other', () => {
    const page = openEditor(p('a'));
    pasteText(page, 'b\u0000\u0007\ud800c😀\ufffe\td');
    expect(page.handle.blocks()).toMatchObject([
      { content: [{ text: 'abc😀\td' }] },
    ]);
    page.close();
  });

  test('is never read as HTML, and keeps its lines', () => {
    const page = openEditor(p(''));
    pasteText(page, '<b>one</b>\n\n[2]');
    expect(
      page.handle
        .blocks()
        .flatMap((block) => (block.type === 'paragraph' ? block.content : [])),
    ).toContainEqual({ type: 'text', text: '<b>one</b>' });
    page.close();
  });
});

test('a selection goes that takes in one block and more than half of a text in the next', () => {
  const page = openEditor(p('One'), p('Two three'));
  page.edit(() => {
    const [one, two] = $getRoot().getAllTextNodes();
    if (!one || !two) throw new Error('Two texts');
    const selection = one.select(0, 0);
    selection.focus.set(two.getKey(), 7, 'text');
    page.editor.dispatchCommand(REMOVE_TEXT_COMMAND, null);
  });
  expect(page.handle.blocks()).toMatchObject([{ content: [{ text: 'ee' }] }]);
  page.close();
});

describe('the structure', () => {
  test('links that are no addresses are words', () => {
    const page = openEditor(p('a'));
    page.edit(() => {
      const paragraph = $createParagraphNode();
      for (const url of [
        'javascript:alert(1)',
        '/relative',
        'https://a.example/\nb',
        'https://a.example/',
      ])
        paragraph.append($createLinkNode(url).append($createTextNode(url)));
      $getRoot().append(paragraph);
    });
    const [, block] = page.handle.blocks();
    expect(block).toMatchObject({
      content: [{ type: 'text' }, { type: 'link', url: 'https://a.example/' }],
    });
    for (const each of page.handle.blocks()) parseBlock(each);
    page.close();
  });

  test('a footnote in a link divides it, and stays where it was', () => {
    const page = openEditor(p('a'));
    page.edit(() => {
      const link = $createLinkNode('https://a.example/');
      link.append(
        $createTextNode('b'),
        $createFootnoteNode(note('n')),
        $createTextNode('c'),
      );
      $getRoot().append($createParagraphNode().append(link));
    });
    expect(page.handle.blocks()[1]).toMatchObject({
      content: [
        { type: 'link', content: [{ text: 'b' }] },
        { type: 'footnote' },
        { type: 'link', url: 'https://a.example/', content: [{ text: 'c' }] },
      ],
    });
    page.close();
  });

  test('headings go no deeper than four, paragraphs are not indented, text has no style', () => {
    const page = openEditor(p('a'));
    page.edit(() => {
      const indented = $createParagraphNode().append(
        $createTextNode('x').setStyle('color: red').toggleFormat('uppercase'),
      );
      indented.setIndent(2);
      $getRoot().append(
        $createHeadingNode('h6').append($createTextNode('y')),
        indented,
      );
    });
    expect(page.handle.blocks().slice(1)).toMatchObject([
      { type: 'heading', level: 4 },
      { type: 'paragraph', content: [{ type: 'text', text: 'x' }] },
    ]);
    page.editor.read(() => {
      const last = $getRoot().getLastChild();
      expect($isElementNode(last) && last.getIndent()).toBe(0);
    });
    page.close();
  });

  test('blocks that came to lie in a line stand behind it', () => {
    const page = openEditor(p('a'));
    page.edit(() => {
      const heading = $createHeadingNode('h2').append(
        $createTextNode('b'),
        $createListNode('bullet').append(
          $createListItemNode().append($createTextNode('c')),
        ),
        $createTextNode('d'),
      );
      $getRoot().append(heading);
    });
    expect(page.handle.blocks().slice(1)).toMatchObject([
      { type: 'heading', content: [{ text: 'b' }] },
      { type: 'list', items: [{ content: [{ text: 'c' }] }] },
      { type: 'paragraph', content: [{ text: 'd' }] },
    ]);
    page.close();
  });

  test("the library's quotation is ours", () => {
    const page = openEditor(p('a'));
    page.edit(() => {
      const quote = $createQuoteNode().append(
        $createParagraphNode().append($createTextNode('b')),
        $createTextNode('c'),
      );
      $getRoot().append(quote);
    });
    expect(page.handle.blocks()[1]).toMatchObject({
      type: 'quotation',
      paragraphs: [[{ text: 'b' }], [{ text: 'c' }]],
    });
    page.close();
  });

  test('a list without items is a paragraph, and its block still the same', () => {
    const page = openEditor({ ...ul(['a']), marking: 'SECRET' }, ul(['b']));
    const [list] = page.handle.blocks();
    page.edit(() => {
      const [one, two] = $getRoot().getChildren();
      if ($isElementNode(one) && $isElementNode(two))
        two.append(...one.getChildren());
    });
    expect(page.handle.blocks()[0]).toMatchObject({
      id: list?.id,
      type: 'paragraph',
      marking: 'SECRET',
    });
    page.close();
  });

  test.each([
    [5, 5],
    [0, 1],
    [-2, 1],
    [10_000, 1],
  ])('a list from %i counts from %i, as it is stored', (written, start) => {
    const page = openEditor(p('a'));
    page.edit(() => {
      $getRoot().append(
        $createListNode('number', written).append(
          $createListItemNode().append($createTextNode('c')),
        ),
      );
    });
    expect(page.handle.blocks().at(-1)).toMatchObject({ type: 'list' });
    page.editor.read(() => {
      for (const list of $getRoot().getChildren().filter($isListNode)) {
        expect(list.getStart()).toBe(start);
        const item = list.getFirstChild();
        expect($isListItemNode(item) && item.getValue()).toBe(start);
      }
    });
    page.close();
  });

  test('lists nest as deep as the schema allows', () => {
    expect(DEEPEST_LIST).toBe(MAX_LIST_DEPTH);
    const page = openEditor(p('a'));
    page.edit(() => {
      const outer = $createListNode('bullet');
      let list: ListNode = outer;
      for (let depth = 0; depth < 12; depth += 1) {
        const inner = $createListNode('number');
        list.append(
          $createListItemNode().append($createTextNode(`at ${depth}`)),
          $createListItemNode().append(inner),
        );
        list = inner;
      }
      list.append($createListItemNode().append($createTextNode('deepest')));
      $getRoot().append(outer);
    });
    for (const block of page.handle.blocks()) parseBlock(block);
    expect(JSON.stringify(page.handle.blocks())).toContain('deepest');
    page.close();
  });

  test('indenting ends there too, and does nothing outside lists', () => {
    const items = Array.from({ length: 12 }, (_, at) => [`item ${at}`]);
    const page = openEditor(ul(...items), p('c'));
    for (let time = 1; time < 12; time += 1) {
      // Each item one deeper than that before it.
      page.edit(() => {
        const texts = $getRoot().getAllTextNodes();
        const last = texts[11];
        if (!last) throw new Error('Twelve items');
        texts[time]?.select(0, 0).focus.set(last.getKey(), 0, 'text');
      });
      page.editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined);
      page.edit(() => {
        $getRoot().getLastChildOrThrow().selectEnd();
      });
      page.editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined);
    }
    page.edit(() => undefined);
    for (const block of page.handle.blocks()) parseBlock(block);
    const [list, below] = page.handle.blocks();
    expect(JSON.stringify(list).split('"children"')).toHaveLength(DEEPEST_LIST);
    expect(below).toMatchObject({ type: 'paragraph' });
    page.close();
  });

  test('addresses are what the schema takes', () => {
    expect(isLinkAddress('mailto:a@b.example')).toBe(true);
    expect(isLinkAddress('HTTPS://A.EXAMPLE')).toBe(true);
    expect(isLinkAddress('data:text/html,x')).toBe(false);
    expect(isLinkAddress(`https://a.example/${'x'.repeat(30_000)}`)).toBe(
      false,
    );
  });
});
