// What two people suggest in copies of one block, joined, so that whoever decides has both before them: each at its own
// place, and what both put in at one place side by side. Where both changed the same words, or one of them changed what the
// block says already, nothing is joined: that is a conflict, for a person.
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
 * A stretch by what `isKept` in it: slot 2i + 1 is the i-th atom that is, slot 2i what comes in before it. All that keep the
 * same have as many.
 */
function slotsOf(
  atoms: readonly Atom[],
  isKept: (atom: Atom) => boolean,
): readonly (readonly Atom[])[] {
  const slots: Atom[][] = [[]];
  for (const atom of atoms)
    if (isKept(atom)) slots.push([atom], []);
    else slots.at(-1)?.push(atom);
  return slots;
}

const isSaid = ({ piece }: Atom): boolean => !piece.inserted;

function mergeContent(
  base: Content,
  ours: Content,
  theirs: Content,
): Content | null {
  const merged = mergeAtoms(
    [base, ours, theirs].map((content) => atomsOf(content)),
    isSaid,
  );
  return merged && contentOf(merged);
}

/** `of` are those of the base, ours and theirs. */
function mergeAtoms(
  of: readonly (readonly Atom[])[],
  isKept: (atom: Atom) => boolean,
): readonly Atom[] | null {
  const [from, one, other] = of.map((atoms) => slotsOf(atoms, isKept));
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
    const both =
      at % 2 === 0 ? mergeComing(was, is, isToo) : mergeNote(was, is, isToo);
    if (!both) return null;
    merged.push(...both);
    if (at % 2 === 0) {
      taken.ours.add(at);
      taken.theirs.add(at);
    }
  }
  return meets(taken.ours, taken.theirs) || meets(taken.theirs, taken.ours)
    ? null
    : merged;
}

/** What both suggest to come in at one place, where `was` is what both know of it. */
function mergeComing(
  was: readonly Atom[],
  is: readonly Atom[],
  isToo: readonly Atom[],
): readonly Atom[] | null {
  if (was.length === 0) return sideBySide(is, isToo);
  const known = new Set(was.map(comingIn));
  return mergeAtoms([was, is, isToo], (atom) => known.has(comingIn(atom)));
}

const comingIn = ({ piece }: Atom): string | undefined => piece.inserted?.id;

/** By who suggests it, and of one person by its id: never by who was first, so that it is the same whoever is `ours`. */
function sideBySide(
  ours: readonly Atom[],
  theirs: readonly Atom[],
): readonly Atom[] {
  const [mine, others] = [stretchesOf(ours), stretchesOf(theirs)];
  const merged: Atom[] = [];
  for (;;) {
    const next = isFirst(mine[0], others[0]) ? mine.shift() : others.shift();
    if (!next) return merged;
    merged.push(...next);
  }
}

/** What follows each other of one suggestion. */
function stretchesOf(atoms: readonly Atom[]): Atom[][] {
  const stretches: Atom[][] = [];
  for (const atom of atoms) {
    const last = stretches.at(-1);
    if (last?.[0] && comingIn(last[0]) === comingIn(atom)) last.push(atom);
    else stretches.push([atom]);
  }
  return stretches;
}

function isFirst(
  one: readonly Atom[] | undefined,
  other: readonly Atom[] | undefined,
): boolean {
  const [first, second] = [one?.[0], other?.[0]].map(
    (atom) => atom?.piece.inserted,
  );
  if (!first || !second) return first !== undefined;
  return first.author === second.author
    ? first.id < second.id
    : first.author < second.author;
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
): readonly Atom[] | null {
  const [was, is, isToo] = [base, ours, theirs].map(noteIn);
  const [atom] = ours;
  if (!atom || !was || !is || !isToo) return null;
  if (!same({ ...is, content: [] }, { ...isToo, content: [] })) return null;
  const content = mergeContent(was.content, is.content, isToo.content);
  return (
    content && [{ ...atom, piece: { ...is, content: content as NoteInline[] } }]
  );
}

/** Whose form of a suggestion is the later one; null where that is not known. */
export type Later = (suggestion: string) => 'ours' | 'theirs' | null;

/**
 * What two writings of a block were before either of them wrote on in a suggestion that both have; null where they differ in
 * anything else, or it is not known which of them was before the other.
 */
export function earlierOf(
  ours: Block,
  theirs: Block,
  later: Later,
): Block | null {
  const [one, other] = [ours, theirs].map((block) => [
    ...inlineContainers(block),
  ]);
  const [about, aboutToo] = [ours, theirs].map((block) =>
    mapInlineContainers(block, () => []),
  );
  if (!one || one.length !== other?.length) return null;
  if (!same(about, aboutToo)) return null;
  const earlier: (readonly Inline[])[] = [];
  for (const [at, content] of one.entries()) {
    const words = earlierContent(content, other[at] ?? [], later);
    if (!words) return null;
    earlier.push(words as readonly Inline[]);
  }
  let at = -1;
  return mapInlineContainers(ours, () => {
    at += 1;
    return earlier[at] ?? [];
  });
}

function earlierContent(
  ours: Content,
  theirs: Content,
  later: Later,
): Content | null {
  const [one, other] = [ours, theirs].map((content) =>
    slotsOf(atomsOf(content), isSaid),
  );
  if (!one || one.length !== other?.length) return null;
  const earlier: Atom[] = [];
  for (const [at, is] of one.entries()) {
    const isToo = other[at] ?? [];
    const atoms = same(is, isToo) ? is : earlierAtoms(is, isToo, later);
    if (!atoms) return null;
    earlier.push(...atoms);
  }
  return contentOf(earlier);
}

function earlierAtoms(
  ours: readonly Atom[],
  theirs: readonly Atom[],
  later: Later,
): readonly Atom[] | null {
  const whose = new Set(
    [...suggestedIn(ours), ...suggestedIn(theirs)].map(later).filter(Boolean),
  );
  if (whose.size === 1) return whose.has('ours') ? theirs : ours;
  const [note, noteToo] = [noteIn(ours), noteIn(theirs)];
  const [atom] = ours;
  if (!atom || !note || !noteToo) return null;
  if (!same({ ...note, content: [] }, { ...noteToo, content: [] })) return null;
  const content = earlierContent(note.content, noteToo.content, later);
  return (
    content && [
      { ...atom, piece: { ...note, content: content as NoteInline[] } },
    ]
  );
}

/** The ids of what is suggested about them, and in the notes among them. */
function* suggestedIn(atoms: readonly Atom[]): Generator<string> {
  for (const { piece } of atoms) {
    for (const change of [piece.inserted, piece.deleted])
      if (change) yield change.id;
    if (piece.type === 'footnote') yield* suggestedIn(atomsOf(piece.content));
  }
}

function noteIn(atoms: readonly Atom[]): Footnote | null {
  const piece = atoms.length === 1 ? atoms[0]?.piece : undefined;
  return piece?.type === 'footnote' ? piece : null;
}
