// What is suggested, as Word tracks it: pieces that come and go, lines that are divided and joined, and blocks that move.
// Word marks the end of a line where we mark the beginning of the next.
import { compareByRank } from '../document/rank.ts';
import type {
  Block,
  BriefingDocument,
  Suggested,
  Suggestion,
} from '../document/document.ts';
import {
  asIfAccepted,
  asIfRejected,
  isLine,
  type Line,
} from '../review/suggestions.ts';
import { atomsOf } from '../review/atoms.ts';
import { shortestEdit } from '../review/shortest-edit.ts';
import { escaped } from './docx-xml.ts';

/** Beyond it all of the text is another. */
const MOST_EDITS = 2_000;

/** What happens to all of a block: it stands, comes, goes, or is at one end of a move. */
export type Fate = Suggested & {
  readonly movedFrom?: Suggestion;
  readonly movedTo?: Suggestion;
};

/** Gives each change a number of its own. */
export type ChangeIds = () => number;

/** Word's dates have no fractions of a second. */
export const wordDate = (at: string): string => at.replace(/\.\d+(?=Z$)/, '');

const whoAndWhen = (
  { author, at }: Pick<Suggestion, 'author' | 'at'>,
  ids: ChangeIds,
): string =>
  `w:id="${ids()}" w:author="${escaped(author)}" w:date="${wordDate(at)}"`;

const around = (
  name: string,
  suggestion: Suggestion,
  xml: string,
  ids: ChangeIds,
): string => `<w:${name} ${whoAndWhen(suggestion, ids)}>${xml}</w:${name}>`;

/** How a piece is written that has this suggested about it in a block of this fate; null where it is not written at all. */
export function pieceFate(piece: Suggested, block: Fate): Fate | null {
  if (block.movedFrom)
    return piece.inserted ? null : { movedFrom: block.movedFrom };
  if (block.movedTo)
    return piece.deleted
      ? null
      : piece.inserted
        ? { inserted: piece.inserted }
        : { movedTo: block.movedTo };
  const inserted = piece.inserted ?? block.inserted;
  const deleted = piece.deleted ?? block.deleted;
  return { ...(inserted && { inserted }), ...(deleted && { deleted }) };
}

/** Words that go are written otherwise. */
export const goes = ({ deleted }: Fate): boolean => deleted !== undefined;

/** Runs in what tracks them. */
export function tracked(runs: string, fate: Fate, ids: ChangeIds): string {
  if (runs === '') return '';
  let xml = runs;
  if (fate.deleted) xml = around('del', fate.deleted, xml, ids);
  if (fate.inserted) xml = around('ins', fate.inserted, xml, ids);
  if (fate.movedFrom) xml = around('moveFrom', fate.movedFrom, xml, ids);
  if (fate.movedTo) xml = around('moveTo', fate.movedTo, xml, ids);
  return xml;
}

/** What the mark at the end of a paragraph says, for `w:rPr`. */
export const endMark = (fate: Fate, ids: ChangeIds): string =>
  [
    ['ins', fate.inserted] as const,
    ['del', fate.deleted] as const,
    ['moveFrom', fate.movedFrom] as const,
    ['moveTo', fate.movedTo] as const,
  ]
    .map(([name, suggestion]) =>
      suggestion ? `<w:${name} ${whoAndWhen(suggestion, ids)}/>` : '',
    )
    .join('');

export type MovedBlock = {
  readonly block: Block;
  readonly fate: Fate;
  /** The mark at its end. Of a block with several paragraphs it is that of each. */
  readonly end: Fate;
  /** It shows where the block stood before it was moved. */
  readonly former: boolean;
  /** Around it, where it is one end of a move: the name of the move, one for both. */
  readonly move: { readonly name: string; readonly by: Suggestion } | null;
};

/** Whether the line has words that stand whatever is decided. */
const hasOwnWords = (line: Line, change: 'inserted' | 'deleted'): boolean =>
  atomsOf(line.content).some(({ piece }) => !piece[change]);

/** The changes of marks at the ends of lines that say what `change` says of their beginnings. */
function endsOf(
  blocks: readonly Block[],
  change: 'inserted' | 'deleted',
): Map<Block, Suggestion> {
  const ends = new Map<Block, Suggestion>();
  for (let at = 0; at < blocks.length; at += 1) {
    const first = blocks[at];
    if (!first?.[change] || first.moved || !isLine(first)) continue;
    // All the lines in a row of which the beginning is suggested.
    let after = at;
    let last = -1;
    for (
      let line = blocks[after];
      line?.[change] && !line.moved && isLine(line);
      line = blocks[after]
    ) {
      if (hasOwnWords(line, change)) last = after;
      after += 1;
    }
    const before = blocks[at - 1];
    const joins = before !== undefined && isLine(before) ? last : -1;
    for (let place = at; place < after; place += 1) {
      const line = blocks[place];
      const suggestion = line?.[change];
      const marked = place <= joins ? blocks[place - 1] : line;
      if (suggestion && marked) ends.set(marked, suggestion);
    }
    at = after - 1;
  }
  return ends;
}

/** Behind the last line that was divided from the line at this place. */
function endOfDivided(blocks: readonly Block[], at: number): number {
  let end = at + 1;
  for (let place = at + 1; place < blocks.length; place += 1) {
    const block = blocks[place];
    if (!block?.inserted || block.moved) break;
    if (isLine(block) && hasOwnWords(block, 'inserted')) end = place + 1;
  }
  return end;
}

/** The blocks as they are written one after the other; one that is moved stands at both places. */
export function placeBlocks({
  blocks,
}: Pick<BriefingDocument, 'blocks'>): MovedBlock[] {
  const inserted = endsOf(blocks, 'inserted');
  const deleted = endsOf(blocks, 'deleted');
  const placed: MovedBlock[] = [];
  const former: MovedBlock[] = [];
  let rejected: Map<string, Block> | null = null;
  let moved: { readonly by: Suggestion; readonly end: number } | null = null;
  for (const [at, block] of blocks.entries()) {
    if (block.moved && !block.inserted) {
      rejected ??= new Map(asIfRejected(blocks).map((each) => [each.id, each]));
      const was = rejected.get(block.id);
      const { from, ...by } = block.moved;
      if (was && !block.deleted) {
        // Rows of tables come and go, and Word knows of none that moves.
        const isTable = block.type === 'table';
        const move = isTable ? null : { name: `move${placed.length + 1}`, by };
        const gone: Fate = isTable ? { deleted: by } : { movedFrom: by };
        const come: Fate = isTable ? { inserted: by } : { movedTo: by };
        former.push({
          block: { ...was, rank: from },
          fate: gone,
          end: gone,
          former: true,
          move,
        });
        moved = { by, end: endOfDivided(blocks, at) };
        placed.push({ block, fate: come, end: come, former: false, move });
        continue;
      }
    }
    if (moved && at < moved.end) {
      const fate: Fate = { movedTo: moved.by };
      placed.push({ block, fate, end: fate, former: false, move: null });
      continue;
    }
    const come = inserted.get(block);
    const go = deleted.get(block);
    const whole: Fate = isLine(block)
      ? {}
      : {
          ...(block.inserted && { inserted: block.inserted }),
          ...(block.deleted && { deleted: block.deleted }),
        };
    placed.push({
      block,
      fate: whole,
      end: isLine(block)
        ? { ...(come && { inserted: come }), ...(go && { deleted: go }) }
        : whole,
      former: false,
      move: null,
    });
  }
  for (const each of former) {
    const at = placed.findIndex(
      ({ block, move }) =>
        move === null && compareByRank(block, each.block) >= 0,
    );
    placed.splice(at < 0 ? placed.length : at, 0, each);
  }
  return placed;
}

const keyOfBlock = ({ rank: _rank, ...block }: Block): string =>
  JSON.stringify(block);

/** A change that is as good as any to name for a block of which something changes. */
function changeOf(block: Block | undefined): Suggestion | null {
  if (!block) return null;
  const found = /"(?:inserted|deleted|moved)":(\{[^{}]*\})/u.exec(
    JSON.stringify(block),
  )?.[1];
  return found === undefined ? null : (JSON.parse(found) as Suggestion);
}

/**
 * The blocks as they were and as they become, those that are not in both tracked whole: what Word makes of them is right
 * whatever was suggested.
 */
export function placeWholeBlocks({
  blocks,
}: Pick<BriefingDocument, 'blocks'>): MovedBlock[] {
  const was = asIfRejected(blocks);
  const becomes = asIfAccepted(blocks);
  const stored = new Map(blocks.map((block) => [block.id, block]));
  const stays = new Set(becomes.map(({ id }) => id));
  const any = blocks.map(changeOf).find((found) => found !== null);
  const placed: MovedBlock[] = [];
  const add = (block: Block, change: 'inserted' | 'deleted' | null): void => {
    const by = change && (changeOf(stored.get(block.id)) ?? any);
    const fate: Fate = change && by ? { [change]: by } : {};
    placed.push({
      block,
      fate,
      end: fate,
      former: change === 'deleted' && stays.has(block.id),
      move: null,
    });
  };
  const stretches = shortestEdit(
    was.map(keyOfBlock),
    becomes.map(keyOfBlock),
    MOST_EDITS,
  ) ?? [{ same: false, before: was.length, after: becomes.length }];
  let [before, after] = [0, 0];
  for (const stretch of stretches) {
    for (const block of was.slice(before, before + stretch.before))
      add(block, stretch.same ? null : 'deleted');
    if (!stretch.same)
      for (const block of becomes.slice(after, after + stretch.after))
        add(block, 'inserted');
    before += stretch.before;
    after += stretch.after;
  }
  return placed;
}

/** The ends of a move stand around what moves. */
export function aroundMove(
  xml: string,
  { move, fate }: Pick<MovedBlock, 'move' | 'fate'>,
  ids: ChangeIds,
): string {
  if (!move) return xml;
  const end = fate.movedFrom ? 'moveFrom' : 'moveTo';
  const id = ids();
  return `<w:${end}RangeStart w:id="${id}" w:name="${move.name}" w:author="${escaped(move.by.author)}" w:date="${wordDate(move.by.at)}"/>${xml}<w:${end}RangeEnd w:id="${id}"/>`;
}
