// The text with what went and what came as suggestions: what went stays and is suggested to go, what came is suggested to come
// in, and what was a person's own suggestion is gone where they took it away.
import type {
  Block,
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
import { contentOf, withoutSuggested, type Piece } from './atoms.ts';
import {
  indexOf,
  lengthOf,
  limitsOf,
  merge,
  ofBlock,
  toItems,
  type Item,
  type Step,
} from './side-by-side.ts';
import { withoutSameAgain, type Written } from './same-again.ts';
import { isLine } from './suggestions.ts';
import {
  isOneSitting,
  isOwn,
  newSuggestion,
  type Edit,
  type Spot,
  type Suggester,
} from './text-edit.ts';

/** The ids of what stands in the text: what comes in beside it gets others. */
export function keptIds(blocks: readonly Block[]): Set<string> {
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

/** A block that keeps its shape, with what is suggested in each of its stretches. */
export function mergeWords(
  former: Block,
  block: Block,
  edit: Edit,
  kept: Set<string>,
  spots: Spot[],
): Block {
  if (edit.by && isOwn(former, edit.by.author)) {
    // What came into it from elsewhere stands there still, and is suggested to go.
    const own = keptIds([former]);
    const others = new Set([...kept].filter((id) => !own.has(id)));
    return (
      withOwnIds({ key: '', block, atom: null }, others, edit.by).block ?? block
    );
  }
  const stretches = [...inlineContainers(former)];
  let stretch = -1;
  return mapInlineContainers(block, (content) => {
    stretch += 1;
    const old = toItems(stretches[stretch] ?? []);
    const now = toItems(content);
    const limits = limitsOf(old, ofBlock(edit.selected, former.id), stretch);
    const steps = merge(old, now, limits, edit.by !== null);
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

export const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The items of the text with its suggestions. */
export function write(
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
  /** One look that is changed is one suggestion, whatever notes stand between its words. */
  let look: Suggestion | null = null;
  /** Stands in its new look behind all that goes in the old one. */
  let relooked: Written[] = [];
  for (const [place, step] of steps.entries()) {
    const begun = step.kind === 'gone' ? old[step.old] : now[step.now];
    if (begun?.block) isInNewLine = step.kind === 'come';
    if (step.kind === 'look' && by) {
      const [before, after] = [old[step.old], now[step.now]];
      const of = before && markedOf(before);
      if (!before || !after || !of) continue;
      if (isOwn(of, by.author)) {
        written.push(...relooked, { item: after, now: step.now });
        relooked = [];
        continue;
      }
      look ??= newSuggestion(by);
      written.push({
        item: marked(before, {
          ...(of.inserted && { inserted: of.inserted }),
          deleted: look,
        }),
        now: null,
      });
      relooked.push({
        item: marked(after, { inserted: look }),
        now: step.now,
      });
      continue;
    }
    written.push(...relooked);
    relooked = [];
    if (step.kind === 'same' || step.kind === 'look') {
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
  written.push(...relooked);
  return by ? withoutSameAgain(written, by.author) : written;
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
  // What goes keeps the look in which it was.
  if (edit.by && former?.deleted && former.type !== 'footnote') return before;
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
export function withMarksOf(former: Block, block: Block): Block {
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
  const written = write(
    merge(old, now, null, by !== null),
    old,
    now,
    edit,
    kept,
    [],
  );
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
export function placeOf(
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
