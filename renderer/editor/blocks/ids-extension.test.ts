import {
  $generateJSONFromSelectedNodes,
  $generateNodesFromSerializedNodes,
  $insertGeneratedNodes,
} from '@lexical/clipboard';
import { $getRoot } from 'lexical';
import { describe, expect, test } from 'vitest';
import { cite, marker, note, p } from '#core/document/builder.ts';
import type { Block } from '#core/document/document.ts';
import { citationsOf, footnotesOf, markersOf } from '#core/document/walk.ts';
import { $selected, openEditor, type OpenEditor } from '../editor-fixture.ts';

type Copied = ReturnType<typeof $generateJSONFromSelectedNodes>;

const open = () =>
  openEditor(
    p('First', note(cite('smith'), '; ', cite('jones')), marker('[4]'), '.'),
    p('Second.'),
    p('Third.'),
  );

function copy({ editor, edit }: OpenEditor): Copied {
  const copied: Copied[] = [];
  edit(() => {
    $getRoot().select(0, 2);
    copied.push($generateJSONFromSelectedNodes(editor, $selected()));
  });
  const [first] = copied;
  if (!first) throw new Error('Nothing was copied');
  return first;
}

function paste({ editor, edit }: OpenEditor, copied: Copied): void {
  edit(() => {
    $getRoot().selectEnd();
    $insertGeneratedNodes(
      editor,
      $generateNodesFromSerializedNodes(copied.nodes),
      $selected(),
    );
  }, 'history-push');
}

function ids(blocks: readonly Block[]): string[] {
  const notes = footnotesOf(blocks).map(({ footnote }) => footnote);
  return [
    ...blocks.map(({ id }) => id),
    ...notes.map(({ id }) => id),
    ...notes.flatMap(citationsOf).map(({ id }) => id),
    ...markersOf(blocks).map(({ marker: { id } }) => id),
  ];
}

describe('ids', () => {
  test('copies get new ones, and what stood there keeps its own', () => {
    const page = open();
    const before = ids(page.handle.blocks());
    const copied = copy(page);
    paste(page, copied);
    paste(page, copied);
    const after = ids(page.handle.blocks());
    expect(footnotesOf(page.handle.blocks())).toHaveLength(3);
    expect(new Set(after).size).toBe(after.length);
    expect(before.every((id) => after.includes(id))).toBe(true);
    page.close();
  });

  test('a note that is cut and pasted keeps its own', () => {
    const page = open();
    const [first] = footnotesOf(page.handle.blocks());
    const copied = copy(page);
    page.edit(() => {
      $getRoot().select(0, 2).removeText();
    }, 'history-push');
    expect(footnotesOf(page.handle.blocks())).toEqual([]);
    paste(page, copied);
    const [pasted] = footnotesOf(page.handle.blocks());
    expect(pasted?.footnote).toEqual(first?.footnote);
    page.close();
  });

  test('a copy pasted after the original came back by undo gets new ones', () => {
    const page = open();
    const copied = copy(page);
    page.edit(() => {
      $getRoot().select(0, 2).removeText();
    }, 'history-push');
    paste(page, copied);
    page.handle.undo();
    page.handle.undo();
    paste(page, copied);
    const after = ids(page.handle.blocks());
    expect(footnotesOf(page.handle.blocks())).toHaveLength(2);
    expect(new Set(after).size).toBe(after.length);
    page.close();
  });

  test('both halves of a divided block have one', () => {
    const page = open();
    const before = page.handle.blocks().map(({ id }) => id);
    page.edit(() => {
      $getRoot().getChildAtIndex(1)?.selectStart().insertParagraph();
    });
    const after = page.handle.blocks().map(({ id }) => id);
    expect(new Set(after).size).toBe(4);
    expect(before.every((id) => after.includes(id))).toBe(true);
    page.close();
  });
});
