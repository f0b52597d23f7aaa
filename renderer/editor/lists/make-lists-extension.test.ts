import { INSERT_ORDERED_LIST_COMMAND } from '@lexical/list';
import { $getRoot } from 'lexical';
import { expect, test } from 'vitest';
import { p, quote, table, ul } from '#core/document/builder.ts';
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
