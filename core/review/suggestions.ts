// What is suggested in a text, and what the text is once it is decided. A document says what it says with all suggestions
// refused, until somebody accepts one: print, checks, counts and the hash that is signed take it from here. Suggestions
// may be decided one by one in any order, and the text is the same as if they had been at once; of blocks that are moved, which
// of them a line is joined to is that which stands before it by then, and no word is dropped or doubled.
import type {
  Block,
  BriefingDocument,
  Footnote,
  Heading,
  Inline,
  NoteInline,
  Paragraph,
  PullQuotation,
  Rank,
  Suggested,
  Suggestion,
} from '../document/document.ts';
import { compareByRank, ranksBetween } from '../document/rank.ts';
import { inlineContainers, mapInlineContainers } from '../document/walk.ts';
import { atomsOf, joined, withoutSuggested } from './atoms.ts';
import { withForm } from './block-form.ts';
import { withFormerIds } from './former-ids.ts';

export type Decision = 'accept' | 'reject';

/** Null leaves the suggestion as it is. */
export type Decide = (suggestion: Suggestion) => Decision | null;

/** A block that is one stretch of words, with others of which it can be joined. */
export type Line = Paragraph | Heading | PullQuotation;

export const isLine = (block: Block): block is Line =>
  block.type === 'paragraph' ||
  block.type === 'heading' ||
  block.type === 'pull-quotation';

/** The pieces and blocks on which something may be suggested. */
function* suggestedIn(block: Block): Generator<Suggested> {
  yield block;
  for (const content of inlineContainers(block))
    for (const inline of content)
      if (inline.type === 'link') yield* inline.content;
      else {
        yield inline;
        if (inline.type === 'footnote') yield* suggestedInNote(inline);
      }
}

function* suggestedInNote({ content }: Footnote): Generator<Suggested> {
  for (const part of content)
    if (part.type === 'link') yield* part.content;
    else yield part;
}

/** The ids of all that is suggested in the block, or about it. */
export function suggestionIdsIn(block: Block): Set<string> {
  const ids = new Set<string>();
  for (const change of [block.moved, block.reshaped])
    if (change) ids.add(change.id);
  for (const { inserted, deleted } of suggestedIn(block))
    for (const change of [inserted, deleted]) if (change) ids.add(change.id);
  return ids;
}

// Blocks are never changed in place, so that each is looked through once.
const known = new WeakMap<Block, boolean>();

/** Whether anything is suggested in the block, or about it. */
export function hasSuggestions(block: Block): boolean {
  const before = known.get(block);
  if (before !== undefined) return before;
  let has = block.moved !== undefined || block.reshaped !== undefined;
  for (const { inserted, deleted } of suggestedIn(block))
    if (inserted !== undefined || deleted !== undefined) has = true;
  known.set(block, has);
  return has;
}

/** The blocks with what is decided; the same array where nothing is. Blocks that nothing changes are the same objects. */
export function decideSuggestions(
  blocks: readonly Block[],
  decide: Decide,
): readonly Block[] {
  if (!blocks.some(hasSuggestions)) return blocks;
  const decided: Block[] = [];
  for (const block of inDecidedOrder(blocks, decide)) {
    if (!hasSuggestions(block)) {
      decided.push(block);
      continue;
    }
    const words = decideForm(
      mapInlineContainers(block, (content) => decideContent(content, decide)),
      decide,
    );
    const left = decideMarks(words, decide);
    if (left) {
      decided.push(left);
      continue;
    }
    // A line without its beginning.
    if (!isLine(words) || words.content.length === 0) continue;
    const before = decided.at(-1);
    if (before && isLine(before))
      decided[decided.length - 1] = {
        ...before,
        content: joined([...before.content, ...words.content]) as Inline[],
      };
    else decided.push(behindOther(words, before));
  }
  return decided.length === blocks.length &&
    decided.every((block, at) => block === blocks[at])
    ? blocks
    : withFormerIds(
        blocks,
        decided,
        (of): of is Suggestion => of !== undefined && decide(of) === 'accept',
      );
}

/**
 * A line without its beginning behind something that is no line. If that may yet go, whoever decides it decides whether the
 * line goes on where that stood; where all of its own words may go as well, either is marked on it.
 */
function behindOther(line: Line, before: Block | undefined): Block {
  const alone = onItsOwn(line, before?.inserted ? 'deleted' : 'inserted');
  const { inserted, deleted } = before ?? {};
  return {
    ...alone,
    ...(inserted && !alone.inserted && { inserted }),
    ...(deleted && !alone.deleted && { deleted }),
  };
}

/**
 * A line without its beginning, and with no line before it on which its words could follow, is one by itself, as long as
 * words are left in it: where all of them may yet go, it goes with the last of them. `mark` is the one that is taken where
 * there is a choice.
 */
function onItsOwn(line: Line, mark: 'inserted' | 'deleted'): Line {
  const bare = withoutSuggested(line) as Line;
  const pieces = atomsOf(line.content).map(({ piece }) => piece);
  const isStaying = ({ inserted, deleted }: Suggested): boolean =>
    !inserted && !deleted;
  const marked = pieces.find((piece) => piece[mark]);
  if (pieces.length === 0 || pieces.some(isStaying)) return bare;
  if (marked) return { ...bare, [mark]: marked[mark] };
  const other = mark === 'inserted' ? 'deleted' : 'inserted';
  return { ...bare, [other]: pieces[0]?.[other] };
}

/** Null where the piece is gone; the piece itself where nothing about it is decided. */
function decideMarks<Of extends Suggested>(of: Of, decide: Decide): Of | null {
  const { inserted, deleted } = of;
  if (!inserted && !deleted) return of;
  const come = inserted ? decide(inserted) : null;
  const go = deleted ? decide(deleted) : null;
  if (come === 'reject' || go === 'accept') return null;
  if (come === null && go === null) return of;
  return {
    ...withoutSuggested(of),
    ...(inserted && come === null && { inserted }),
    ...(deleted && go === null && { deleted }),
  } as Of;
}

function decideForm(block: Block, decide: Decide): Block {
  const decision = block.reshaped ? decide(block.reshaped) : null;
  if (!block.reshaped || decision === null) return block;
  const { reshaped, ...rest } = block;
  return decision === 'accept' ? rest : withForm(rest, reshaped.from);
}

function decideContent<Part extends Inline | NoteInline>(
  content: readonly Part[],
  decide: Decide,
): readonly Part[] {
  const decided = content.map((part) => decidePart(part, decide));
  return decided.every((part, at) => part === content[at])
    ? content
    : (joined(decided.filter((part) => part !== null)) as Part[]);
}

function decidePart(
  part: Inline | NoteInline,
  decide: Decide,
): Inline | NoteInline | null {
  if (part.type === 'link') {
    const content = decideContent(part.content, decide);
    if (content.length === 0) return null;
    return content === part.content ? part : { ...part, content };
  }
  const left = decideMarks(part, decide);
  if (left?.type !== 'footnote') return left;
  const content = decideContent(left.content, decide);
  return content === left.content ? left : { ...left, content };
}

/**
 * In the order of the text once moves are decided. A block that goes back gets its former rank. What came in behind a block,
 * as what was divided from it did, and what may yet be joined to it stays behind it, wherever it goes and whatever comes back
 * to where it stands.
 */
function inDecidedOrder(
  before: readonly Block[],
  decide: Decide,
): readonly Block[] {
  if (!before.some(({ moved }) => moved)) return before;
  const blocks = before.map((block) =>
    isJoining(block, decide) ? withoutMove(block, decide) : block,
  );
  const behind = new Map<Block, readonly Block[]>();
  const ordered: Block[] = [];
  let isOrdered = true;
  for (let at = 0; at < blocks.length;) {
    const head = blocks[at];
    if (!head) break;
    const end = endBehind(blocks, at, decide);
    const others = blocks.slice(at + 1, end);
    at = end;
    const { moved, ...rest } = head;
    const decision = moved && !isJoining(head, decide) ? decide(moved) : null;
    const here =
      !moved || decision === null
        ? head
        : decision === 'accept'
          ? rest
          : { ...rest, rank: moved.from };
    if (here.rank !== head.rank) isOrdered = false;
    const follow =
      moved && decision === null
        ? withMove(others, moved, blocks, decide)
        : others;
    behind.set(here, follow);
    ordered.push(here, ...follow);
  }
  if (isOrdered) return ordered;
  const heads = [...behind.keys()].sort(compareByRank);
  return rising(
    heads.flatMap((head, at) => {
      const others = behind.get(head) ?? [];
      const next =
        heads.slice(at + 1).find(({ rank }) => rank > head.rank)?.rank ?? null;
      let last = head.rank;
      const isInPlace = others.every(({ rank }) => {
        const rises = rank > last && (next === null || rank < next);
        last = rank;
        return rises;
      });
      if (isInPlace) return [head, ...others];
      const ranks = ranksBetween(head.rank, next, others.length);
      return [
        head,
        ...others.map((block, place) => ({
          ...withPlace(block, decide),
          rank: ranks[place] ?? block.rank,
        })),
      ];
    }),
  );
}

/** Behind the last line that came in behind the block at this place, or may go on it. */
function endBehind(
  blocks: readonly Block[],
  at: number,
  decide: Decide,
): number {
  let end = at + 1;
  for (let place = end; place < blocks.length; place += 1) {
    const block = blocks[place];
    if (!block) break;
    const { moved, inserted, deleted } = block;
    const mayGo = deleted && isLine(block) && decide(deleted) !== 'reject';
    if (moved ? !isJoining(block, decide) : !inserted && !mayGo) break;
    if (isLine(block)) end = place + 1;
  }
  return end;
}

/** Whether what is left of a line may go on behind the line before it, where it stands now. */
const isJoining = (block: Block, decide: Decide): boolean =>
  block.deleted !== undefined &&
  isLine(block) &&
  decide(block.deleted) !== 'reject' &&
  !atomsOf(block.content).every(({ piece }) => piece.deleted);

/** It goes back where it stood only if it is not joined. */
function withoutMove(block: Block, decide: Decide): Block {
  const { moved, ...rest } = block;
  const { deleted } = block;
  const decision = moved ? decide(moved) : null;
  if (!moved || !deleted || decision === null) return block;
  return decision === 'accept' || decide(deleted) === 'accept'
    ? rest
    : { ...rest, moved: { ...deleted, from: moved.from } };
}

/** What may go stands where it stood if that is rejected. */
function withPlace(block: Block, decide: Decide): Block {
  const { inserted, deleted, moved, rank } = block;
  return moved || inserted || !deleted || decide(deleted) !== null
    ? block
    : { ...block, moved: { ...deleted, from: rank } };
}

/** What is accepted behind a block of which nobody has decided whether it stays goes where that goes. */
function withMove(
  behind: readonly Block[],
  { from, ...move }: NonNullable<Block['moved']>,
  blocks: readonly Block[],
  decide: Decide,
): readonly Block[] {
  const isAccepted = ({ inserted }: Block): boolean =>
    inserted !== undefined && decide(inserted) === 'accept';
  if (!behind.some(isAccepted)) return behind;
  const ranks = ranksBehind(from, blocks, behind.length);
  return behind.map((block, place) => {
    const rank = ranks[place];
    return rank !== undefined && isAccepted(block)
      ? { ...block, moved: { ...move, from: rank } }
      : block;
  });
}

/** Ranks directly behind that one, of which no block has any, nor had before it was moved. */
function ranksBehind(
  rank: Rank,
  blocks: readonly Block[],
  count: number,
): readonly Rank[] {
  if (count === 0) return [];
  let next: Rank | null = null;
  for (const block of blocks)
    for (const other of [block.rank, block.moved?.from])
      if (
        other !== undefined &&
        other > rank &&
        (next === null || other < next)
      )
        next = other;
  return ranksBetween(rank, next, count);
}

/**
 * Blocks that stand behind others of the same rank get one of their own. What came in makes way for what was there before,
 * which is then where it was.
 */
function rising(blocks: readonly Block[]): readonly Block[] {
  const result: Block[] = [];
  for (const [at, block] of blocks.entries()) {
    if (!block.inserted) makeWay(result, block.rank);
    const last = result.at(-1)?.rank ?? null;
    if (last === null || block.rank > last) {
      result.push(block);
      continue;
    }
    const next = blocks.slice(at).find(({ rank }) => rank > last)?.rank ?? null;
    const [rank = block.rank] = ranksBetween(last, next, 1);
    result.push({ ...block, rank });
  }
  return result;
}

/** Those at the end of the blocks that came in stand before that rank, unless one that was there before does not. */
function makeWay(blocks: Block[], rank: Rank): void {
  const stays = blocks.findLastIndex(({ inserted }) => !inserted);
  const before = blocks[stays]?.rank ?? null;
  const last = blocks.at(-1);
  if (!last || last.rank < rank || (before !== null && before >= rank)) return;
  const ranks = ranksBetween(before, rank, blocks.length - stays - 1);
  for (const [place, given] of ranks.entries()) {
    const at = stays + 1 + place;
    const block = blocks[at];
    if (block) blocks[at] = { ...block, rank: given };
  }
}

const all =
  (decision: Decision): Decide =>
  () =>
    decision;

/** The text as it is while nobody has accepted anything. */
export const asIfRejected = (blocks: readonly Block[]): readonly Block[] =>
  decideSuggestions(blocks, all('reject'));

/** The words of a note without what is suggested in them; of one that is itself suggested, those that it would have. */
export const wordsAsIfRejected = ({
  content,
}: Pick<Footnote, 'content'>): Footnote['content'] =>
  decideContent(content, all('reject'));

export const asIfAccepted = (blocks: readonly Block[]): readonly Block[] =>
  decideSuggestions(blocks, all('accept'));

/** The document itself where nothing is suggested in it. */
export function documentAsIfRejected<
  Document extends Pick<BriefingDocument, 'blocks'>,
>(document: Document): Document {
  const blocks = asIfRejected(document.blocks);
  return blocks === document.blocks ? document : { ...document, blocks };
}
