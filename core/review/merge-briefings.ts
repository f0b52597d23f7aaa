// What a briefing says when all is joined that several people did to copies of it. Each block, its place, and each part of
// the head is merged by itself (see `unit-states.ts`): changed by one, it is taken; changed by several into different
// things, it is a conflict, in which one stands and the others are kept until a person chooses; what is only suggested stands
// together where it can (see `standing-together.ts`). The outcome depends on the states alone: never on the order in which
// they came, nor on how often.
import type {
  Block,
  BlockId,
  CitationId,
  FootnoteId,
  Inline,
  MarkerId,
  Rank,
} from '../document/document.ts';
import { compareByRank, ranksBetween } from '../document/rank.ts';
import {
  footnotesOf,
  mapInlineContainers,
  markersOf,
  plainText,
} from '../document/walk.ts';
import { blockOf, placeOf, type BlockBody } from './block-units.ts';
import { standingTogether } from './standing-together.ts';
import {
  disagree,
  saidOnce,
  standingOf,
  type Removed,
  type State,
} from './unit-states.ts';

/** By the name of the unit; see `unitName`. */
export type BriefingStates = ReadonlyMap<string, readonly State<unknown>[]>;

export type UnitKind =
  'block' | 'place' | 'head' | 'field' | 'source' | 'excerpt';

export const unitName = (kind: UnitKind, id: string): string => `${kind}/${id}`;

export function unitOf(name: string): {
  readonly kind: UnitKind;
  readonly id: string;
} {
  const slash = name.indexOf('/');
  return { kind: name.slice(0, slash) as UnitKind, id: name.slice(slash + 1) };
}

export type Conflict = {
  readonly unit: string;
  /** What stands until a person chooses, and then the others, each once; a value of null is a removal. */
  readonly sides: readonly State<unknown>[];
};

export type MergedBriefing = {
  /** In the order of their ranks, no two of which are the same. */
  readonly blocks: readonly Block[];
  /** What stands of each other part, by the name of its unit; parts of the front matter that went are not in it. */
  readonly parts: ReadonlyMap<string, unknown>;
  readonly conflicts: readonly Conflict[];
  /** Of each block in which several states stand at once, those, by the name of its unit. */
  readonly together: ReadonlyMap<string, readonly State<unknown>[]>;
  /** Ids of notes that stood in two blocks; the later of the two has a new one. */
  readonly doubled: readonly FootnoteId[];
};

/** Whose word it is what a briefing is called and whether it is done: no conflict is made of it. */
const SETTLED_BY_ITSELF = new Set([unitName('head', 'status')]);

/** `copy` is the one that it is merged in: its own words stand where others disagree. */
export function mergeBriefings(
  states: BriefingStates,
  copy: string,
): MergedBriefing {
  const bodies = new Map<BlockId, BlockBody>();
  const places = new Map<string, Rank>();
  const parts = new Map<string, unknown>();
  const conflicts: Conflict[] = [];
  const disputed: Conflict[] = [];
  const together = new Map<string, readonly State<unknown>[]>();
  const removals: {
    id: BlockId;
    state: State<unknown>;
    removed: Removed<unknown>;
  }[] = [];
  for (const [unit, of] of states) {
    const standing = standingOf(of, copy);
    if (!standing) continue;
    const { kind, id } = unitOf(unit);
    if (kind === 'source' || kind === 'excerpt') continue;
    if (kind === 'place') {
      if (typeof standing.value === 'string')
        places.set(id, standing.value as Rank);
      if (disagree(of))
        disputed.push({ unit, sides: sidesOf(of, [standing], standing) });
      continue;
    }
    if (kind !== 'block') {
      if (disagree(of) && !SETTLED_BY_ITSELF.has(unit))
        conflicts.push({ unit, sides: sidesOf(of, [standing], standing) });
      if (standing.hash !== null) parts.set(unit, standing.value);
      continue;
    }
    const stand = disagree(of) ? standingTogether(of, copy) : undefined;
    const { states: joined, value } = stand ?? {
      states: [standing],
      value: standing.value,
    };
    if (joined.length > 1) together.set(unit, joined);
    const sides = sidesOf(of, joined, { ...standing, value });
    if (sides.length > 1) conflicts.push({ unit, sides });
    if (standing.hash !== null) bodies.set(id as BlockId, value as BlockBody);
    else if (!disagree(of) && standing.removed)
      removals.push({
        id: id as BlockId,
        state: standing,
        removed: standing.removed,
      });
  }
  let text: string | null = null;
  const standing = (): string =>
    (text ??= inOrder(bodies, places).map(wordsIn).join(' '));
  // All are looked for in the same text: what one brings back does not stand for another.
  const gone = removals.filter(({ removed }) =>
    wordsAreGone(removed, standing),
  );
  for (const { id, state, removed } of gone) {
    bodies.set(id, removed.was as BlockBody);
    conflicts.push({
      unit: unitName('block', id),
      sides: [asItWas(state, removed), state],
    });
  }
  const { blocks, doubled } = withOwnIds(inOrder(bodies, places));
  for (const { unit, sides } of disputed) {
    const elsewhere = otherPlaces(blocks, unitOf(unit).id as BlockId, sides);
    if (elsewhere.length > 1) conflicts.push({ unit, sides: elsewhere });
  }
  return {
    blocks,
    parts,
    conflicts: conflicts.sort((a, b) => (a.unit < b.unit ? -1 : 1)),
    together,
    doubled,
  };
}

/** What stands, and each that is elsewhere among these blocks. */
function otherPlaces(
  blocks: readonly Block[],
  id: BlockId,
  [standing, ...others]: readonly State<unknown>[],
): State<unknown>[] {
  if (!standing || !blocks.some((block) => block.id === id)) return [];
  const behind = (state: State<unknown>): string | null =>
    blockBefore(blocks, id, state.value as Rank)?.id ?? null;
  const here = behind(standing);
  return [standing, ...others.filter((state) => behind(state) !== here)];
}

/** Which of the others would stand before the block at that rank, as long as nobody has accepted that any of them moves. */
export function blockBefore(
  blocks: readonly Block[],
  id: BlockId,
  rank: Rank,
): Block | null {
  let before: Block | null = null;
  for (const block of blocks) {
    if (block.id === id) continue;
    const place = { id: block.id, rank: placeOf(block) };
    if (
      compareByRank(place, { id, rank }) < 0 &&
      (!before ||
        compareByRank(place, { id: before.id, rank: placeOf(before) }) > 0)
    )
      before = block;
  }
  return before;
}

/** What stands of them, and each other thing that somebody said, in the order in which they were made. */
function sidesOf(
  states: readonly State<unknown>[],
  stand: readonly State<unknown>[],
  standing: State<unknown>,
): State<unknown>[] {
  const hashes = new Set(stand.map(({ hash }) => hash));
  return [
    standing,
    ...saidOnce(states).filter(({ hash }) => !hashes.has(hash)),
  ];
}

/**
 * Who joins two paragraphs removes one and puts its words into the other. Where that other one is in conflict, or was
 * decided against, the removal alone would lose them. `text` is all that stands.
 */
const wordsAreGone = (
  { was, into }: Removed<unknown>,
  text: () => string,
): boolean => into.length > 0 && !text().includes(wordsIn(was as BlockBody));

const wordsIn = (body: BlockBody): string =>
  plainText(body as Block)
    .replaceAll(/\s+/g, ' ')
    .trim();

/** To look for words in: what each block says, white space apart. */
export const wordsOfBlocks = (
  blocks: readonly Block[],
): ReadonlyMap<BlockId, string> =>
  new Map(blocks.map((block) => [block.id, wordsIn(block)]));

/** The ids of the blocks that have all words of a block that was removed; see `wordsOfBlocks`. */
export function movedInto(
  removed: BlockBody,
  blocks: ReadonlyMap<BlockId, string>,
): BlockId[] {
  const words = wordsIn(removed);
  if (words === '') return [];
  return [...blocks]
    .filter(([, other]) => other.includes(words))
    .map(([id]) => id);
}

const asItWas = (
  state: State<unknown>,
  { was }: Removed<unknown>,
): State<unknown> => ({
  ...state,
  id: `${state.id}-was`,
  hash: 'was',
  value: was,
});

/** Where a block stands of which nobody says where. */
const NOWHERE = 'a0' as Rank;

/** Two people may have put something at the same place: those have the same rank, and each gets one of its own. */
function inOrder(
  bodies: ReadonlyMap<BlockId, BlockBody>,
  places: ReadonlyMap<string, Rank>,
): Block[] {
  const blocks = [...bodies]
    .map(([id, body]) => {
      return blockOf(body, id, places.get(id) ?? NOWHERE);
    })
    .sort(compareByRank);
  for (let at = 0; at < blocks.length; at += 1) {
    const rank = blocks[at]?.rank ?? NOWHERE;
    let end = at + 1;
    while (blocks[end]?.rank === rank) end += 1;
    if (end > at + 1) {
      const after = blocks[end]?.rank ?? null;
      for (const [place, own] of ranksBetween(
        rank,
        after,
        end - at - 1,
      ).entries()) {
        const block = blocks[at + 1 + place];
        if (block) blocks[at + 1 + place] = { ...block, rank: own };
      }
      at = end - 1;
    }
  }
  return blocks;
}

/**
 * Each note, citation and marker has an id of its own in the briefing. Where two people moved the same note into different
 * blocks it stands in both, words and all, and the later of the two gets an id that follows from the old one.
 */
function withOwnIds(blocks: readonly Block[]): {
  blocks: Block[];
  doubled: FootnoteId[];
} {
  const taken = idsIn(blocks);
  if (!taken.twice) return { blocks: [...blocks], doubled: [] };
  const seen = new Set<string>();
  const doubled: FootnoteId[] = [];
  const own = (kind: Kind, id: string): string => {
    if (!seen.has(kind + id)) {
      seen.add(kind + id);
      return id;
    }
    for (let count = 2; ; count += 1) {
      const next = `${id.slice(0, 56)}-${count}`;
      if (taken.ids.has(kind + next)) continue;
      taken.ids.add(kind + next);
      seen.add(kind + next);
      return next;
    }
  };
  const renewed = (inline: Inline): Inline => {
    if (inline.type === 'marker') {
      const id = own('marker ', inline.id) as MarkerId;
      return id === inline.id ? inline : { ...inline, id };
    }
    if (inline.type !== 'footnote') return inline;
    const id = own('footnote ', inline.id) as FootnoteId;
    if (id !== inline.id) doubled.push(inline.id);
    const content = inline.content.map((part) =>
      part.type === 'citation'
        ? { ...part, id: own('citation ', part.id) as CitationId }
        : part,
    );
    return { ...inline, id, content };
  };
  return {
    blocks: blocks.map((block) =>
      mapInlineContainers(block, (content) =>
        content.some(({ type }) => type === 'footnote' || type === 'marker')
          ? content.map(renewed)
          : content,
      ),
    ),
    doubled,
  };
}

/** An id occurs once among those of its kind. */
type Kind = 'footnote ' | 'citation ' | 'marker ';

function idsIn(blocks: readonly Block[]): {
  ids: Set<string>;
  twice: boolean;
} {
  const ids = new Set<string>();
  let twice = false;
  const add = (kind: Kind, id: string): void => {
    if (ids.has(kind + id)) twice = true;
    ids.add(kind + id);
  };
  for (const { footnote } of footnotesOf(blocks)) {
    add('footnote ', footnote.id);
    for (const part of footnote.content)
      if (part.type === 'citation') add('citation ', part.id);
  }
  for (const { marker } of markersOf(blocks)) add('marker ', marker.id);
  return { ids, twice };
}
