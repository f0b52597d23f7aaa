// An edit turned into suggestions: what the text was and what it became, laid side by side. What went stays and is
// suggested to go, what came is suggested to come in; what a person had suggested and takes away is gone. Accepting all of
// it gives the edit as it was made, refusing all of it the text before, letter for letter: words of another look go in the one
// and come in the other. What can't be said of a block's words and form is said of the whole block, in whose place another comes.
import type {
  Block,
  BlockId,
  Inline,
  Suggestion,
} from '../document/document.ts';
import { contentOf, type Atom } from './atoms.ts';
import { formOf, sameForm, withForm } from './block-form.ts';
import { isTornApart, movedAlong } from './moved-blocks.ts';
import { besidesGone, withReplaced } from './replaced-blocks.ts';
import {
  itemsOf,
  limitsOf,
  merge,
  spotIndex,
  type Item,
} from './side-by-side.ts';
import type { Written } from './same-again.ts';
import { isLine, type Line } from './suggestions.ts';
import {
  isOneSitting,
  isOwn,
  newSuggestion,
  type Edit,
  type Spot,
  type Suggester,
} from './text-edit.ts';
import {
  keptIds,
  mergeWords,
  placeOf,
  same,
  withMarksOf,
  write,
} from './write-suggestions.ts';

export type SuggestedEdit = {
  readonly blocks: readonly Block[];
  readonly spots: readonly Spot[];
  /** What can't be suggested, and is as it was before. */
  readonly refused: Refusal | null;
};

/**
 * Lines that are suggested to be divided or joined stay together until that is decided, and nothing is written in a block
 * that is suggested to go as a whole.
 */
export type Refusal = 'apart' | 'gone';

export function suggestEdit(made: Edit): SuggestedEdit {
  const { before } = made;
  const refuse = (refused: Refusal): SuggestedEdit => ({
    blocks: before,
    spots: made.spots,
    refused,
  });
  const standing = besidesGone(made);
  if (!standing) return refuse('gone');
  const edit = withReplaced(withFormsOfEmptied(standing));
  const { after } = edit;
  const ordered = movedAlong(before, after);
  if (ordered.moved.length > 0 && isTornApart(before, ordered.blocks))
    return refuse('apart');
  const formerly = new Map(before.map((block) => [block.id, block]));
  const now = new Map(after.map((block) => [block.id, block]));
  const kept = keptIds(before);
  const blocks: Block[] = [];
  const spots: Spot[] = [...edit.spots];
  const moved = new Set(ordered.moved);
  for (const part of segments(ordered.blocks, after, formerly, now)) {
    const merged = mergeSegment(part, edit, kept, spots);
    blocks.push(...merged);
  }
  let stamp: Suggestion | null = null;
  const stamped = (by: Suggester): Suggestion => (stamp ??= newSuggestion(by));
  return {
    blocks: blocks.map((block) => {
      const former = formerly.get(block.id);
      if (!former || former === block) return moveOf(block, former);
      return moveOf(withFormSuggested(former, block, edit.by, stamped), former);
    }),
    spots,
    refused: null,
  };

  function moveOf(block: Block, former: Block | undefined): Block {
    if (!edit.by || !former || !moved.has(block.id) || block.inserted)
      return block;
    return {
      ...block,
      moved: block.moved ?? { ...stamped(edit.by), from: former.rank },
    };
  }
}

/** A heading that loses all of its words becomes a paragraph in the hands of an editor, which is nothing that anybody wants. */
function withFormsOfEmptied(edit: Edit): Edit {
  if (!edit.by) return edit;
  const formerly = new Map(edit.before.map((block) => [block.id, block]));
  const after = edit.after.map((block) => {
    const former = formerly.get(block.id);
    return former &&
      former !== block &&
      isLine(former) &&
      isLine(block) &&
      block.content.length === 0 &&
      former.content.length > 0 &&
      block.type === 'paragraph'
      ? withForm(block, formOf(former))
      : block;
  });
  return { ...edit, after };
}

/** A block whose form was changed is what it is suggested to be, and knows what it is otherwise. */
function withFormSuggested(
  former: Block,
  block: Block,
  by: Suggester | null,
  stamped: (by: Suggester) => Suggestion,
): Block {
  const [was, is] = [formOf(former), formOf(block)];
  if (sameForm(was, is)) return block;
  const { reshaped, ...rest } = block;
  // Changed directly, or as a part of what comes in: nothing is left to be decided.
  if (!by || isOwn(former, by.author)) return rest;
  const from = reshaped?.from ?? was;
  if (sameForm(from, is)) return rest;
  const isGoingOn =
    reshaped?.author === by.author && isOneSitting(reshaped, by);
  return {
    ...rest,
    reshaped: isGoingOn ? reshaped : { ...stamped(by), from },
  };
}

type Segment = {
  readonly before: readonly Block[];
  readonly after: readonly Block[];
};

/** Both sides divided at the blocks that stand in both. */
function* segments(
  before: readonly Block[],
  after: readonly Block[],
  formerly: ReadonlyMap<BlockId, Block>,
  now: ReadonlyMap<BlockId, Block>,
): Generator<Segment> {
  let [from, at] = [0, 0];
  const toCommon = (
    blocks: readonly Block[],
    start: number,
    other: ReadonlyMap<BlockId, Block>,
  ): number => {
    let end = start;
    while (
      end < blocks.length &&
      !other.has(blocks[end]?.id ?? ('' as BlockId))
    )
      end += 1;
    return end;
  };
  // What stands before the first of them.
  const [first, start] = [
    toCommon(before, 0, now),
    toCommon(after, 0, formerly),
  ];
  if (first > 0 || start > 0)
    yield { before: before.slice(0, first), after: after.slice(0, start) };
  [from, at] = [first, start];
  while (from < before.length || at < after.length) {
    const [end, until] = [
      toCommon(before, from + 1, now),
      toCommon(after, at + 1, formerly),
    ];
    yield { before: before.slice(from, end), after: after.slice(at, until) };
    [from, at] = [end, until];
  }
}

function mergeSegment(
  { before, after }: Segment,
  edit: Edit,
  kept: Set<string>,
  spots: Spot[],
): readonly Block[] {
  const [former, block] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && former && block) {
    if (former === block) return after;
    if (former.id === block.id && !isLine(block))
      return [
        mergeWords(former, withMarksOf(former, block), edit, kept, spots),
      ];
  }
  const old = itemsOf(before);
  const now = itemsOf(after);
  const steps = merge(
    old,
    now,
    limitsOf(old, edit.selected, 0),
    edit.by !== null,
  );
  const written = write(steps, old, now, edit, kept, spots);
  return put(written, now, after, edit, spots);
}

/** The blocks of what is written, and the spots in them. */
function put(
  written: readonly Written[],
  now: readonly Item[],
  after: readonly Block[],
  edit: Edit,
  spots: Spot[],
): Block[] {
  const blocks: Block[] = [];
  const atoms: Atom[][] = [];
  /** By place in what is written: the block that it stands in, and how far. */
  const places: { block: number; offset: number }[] = [];
  let offset = 0;
  for (const { item } of written) {
    places.push({ block: blocks.length - 1, offset });
    if (item.block) {
      blocks.push(item.block);
      atoms.push([]);
      offset = 0;
    } else if (item.atom) {
      atoms.at(-1)?.push(item.atom);
      offset += item.atom.length;
    }
  }
  places.push({ block: blocks.length - 1, offset });
  const result = blocks.map((block, at): Block => {
    if (!isLine(block)) return block;
    const content = contentOf(atoms[at] ?? []) as Inline[];
    return same(content, block.content)
      ? block
      : ({ ...block, content } satisfies Line);
  });
  const here = new Set(after.map(({ id }) => id));
  for (const [at, spot] of spots.entries()) {
    if (!here.has(spot.block)) continue;
    const index = spotIndex(now, spot, 0);
    if (index < 0) continue;
    const place = places[placeOf(written, index, edit)];
    const block = place && result[place.block];
    if (place && block)
      spots[at] = { block: block.id, stretch: 0, offset: place.offset };
  }
  return result;
}
