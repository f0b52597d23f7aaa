import { $getRoot, $isElementNode, $isRangeSelection } from 'lexical';
import { expect, test } from 'vitest';
import { link, p, text, type UnplacedBlock } from '#core/document/builder.ts';
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
  ['a ==b c== d', [text('a '), text('b c', 'highlight'), text(' d')]],
  ['a == b == c', [text('a == b == c')]],
  ['x==y==z', [text('x==y==z')]],
  [
    'the [two words](https://example.org/a_(b)) d',
    [text('the '), link('https://example.org/a_(b)', 'two words'), text(' d')],
  ],
  ['[b](example.org)', [link('https://example.org', 'b')]],
  ['[b](javascript:alert) d', [text('[b](javascript:alert) d')]],
  ['see [1](a) d', [text('see [1](a) d')]],
  ['![b](example.org) d', [text('![b](example.org) d')]],
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

test('one undo brings back the signs of a link', () => {
  const page = typeInto(p('See '), '[the plan](example.org)');
  expect(contentOf(page)).toEqual([
    text('See '),
    link('https://example.org', 'the plan'),
  ]);
  page.handle.undo();
  expect(contentOf(page)).toEqual([text('See [the plan](example.org)')]);
  page.close();
});

test('code takes nothing for signs', () => {
  const page = typeInto({ type: 'code', text: 'x' }, ' **two**');
  page.edit(() => undefined);
  expect(page.read()).toMatchObject([{ type: 'code', text: 'x **two**' }]);
  page.close();
});
