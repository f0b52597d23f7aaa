// What two people suggest in copies of one block, joined: each at its own place, so that whoever decides has both before
// them. Where both changed the same words, or one of them changed what the block says already, nothing is joined: that is a
// conflict, for a person.
import type {
  Block,
  Footnote,
  Inline,
  NoteInline,
} from '../document/document.ts';
import { inlineContainers, mapInlineContainers } from '../document/walk.ts';
import { atomsOf, contentOf, type Atom } from './atoms.ts';
import { asIfRejected } from './suggestions.ts';

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
  return sorted(asIfRejected([rest]), true);
}

/** As JSON with its keys in order; a rank says nothing of the words. */
const sorted = (value: unknown, withoutRank = false): string =>
  JSON.stringify([value], (key, each: unknown) =>
    withoutRank && key === 'rank'
      ? undefined
      : typeof each === 'object' && each !== null && !Array.isArray(each)
        ? Object.fromEntries(
            Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)),
          )
        : each,
  );

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

/**
 * A stretch by what it says: slot 2i + 1 is the i-th atom that is said, slot 2i what is suggested to come in before it. All
 * that say the same have as many.
 */
function slotsOf(content: Content): readonly (readonly Atom[])[] {
  const slots: Atom[][] = [[]];
  for (const atom of atomsOf(content))
    if (atom.piece.inserted) slots.at(-1)?.push(atom);
    else slots.push([atom], []);
  return slots;
}

function mergeContent(
  base: Content,
  ours: Content,
  theirs: Content,
): Content | null {
  const [from, one, other] = [base, ours, theirs].map(slotsOf);
  if (!from || !one || !other) return null;
  if (from.length !== one.length || from.length !== other.length) return null;
  const merged: Atom[] = [];
  const taken = { ours: new Set<number>(), theirs: new Set<number>() };
  for (const [at, was] of from.entries()) {
    const [is, isToo] = [one[at] ?? [], other[at] ?? []];
    const [isOurs, isTheirs] = [!same(was, is), !same(was, isToo)];
    if (!isOurs || !isTheirs || same(is, isToo)) {
      merged.push(...(isOurs ? is : isToo));
      if (isOurs !== isTheirs) taken[isOurs ? 'ours' : 'theirs'].add(at);
      continue;
    }
    const note = mergeNote(was, is, isToo);
    if (!note) return null;
    merged.push(note);
  }
  return meets(taken.ours, taken.theirs) || meets(taken.theirs, taken.ours)
    ? null
    : contentOf(merged);
}

/** Whether something of the others stands within a run of neighbours that are all changed. */
const meets = (
  run: ReadonlySet<number>,
  others: ReadonlySet<number>,
): boolean =>
  [...others].some((at) => at % 2 === 0 && run.has(at - 1) && run.has(at + 1));

const same = (one: unknown, other: unknown): boolean =>
  sorted(one) === sorted(other);

/** One note in whose words both suggest something. */
function mergeNote(
  base: readonly Atom[],
  ours: readonly Atom[],
  theirs: readonly Atom[],
): Atom | null {
  const [was, is, isToo] = [base, ours, theirs].map(
    (atoms): Footnote | null => {
      const piece = atoms.length === 1 ? atoms[0]?.piece : undefined;
      return piece?.type === 'footnote' ? piece : null;
    },
  );
  const [atom] = ours;
  if (!atom || !was || !is || !isToo) return null;
  if (!same({ ...is, content: [] }, { ...isToo, content: [] })) return null;
  const content = mergeContent(was.content, is.content, isToo.content);
  return (
    content && {
      ...atom,
      piece: { ...is, content: content as NoteInline[] },
    }
  );
}
