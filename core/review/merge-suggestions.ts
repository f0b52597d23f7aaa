// What two people suggest in copies of one block, joined: each at its own place, so that whoever decides has both before
// them. Where both changed the same words, or one of them changed what the block says already, nothing is joined: that is a
// conflict, for a person.
import { diffArrays } from 'diff';
import type {
  Block,
  Footnote,
  Inline,
  NoteInline,
} from '../document/document.ts';
import { inlineContainers, mapInlineContainers } from '../document/walk.ts';
import { atomsOf, contentOf, type Atom } from './atoms.ts';
import { asIfRejected } from './suggestions.ts';

/** Beyond so many differences the two are not one text with suggestions. */
const MOST_EDITS = 2_000;

/**
 * The block with what both suggest, under the id and rank of `ours`; null where it can't be said without choosing. `base` is
 * the block of which both are copies. Which of the two is `ours` makes no difference to what the block says.
 */
export function mergeSuggestions(
  base: Block,
  ours: Block,
  theirs: Block,
): Block | null {
  const said = saysOf(base);
  if (saysOf(ours) !== said || saysOf(theirs) !== said) return null;
  const about = mergeFields(base, ours, theirs);
  if (!about) return null;
  const [from, one, other] = [base, ours, theirs].map((block) => [
    ...inlineContainers(block),
  ]);
  if (!from || !one || !other) return null;
  if (from.length !== one.length || from.length !== other.length) return null;
  const merged: (readonly Inline[])[] = [];
  for (const [at, content] of from.entries()) {
    const words = mergeContent(content, one[at] ?? [], other[at] ?? []);
    if (!words) return null;
    merged.push(words as readonly Inline[]);
  }
  let at = -1;
  return mapInlineContainers(about, () => {
    at += 1;
    return merged[at] ?? [];
  });
}

/** Of a line that is itself only suggested nothing would be left: it is taken as it would stand. */
function saysOf(block: Block): string {
  const {
    inserted: _inserted,
    deleted: _deleted,
    moved: _moved,
    ...rest
  } = block;
  return sorted(asIfRejected([{ ...rest, rank: block.rank } as Block]), true);
}

/** As JSON with its keys in order; a rank says nothing of the words. */
const sorted = (value: unknown, withoutRank = false): string =>
  JSON.stringify(value, (key, each: unknown) =>
    withoutRank && key === 'rank'
      ? undefined
      : typeof each === 'object' && each !== null && !Array.isArray(each)
        ? Object.fromEntries(
            Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)),
          )
        : each,
  ) ?? '';

/** All that a block has besides its words and place, each changed by at most one of the two, or by both alike. */
function mergeFields(base: Block, ours: Block, theirs: Block): Block | null {
  const fields = new Map<string, unknown>();
  const [from, one, other] = [base, ours, theirs].map(
    (block) =>
      new Map<string, unknown>(
        Object.entries(mapInlineContainers(block, () => [])),
      ),
  );
  if (!from || !one || !other) return null;
  for (const key of new Set([...one.keys(), ...other.keys()])) {
    if (key === 'id' || key === 'rank') {
      fields.set(key, one.get(key));
      continue;
    }
    const [was, is, isToo] = [from, one, other].map((of) =>
      sorted(of.get(key)),
    );
    if (is === isToo || isToo === was) fields.set(key, one.get(key));
    else if (is === was) fields.set(key, other.get(key));
    else return null;
  }
  return Object.fromEntries(
    [...fields].filter(([, value]) => value !== undefined),
  ) as unknown as Block;
}

type Content = readonly (Inline | NoteInline)[];

/** Atoms of the base from `from` to before `to`, in whose place others stand. */
type Change = {
  readonly from: number;
  readonly to: number;
  readonly atoms: readonly Atom[];
};

function mergeContent(
  base: Content,
  ours: Content,
  theirs: Content,
): Content | null {
  const [from, one, other] = [base, ours, theirs].map(atomsOf);
  if (!from || !one || !other) return null;
  const left = changesOf(from, one);
  const right = changesOf(from, other);
  if (!left || !right) return null;
  const changes: Change[] = [...left];
  for (const change of right) {
    const met = left.filter((each) => touches(each, change));
    const [only] = met;
    if (!only) changes.push(change);
    else if (met.length > 1) return null;
    else if (sorted(only) !== sorted(change)) {
      const note = mergeNote(from, only, change);
      if (!note) return null;
      changes.splice(changes.indexOf(only), 1, note);
    }
  }
  const merged: Atom[] = [];
  let at = 0;
  for (const change of changes.sort((a, b) => a.from - b.from)) {
    merged.push(...from.slice(at, change.from), ...change.atoms);
    at = change.to;
  }
  merged.push(...from.slice(at));
  return contentOf(merged);
}

/** Side by side is not the same place, but for two that put something in at one. */
const touches = (one: Change, other: Change): boolean =>
  one.from === other.from || (one.from < other.to && other.from < one.to);

/** One note in whose words both suggest something. */
function mergeNote(
  base: readonly Atom[],
  one: Change,
  other: Change,
): Change | null {
  if (one.from !== other.from || one.to !== other.to) return null;
  const [was, is, isToo] = [
    base.slice(one.from, one.to),
    one.atoms,
    other.atoms,
  ].map((atoms): Footnote | null => {
    const piece = atoms.length === 1 ? atoms[0]?.piece : undefined;
    return piece?.type === 'footnote' ? piece : null;
  });
  if (!was || !is || !isToo || was.id !== is.id || was.id !== isToo.id)
    return null;
  const { content: _content, ...about } = is;
  const { content: _other, ...aboutToo } = isToo;
  if (sorted(about) !== sorted(aboutToo)) return null;
  const content = mergeContent(was.content, is.content, isToo.content);
  const [atom] = one.atoms;
  return content && atom
    ? {
        ...one,
        atoms: [
          { ...atom, piece: { ...is, content: content as NoteInline[] } },
        ],
      }
    : null;
}

function changesOf(
  base: readonly Atom[],
  now: readonly Atom[],
): Change[] | null {
  const key = ({ piece, url }: Atom): string => sorted([piece, url]);
  const parts = diffArrays(base.map(key), now.map(key), {
    maxEditLength: MOST_EDITS,
  });
  if (!parts) return null;
  const changes: Change[] = [];
  let [from, at] = [0, 0];
  let [gone, come] = [0, 0];
  const settle = (): void => {
    if (gone + come > 0)
      changes.push({
        from,
        to: from + gone,
        atoms: now.slice(at, at + come),
      });
    from += gone;
    at += come;
    [gone, come] = [0, 0];
  };
  for (const { removed, added, count } of parts)
    if (removed) gone += count;
    else if (added) come += count;
    else {
      settle();
      from += count;
      at += count;
    }
  settle();
  return changes;
}
