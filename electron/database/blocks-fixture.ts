// What the tests of saving share: a library with one briefing, and blocks with other words.
import type {
  Block,
  BlockId,
  BriefingDocument,
  Inline,
} from '#core/document/document.ts';
import type { Delta } from './blocks.ts';
import { insertBriefing, readBriefing } from './briefings.ts';
import { book, BRIEFING, STAMP, testLibrary } from './library-fixture.ts';
import type { Library } from './open.ts';
import { readRevisions } from './revisions.ts';
import { insertSources } from './sources.ts';

export const NOTHING: Delta = { put: [], move: [], remove: [] };

/** A library with this briefing and the source s1. Its first revisions are numbered from 1 in the order of the blocks. */
export function libraryWith(document: BriefingDocument): {
  library: Library;
  blocks: readonly Block[];
} {
  const library = testLibrary();
  insertSources(library, [book('s1')], STAMP);
  insertBriefing(library, BRIEFING, document, STAMP);
  return { library, blocks: document.blocks };
}

export function at(blocks: readonly Block[], index: number): Block {
  const block = blocks[index];
  if (!block) throw new Error(`There is no block ${index}.`);
  return block;
}

export const readBlocks = (library: Library): readonly Block[] =>
  readBriefing(library, BRIEFING).document.blocks;

export const revisionOf = (library: Library, { id }: { id: BlockId }): number =>
  readRevisions(library, BRIEFING).get(id) ?? -1;

/** A paragraph of these words in the place of `block`. */
export const reworded = (
  block: Pick<Block, 'id' | 'rank'>,
  ...parts: (string | Inline)[]
): Block => ({
  id: block.id,
  rank: block.rank,
  type: 'paragraph',
  content: parts.map((part) =>
    typeof part === 'string' ? { type: 'text', text: part } : part,
  ),
});
