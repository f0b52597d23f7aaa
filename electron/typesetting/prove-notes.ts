// The footnotes: each mark in its place, each note whole, on the page of its mark and below the text.
import {
  plainNote,
  type FormattedNote,
} from '#core/citations/formatted-note.ts';
import type { Steps } from '#core/steps.ts';
import { excerpt, spaced } from './comparable-text.ts';
import type { ExtractedNote, Segments } from './extracted-segments.ts';
import type { PieceMatch } from './match-pieces.ts';
import {
  bareSentence,
  matchText,
  samePlace,
  wordDifferences,
} from './match-text.ts';

const ASCENT = 0.76;
const DESCENT = 0.24;
const TOLERANCE = 2;

/** Where the text of each page ends, above its notes; by page. */
function feet({ segments }: Segments): Map<number, number> {
  const lowest = new Map<number, number>();
  for (const { runs } of segments)
    for (const { page, y, size } of runs) {
      const foot = y - size * DESCENT;
      lowest.set(page, Math.min(lowest.get(page) ?? Infinity, foot));
    }
  return lowest;
}

export type ExpectedNote = {
  readonly number: number;
  /** Spaced text; see `comparable-text.ts`. */
  readonly text: string;
  /** Its first line has no words. */
  readonly beginsBlank: boolean;
};

export function expectedNote(note: FormattedNote): ExpectedNote {
  const plain = plainNote(note);
  return {
    number: note.number,
    text: spaced(plain),
    beginsBlank: /^[^\S\n]*\n/u.test(plain),
  };
}

function textProblems(
  { number, text: expected }: ExpectedNote,
  found: ExtractedNote,
  rtl: boolean,
): string[] {
  const where = `note ${number}`;
  const { same, bare, joined } = matchText(expected, found, rtl);
  if (same)
    return [
      ...bare.map((character) => bareSentence(character, where)),
      ...(joined === null
        ? []
        : [`two words have run together in ${where}: “${joined}”`]),
    ];
  const { missing, added } = wordDifferences(expected, found.text);
  const list = (words: string[]): string =>
    words
      .slice(0, 6)
      .map((word) => `“${excerpt(word)}”`)
      .join(', ');
  if (missing.length + added.length === 0)
    return [`the characters of ${where} are not those of the briefing`];
  return [
    ...(missing.length > 0 ? [`missing in ${where}: ${list(missing)}`] : []),
    ...(added.length > 0
      ? [`in ${where} but not in the briefing: ${list(added)}`]
      : []),
  ];
}

/** Where the note stands: it begins on the page of its mark, goes on without a gap, and is below the text of each page. */
function placeProblems(
  number: number,
  markPage: number,
  found: ExtractedNote,
  textFeet: ReadonlyMap<number, number>,
  beginsBlank: boolean,
): string[] {
  const pages = [...new Set(found.runs.map(({ page }) => page))].sort(
    (a, b) => a - b,
  );
  const [first = 0] = pages;
  if (first !== markPage)
    return [
      `note ${number} begins on page ${first} and its mark is on page ${markPage}`,
    ];
  if (pages.some((page, index) => page !== first + index))
    return [
      `note ${number} leaves out a page between ${first} and ${pages.at(-1) ?? first}`,
    ];
  // What the reader gives no place has that of the run before, which on a new page is one of the text.
  const placed = found.runs.filter(({ width }) => width > 0);
  // Its number is the first of its runs.
  const [label, start] = placed;
  if (
    !beginsBlank &&
    label &&
    start?.page === label.page &&
    start.y < label.y - label.size * 0.8
  )
    return [`the number of note ${number} stands on a line of its own`];
  const over = placed.find(
    ({ page, y, size }) =>
      y + size * ASCENT > (textFeet.get(page) ?? Infinity) + TOLERANCE,
  );
  return over
    ? [`note ${number} stands among the text of page ${over.page}`]
    : [];
}

export type NoteProof = { readonly found: number; readonly problems: string[] };

/** `matches` are the pieces of the text beside what the PDF has for them; `rtl` is the direction of the notes. */
export function* proveNotes(
  notes: readonly ExpectedNote[],
  matches: readonly PieceMatch[],
  segments: Segments,
  rtl: boolean,
): Steps<NoteProof> {
  const problems: string[] = [];
  const byNumber = new Map<number, ExtractedNote[]>();
  for (const note of segments.notes)
    byNumber.set(note.note, [...(byNumber.get(note.note) ?? []), note]);
  const markPages = new Map<number, number>();
  const misplaced = new Set<number>();
  const fault = (number: number, sentence: string): void => {
    misplaced.add(number);
    problems.push(sentence);
  };
  for (const { marks } of segments.segments)
    for (const mark of marks)
      if (markPages.has(mark.note))
        fault(
          mark.note,
          `the mark of note ${mark.note} stands twice in the text`,
        );
      else markPages.set(mark.note, mark.page);
  for (const { piece, segment, exact } of matches) {
    if (!segment) continue;
    for (const { note, offset } of piece.marks) {
      const found = segment.marks.find((mark) => mark.note === note);
      if (!found)
        fault(note, `the mark of note ${note} is missing in ${piece.where()}`);
      else if (
        exact &&
        !samePlace(
          { text: piece.text, offset },
          { text: segment.text, offset: found.offset },
        )
      )
        fault(
          note,
          `the mark of note ${note} stands at another place in ${piece.where()}`,
        );
    }
  }
  const textFeet = feet(segments);
  let found = 0;
  for (const note of notes) {
    yield;
    const { number } = note;
    const there = byNumber.get(number) ?? [];
    byNumber.delete(number);
    const [only] = there;
    if (!only) {
      problems.push(`note ${number} is missing: “${excerpt(note.text)}”`);
      continue;
    }
    const markPage = markPages.get(number);
    const own = [
      ...(there.length > 1
        ? [`note ${number} is printed ${there.length} times`]
        : []),
      ...textProblems(note, only, rtl),
      ...(markPage === undefined
        ? [`the mark of note ${number} is missing`]
        : placeProblems(number, markPage, only, textFeet, note.beginsBlank)),
    ];
    problems.push(...own);
    if (own.length === 0 && !misplaced.has(number)) found += 1;
  }
  for (const [number, extra] of byNumber)
    problems.push(
      `a note ${number} that is not in the briefing stands on page ${extra[0]?.runs[0]?.page ?? 0}`,
    );
  return { found, problems };
}
