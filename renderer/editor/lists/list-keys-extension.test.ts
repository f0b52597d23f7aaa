import { $getRoot, KEY_TAB_COMMAND } from 'lexical';
import { expect, test } from 'vitest';
import { p, text, ul } from '#core/document/builder.ts';
import type { ListItems } from '#core/document/document.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';

/** Each item with a hyphen more for each list that it is in. */
const shown = ({ read }: OpenEditor): string[] => {
  const lines = (list: ListItems, depth: string): string[] =>
    list.items.flatMap(({ content, children }) => [
      depth + content.map((part) => ('text' in part ? part.text : '')).join(''),
      ...(children ? lines(children, `${depth}-`) : []),
    ]);
  return read().flatMap((block) =>
    block.type === 'list' ? lines(block, '-') : [block.type],
  );
};

/** Tab, with a selection from the text with these words to that with those. */
function tab(page: OpenEditor, from: string, to = from): void {
  page.edit(() => {
    const texts = $getRoot().getAllTextNodes();
    const [first, last] = [from, to].map((words) =>
      texts.find((node) => node.getTextContent() === words),
    );
    if (!first || !last) throw new Error('No such words');
    first.select(0, 0).focus.set(last.getKey(), to.length, 'text');
  });
  page.edit(() => {
    const event = { shiftKey: false, preventDefault: () => undefined };
    page.editor.dispatchCommand(KEY_TAB_COMMAND, event as KeyboardEvent);
  });
}

test('an item is indented below the one before it, and the first of a list stays: no item is made without words', () => {
  const page = openEditor(ul(['One'], ['Two'], ['Three']), p('Below'));
  tab(page, 'One');
  expect(shown(page)).toEqual(['-One', '-Two', '-Three', 'paragraph']);
  tab(page, 'One', 'Three');
  expect(shown(page)).toEqual(['-One', '-Two', '-Three', 'paragraph']);
  tab(page, 'Two', 'Three');
  expect(shown(page)).toEqual(['-One', '--Two', '--Three', 'paragraph']);
  tab(page, 'Two');
  expect(shown(page)).toEqual(['-One', '--Two', '--Three', 'paragraph']);
  tab(page, 'Three');
  expect(shown(page)).toEqual(['-One', '--Two', '---Three', 'paragraph']);
  page.close();
});

test('an item goes with the items below it', () => {
  const page = openEditor({
    type: 'list',
    style: 'unordered',
    items: [
      { content: [text('One')] },
      {
        content: [text('Two')],
        children: { style: 'unordered', items: [{ content: [text('Inner')] }] },
      },
    ],
  });
  tab(page, 'Two', 'Inner');
  expect(shown(page)).toEqual(['-One', '--Two', '---Inner']);
  page.close();
});
