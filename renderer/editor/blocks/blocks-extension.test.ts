import { $getRoot } from 'lexical';
import { HistoryExtension } from '@lexical/history';
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { describe, expect, test } from 'vitest';
import { h, note, p, ul } from '#core/document/builder.ts';
import { openBlocks, openEditor } from '../editor-fixture.ts';

const three = () => openEditor(h(1, 'One'), p('Two'), ul(['Three', note('n')]));

describe('opening', () => {
  test('is no step that can be undone', () => {
    const { editor, handle, library, close } = three();
    const loaded = handle.blocks();
    expect(loaded).toEqual(library.blocks());
    const { canUndo } = getExtensionDependencyFromEditor(
      editor,
      HistoryExtension,
    ).output;
    expect(canUndo.value).toBe(false);
    handle.undo();
    handle.redo();
    expect(handle.blocks()).toBe(loaded);
    close();
  });

  test('saves nothing', async () => {
    const { handle, sent, close } = three();
    expect(await handle.flush()).toBe(true);
    expect(sent).toEqual([]);
    close();
  });

  test('a briefing without blocks has a paragraph to write in', async () => {
    const { handle, sent, close } = openBlocks([]);
    expect(handle.blocks()).toMatchObject([{ type: 'paragraph', content: [] }]);
    expect(await handle.flush()).toBe(true);
    expect(sent).toEqual([]);
    close();
  });
});

describe('changes', () => {
  test('the blocks stay the same objects where nothing changed', () => {
    const { handle, edit, close } = three();
    const before = handle.blocks();
    edit(() => {
      $getRoot().getFirstChildOrThrow().selectEnd().insertText('!');
    });
    const after = handle.blocks();
    expect(after).not.toBe(before);
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
    expect(after[2]).toBe(before[2]);
    close();
  });

  test('are told once each, and not of the selection alone', () => {
    const { handle, edit, close } = three();
    let told = 0;
    const end = handle.onChange(() => {
      told += 1;
    });
    edit(() => {
      $getRoot().selectEnd();
    });
    expect(told).toBe(0);
    edit(() => {
      $getRoot().selectEnd().insertText('!');
    });
    expect(told).toBe(1);
    end();
    edit(() => {
      $getRoot().selectEnd().insertText('!');
    });
    expect(told).toBe(1);
    close();
  });

  test('an undo of everything removed brings all back, ids and all', async () => {
    const { handle, library, edit, close } = three();
    const before = handle.blocks();
    edit(() => {
      $getRoot().select(0, 3).removeText();
    }, 'history-push');
    expect(handle.blocks()).toHaveLength(1);
    expect(await handle.flush()).toBe(true);
    expect(library.blocks()).toHaveLength(1);
    handle.undo();
    expect(handle.blocks().map(({ id }) => id)).toEqual(
      before.map(({ id }) => id),
    );
    expect(await handle.flush()).toBe(true);
    expect(library.blocks()).toEqual(handle.blocks());
    close();
  });

  test('a state set from outside is read as a whole', () => {
    const { editor, handle, edit, read, close } = three();
    const state = editor.getEditorState();
    edit(() => {
      $getRoot().getFirstChildOrThrow().remove();
      $getRoot().selectEnd().insertText('!');
    });
    editor.setEditorState(state);
    const stands = read();
    expect(handle.blocks()).toEqual(stands);
    expect(handle.blocks()).toHaveLength(3);
    close();
  });

  test('a block that moves is the only one that changes', async () => {
    const { handle, edit, sent, close } = three();
    const [, , last] = handle.blocks();
    edit(() => {
      const root = $getRoot();
      root.getFirstChildOrThrow().insertBefore(root.getLastChildOrThrow());
    });
    await handle.flush();
    expect(sent).toMatchObject([
      { put: [], move: [{ id: last?.id }], remove: [] },
    ]);
    close();
  });
});
