// What holds of each page by itself: its running lines, and that nothing is printed where the page has no room for it.
import type { Steps } from '#core/steps.ts';
import {
  excerpt,
  HALF_BLANK,
  HALF_BLANK_FIRST,
  isBlank,
  solid,
  spaced,
} from './comparable-text.ts';
import type { ExtractedPdf, ExtractedRun } from './extracted-pdf.ts';
import type { Segments } from './extracted-segments.ts';
import { matchText } from './match-text.ts';
import {
  pageGeometry,
  reviewGeometry,
  turnedGeometry,
  type PageGeometry,
} from './page-geometry.ts';
import { directionOf } from './language-tag.ts';
import { printedWords } from './printed-words.ts';
import type { TypesettingInput } from './typesetting-data.ts';

const fold = (text: string): string => spaced(text).toLocaleLowerCase('en');
const joined = (runs: readonly ExtractedRun[]): string =>
  runs.map(({ text }) => text).join('');

// Nearer than this to each other, in points, two runs of a line are parts of one word.
const TOUCHING = 1.5;

function touch(
  before: ExtractedRun | undefined,
  after: ExtractedRun | undefined,
): boolean {
  if (!before || before.y !== after?.y) return false;
  return Math.abs(after.x - (before.x + before.width)) < TOUCHING;
}

/**
 * Whether whole runs of the running lines say `words` and nothing else: OFFICIAL is not found in OFFICIAL-SENSITIVE.
 * White space is not looked at, since markings are letter-spaced.
 */
export function stands(words: string, runs: readonly ExtractedRun[]): boolean {
  const wanted = solid(fold(words));
  if (runs.length === 0) return wanted === '';
  const folded = runs.map(({ text }) => solid(fold(text)));
  for (let from = 0; from < runs.length; from += 1) {
    if (touch(runs[from - 1], runs[from])) continue;
    let found = '';
    for (
      let to = from;
      to < runs.length && found.length < wanted.length;
      to += 1
    ) {
      found += folded[to] ?? '';
      if (found === wanted && !touch(runs[to], runs[to + 1])) return true;
    }
  }
  // Right to left, or with characters that no font has: the line must then be the words alone.
  const found = solid(fold(joined(runs)));
  return matchText(
    wanted,
    {
      text: found.replaceAll('u+', 'U+'),
      turned: runs.some(({ rtl }) => rtl),
    },
    false,
  ).same;
}

/** The upright page. */
export const sheetOf = ({
  document,
  template,
  review,
}: Pick<TypesettingInput, 'document' | 'template' | 'review'>): PageGeometry =>
  review
    ? reviewGeometry(template.paper, directionOf(document.language))
    : pageGeometry(template.paper);

/** The number of a page in its run, which is the text's or an annex's, and how many that has. */
function placeInRun(
  page: number,
  starts: readonly number[],
  count: number,
): readonly [number, number] {
  const from = starts.findLast((start) => start <= page) ?? 1;
  const to = (starts.find((start) => start > page) ?? count + 1) - 1;
  return [page - from + 1, to - from + 1];
}

// The word of a draft is larger than all else on a page.
const DRAFT_SIZE = 30;

function runningLines(
  { document, template, pack, draft = false }: TypesettingInput,
  { pages }: ExtractedPdf,
  starts: readonly number[],
): string[] {
  const problems: string[] = [];
  const words = printedWords(document.language);
  const marking = spaced(pack?.marking ?? document.marking);
  for (const [index, page] of pages.entries()) {
    const number = index + 1;
    const { top, bottom } = pageGeometry(template.paper);
    const head = page.artifacts.filter(({ y }) => y > page.height - top);
    const foot = page.artifacts.filter(({ y }) => y < bottom);
    const folio = words.page(...placeInRun(number, starts, pages.length));
    const across = page.artifacts.filter(({ size }) => size > DRAFT_SIZE);
    if (draft !== stands(words.draft, across))
      problems.push(
        draft
          ? `page ${number} does not say that it is a draft`
          : `page ${number} says that it is a draft`,
      );
    if (!pack && !stands(folio, foot))
      problems.push(`page ${number} does not carry its number, “${folio}”`);
    if (marking === '') continue;
    if (!stands(marking, head))
      problems.push(
        `the marking “${excerpt(marking)}” is missing at the head of page ${number}`,
      );
    if (template.marking.place === 'top-and-bottom' && !stands(marking, foot))
      problems.push(
        `the marking “${excerpt(marking)}” is missing at the foot of page ${number}`,
      );
  }
  return problems;
}

// Punctuation hangs out by a little on purpose, and the mark of a note beside a figure by its width.
const OVERHANG = 5;
// The reader adds the width of a sign to that of the letter which carries it.
const SIGNED = /\p{M}$/u;
const MARK_OVERHANG = 22;
const EDGE = 8;
const ASCENT = 0.76;
const DESCENT = 0.24;

function offThePage(
  input: TypesettingInput,
  { pages }: ExtractedPdf,
  { segments, notes }: Segments,
): string[] {
  const problems: string[] = [];
  const tell = (run: ExtractedRun, side: string): void => {
    problems.push(`“${excerpt(run.text)}” runs off page ${run.page} ${side}`);
  };
  const turned = turnedGeometry(input.template.paper);
  const upright = sheetOf(input);
  const check = (run: ExtractedRun): void => {
    const page = pages[run.page - 1];
    if (!page || run.width === 0) return;
    const sheet = page.width > page.height ? turned : upright;
    // Most stand well within: what may hang out need not be asked.
    if (
      run.x >= sheet.left &&
      run.x + run.width <= page.width - sheet.right &&
      run.y - run.size * DESCENT >= sheet.bottom &&
      run.y + run.size * ASCENT <= page.height - sheet.top
    )
      return;
    if (isBlank(run.text)) return;
    const overhang = /^\p{N}{1,4}$/u.test(run.text)
      ? MARK_OVERHANG
      : HALF_BLANK.test(run.text) || SIGNED.test(run.text)
        ? OVERHANG + run.size / 2
        : OVERHANG;
    const before = HALF_BLANK_FIRST.test(run.text)
      ? OVERHANG + run.size / 2
      : OVERHANG;
    if (run.x < sheet.left - before) tell(run, 'on the left');
    else if (run.x + run.width > page.width - sheet.right + overhang)
      tell(run, 'on the right');
    else if (run.y - run.size * DESCENT < sheet.bottom - OVERHANG)
      tell(run, 'at the foot');
    else if (run.y + run.size * ASCENT > page.height - sheet.top + OVERHANG)
      tell(run, 'at the head');
  };
  for (const { runs } of [...segments, ...notes])
    for (const run of runs) check(run);
  for (const [index, page] of pages.entries()) {
    for (const run of page.artifacts)
      if (
        // It lies across.
        !(run.size > DRAFT_SIZE) &&
        (run.x < EDGE ||
          run.x + run.width > page.width - EDGE ||
          run.y < EDGE ||
          run.y + run.size * ASCENT > page.height - EDGE)
      )
        tell(run, 'in the running lines');
    for (const run of page.untagged)
      problems.push(
        `on page ${index + 1} but in no part of the text: “${excerpt(run.text)}”`,
      );
  }
  return problems;
}

/** Words of two cells of a table that are printed over each other. */
function overprinted({ segments }: Segments): string[] {
  const cells = segments
    .filter(({ role }) => role === 'TD' || role === 'TH')
    .flatMap(({ runs }, cell) =>
      runs
        .filter((run) => run.width > 0 && !isBlank(run.text))
        .map((run) => ({ run, cell })),
    );
  const lines = new Map<string, typeof cells>();
  for (const entry of cells) {
    const line = `${entry.run.page} ${Math.round(entry.run.y)}`;
    const there = lines.get(line);
    if (there) there.push(entry);
    else lines.set(line, [entry]);
  }
  const problems: string[] = [];
  for (const line of lines.values()) {
    line.sort((a, b) => a.run.x - b.run.x);
    for (const [index, { run, cell }] of line.entries()) {
      const next = line[index + 1];
      if (next && next.cell !== cell && run.x + run.width > next.run.x + 2)
        problems.push(
          `on page ${run.page} “${excerpt(run.text)}” is printed over “${excerpt(next.run.text)}”`,
        );
    }
  }
  return problems;
}

export function* provePages(
  input: TypesettingInput,
  pdf: ExtractedPdf,
  segments: Segments,
  /** The pages on which the annexes begin. */
  starts: readonly number[] = [],
): Steps<string[]> {
  const lines = runningLines(input, pdf, starts);
  yield;
  const off = offThePage(input, pdf, segments);
  yield;
  return [...lines, ...off, ...overprinted(segments)];
}
