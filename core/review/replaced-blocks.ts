// Blocks that became something that can't be said of their words and form: the one is suggested to go, and another comes in
// its place. In one that is to go nothing is written any more.
import type { Block, BlockId } from '../document/document.ts';
import { inlineContainers } from '../document/walk.ts';
import { atomsOf, withoutSuggested } from './atoms.ts';
import { isLine } from './suggestions.ts';
import { isOwn, type Edit, type Suggester } from './text-edit.ts';

/**
 * The edit without what was changed in blocks that are to go as a whole: what was taken away there goes already, and what is
 * replaced all over the text is replaced in the others. Null where something else would stand in one.
 */
export function besidesGone(edit: Edit): Edit | null {
  if (!edit.by) return edit;
  const gone = new Map(
    edit.before
      .filter((block) => block.deleted !== undefined && !isLine(block))
      .map((block) => [block.id, block]),
  );
  if (gone.size === 0) return edit;
  const isReplaced =
    edit.before.length === edit.after.length &&
    edit.after.every(({ id }, at) => edit.before[at]?.id === id) &&
    edit.after.some(
      (block, at) => block !== edit.before[at] && !gone.has(block.id),
    );
  const after: Block[] = [];
  for (const block of edit.after) {
    const former = gone.get(block.id);
    if (former && former !== block && !isReplaced && !holdsAll(former, block))
      return null;
    after.push(former ?? block);
  }
  return { ...edit, after };
}

/** Whether all words of the second stand in the first. */
function holdsAll(former: Block, block: Block): boolean {
  if (block.type === 'code')
    return former.type === 'code' && former.text.includes(block.text);
  const left = new Map<string, number>();
  const keys = (of: Block): string[] =>
    [...inlineContainers(of)].flatMap((content) =>
      atomsOf(content).map(({ key }) => key),
    );
  for (const key of keys(former)) left.set(key, (left.get(key) ?? 0) + 1);
  return keys(block).every((key) => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count > 0;
  });
}

/**
 * The edit with ids of their own for the blocks that stand under the id of another as something that the other can't be
 * suggested to become: they come in its place.
 */
export function withReplaced(edit: Edit): Edit {
  const { by, before, after } = edit;
  if (!by) return edit;
  const formerly = new Map(before.map((block) => [block.id, block]));
  const names = new Map<BlockId, BlockId>();
  for (const block of after) {
    const former = formerly.get(block.id);
    if (former && former !== block && isAnother(former, block, by))
      names.set(block.id, by.newId() as BlockId);
  }
  if (names.size === 0) return edit;
  return {
    ...edit,
    after: after.map((block) => {
      const id = names.get(block.id);
      if (id === undefined) return block;
      const {
        moved: _moved,
        reshaped: _reshaped,
        ...rest
      } = withoutSuggested(block) as Block;
      return { ...rest, id };
    }),
    spots: edit.spots.map((spot) => ({
      ...spot,
      block: names.get(spot.block) ?? spot.block,
    })),
  };
}

function isAnother(
  former: Block,
  block: Block,
  { author }: Suggester,
): boolean {
  if (isLine(former) && isLine(block)) return false;
  // One's own block, which comes in as whatever it is by then.
  if (isOwn(former, author) && !isLine(former) && !isLine(block)) return false;
  return former.type !== block.type || shapeOf(former) !== shapeOf(block);
}

/** Where the words of a block stand in it, and what else of it can't be changed without its being another. */
function shapeOf(block: Block): string {
  if (block.type === 'table')
    return JSON.stringify([
      block.caption !== undefined,
      block.rows.map((row) =>
        row.map(({ columns = 1, rows = 1 }) => [columns, rows]),
      ),
      block.headerRows,
      block.headerColumns,
      block.figures ?? [],
      block.widths ?? [],
    ]);
  if (block.type === 'quotation')
    return JSON.stringify([
      block.paragraphs.length,
      block.attribution !== undefined,
    ]);
  if (block.type === 'list') {
    const items = (list: typeof block.items): unknown[] =>
      list.map(({ checked = false, children }) => [
        checked,
        children
          ? [children.style, children.start ?? 1, items(children.items)]
          : 0,
      ]);
    return JSON.stringify([
      block.style === 'check',
      block.ticks ?? [],
      items(block.items),
    ]);
  }
  if (block.type === 'image')
    return JSON.stringify([
      block.attachment,
      block.alternative,
      block.caption !== undefined,
    ]);
  if (block.type === 'code') return block.text;
  return '';
}
