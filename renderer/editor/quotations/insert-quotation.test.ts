import {
  $getRoot,
  $isElementNode,
  $isTextNode,
  type LexicalNode,
} from 'lexical';
import { expect, test } from 'vitest';
import { cite, p, table } from '#core/document/builder.ts';
import { openEditor } from '../editor-fixture.ts';

const note = [cite('smith', 'p. 12')];

function $caretIn(node: LexicalNode | null, offset: number): void {
  const text = $isElementNode(node) ? node.getFirstDescendant() : null;
  if ($isTextNode(text)) text.select(offset, offset);
  else if ($isElementNode(node)) node.selectStart();
}

test('divides the words that the caret is in, and is one step for undo', () => {
  const { handle, edit, close } = openEditor(p('One two'), p('Three'));
  const before = handle.blocks();
  edit(() => {
    $caretIn($getRoot().getFirstChild(), 3);
  });
  const id = handle.insertQuotation(
    ['Ferries ran late.', 'All of them.'],
    note,
  );
  expect(handle.blocks()).toMatchObject([
    { type: 'paragraph', content: [{ text: 'One' }] },
    {
      type: 'quotation',
      paragraphs: [
        [{ text: 'Ferries ran late.' }],
        [{ text: 'All of them.' }, { type: 'footnote', id, content: note }],
      ],
    },
    { type: 'paragraph', content: [{ text: ' two' }] },
    { type: 'paragraph', content: [{ text: 'Three' }] },
  ]);
  handle.undo();
  expect(handle.blocks()).toEqual(before);
  close();
});

test('the next one stands behind the last', () => {
  const { handle, edit, close } = openEditor(p('One'), p('Two'));
  edit(() => {
    $caretIn($getRoot().getFirstChild(), 3);
  });
  handle.insertQuotation(['A'], note);
  handle.insertQuotation(['B'], note);
  expect(handle.blocks()).toMatchObject([
    { content: [{ text: 'One' }] },
    { paragraphs: [[{ text: 'A' }, { type: 'footnote' }]] },
    { paragraphs: [[{ text: 'B' }, { type: 'footnote' }]] },
    { content: [{ text: 'Two' }] },
  ]);
  close();
});

test('takes the place of an empty paragraph, and leaves one to go on in', () => {
  const { handle, edit, close } = openEditor(p('One'), p());
  edit(() => {
    $getRoot().getLastChild()?.selectEnd();
  });
  handle.insertQuotation(['A'], note);
  expect(handle.blocks()).toMatchObject([
    { content: [{ text: 'One' }] },
    { type: 'quotation' },
    { type: 'paragraph', content: [] },
  ]);
  close();
});

test('stands behind a table, never in it, and at the end where there is no caret', () => {
  const { handle, edit, close } = openEditor(table([['a', 'b']]), p('One'));
  edit(() => {
    $caretIn($getRoot().getFirstChild(), 0);
  });
  handle.insertQuotation(['A'], note);
  expect(handle.blocks().map(({ type }) => type)).toEqual([
    'table',
    'quotation',
    'paragraph',
  ]);
  close();
  const other = openEditor(p('One'));
  other.handle.insertQuotation(['A'], note);
  expect(other.handle.blocks().map(({ type }) => type)).toEqual([
    'paragraph',
    'quotation',
    'paragraph',
  ]);
  other.close();
});
