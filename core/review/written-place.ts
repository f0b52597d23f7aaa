// From a place in the text as it says what it says, without what is suggested in it, to the same words in the text as it is
// written, and back. What is to be joined or was divided is one line in the one and several in the other.
import type { Block, BlockId } from '../document/document.ts';
import { inlineContainers } from '../document/walk.ts';
import { atomsOf, type Atom } from './atoms.ts';
import { hasSuggestions, isLine } from './suggestions.ts';

/** Offsets in a stretch of a block, as `core/find/stretches.ts` counts. */
type Span = {
  readonly place: number;
  readonly from: number;
  readonly to: number;
};

type Stretch = { readonly block: BlockId; readonly atoms: readonly Atom[] };

/** The stretches as they are written, of which a stretch of the block is made when all is rejected. */
function stretchesBehind(
  blocks: readonly Block[],
  at: number,
  place: number,
): Stretch[] {
  const block = blocks[at];
  const content = block && [...inlineContainers(block)][place];
  if (!block || !content) return [];
  const found: Stretch[] = [{ block: block.id, atoms: atomsOf(content) }];
  if (!isLine(block)) return found;
  for (const next of blocks.slice(at + 1)) {
    if (!next.inserted) break;
    if (isLine(next))
      found.push({ block: next.id, atoms: atomsOf(next.content) });
  }
  return found;
}

const isSaid = ({ piece }: Atom): boolean => piece.inserted === undefined;

/** Where the words of the span stand, as far as they stand in one block; the span itself where nothing is suggested in it. */
export function writtenPlace(
  blocks: readonly Block[],
  id: BlockId,
  { place, from, to }: Span,
): Span & { readonly block: BlockId } {
  const at = blocks.findIndex((block) => block.id === id);
  const block = blocks[at];
  const same = { block: id, place, from, to };
  if (!block || !(hasSuggestions(block) || blocks[at + 1]?.inserted))
    return same;
  let said = 0;
  for (const stretch of stretchesBehind(blocks, at, place)) {
    let written = 0;
    let start: number | null = null;
    let end = 0;
    for (const atom of stretch.atoms) {
      if (isSaid(atom)) {
        if (said >= from && said < to) {
          start ??= written;
          end = written + atom.length;
        }
        said += atom.length;
      }
      written += atom.length;
    }
    if (start !== null)
      return { block: stretch.block, place, from: start, to: end };
  }
  return same;
}

/** Where the place would be if all were rejected. */
export function saidPlace(
  blocks: readonly Block[],
  from: {
    readonly block: BlockId;
    readonly place: number;
    readonly offset: number;
  },
): {
  readonly block: BlockId;
  readonly place: number;
  readonly offset: number;
} {
  let at = blocks.findIndex(({ id }) => id === from.block);
  const block = blocks[at];
  if (!block) return from;
  if (isLine(block)) while (at > 0 && blocks[at]?.inserted) at -= 1;
  const head = blocks[at];
  if (!head || (head !== block && !isLine(head))) return from;
  let offset = 0;
  for (const stretch of stretchesBehind(blocks, at, from.place)) {
    let written = 0;
    for (const atom of stretch.atoms) {
      if (stretch.block === from.block && written >= from.offset) break;
      if (isSaid(atom)) offset += atom.length;
      written += atom.length;
    }
    if (stretch.block === from.block) break;
  }
  return { block: head.id, place: from.place, offset };
}
