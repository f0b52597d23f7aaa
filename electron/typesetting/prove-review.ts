// A review copy: each page says that it is one, and each thing that is said has its number beside the text on the page of its
// place, which is the page that the list gives for it. What is said stands in the list, where the proof of the text reads it.
import { copyWords } from '#core/review/copy-words.ts';
import type { ExtractedPdf } from './extracted-pdf.ts';
import { directionOf } from './language-tag.ts';
import type { PieceMatch } from './match-pieces.ts';
import { GUTTER, turnedGeometry } from './page-geometry.ts';
import { sheetOf, stands } from './prove-pages.ts';
import type { TypesettingInput } from './typesetting-data.ts';

/** The numbers in the gutters, by page: `4` and `7–9`. */
function guttersOf(
  input: TypesettingInput,
  { pages }: ExtractedPdf,
): Set<number>[] {
  const ltr = directionOf(input.document.language) === 'ltr';
  return pages.map(({ width, height, artifacts }) => {
    const turned = width > height;
    const sheet = turned
      ? turnedGeometry(input.template.paper)
      : sheetOf(input);
    const [from, to] = ltr
      ? [width - sheet.right, width - sheet.right + GUTTER]
      : [sheet.left - GUTTER - 16, sheet.left];
    // A range may come back in pieces, which touch.
    const lines = new Map<number, string>();
    for (const { x, y, text } of artifacts)
      if (x >= from && x < to) {
        const line = Math.round(y);
        lines.set(line, (lines.get(line) ?? '') + text.trim());
      }
    const found = new Set<number>();
    for (const text of lines.values()) {
      const [, first, last] = /^(\d+)(?:–(\d+))?$/u.exec(text) ?? [];
      if (first === undefined) continue;
      for (let n = Number(first); n <= Number(last ?? first); n += 1)
        found.add(n);
    }
    return found;
  });
}

export function proveReview(
  input: TypesettingInput,
  pdf: ExtractedPdf,
  matches: readonly PieceMatch[],
): string[] {
  const { review, notes } = input;
  if (!review) return [];
  const problems: string[] = [];
  const label = copyWords(input.document.language).reviewCopy;
  const gutters = guttersOf(input, pdf);
  for (const [index, { width, height, artifacts }] of pdf.pages.entries())
    if (width < height && !stands(label, artifacts))
      problems.push(`page ${index + 1} does not say that it is a review copy`);
  const numbers = new Map(notes.map(({ id, number }) => [id, number]));
  const pagesOfBlock = new Map<string, Set<number>>();
  const pageOfMark = new Map<number, number>();
  for (const { piece, segment } of matches) {
    if (!segment) continue;
    for (const { note, page } of segment.marks) pageOfMark.set(note, page);
    if (piece.block === undefined) continue;
    const there = pagesOfBlock.get(piece.block) ?? new Set();
    for (const { page } of segment.runs) there.add(page);
    pagesOfBlock.set(piece.block, there);
  }
  for (const { number, name, place } of review.items) {
    const what = `what is said as number ${number} (${name})`;
    const page = review.pages.get(number);
    if (place.on === 'nowhere') {
      if (page !== undefined)
        problems.push(`${what} has no place and is on page ${page}`);
      continue;
    }
    const pages = ((): ReadonlySet<number> | undefined => {
      switch (place.on) {
        case 'briefing':
          return new Set([1]);
        case 'note': {
          const mark = pageOfMark.get(numbers.get(place.note) ?? 0);
          return mark === undefined ? undefined : new Set([mark]);
        }
        case 'words':
          return pagesOfBlock.get(place.block);
      }
    })();
    // A block without a word has no page to be read back; then the list alone has it.
    if (page === undefined) {
      if (pages) problems.push(`${what} is not beside the text`);
      continue;
    }
    if (pages && !pages.has(page))
      problems.push(
        `the list gives page ${page} for ${what}, which is not there`,
      );
    if (!gutters[page - 1]?.has(number))
      problems.push(`${what} has no number beside the text of page ${page}`);
  }
  return problems;
}
