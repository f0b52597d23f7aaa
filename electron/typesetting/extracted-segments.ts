// What a PDF says, piece by piece: the leaves of its structure tree (a paragraph, a heading, a cell), each with its text
// in reading order and the marks in it; and the notes, each with the text of all its pages.
import { allAtOnce, type Steps } from '#core/steps.ts';
import {
  isRun,
  type ExtractedElement,
  type ExtractedPdf,
  type ExtractedRun,
} from './extracted-pdf.ts';
import {
  HALF_BLANK,
  HALF_BLANK_FIRST,
  solidLength,
  spaced,
} from './comparable-text.ts';

export type ExtractedMark = {
  readonly note: number;
  /** How many characters that aren't spaces stand before it in its segment. */
  readonly offset: number;
  readonly page: number;
  readonly y: number;
};

export type ExtractedSegment = {
  readonly role: string;
  /** Spaced text; see `comparable-text.ts`. */
  readonly text: string;
  /** Some of it was set from right to left, so the order of its characters can't be told for sure. */
  readonly turned: boolean;
  readonly runs: readonly ExtractedRun[];
  readonly marks: readonly ExtractedMark[];
};

export type ExtractedNote = ExtractedSegment & { readonly note: number };

export type Segments = {
  readonly segments: readonly ExtractedSegment[];
  readonly notes: readonly ExtractedNote[];
};

const INLINE = new Set(['Span', 'Link', 'Em', 'Strong', 'Quote', 'Reference']);

// What holds blocks and no text of its own: code in it is a block, code anywhere else a part of a line.
const GROUPS = new Set(['', 'Document', 'Part', 'Sect', 'Div', 'BlockQuote']);

const CELLS = new Set(['TD', 'TH']);

const hasParagraph = ({ children }: ExtractedElement): boolean =>
  children.some((child) => !isRun(child) && child.role === 'P');

type Item =
  | { readonly run: ExtractedRun }
  | { readonly mark: number; readonly run: ExtractedRun };

const sameLine = (a: ExtractedRun, b: ExtractedRun): boolean =>
  a.page === b.page && Math.abs(a.y - b.y) < Math.min(a.size, b.size) * 0.5;

/** Of the first or the last unit of a text. */
const mayBeHalfBlank = (code: number): boolean => code >= 0x3000;

/**
 * Whether there is room between two runs of one line: the width of the thinnest space, or a jump to another place. The
 * blank half of a character is room; a line that is too long takes it away before it takes a letter's.
 */
function apart(a: ExtractedRun, b: ExtractedRun): boolean {
  const blank =
    (mayBeHalfBlank(a.text.charCodeAt(a.text.length - 1)) &&
    HALF_BLANK.test(a.text)
      ? a.size / 2
      : 0) +
    (mayBeHalfBlank(b.text.charCodeAt(0)) && HALF_BLANK_FIRST.test(b.text)
      ? b.size / 2
      : 0);
  return (
    Math.abs(b.x - (a.x + a.width) + blank) > Math.min(a.size, b.size) * 0.12
  );
}

const saysAgain = (a: ExtractedRun, b: ExtractedRun): boolean =>
  a.page === b.page &&
  // At the letter, not on the line below or beside it on another.
  Math.abs(a.y - b.y) < a.size &&
  b.x > a.x - a.size &&
  /^\P{M}\p{M}+$/u.test(b.text.normalize('NFD')) &&
  (b.width === 0 || b.x < a.x + (a.width || b.width) * 0.9);

/** Runs from right to left are painted from the left: those of one line that go on to the right are turned round. */
function inReadingOrder(items: readonly Item[]): readonly Item[] {
  // Most are painted in the order in which they are read.
  let last = 0;
  const plain = items.every(({ run }) => {
    const follows = run.order >= last && !run.rtl;
    last = run.order;
    return follows;
  });
  if (plain) return items;
  const sorted = [...items].sort((a, b) => a.run.order - b.run.order);
  const ordered: Item[] = [];
  let turned: Item[] = [];
  const flush = (): void => {
    ordered.push(...turned.reverse());
    turned = [];
  };
  for (const item of sorted) {
    const last = turned.at(-1);
    const goesOn =
      item.run.rtl &&
      !('mark' in item) &&
      last !== undefined &&
      sameLine(last.run, item.run) &&
      item.run.x > last.run.x;
    if (!goesOn) flush();
    if (item.run.rtl && !('mark' in item)) turned.push(item);
    else ordered.push(item);
  }
  flush();
  return ordered;
}

function segment(role: string, items: readonly Item[]): ExtractedSegment {
  const ordered = inReadingOrder(items);
  const texts: string[] = [];
  const marks: ExtractedMark[] = [];
  const runs: ExtractedRun[] = [];
  let before: ExtractedRun | null = null;
  for (const item of ordered) {
    const { run } = item;
    if ('mark' in item) {
      const offset = solidLength(texts.join(''));
      marks.push({ note: item.mark, offset, page: run.page, y: run.y });
      continue;
    }
    // The sign of a letter that is set apart from it, higher or lower, says the whole letter once more.
    if (before?.text === run.text && saysAgain(before, run)) continue;
    const newLine = before !== null && !sameLine(before, run);
    const space =
      run.gap || newLine || run.rtl || (before && apart(before, run))
        ? ' '
        : '';
    texts.push(space, run.text);
    runs.push(run);
    before = run;
  }
  return {
    role,
    text: spaced(texts.join('')),
    turned: runs.some(({ rtl }) => rtl),
    runs,
    marks,
  };
}

const runsOf = (element: ExtractedElement): ExtractedRun[] =>
  element.children.flatMap((child) => (isRun(child) ? [child] : runsOf(child)));

/** The first label or link of a note is its number. */
function numberOf(element: ExtractedElement): ExtractedElement | null {
  for (const child of element.children) {
    if (isRun(child)) continue;
    if (child.role === 'Lbl' || child.role === 'Link') return child;
    const found = numberOf(child);
    if (found) return found;
  }
  return null;
}

const numeral = (runs: readonly ExtractedRun[]): number =>
  Number(runs.map(({ text }) => spaced(text)).join(''));

function noteOf(element: ExtractedElement): ExtractedNote {
  const number = numberOf(element);
  const label = new Set(number ? runsOf(number) : []);
  const items = runsOf(element)
    .filter((run) => !label.has(run))
    .map((run): Item => ({ run }));
  const read = segment('Note', items);
  return {
    ...read,
    // The number stands on the note's first line, even of a note without words.
    runs: [...label, ...read.runs],
    note: numeral([...label]),
  };
}

export const extractedSegments = (pdf: ExtractedPdf): Segments =>
  allAtOnce(extractedSegmentsInSteps(pdf));

export function* extractedSegmentsInSteps({
  structure,
}: ExtractedPdf): Steps<Segments> {
  const segments: ExtractedSegment[] = [];
  const notes: ExtractedNote[] = [];
  let open: { role: string; items: Item[] } | null = null;

  function close(): void {
    if (open) segments.push(segment(open.role, open.items));
    open = null;
  }
  function add(role: string, item: Item): void {
    open ??= { role, items: [] };
    open.items.push(item);
  }

  function* visit(
    element: ExtractedElement,
    parent: string,
    block: string,
  ): Steps<void> {
    const { role } = element;
    if (role === 'Note') {
      notes.push(noteOf(element));
      return;
    }
    if (role === 'Figure') return;
    if (role === 'Lbl' && parent !== 'LI') {
      const [first, ...rest] = runsOf(element);
      if (first) add(block, { mark: numeral([first, ...rest]), run: first });
      return;
    }
    const inline =
      INLINE.has(role) ||
      // A cell that was made to go on over the page is one cell, with a paragraph on each.
      (role === 'P' && CELLS.has(block)) ||
      (role === 'Code' && !GROUPS.has(block) && !hasParagraph(element));
    if (!inline) close();
    for (const child of element.children)
      if (isRun(child)) add(inline ? block : role, { run: child });
      else yield* visit(child, role, inline ? block : role);
    if (inline) return;
    close();
    yield;
  }
  for (const element of structure) yield* visit(element, '', '');
  close();
  return {
    segments: segments.filter(
      ({ text, marks }) => text !== '' || marks.length > 0,
    ),
    notes,
  };
}
