import { $getRoot, $isElementNode, HISTORY_PUSH_TAG } from 'lexical';
import { describe, expect, test } from 'vitest';
import { note, p, place, table, ul } from '#core/document/builder.ts';
import type { Block, Rank } from '#core/document/document.ts';
import { plainText } from '#core/document/walk.ts';
import { $selected, openEditor, type OpenEditor } from '../editor-fixture.ts';

const words = ({ handle }: OpenEditor): string[] =>
  handle.blocks().map(plainText);

function typeAtEnd(page: OpenEditor, text: string): void {
  page.edit(() => {
    const last = $getRoot().getLastChild();
    if ($isElementNode(last)) last.selectEnd().insertText(text);
  }, HISTORY_PUSH_TAG);
}

function at(page: OpenEditor, index: number): Block {
  const block = page.handle.blocks()[index];
  if (!block) throw new Error(`No block ${index}`);
  return block;
}

describe('what the library holds and the page does not', () => {
  test('comes onto the page at its place, with its rank, and no undo takes it away', async () => {
    const page = openEditor(p('a'), ul(['one'], ['two']), p('c'));
    const [made] = place([table([['x', note('In a table.')]])]);
    if (!made) throw new Error('No block');
    const rank = `${at(page, 1).rank}V` as Rank;
    page.library.change(made.id, { ...made, rank });
    typeAtEnd(page, ' typed');
    expect(await page.handle.flush()).toBe(true);
    expect(words(page)).toEqual(['a', 'one\ntwo', 'x\n', 'c typed']);
    expect(at(page, 2)).toEqual({ ...made, rank });
    expect(page.library.blocks()).toEqual(page.read());
    page.handle.undo();
    expect(words(page)).toEqual(['a', 'one\ntwo', 'x\n', 'c typed']);
    const sent = page.sent.length;
    expect(await page.handle.flush()).toBe(true);
    expect(page.sent).toHaveLength(sent);
    page.close();
  });

  test('a block with other words and another place is put anew, and the caret stays', async () => {
    const page = openEditor(p('first words'), p('b'), p('c'));
    const first = at(page, 0);
    page.library.change(first.id, {
      ...first,
      rank: `${at(page, 1).rank}V` as Rank,
      content: [{ type: 'text', text: 'other words' }],
    } as Block);
    page.edit(() => {
      const text = $getRoot().getFirstDescendant();
      text?.selectStart();
      const selection = $selected();
      for (const point of selection.getStartEndPoints() ?? []) point.offset = 5;
    });
    page.edit(() => {
      const last = $getRoot().getLastChild();
      if ($isElementNode(last)) last.clear();
    }, HISTORY_PUSH_TAG);
    expect(await page.handle.flush()).toBe(true);
    expect(words(page)).toEqual(['b', 'other words', '']);
    page.edit(() => {
      const [point] = $selected().getStartEndPoints() ?? [];
      expect(point?.offset).toBe(5);
      expect(point?.getNode().getTextContent()).toBe('other words');
    });
    expect(page.library.blocks()).toEqual(page.read());
    page.close();
  });
});

describe('most of the text gone', () => {
  const five = (): OpenEditor =>
    openEditor(p('a'), p('b'), p('c'), p('d'), p('e'));
  const $clear = (): void => {
    for (const child of $getRoot().getChildren().slice(1)) child.remove();
  };

  test('by a step of a person’s, it is removed', async () => {
    const page = five();
    page.edit($clear, HISTORY_PUSH_TAG);
    expect(await page.handle.flush()).toBe(true);
    expect(page.library.blocks()).toHaveLength(1);
    page.handle.undo();
    expect(await page.handle.flush()).toBe(true);
    expect(page.library.blocks()).toEqual(page.read());
    page.handle.redo();
    expect(await page.handle.flush()).toBe(true);
    expect(page.library.blocks()).toHaveLength(1);
    page.close();
  });

  test('by nobody’s, it is kept, and comes back when that is wanted', async () => {
    const page = five();
    page.edit($clear);
    expect(await page.handle.flush()).toBe(false);
    expect(page.library.blocks()).toHaveLength(5);
    expect(page.handle.saveState()).toEqual({ kind: 'removal', count: 4 });
    page.handle.settleRemoval(false);
    expect(words(page)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await page.handle.flush()).toBe(true);
    expect(page.library.blocks()).toEqual(page.read());
    page.close();
  });
});
