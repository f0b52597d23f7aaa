// The export proof: that a PDF, read back, says what the briefing says, all of it, and where it should. It knows the
// document, its formatted notes, its list of sources and its template, and nothing of how the pages came about.
import type { Output } from '#core/contract.ts';
import type { Block, BriefingDocument } from '#core/document/document.ts';
import type { Annex } from '#core/review/annexes.ts';
import { plainText } from '#core/document/walk.ts';
import { allAtOnce, mapInSteps, type Steps } from '#core/steps.ts';
import {
  excerpt,
  printedAsCodePoints,
  solid,
  spaced,
  withCodePoints,
} from './comparable-text.ts';
import { colophonOf } from './colophon.ts';
import { expectedPieces, type ExpectedPiece } from './expected-pieces.ts';
import {
  isRun,
  type ExtractedBookmark,
  type ExtractedElement,
  type ExtractedPdf,
  type ExtractedRun,
} from './extracted-pdf.ts';
import { extractedSegmentsInSteps } from './extracted-segments.ts';
import { headingDepths } from './heading-levels.ts';
import { directionOf, typstLanguage } from './language-tag.ts';
import { matchPieces, type PieceMatch } from './match-pieces.ts';
import { printedWords } from './printed-words.ts';
import { expectedNote, proveNotes, type ExpectedNote } from './prove-notes.ts';
import { provePages } from './prove-pages.ts';
import { proveReview } from './prove-review.ts';
import type { TypesettingInput } from './typesetting-data.ts';

/** `missing` says in sentences what is not as it should be, and where. */
export type Proof = Output<'briefings.export'>['proof'];

function fileProblems(
  { document }: TypesettingInput,
  pdf: ExtractedPdf,
): string[] {
  const problems: string[] = [];
  const title = spaced(document.title);
  const expected =
    title === '' ? printedWords(document.language).untitled : title;
  if (solid(spaced(pdf.title ?? '')) !== solid(expected))
    problems.push(
      `the file calls itself “${excerpt(pdf.title ?? '')}” and not “${excerpt(expected)}”`,
    );
  const parts = typstLanguage(document.language);
  const language =
    parts === null
      ? null
      : [parts.lang, parts.region].filter(Boolean).join('-');
  if (
    language !== null &&
    pdf.language?.toLowerCase() !== language.toLowerCase()
  )
    problems.push(
      `the file says that its language is ${pdf.language ?? 'none'} and not ${document.language}`,
    );
  if (pdf.structure.length === 0) problems.push('the file is not tagged');
  return problems;
}

/** A bookmark says a character that no font holds as the page does, by its code point. */
const isTitle = (found: string, title: string): boolean =>
  solid(found) === solid(title) ||
  solid(found) ===
    solid(withCodePoints(title, printedAsCodePoints(title, found)));

/** Headings that are in the text as headings and in the bookmarks, in order and on their page. */
function proveHeadings(
  matches: readonly PieceMatch[],
  bookmarks: readonly ExtractedBookmark[],
  depths: readonly number[],
): { expected: number; found: number; problems: string[] } {
  const headings = matches.filter(({ piece }) => piece.kind === 'heading');
  const problems: string[] = [];
  let next = 0;
  let found = 0;
  for (const [index, { piece, segment }] of headings.entries()) {
    if (!segment) continue;
    const own: string[] = [];
    const depth = depths[index] ?? 0;
    if (segment.role !== `H${depth}`)
      own.push(`${piece.where()} is not tagged as a heading of its level`);
    const title = piece.bookmark ?? piece.text;
    const at = bookmarks.findIndex(
      (bookmark, index) =>
        index >= next && isTitle(spaced(bookmark.title), title),
    );
    if (at < 0) own.push(`${piece.where()} is missing in the bookmarks`);
    else {
      next = at + 1;
      if (bookmarks[at]?.depth !== depth - 1)
        own.push(`the bookmark of ${piece.where()} is not of its level`);
      const page = segment.runs[0]?.page;
      if (bookmarks[at]?.page !== page)
        own.push(`the bookmark of ${piece.where()} leads to another page`);
    }
    if (own.length === 0) found += 1;
    problems.push(...own);
  }
  return { expected: headings.length, found, problems };
}

/** The depths of the headings that have words, in their order; one without is set as a paragraph. */
function headingDepthsOf(blocks: readonly Block[]): number[] {
  const depths = headingDepths(blocks);
  return blocks
    .filter(
      (block) => block.type === 'heading' && spaced(plainText(block)) !== '',
    )
    .map(({ id }) => depths.get(id) ?? 0);
}

/** The pages on which the annexes begin, as they were read back. */
const annexStarts = (
  annexes: readonly Annex[],
  matches: readonly PieceMatch[],
): number[] =>
  annexes.flatMap(({ blocks: [heading] }) => {
    const found = matches.find(({ piece }) => piece.block === heading?.id);
    return found?.segment?.runs[0]?.page ?? [];
  });

/** Every image with its alternative text, in order. */
function proveImages(document: BriefingDocument, pdf: ExtractedPdf): string[] {
  const images = document.blocks.filter((block) => block.type === 'image');
  if (images.length === 0) return [];
  const found: string[] = [];
  const look = (
    elements: readonly (ExtractedElement | ExtractedRun)[],
  ): void => {
    for (const element of elements)
      if (!isRun(element)) {
        if (element.role === 'Figure' && element.alternative !== undefined)
          found.push(solid(spaced(element.alternative)));
        look(element.children);
      }
  };
  look(pdf.structure);
  const problems: string[] = [];
  let next = 0;
  for (const { alternative } of images) {
    const words = solid(spaced(alternative));
    if (words === '') continue;
    const at = found.indexOf(words, next);
    if (at < 0)
      problems.push(
        `the image “${excerpt(alternative)}” is missing, or its alternative text`,
      );
    else next = at + 1;
  }
  return problems;
}

/** All that the pages must say; it can be told before there are any. */
export type Expected = {
  readonly input: TypesettingInput;
  readonly pieces: readonly ExpectedPiece[];
  readonly notes: readonly ExpectedNote[];
  /** Of the headings that have words, in their order. */
  readonly depths: readonly number[];
};

/** `input` is what the export starts from. */
export function* expectExport(input: TypesettingInput): Steps<Expected> {
  const { document, notes, list, template, date, annexes = [] } = input;
  const { colophon = false } = input;
  const numbers = new Map(
    notes.map(({ id, number }) => [id as string, number]),
  );
  return {
    input,
    pieces: yield* expectedPieces(document, template, numbers, list, {
      annexes,
      colophon: colophon ? colophonOf(document, date) : null,
    }),
    notes: yield* mapInSteps(notes, expectedNote),
    depths: [document.blocks, ...annexes.map(({ blocks }) => blocks)].flatMap(
      headingDepthsOf,
    ),
  };
}

/**
 * `pdf` is what was read back from the written file. The proof is `ok` only if nothing is missing, changed, added, out of
 * order, off the page or away from its place.
 */
export function* proveExpected(
  { input, pieces, notes, depths }: Expected,
  pdf: ExtractedPdf,
): Steps<Proof> {
  const { document, annexes = [] } = input;
  const segments = yield* extractedSegmentsInSteps(pdf);
  const { matches, problems } = yield* matchPieces(pieces, segments.segments);
  const headings = proveHeadings(matches, pdf.bookmarks, depths);
  yield;
  const footnotes = yield* proveNotes(
    notes,
    matches,
    segments,
    directionOf(document.language) === 'rtl',
  );
  const pages = yield* provePages(
    input,
    pdf,
    segments,
    annexStarts(annexes, matches),
  );
  const missing = [
    ...new Set([
      ...fileProblems(input, pdf),
      ...problems,
      ...headings.problems,
      ...footnotes.problems,
      ...proveImages(document, pdf),
      ...pages,
      ...proveReview(input, pdf, matches),
    ]),
  ];
  return {
    ok: missing.length === 0,
    footnotes: { expected: notes.length, found: footnotes.found },
    headings: { expected: headings.expected, found: headings.found },
    missing,
  };
}

/** As `proveExpected`, for what was expected of `input`. */
export function* proveExportInSteps(
  input: TypesettingInput,
  pdf: ExtractedPdf,
): Steps<Proof> {
  return yield* proveExpected(yield* expectExport(input), pdf);
}

export const proveExport = (
  ...given: Parameters<typeof proveExportInSteps>
): Proof => allAtOnce(proveExportInSteps(...given));
