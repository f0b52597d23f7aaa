import { INSERT_ORDERED_LIST_COMMAND } from '@lexical/list';
import { $getRoot, $selectAll } from 'lexical';
import { expect, test } from 'vitest';
import { note, ol, p, quote, table, ul } from '#core/document/builder.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';

/** A numbered list of all from the text `from` to the text `to`. */
function list({ edit, editor }: OpenEditor, from: string, to: string): void {
  edit(() => {
    const texts = $getRoot().getAllTextNodes();
    const find = (words: string) =>
      texts.find((node) => node.getTextContent() === words);
    const last = find(to);
    const selection = find(from)?.select(1, 1);
    if (!selection || !last) throw new Error('No such words');
    selection.focus.set(last.getKey(), 1, 'text');
    editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined);
  });
}

test('the paragraphs of a quotation are an item each', () => {
  const page = openEditor(quote([['One'], ['Two']]), p('Three'));
  list(page, 'One', 'Three');
  expect(page.handle.blocks()).toMatchObject([
    {
      type: 'list',
      style: 'ordered',
      items: [
        { content: [{ text: 'One' }] },
        { content: [{ text: 'Two' }] },
        { content: [{ text: 'Three' }] },
      ],
    },
  ]);
  page.close();
});

test('a table within what is selected keeps its place and its caption', () => {
  const page = openEditor(
    p('One'),
    table([['a'], ['b']], { caption: ['Costs'] }),
    ul(['Two']),
    p('Three'),
  );
  const [, before] = page.handle.blocks();
  list(page, 'Three', 'One');
  expect(page.handle.blocks()).toMatchObject([
    { type: 'list', items: [{ content: [{ text: 'One' }] }] },
    { ...before },
    {
      type: 'list',
      style: 'ordered',
      items: [{ content: [{ text: 'Two' }] }, { content: [{ text: 'Three' }] }],
    },
  ]);
  page.close();
});

test('all of a text that is selected is listed, its quotations and what is behind its tables', () => {
  const page = openEditor(
    ul(['One']),
    quote([['Two'], ['Three']]),
    ol(['Four']),
    table([['a'], ['b']], { caption: ['Costs'] }),
    p('Five', note('A')),
  );
  page.edit(() => {
    const selection = $selectAll();
    const last = $getRoot().getLastChildOrThrow();
    // As the browser has the end of a line that ends in a mark.
    selection.focus.set(last.getKey(), 2, 'element');
    page.editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined);
  });
  expect(page.handle.blocks()).toMatchObject([
    {
      type: 'list',
      style: 'ordered',
      items: ['One', 'Two', 'Three', 'Four'].map((text) => ({
        content: [{ text }],
      })),
    },
    { type: 'table', caption: [{ text: 'Costs' }] },
    {
      type: 'list',
      style: 'ordered',
      items: [{ content: [{ text: 'Five' }, { type: 'footnote' }] }],
    },
  ]);
  page.close();
});
