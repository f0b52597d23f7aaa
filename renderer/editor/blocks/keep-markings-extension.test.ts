import {
  $generateJSONFromSelectedNodes,
  $generateNodesFromSerializedNodes,
  $insertGeneratedNodes,
} from '@lexical/clipboard';
import {
  $getRoot,
  $isElementNode,
  $isRangeSelection,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  REMOVE_TEXT_COMMAND,
  type RangeSelection,
} from 'lexical';
import { describe, expect, test } from 'vitest';
import { note, p, ul, type UnplacedBlock } from '#core/document/builder.ts';
import { $selected, openEditor, type OpenEditor } from '../editor-fixture.ts';

const secret = (block: UnplacedBlock): UnplacedBlock => ({
  ...block,
  marking: 'SECRET',
});

/** From one place in the first text of the page to one in the last. */
function $selectAcross(from: number, to: number): RangeSelection {
  const texts = $getRoot().getAllTextNodes();
  const [first, last] = [texts[0], texts.at(-1)];
  if (!first || !last) throw new Error('No text');
  const selection = first.select(from, from);
  selection.focus.set(last.getKey(), to, 'text');
  return selection;
}

function $caretAt(block: number, offset: number): void {
  const node = $getRoot().getChildAtIndex(block);
  const text = $isElementNode(node) ? node.getAllTextNodes()[0] : undefined;
  if (!text) throw new Error('No text');
  text.select(offset, offset);
}

const across: readonly (readonly [string, (page: OpenEditor) => void])[] = [
  [
    'removed',
    ({ editor }) => editor.dispatchCommand(REMOVE_TEXT_COMMAND, null),
  ],
  [
    'typed over',
    ({ editor }) =>
      editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, 'x'),
  ],
  [
    'replaced by a line break',
    ({ editor }) => editor.dispatchCommand(INSERT_LINE_BREAK_COMMAND, false),
  ],
  [
    // As the library does it, later than the command and by none.
    'cut',
    () => {
      const selection = $selected();
      if ($isRangeSelection(selection)) selection.removeText();
    },
  ],
];

describe('words of a marked block', () => {
  test('mark the block that they are joined to', () => {
    const page = openEditor(p('a'), secret(p('b')), p('c'));
    page.edit(() => {
      $caretAt(1, 0);
      page.editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true);
    });
    expect(page.handle.blocks()).toMatchObject([
      { content: [{ text: 'ab' }], marking: 'SECRET' },
      { content: [{ text: 'c' }] },
    ]);
    expect(page.handle.blocks()[1]).not.toHaveProperty('marking');
    page.close();
  });

  test.each(across)(
    'also where a selection from one into the other is %s',
    (_name, change) => {
      const page = openEditor(p('ab'), secret(p('cd', note('e'))));
      const before = page.handle.blocks();
      page.edit(() => {
        $selectAcross(1, 1);
        change(page);
      }, 'history-push');
      expect(page.handle.blocks()).toHaveLength(1);
      expect(JSON.stringify(page.handle.blocks())).toContain('d');
      expect(page.handle.blocks()).toMatchObject([{ marking: 'SECRET' }]);
      page.handle.undo();
      expect(page.handle.blocks()).toEqual(before);
      page.close();
    },
  );

  test.each([
    ['words', p('Secret words'), 6],
    ['the words of an item', ul(['Secret words'], ['b']), 6],
  ])('also where copied %s are pasted into a line', (_name, block, end) => {
    const page = openEditor(p('Plain'), secret(block), p('c'));
    page.edit(() => {
      $caretAt(1, 0);
      const selection = $selected();
      if ($isRangeSelection(selection)) selection.focus.offset = end;
      const { nodes } = $generateJSONFromSelectedNodes(page.editor, selection);
      $caretAt(0, 5);
      $insertGeneratedNodes(
        page.editor,
        $generateNodesFromSerializedNodes(nodes),
        $selected(),
      );
    });
    expect(page.handle.blocks()[0]).toMatchObject({
      content: [{ text: 'PlainSecret' }],
      marking: 'SECRET',
    });
    expect(page.handle.blocks().at(-1)).not.toHaveProperty('marking');
    page.close();
  });

  test('go on to mark other blocks, with all that was joined to them', () => {
    const page = openEditor(p('a'), secret(p('b')), p('c'));
    page.edit(() => {
      $caretAt(1, 0);
      page.editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true);
    });
    page.edit(() => {
      const [joined, plain] = $getRoot().getChildren();
      const word = $isElementNode(joined) && joined.getFirstChild();
      if (word && $isElementNode(plain)) plain.append(word);
    });
    expect(page.handle.blocks()).toMatchObject([
      { content: [], marking: 'SECRET' },
      { marking: 'SECRET' },
    ]);
    page.close();
  });

  test('leave a marking alone that is there', () => {
    const page = openEditor({ ...p('a'), marking: 'OFFICIAL' }, secret(p('b')));
    page.edit(() => {
      $caretAt(1, 0);
      page.editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true);
    });
    expect(page.handle.blocks()).toMatchObject([
      { content: [{ text: 'ab' }], marking: 'OFFICIAL' },
    ]);
    page.close();
  });
});
