import { $getRoot, $isElementNode, $isRangeSelection } from 'lexical';
import { expect, test } from 'vitest';
import { p, text, type UnplacedBlock } from '#core/document/builder.ts';
import type { Inline } from '#core/document/document.ts';
import { $selected, openEditor, type OpenEditor } from '../editor-fixture.ts';

function type(page: OpenEditor, typed: string): void {
  for (const character of typed)
    page.edit(() => {
      const selection = $selected();
      if ($isRangeSelection(selection)) selection.insertText(character);
    });
}

function typeInto(block: UnplacedBlock, typed: string): OpenEditor {
  const page = openEditor(block);
  page.edit(() => {
    const line = $getRoot().getFirstChild();
    if ($isElementNode(line)) line.selectEnd();
  });
  type(page, typed);
  return page;
}

const contentOf = (page: OpenEditor): readonly Inline[] => {
  page.edit(() => undefined);
  const [block] = page.read();
  return block && 'content' in block ? block.content : [];
};

test.each([
  ['a **b c** d', [text('a '), text('b c', 'bold'), text(' d')]],
  ['a *b* d', [text('a '), text('b', 'italic'), text(' d')]],
  ['_b_ d', [text('b', 'italic'), text(' d')]],
  ['__b__ d', [text('b', 'bold'), text(' d')]],
  ['(`b`) d', [text('('), text('b', 'code'), text(') d')]],
  ['~~b~~ d', [text('b', 'strike'), text(' d')]],
  ['2*3*4', [text('2*3*4')]],
  ['snake_case_name', [text('snake_case_name')]],
  ['a * b * c', [text('a * b * c')]],
  ['** b **', [text('** b **')]],
  ['****', [text('****')]],
])('%s', (typed, expected) => {
  const page = typeInto(p(), typed);
  expect(contentOf(page)).toEqual(expected);
  page.close();
});

test('one undo brings back the signs, and typing goes on behind them', () => {
  const page = typeInto(p('One '), '**two**');
  expect(contentOf(page)).toEqual([text('One '), text('two', 'bold')]);
  page.handle.undo();
  expect(contentOf(page)).toEqual([text('One **two**')]);
  type(page, ' three');
  expect(contentOf(page)).toEqual([text('One **two** three')]);
  page.close();
});

test('code takes nothing for signs', () => {
  const page = typeInto({ type: 'code', text: 'x' }, ' **two**');
  page.edit(() => undefined);
  expect(page.read()).toMatchObject([{ type: 'code', text: 'x **two**' }]);
  page.close();
});
