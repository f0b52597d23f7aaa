import {
  $createTextNode,
  $getRoot,
  ElementNode,
  type LexicalNode,
} from 'lexical';
import { afterEach, expect, test, vi } from 'vitest';
import { p } from '#core/document/builder.ts';
import type { FootnoteId } from '#core/document/document.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';
import { $createFootnoteNode } from '../nodes/footnote-node.ts';

let opened: OpenEditor | null = null;
const open = (): OpenEditor => (opened = openEditor(p('One'), p('Two')));
afterEach(() => {
  vi.restoreAllMocks();
  opened?.close();
  opened = null;
});

test('A key looks at no other block than its own; a new block has all looked at', () => {
  const { edit, editor } = open();
  const last = editor.read(() => $getRoot().getLastChild()?.getKey());
  const looked = vi.spyOn(ElementNode.prototype, 'isInline');
  const seen = (): boolean =>
    looked.mock.contexts.some((node) => (node as LexicalNode).__key === last);
  edit(() => {
    $getRoot().getFirstDescendant()?.insertAfter($createTextNode(' more'));
  });
  expect(seen()).toBe(false);
  edit(() => {
    $getRoot().getFirstChild()?.remove();
  });
  expect(seen()).toBe(true);
});

test('What stands in a line is given one where it comes among the blocks', () => {
  const { edit, read } = open();
  edit(() => {
    const mark = $createFootnoteNode({
      type: 'footnote',
      id: 'note' as FootnoteId,
      content: [{ type: 'text', text: 'Seen' }],
    });
    $getRoot().splice(1, 0, [mark]);
  });
  expect(read().map(({ type }) => type)).toEqual([
    'paragraph',
    'paragraph',
    'paragraph',
  ]);
});
