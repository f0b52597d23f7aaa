import { $getRoot, $isRangeSelection, TextNode } from 'lexical';
import { expect, test } from 'vitest';
import { p } from '#core/document/builder.ts';
import { $selected, openEditor } from './editor-fixture.ts';

test('an update that fails half-way leaves nothing behind, on the page or in the library', async () => {
  const page = openEditor(p('One'), p('Two'));
  const type = (text: string): void => {
    page.edit(() => {
      const selection = $selected();
      if ($isRangeSelection(selection)) selection.insertText(text);
    });
  };
  page.editor.registerNodeTransform(TextNode, (node) => {
    if (!node.getTextContent().includes('!')) return;
    $getRoot().getLastChild()?.remove();
    throw new Error('Half-way');
  });
  page.edit(() => {
    $getRoot().getFirstChild()?.selectEnd();
  });
  const before = page.handle.blocks();
  expect(() => {
    type('!');
  }).toThrow('Half-way');
  expect(page.read()).toEqual(before);
  expect(page.handle.blocks()).toBe(before);
  type('?');
  await page.handle.flush();
  expect(page.library.blocks()).toMatchObject([
    { content: [{ text: 'One?' }] },
    { content: [{ text: 'Two' }] },
  ]);
  page.close();
});
