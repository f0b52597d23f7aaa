import {
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $selectAll,
  REDO_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import { describe, expect, test } from 'vitest';
import { p } from '#core/document/builder.ts';
import { openEditor, type OpenEditor } from './editor-fixture.ts';

const pageOf = (count: number): OpenEditor =>
  openEditor(
    ...Array.from({ length: count }, (_, place) => p(`Paragraph ${place + 1}`)),
  );

function deleteAll({ edit }: OpenEditor): void {
  edit(() => {
    $selectAll();
  });
  edit(() => {
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.removeText();
  }, 'history-push');
}

const selection = ({ editor }: OpenEditor): readonly [string, boolean] =>
  editor.getEditorState().read(() => {
    const selected = $getSelection();
    if (!$isRangeSelection(selected)) throw new Error('Nothing is selected.');
    return [
      selected.anchor.getNode().getTextContent(),
      selected.isCollapsed(),
    ] as const;
  });

describe('undo of the deletion of', () => {
  test('a great many blocks leaves the caret where they begin, and can be undone itself', () => {
    const page = pageOf(300);
    const before = page.read();
    deleteAll(page);
    expect(page.read()).toHaveLength(1);
    page.editor.dispatchCommand(UNDO_COMMAND, undefined);
    expect(page.read()).toEqual(before);
    expect(selection(page)).toEqual(['Paragraph 1', true]);
    page.editor.dispatchCommand(REDO_COMMAND, undefined);
    expect(page.read()).toHaveLength(1);
    page.editor.dispatchCommand(UNDO_COMMAND, undefined);
    expect(page.read()).toEqual(before);
    page.close();
  });

  test('the last of them begins where they begin, whichever way they were selected', () => {
    const page = pageOf(300);
    page.edit(() => {
      const [second, last] = [
        $getRoot().getChildAtIndex(1),
        $getRoot().getLastChild(),
      ];
      if (!second || !last) throw new Error('No blocks');
      const start = second.selectStart().anchor;
      const { key, offset, type } = start;
      last.selectEnd().focus.set(key, offset, type);
    });
    page.edit(() => {
      const selected = $getSelection();
      if ($isRangeSelection(selected)) selected.removeText();
    }, 'history-push');
    page.editor.dispatchCommand(UNDO_COMMAND, undefined);
    expect(page.read()).toHaveLength(300);
    expect(selection(page)).toEqual(['Paragraph 2', true]);
    page.close();
  });

  test('a few selects them again', () => {
    const page = pageOf(40);
    deleteAll(page);
    page.editor.dispatchCommand(UNDO_COMMAND, undefined);
    expect(page.read()).toHaveLength(40);
    expect(selection(page)).toEqual(['Paragraph 1', false]);
    page.close();
  });
});
