import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  INSERT_PARAGRAPH_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_SPACE_COMMAND,
} from 'lexical';
import { expect, test } from 'vitest';
import { h, note, p, quote } from '#core/document/builder.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';

/** Types each character as the page does: a space asks the command first. */
function type(
  { editor, edit }: OpenEditor,
  words: string,
  modifiers: Partial<KeyboardEvent> = {},
): void {
  for (const character of words) {
    const event = {
      preventDefault: () => undefined,
      isComposing: false,
      ...modifiers,
    } as KeyboardEvent;
    if (character === ' ' && editor.dispatchCommand(KEY_SPACE_COMMAND, event)) {
      // What waits for its turn has had it before the next key.
      edit(() => undefined);
      continue;
    }
    edit(() => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertText(character);
    });
  }
}

function caretAtStart({ edit }: OpenEditor): void {
  edit(() => {
    const first = $getRoot().getFirstChild();
    if ($isElementNode(first)) first.selectStart();
  });
}

test.each([
  ['#', { type: 'heading', level: 1, content: [{ text: 'xWords' }] }],
  ['##', { type: 'heading', level: 2, content: [{ text: 'xWords' }] }],
  ['###', { type: 'heading', level: 3, content: [{ text: 'xWords' }] }],
  ['####', { type: 'heading', level: 4, content: [{ text: 'xWords' }] }],
  ['>', { type: 'quotation', paragraphs: [[{ text: 'xWords' }]] }],
  [
    '-',
    {
      type: 'list',
      style: 'unordered',
      items: [{ content: [{ text: 'xWords' }] }],
    },
  ],
  [
    '1.',
    {
      type: 'list',
      style: 'ordered',
      items: [{ content: [{ text: 'xWords' }] }],
    },
  ],
  [
    '[x]',
    {
      type: 'list',
      style: 'check',
      items: [{ content: [{ text: 'xWords' }], checked: true }],
    },
  ],
])(
  '%s and a space say the kind; one undo brings back what was typed',
  (signs, made) => {
    const page = openEditor({ ...p('Words'), marking: 'SECRET' });
    const [before] = page.handle.blocks();
    caretAtStart(page);
    type(page, `${signs} `);
    type(page, 'x');
    expect(page.handle.blocks()).toMatchObject([
      { ...made, id: before?.id, marking: 'SECRET' },
    ]);
    page.handle.undo();
    page.handle.undo();
    expect(page.handle.blocks()).toMatchObject([
      {
        type: 'paragraph',
        id: before?.id,
        content: [{ text: `${signs} Words` }],
      },
    ]);
    type(page, 'y ');
    expect(page.handle.blocks()).toMatchObject([
      { type: 'paragraph', content: [{ text: `${signs} y Words` }] },
    ]);
    page.close();
  },
);

test('an empty paragraph is one of that kind, and typing goes on in it', () => {
  for (const signs of ['## ', '> ', '- ', '1. ']) {
    const page = openEditor(p());
    caretAtStart(page);
    type(page, `${signs}x`);
    expect(JSON.stringify(page.handle.blocks())).toContain('"text":"x"');
    expect(page.handle.blocks()).not.toMatchObject([{ type: 'paragraph' }]);
    page.close();
  }
});

test.each([
  ['- [ ] ', {}],
  ['- [x] ', { checked: true }],
])(
  '%s is an item to tick, and one undo brings back its signs',
  (signs, item) => {
    const page = openEditor(p());
    caretAtStart(page);
    type(page, `${signs}x`);
    expect(page.handle.blocks()).toMatchObject([
      {
        type: 'list',
        style: 'check',
        items: [{ content: [{ text: 'x' }], ...item }],
      },
    ]);
    page.handle.undo();
    page.handle.undo();
    expect(page.handle.blocks()).toMatchObject([
      {
        type: 'list',
        style: 'unordered',
        items: [{ content: [{ text: signs.slice(2) }] }],
      },
    ]);
    page.close();
  },
);

test('in a list of several items the signs of a tick stay words', () => {
  const page = openEditor(p());
  caretAtStart(page);
  type(page, '- a');
  page.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  page.edit(() => undefined);
  type(page, '[ ] b');
  expect(page.handle.blocks()).toMatchObject([
    {
      style: 'unordered',
      items: [{ content: [{ text: 'a' }] }, { content: [{ text: '[ ] b' }] }],
    },
  ]);
  page.close();
});

test.each(['---', '***', '___'])('%s and Enter are a rule', (signs) => {
  const page = openEditor(p());
  caretAtStart(page);
  type(page, signs);
  page.editor.dispatchCommand(KEY_ENTER_COMMAND, {
    preventDefault: () => undefined,
  } as KeyboardEvent);
  page.edit(() => undefined);
  expect(page.handle.blocks()).toMatchObject([
    { type: 'rule' },
    { type: 'paragraph', content: [] },
  ]);
  page.close();
});

test('a footnote behind the signs stays', () => {
  const mark = note('n');
  const page = openEditor(p('#', mark));
  page.edit(() => {
    const first = $getRoot().getFirstDescendant();
    if (first) first.selectNext(0, 0);
    const selection = $getSelection();
    if (first && $isRangeSelection(selection)) {
      selection.anchor.set(first.getKey(), 1, 'text');
      selection.focus.set(first.getKey(), 1, 'text');
    }
  });
  type(page, ' ');
  expect(page.handle.blocks()).toMatchObject([
    { type: 'heading', content: [mark] },
  ]);
  page.close();
});

test.each([
  ['other signs', p(), '##### ', {}],
  ['signs behind words', p('a'), 'a# ', {}],
  ['a heading', h(2), '- ', {}],
  ['a quotation', quote([[]]), '# ', {}],
  ['an input method', p(), '# ', { isComposing: true }],
  ['a shortcut', p(), '# ', { ctrlKey: true }],
])('nothing is made of %s', (_what, block, typed, modifiers) => {
  const page = openEditor(block);
  const [before] = page.handle.blocks();
  caretAtStart(page);
  type(page, typed, modifiers);
  expect(page.handle.blocks()).toMatchObject([{ type: before?.type }]);
  expect(JSON.stringify(page.handle.blocks())).toContain(typed);
  page.close();
});

test.each([
  ['4. ', 4],
  ['12) ', 12],
  ['999. ', 999],
])('“%s” begins a list at %i', (signs, start) => {
  const page = openEditor(p());
  caretAtStart(page);
  type(page, `${signs}Words`);
  expect(page.read()).toMatchObject([
    {
      type: 'list',
      style: 'ordered',
      start,
      items: [{ content: [{ text: 'Words' }] }],
    },
  ]);
  page.close();
});

test.each(['2026. ', '0. ', '04. '])('“%s” begins a sentence', (words) => {
  const page = openEditor(p());
  caretAtStart(page);
  type(page, words);
  expect(page.read()).toMatchObject([{ type: 'paragraph' }]);
  page.close();
});
