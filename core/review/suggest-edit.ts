// An edit turned into suggestions: what the text was and what it became, laid side by side. What went stays and is
// suggested to go, what came is suggested to come in; what a person had suggested and takes away is gone. Accepting all of
// it gives the edit as it was made, refusing all of it the text before, letter for letter. The looks of words are changed
// directly. What can't be said of a block's words and form is said of the whole block, in whose place another comes.
import type {
  Block,
  BlockId,
  CitationId,
  Footnote,
  FootnoteId,
  Inline,
  MarkerId,
  NoteInline,
  Suggested,
  Suggestion,
} from '../document/document.ts';
import { inlineContainers, mapInlineContainers } from '../document/walk.ts';
import {
  atomsOf,
  contentOf,
  sameSuggested,
  withoutSuggested,
  type Atom,
  type Piece,
} from './atoms.ts';
import { formOf, sameForm } from './block-form.ts';
import { longestRise } from './longest-rise.ts';
import { isLine, type Line } from './suggestions.ts';

/** A place between two characters: in which stretch of the block, and how far in, counted as atoms are long. */
export type Spot = {
  readonly block: BlockId;
  readonly stretch: number;
  readonly offset: number;
};

export type Suggester = {
  readonly author: string;
  readonly at: string;
  readonly newId: () => string;
};

export type Edit = {
  readonly before: readonly Block[];
  readonly after: readonly Block[];
  /** Null makes the edit itself, and no words become part of a suggestion because they stand beside it. */
  readonly by: Suggester | null;
  /** What was selected before, its ends in order: it says where among like letters the edit was made. */
  readonly selected: readonly [Spot, Spot] | null;
  /** Places in `after`, to be found again. */
  readonly spots: readonly Spot[];
  /** Whether words were taken away before the caret, which then stands before what is left of them. */
  readonly backward: boolean;
  /** Whether what came in was pasted: what stood struck out where it was copied is no part of it. */
  readonly pasted: boolean;
};

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

/** What somebody suggests within this many milliseconds beside what they suggested before is one with it. */
const SITTING = 60 * 60 * 1000;

export function suggestEdit(made: Edit): SuggestedEdit {
  const { before } = made;
  const refuse = (refused: Refusal): SuggestedEdit => ({
    blocks: before,
    spots: made.spots,
    refused,
  });
  const standing = besidesGone(made);
  if (!standing) return refuse('gone');
  const edit = withReplaced(standing);
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

const isOneSitting = (suggestion: Suggestion, { at }: Suggester): boolean =>
  Math.abs(Date.parse(at) - Date.parse(suggestion.at)) < SITTING;

const newSuggestion = ({ author, at, newId }: Suggester): Suggestion => ({
  id: newId(),
  author,
  at,
});

/** The ids of what stands in the text: what comes in beside it gets others. */
function keptIds(blocks: readonly Block[]): Set<string> {
  const ids = new Set<string>();
  for (const block of blocks)
    for (const content of inlineContainers(block))
      for (const inline of content)
        if (inline.type === 'footnote' || inline.type === 'marker') {
          ids.add(inline.id);
          if (inline.type === 'footnote')
            for (const part of inline.content)
              if (part.type === 'citation') ids.add(part.id);
        }
  return ids;
}

/** `before` in the order that its blocks have in `after`, and the blocks that are moved for it: as few as can be. */
function movedAlong(
  before: readonly Block[],
  after: readonly Block[],
): { blocks: readonly Block[]; moved: readonly BlockId[] } {
  const place = new Map(before.map(({ id }, at) => [id, at]));
  const common = after.filter(({ id }) => place.has(id));
  const staying = new Set(
    longestRise(common.map(({ id }) => place.get(id) ?? 0)),
  );
  if (staying.size === common.length) return { blocks: before, moved: [] };
  const moved = common.filter((_, at) => !staying.has(at)).map(({ id }) => id);
  const gone = new Set(moved);
  const byId = new Map(before.map((block) => [block.id, block]));
  const blocks = before.filter(({ id }) => !gone.has(id));
  for (const [at, { id }] of common.entries()) {
    const block = byId.get(id);
    if (!gone.has(id) || !block) continue;
    const previous = common[at - 1];
    const behind = previous
      ? blocks.findIndex((each) => each.id === previous.id) + 1
      : 0;
    blocks.splice(behind, 0, block);
  }
  return { blocks, moved };
}

/** Whether a line that may yet be joined to the one before it would come to stand behind another. */
function isTornApart(
  before: readonly Block[],
  ordered: readonly Block[],
): boolean {
  const heads = headsOf(ordered);
  return [...headsOf(before)].some(([id, head]) => heads.get(id) !== head);
}

/** For each line that may be joined, the block behind which it stands once what would come in between is not there. */
function headsOf(blocks: readonly Block[]): Map<BlockId, BlockId | null> {
  const heads = new Map<BlockId, BlockId | null>();
  let last: BlockId | null = null;
  for (const block of blocks) {
    const isJoined = mayBeJoined(block);
    if (isJoined) heads.set(block.id, last);
    if (isJoined || !block.inserted) last = block.id;
  }
  return heads;
}

/** Where all of its words come or go with it, nothing is left to be joined. */
const mayBeJoined = (block: Block): boolean =>
  isLine(block) &&
  ((block.inserted !== undefined &&
    !atomsOf(block.content).every(({ piece }) => piece.inserted)) ||
    (block.deleted !== undefined &&
      !atomsOf(block.content).every(({ piece }) => piece.deleted)));

const isOwn = (of: Suggested | undefined, author: string): boolean =>
  of?.inserted?.author === author;

/**
 * The edit without what was taken away in blocks that are to go as a whole: that is suggested already. Null where something
 * else would stand in one.
 */
function besidesGone(edit: Edit): Edit | null {
  if (!edit.by) return edit;
  const gone = new Map(
    edit.before
      .filter((block) => block.deleted !== undefined && !isLine(block))
      .map((block) => [block.id, block]),
  );
  if (gone.size === 0) return edit;
  const after: Block[] = [];
  for (const block of edit.after) {
    const former = gone.get(block.id);
    if (former && former !== block && !holdsAll(former, block)) return null;
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
function withReplaced(edit: Edit): Edit {
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
    ]);
  if (block.type === 'quotation')
    return JSON.stringify([
      block.paragraphs.length,
      block.attribution !== undefined,
    ]);
  if (block.type === 'list') {
    const items = (list: typeof block.items): unknown[] =>
      list.map(({ children }) =>
        children ? [children.style, items(children.items)] : 0,
      );
    return JSON.stringify([block.style === 'check', items(block.items)]);
  }
  if (block.type === 'image') return block.attachment;
  if (block.type === 'code') return block.text;
  return '';
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

/** A stretch of the flat text: the beginning of a line, a whole other block, or an atom of a line's words. */
type Item = {
  readonly key: string;
  readonly block: Block | null;
  readonly atom: Atom | null;
};

function itemsOf(blocks: readonly Block[]): Item[] {
  const items: Item[] = [];
  for (const block of blocks) {
    items.push({ key: `block ${block.id}`, block, atom: null });
    if (isLine(block))
      for (const atom of atomsOf(block.content))
        items.push({ key: atom.key, block: null, atom });
  }
  return items;
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
  const steps = merge(old, now, limitsOf(old, edit.selected, 0));
  const written = write(steps, old, now, edit, kept, spots);
  return put(written, now, after, edit, spots);
}

/** A block that keeps its shape, with what is suggested in each of its stretches. */
function mergeWords(
  former: Block,
  block: Block,
  edit: Edit,
  kept: Set<string>,
  spots: Spot[],
): Block {
  if (edit.by && isOwn(former, edit.by.author)) return block;
  const stretches = [...inlineContainers(former)];
  let stretch = -1;
  return mapInlineContainers(block, (content) => {
    stretch += 1;
    const old = toItems(stretches[stretch] ?? []);
    const now = toItems(content);
    const limits = limitsOf(old, ofBlock(edit.selected, former.id), stretch);
    const steps = merge(old, now, limits);
    const written = write(steps, old, now, edit, kept, spots);
    for (const [at, spot] of spots.entries())
      if (spot.block === block.id && spot.stretch === stretch)
        spots[at] = {
          ...spot,
          offset: lengthOf(
            written
              .slice(0, placeOf(written, indexOf(now, spot.offset), edit))
              .map(({ item }) => item),
          ),
        };
    const merged = contentOf(
      written.flatMap(({ item }) => item.atom ?? []),
    ) as Inline[];
    return same(merged, content) ? content : merged;
  });
}

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const toItems = (content: readonly (Inline | NoteInline)[]): Item[] =>
  atomsOf(content).map((atom) => ({ key: atom.key, block: null, atom }));

const ofBlock = (
  selected: Edit['selected'],
  block: BlockId,
): Edit['selected'] =>
  selected?.[0].block === block && selected[1].block === block
    ? selected
    : null;

const lengthOf = (items: readonly Item[]): number =>
  items.reduce((sum, { atom }) => sum + (atom?.length ?? 0), 0);

/** How many items stand before the offset. */
function indexOf(items: readonly Item[], offset: number): number {
  let left = offset;
  let at = 0;
  while (at < items.length && left > 0) {
    left -= items[at]?.atom?.length ?? 0;
    at += 1;
  }
  return at;
}

/** The most that may be the same on either side. */
type Limits = { readonly prefix: number; readonly suffix: number };

function limitsOf(
  items: readonly Item[],
  selected: Edit['selected'],
  stretch: number,
): (Limits & { readonly isRange: boolean }) | null {
  if (!selected) return null;
  const [start, end] = selected.map((spot) => spotIndex(items, spot, stretch));
  if (start === undefined || end === undefined || start < 0 || end < 0)
    return null;
  return {
    prefix: start,
    suffix: items.length - end,
    isRange: start !== end,
  };
}

function spotIndex(
  items: readonly Item[],
  { block, stretch, offset }: Spot,
  inStretch: number,
): number {
  // The words of one stretch alone, without the blocks that they stand in.
  if (!items.some((item) => item.block))
    return stretch === inStretch ? indexOf(items, offset) : -1;
  const at = items.findIndex((item) => item.block?.id === block);
  const found = items[at]?.block;
  if (!found || !isLine(found) || stretch !== 0) return -1;
  return at + 1 + indexOf(items.slice(at + 1), offset);
}

type Step =
  | { readonly kind: 'same'; readonly old: number; readonly now: number }
  | { readonly kind: 'gone'; readonly old: number }
  | { readonly kind: 'come'; readonly now: number };

function merge(
  old: readonly Item[],
  now: readonly Item[],
  limits: ReturnType<typeof limitsOf>,
): Step[] {
  const within = limits && mergeWithin(old, now, limits, sameKey);
  if (within && (limits.isRange || within.isOne)) return within.steps();
  const all = { prefix: old.length, suffix: old.length };
  // Like letters of another look are others, unless nothing but looks would have changed.
  const alike = mergeWithin(old, now, all, looksAlike);
  if (alike.isOne) return alike.steps();
  const same = mergeWithin(old, now, all, sameKey);
  if (same.isSame) return same.steps();
  const [prefix, suffix] = [
    wholeWords(old, now, alike.prefix),
    wholeWords(old.toReversed(), now.toReversed(), alike.suffix),
  ];
  const middle = mergeByWords(old, now, prefix, suffix);
  return [
    ...alike.ahead().slice(0, prefix),
    ...middle,
    ...alike.behind().slice(alike.suffix - suffix),
  ];
}

/** So many of the items that both begin with as don't end within a word. */
function wholeWords(
  old: readonly Item[],
  now: readonly Item[],
  most: number,
): number {
  const isInWord = (items: readonly Item[], at: number): boolean =>
    isLetterAt(items, at - 1) && isLetterAt(items, at);
  let count = most;
  while (count > 0 && (isInWord(old, count) || isInWord(now, count)))
    count -= 1;
  return count;
}

const isLetterAt = (items: readonly Item[], at: number): boolean => {
  const piece = items[at]?.atom?.piece;
  return piece !== undefined && isLetter(piece);
};

type Same = (one: Item | undefined, other: Item | undefined) => boolean;

const sameKey: Same = (one, other) => one?.key === other?.key;

const looksAlike: Same = (one, other) =>
  sameKey(one, other) && lookOf(one) === lookOf(other);

function lookOf(item: Item | undefined): string {
  const piece = item?.atom?.piece;
  const look =
    piece?.type === 'text'
      ? `${String(piece.marks ?? '')} ${piece.language ?? ''}`
      : '';
  return `${look} ${item?.atom?.url ?? ''}`;
}

function mergeWithin(
  old: readonly Item[],
  now: readonly Item[],
  limits: Limits,
  same: Same,
) {
  const most = Math.min(old.length, now.length);
  let prefix = 0;
  while (
    prefix < Math.min(most, limits.prefix) &&
    same(old[prefix], now[prefix])
  )
    prefix += 1;
  let suffix = 0;
  while (
    suffix < Math.min(most - prefix, limits.suffix) &&
    same(old[old.length - 1 - suffix], now[now.length - 1 - suffix])
  )
    suffix += 1;
  const gone = old.length - prefix - suffix;
  const come = now.length - prefix - suffix;
  const ahead = (): Step[] =>
    Array.from({ length: prefix }, (_, at) => ({
      kind: 'same',
      old: at,
      now: at,
    }));
  const behind = (): Step[] =>
    Array.from({ length: suffix }, (_, at) => ({
      kind: 'same',
      old: old.length - suffix + at,
      now: now.length - suffix + at,
    }));
  return {
    prefix,
    suffix,
    /** Whether nothing else than one stretch of words came, or went. */
    isOne: gone === 0 || come === 0,
    isSame: gone === 0 && come === 0,
    ahead,
    behind,
    steps: (): Step[] => [
      ...ahead(),
      ...Array.from({ length: gone }, (_, at): Step => ({
        kind: 'gone',
        old: prefix + at,
      })),
      ...Array.from({ length: come }, (_, at): Step => ({
        kind: 'come',
        now: prefix + at,
      })),
      ...behind(),
    ],
  };
}

/** Above that many pairs of words the whole is taken as replaced. */
const MOST_PAIRS = 250_000;

type Word = {
  readonly key: string;
  readonly from: number;
  readonly to: number;
};

function wordsOf(items: readonly Item[], from: number, to: number): Word[] {
  const words: Word[] = [];
  for (let at = from; at < to; at += 1) {
    const [item, before, last] = [items[at], items[at - 1], words.at(-1)];
    if (
      item?.atom &&
      before?.atom &&
      last?.to === at &&
      isLetter(item.atom.piece) &&
      isLetter(before.atom.piece) &&
      sameSuggested(item.atom.piece, before.atom.piece) &&
      lookOf(item) === lookOf(before)
    )
      words[words.length - 1] = {
        ...last,
        key: last.key + item.key,
        to: at + 1,
      };
    else
      words.push({
        key: `${lookOf(item)} ${item?.key ?? ''}`,
        from: at,
        to: at + 1,
      });
  }
  return words;
}

const isLetter = (piece: Piece): boolean =>
  piece.type === 'text' && /^[\p{L}\p{N}\p{M}]$/u.test(piece.text);

function mergeByWords(
  old: readonly Item[],
  now: readonly Item[],
  prefix: number,
  suffix: number,
): Step[] {
  const one = wordsOf(old, prefix, old.length - suffix);
  const other = wordsOf(now, prefix, now.length - suffix);
  const steps: Step[] = [];
  const gone = ({ from, to }: Word): void => {
    for (let at = from; at < to; at += 1) steps.push({ kind: 'gone', old: at });
  };
  const come = ({ from, to }: Word): void => {
    for (let at = from; at < to; at += 1) steps.push({ kind: 'come', now: at });
  };
  const pairs =
    one.length * other.length > MOST_PAIRS ? [] : commonWords(one, other);
  let [i, j] = [0, 0];
  for (const [a, b] of [...pairs, [one.length, other.length] as const]) {
    one.slice(i, a).forEach(gone);
    other.slice(j, b).forEach(come);
    const [left, right] = [one[a], other[b]];
    if (left && right)
      for (let at = 0; at < left.to - left.from; at += 1)
        steps.push({ kind: 'same', old: left.from + at, now: right.from + at });
    [i, j] = [a + 1, b + 1];
  }
  return steps;
}

function commonWords(
  one: readonly Word[],
  other: readonly Word[],
): [number, number][] {
  const width = other.length + 1;
  const best = new Uint32Array((one.length + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  // A long word in common is worth more than a space.
  const worth = (word: Word | undefined): number =>
    word ? word.to - word.from : 0;
  for (let i = one.length - 1; i >= 0; i -= 1)
    for (let j = other.length - 1; j >= 0; j -= 1)
      best[i * width + j] = Math.max(
        at(i + 1, j),
        at(i, j + 1),
        one[i]?.key === other[j]?.key ? worth(one[i]) + at(i + 1, j + 1) : 0,
      );
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length)
    if (at(i, j) === at(i + 1, j)) i += 1;
    else if (at(i, j) === at(i, j + 1)) j += 1;
    else {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    }
  return pairs;
}

/** `now` is the place in the text after the edit; null for what was gone there. */
type Written = { readonly item: Item; readonly now: number | null };

/** The items of the text with its suggestions. */
function write(
  steps: readonly Step[],
  old: readonly Item[],
  now: readonly Item[],
  edit: Edit,
  kept: Set<string>,
  spots: Spot[],
): Written[] {
  const { by } = edit;
  const written: Written[] = [];
  let stamp: Suggestion | null = null;
  let isInNewLine = false;
  for (const [place, step] of steps.entries()) {
    const begun = step.kind === 'gone' ? old[step.old] : now[step.now];
    if (begun?.block) isInNewLine = step.kind === 'come';
    if (step.kind === 'same') {
      stamp = null;
      const [before, after] = [old[step.old], now[step.now]];
      if (!before || !after) continue;
      written.push({
        item: sameItem(before, after, edit, kept, spots),
        now: step.now,
      });
      continue;
    }
    if (step.kind === 'gone') {
      const item = old[step.old];
      const of = item && markedOf(item);
      if (
        !by ||
        !item ||
        !of ||
        (isOwn(of, by.author) &&
          (mayGo(item, written) || goesWhole(steps, place, old, now, by)))
      )
        continue;
      if (of.deleted) {
        written.push({ item, now: null });
        continue;
      }
      stamp ??= stampAt(written, steps, place, old, now, by);
      written.push({
        item: marked(item, {
          ...(of.inserted && { inserted: of.inserted }),
          deleted: stamp,
        }),
        now: null,
      });
      continue;
    }
    const item = now[step.now];
    if (!item || (edit.pasted && item.atom?.piece.deleted)) continue;
    if (!by) {
      written.push({ item: marked(item, {}), now: step.now });
      continue;
    }
    stamp ??= stampAt(written, steps, place, old, now, by);
    // What is struck out in what went is so still where that came as another block.
    const struck =
      item.atom && isInNewLine
        ? struckOut(item.atom.piece, steps, old)
        : undefined;
    if (struck?.author === by.author) continue;
    written.push({
      item: withOwnIds(
        marked(item, {
          inserted: stamp,
          ...(struck && { deleted: struck }),
        }),
        kept,
        by,
      ),
      now: step.now,
    });
  }
  return written;
}

/** By what the piece is struck out, if something that goes is struck out by the same. */
const struckOut = (
  { deleted }: Suggested,
  steps: readonly Step[],
  old: readonly Item[],
): Suggestion | undefined =>
  deleted &&
  steps.some(
    (step) =>
      step.kind === 'gone' &&
      old[step.old]?.atom?.piece.deleted?.id === deleted.id,
  )
    ? deleted
    : undefined;

/** Whether nothing of a line is left once its beginning goes: all of its words are one's own, and go too. */
function goesWhole(
  steps: readonly Step[],
  place: number,
  old: readonly Item[],
  now: readonly Item[],
  { author }: Suggester,
): boolean {
  for (const step of steps.slice(place + 1)) {
    if (step.kind === 'come') return now[step.now]?.block !== null;
    const item = old[step.old];
    if (!item || item.block) return true;
    if (step.kind === 'same' || !isOwn(item.atom?.piece, author)) return false;
  }
  return true;
}

/** The beginning of a line can't go where no line is before it to go on. */
function mayGo({ block }: Item, written: readonly Written[]): boolean {
  if (!block || !isLine(block)) return true;
  const before = written.findLast(({ item }) => item.block)?.item.block;
  return before !== null && before !== undefined && isLine(before);
}

const markedOf = ({ block, atom }: Item): Suggested | null =>
  block ?? atom?.piece ?? null;

function marked(item: Item, suggested: Suggested): Item {
  const { block, atom } = item;
  if (block)
    return {
      ...item,
      block: { ...withoutSuggested(block), ...suggested } as Block,
    };
  if (!atom) return item;
  return {
    ...item,
    atom: {
      ...atom,
      piece: { ...withoutSuggested(atom.piece), ...suggested } as Piece,
    },
  };
}

/** The person's own suggestion beside the place, if there is one of this sitting; else a new one. */
function stampAt(
  written: readonly Written[],
  steps: readonly Step[],
  place: number,
  old: readonly Item[],
  now: readonly Item[],
  by: Suggester,
): Suggestion {
  const last = written.at(-1);
  const ahead = steps.slice(place).find(({ kind }) => kind === 'same');
  const next = ahead?.kind === 'same' ? now[ahead.now] : undefined;
  // What the person takes away of their own here was one with what comes in its place.
  const gone = steps[place];
  const own = gone?.kind === 'gone' ? old[gone.old] : undefined;
  for (const item of [last?.item, next, own]) {
    const of = item && markedOf(item);
    for (const suggestion of [of?.deleted, of?.inserted])
      if (suggestion?.author === by.author && isOneSitting(suggestion, by))
        return suggestion;
  }
  return newSuggestion(by);
}

/** What stands in both, as it is after the edit. A footnote has suggestions of its own in its words. */
function sameItem(
  before: Item,
  after: Item,
  edit: Edit,
  kept: Set<string>,
  spots: Spot[],
): Item {
  if (before.block && after.block) {
    const block = withMarksOf(before.block, after.block);
    return {
      ...after,
      block:
        isLine(block) || before.block === after.block
          ? block
          : mergeWords(before.block, block, edit, kept, spots),
    };
  }
  const [former, piece] = [before.atom?.piece, after.atom?.piece];
  if (
    !after.atom ||
    former?.type !== 'footnote' ||
    piece?.type !== 'footnote' ||
    former.content === piece.content
  )
    return after;
  const content = suggestNote(former, piece, edit.by, kept);
  return content === piece.content
    ? after
    : { ...after, atom: { ...after.atom, piece: { ...piece, content } } };
}

/** A block that is made anew under the id of another is still suggested as that one is. */
function withMarksOf(former: Block, block: Block): Block {
  const { inserted, deleted, moved, reshaped } = former;
  const wasLine = isLine(former);
  if (
    block.inserted?.id === inserted?.id &&
    block.deleted?.id === deleted?.id &&
    block.moved?.id === moved?.id &&
    block.reshaped?.id === reshaped?.id
  )
    return block;
  const {
    moved: _moved,
    reshaped: _reshaped,
    ...rest
  } = withoutSuggested(block) as Block;
  return {
    ...rest,
    // The beginning of a line is nothing of what it has become.
    ...(wasLine === isLine(block) && {
      ...(inserted && { inserted }),
      ...(deleted && { deleted }),
      ...(reshaped && { reshaped }),
    }),
    ...(moved && { moved }),
  };
}

/** The words of a footnote with what is suggested in them. */
function suggestNote(
  former: Footnote,
  footnote: Footnote,
  by: Suggester | null,
  kept: Set<string>,
): readonly NoteInline[] {
  if (by && isOwn(former, by.author)) return footnote.content;
  const old = toItems(former.content);
  const now = toItems(footnote.content);
  const edit: Edit = {
    before: [],
    after: [],
    by,
    selected: null,
    spots: [],
    backward: false,
    pasted: false,
  };
  const written = write(merge(old, now, null), old, now, edit, kept, []);
  const content = contentOf(
    written.flatMap(({ item }) => item.atom ?? []),
  ) as NoteInline[];
  return same(content, footnote.content) ? footnote.content : content;
}

/** What comes in beside its like that stays, but is suggested to go, gets ids of its own. */
function withOwnIds(item: Item, kept: Set<string>, { newId }: Suggester): Item {
  const own = (id: string): string => {
    if (!kept.has(id)) {
      kept.add(id);
      return id;
    }
    const made = newId();
    kept.add(made);
    return made;
  };
  const renewed = <Part extends Inline | NoteInline>(part: Part): Part => {
    switch (part.type) {
      case 'footnote':
        return {
          ...part,
          id: own(part.id) as FootnoteId,
          content: part.content.map((inner) =>
            inner.type === 'citation'
              ? { ...inner, id: own(inner.id) as CitationId }
              : inner,
          ),
        };
      case 'marker':
        return { ...part, id: own(part.id) as MarkerId };
      case 'citation':
        return { ...part, id: own(part.id) as CitationId };
      case 'text':
      case 'link':
      case 'line-break':
      case 'paragraph-break':
        return part;
    }
  };
  const { block, atom } = item;
  if (atom) return { ...item, atom: { ...atom, piece: renewed(atom.piece) } };
  // The words of a line are atoms of their own.
  if (!block || isLine(block)) return item;
  return {
    ...item,
    block: mapInlineContainers(block, (content) =>
      content.some((part) => 'id' in part) ? content.map(renewed) : content,
    ),
  };
}

/** Where in what is written the place before the item `now` of the text after the edit is. */
function placeOf(
  written: readonly Written[],
  now: number,
  { backward }: Pick<Edit, 'backward'>,
): number {
  const at = written.findIndex((each) => each.now !== null && each.now >= now);
  const end = at < 0 ? written.length : at;
  if (!backward) return end;
  let place = end;
  while (place > 0 && written[place - 1]?.now === null) place -= 1;
  return place;
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
