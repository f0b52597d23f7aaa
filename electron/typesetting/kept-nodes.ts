// The typesetting data of single blocks, kept from one drawing of the pages to the next: an edit changes one block of many.
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { Block } from '#core/document/document.ts';
import { footnotesOf } from '#core/document/walk.ts';

/** In all other kinds, what holds notes to their marks changes more than the node of the block itself. */
const KEPT: ReadonlySet<Block['type']> = new Set([
  'paragraph',
  'heading',
  'quotation',
  'pull-quotation',
]);

export type KeptNodes<Node> = {
  /** The nodes of `block`; by `make`, unless the block, its notes and what is in `around` are the same values as before. */
  readonly of: (
    block: Block,
    around: {
      readonly notes: ReadonlyMap<string, FormattedNote>;
      readonly more: readonly unknown[];
    },
    make: () => readonly Node[],
  ) => Node[];
};

export function createKeptNodes<Node extends object>(): KeptNodes<Node> {
  const kept = new WeakMap<
    Block,
    { readonly from: readonly unknown[]; readonly nodes: readonly Node[] }
  >();
  return {
    of(block, { notes, more }, make) {
      if (!KEPT.has(block.type)) return [...make()];
      const from = [
        ...more,
        ...footnotesOf([block]).flatMap(({ footnote: { id } }) => {
          const note = notes.get(id);
          return [note?.number, note?.paragraphs];
        }),
      ];
      let known = kept.get(block);
      if (
        known?.from.length !== from.length ||
        !known.from.every((value, at) => value === from[at])
      ) {
        known = { from, nodes: make() };
        kept.set(block, known);
      }
      // What is told of a node later is of this drawing.
      return known.nodes.map((node) => ({ ...node }));
    },
  };
}
