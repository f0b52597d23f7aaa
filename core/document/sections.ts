// The sections of a briefing: a heading with all that stands under it, up to the next heading of its level or above.
import type { Block, BlockId } from './document.ts';

/** Blocks from `from` up to `to`, the latter not in it; counted from 0. */
export type Section = { readonly from: number; readonly to: number };

/** The section of the heading with this id; null where there is no such heading. */
export function sectionOf(
  blocks: readonly Block[],
  heading: BlockId,
): Section | null {
  const from = blocks.findIndex(({ id }) => id === heading);
  const first = blocks[from];
  if (first?.type !== 'heading') return null;
  const length = blocks
    .slice(from + 1)
    .findIndex(
      (block) => block.type === 'heading' && block.level <= first.level,
    );
  return { from, to: length < 0 ? blocks.length : from + 1 + length };
}

export type SectionMove = {
  /** The blocks that move, in their order. */
  readonly moved: readonly BlockId[];
  /** The block that they come to stand before; null for the end. */
  readonly before: BlockId | null;
};

/**
 * Puts a section before another heading, or (null) at the end. Null where nothing would move: it stands there already,
 * or the place is within the section itself.
 */
export function moveSectionBefore(
  blocks: readonly Block[],
  heading: BlockId,
  before: BlockId | null,
): SectionMove | null {
  const section = sectionOf(blocks, heading);
  if (!section) return null;
  const place =
    before === null
      ? blocks.length
      : blocks.findIndex(({ id }) => id === before);
  if (place < 0 || (place >= section.from && place <= section.to)) return null;
  return {
    moved: blocks.slice(section.from, section.to).map(({ id }) => id),
    before,
  };
}

/**
 * One place up (-1) or down (1) among the sections of its level: past a sibling, or over into the section before or after
 * that holds such sections. Null where there is none.
 */
export function moveSectionBy(
  blocks: readonly Block[],
  heading: BlockId,
  step: 1 | -1,
): SectionMove | null {
  const section = sectionOf(blocks, heading);
  if (!section) return null;
  const first = blocks[section.from];
  if (first?.type !== 'heading') return null;
  const isAtLeast = (block: Block | undefined): boolean =>
    block?.type === 'heading' && block.level <= first.level;
  if (step < 0) {
    const above = blocks.slice(0, section.from).findLast(isAtLeast);
    return above ? moveSectionBefore(blocks, heading, above.id) : null;
  }
  if (section.to === blocks.length) return null;
  // Past the next heading and what stands under it, up to the first that could stand beside this one.
  const beyond = blocks.slice(section.to + 1).find(isAtLeast);
  return moveSectionBefore(blocks, heading, beyond?.id ?? null);
}
