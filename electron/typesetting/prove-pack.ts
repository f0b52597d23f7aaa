// The proof of a pack: each paper is in the file, whole, on the pages that the contents say; each page carries its number
// and the marking of the pack; and the bookmarks lead where they say. It knows nothing of how the pages came about.
import type { Output } from '#core/contract.ts';
import type { Steps } from '#core/steps.ts';
import {
  excerpt,
  printedAsCodePoints,
  solid,
  spaced,
  withCodePoints,
} from './comparable-text.ts';
import {
  isRun,
  type ExtractedElement,
  type ExtractedPage,
  type ExtractedPdf,
  type ExtractedRun,
} from './extracted-pdf.ts';
import { bareSentence, bareWithin } from './match-text.ts';
import {
  coverRows,
  frontRow,
  type FrontItem,
  type PackInput,
} from './pack-pages.ts';
import { packWords } from './pack-words.ts';
import { proveExportInSteps } from './proof.ts';
import { stands } from './prove-pages.ts';
import type { TypesettingInput } from './typesetting-data.ts';

export type ProvedPart = {
  /** In the bookmarks, at the top; null where the part before has it. */
  readonly title: string | null;
  readonly labels: readonly string[];
  /** What the part must say: a briefing, or nothing that could be known. */
  readonly briefing: TypesettingInput | null;
  /** Of a sheet before a paper: the words that must be on it. */
  readonly words: readonly string[];
};

type Proof = Output<'briefings.export'>['proof'];

/** What was found in a part that is as it should be. */
export type FoundInPart = Pick<Proof, 'footnotes' | 'headings'> & {
  /** As JSON. */
  readonly bookmarks: string;
};

const NONE = { expected: 0, found: 0 };

const movedRun = (run: ExtractedRun, by: number): ExtractedRun => ({
  ...run,
  page: run.page - by,
});
const movedElement = (
  element: ExtractedElement,
  by: number,
): ExtractedElement => ({
  ...element,
  children: element.children.map((child) =>
    isRun(child) ? movedRun(child, by) : movedElement(child, by),
  ),
});
const movedPage = (page: ExtractedPage, by: number): ExtractedPage => ({
  ...page,
  artifacts: page.artifacts.map((run) => movedRun(run, by)),
  untagged: page.untagged.map((run) => movedRun(run, by)),
});

/** One part of the file as if it stood alone; `before` is the number of the pages before it. */
function partOf(
  pdf: ExtractedPdf,
  index: number,
  before: number,
  count: number,
): ExtractedPdf {
  const element = pdf.structure[0]?.children.filter((child) => !isRun(child))[
    index
  ] as ExtractedElement | undefined;
  return {
    title: element?.title ?? null,
    language: element?.language ?? null,
    pages: pdf.pages
      .slice(before, before + count)
      .map((page) => movedPage(page, before)),
    structure: element ? [movedElement(element, before)] : [],
    bookmarks: pdf.bookmarks
      .filter(
        ({ page, depth }) =>
          depth > 0 && page !== null && page > before && page <= before + count,
      )
      .map(({ title, depth, page }) => ({
        title,
        depth: depth - 1,
        page: (page ?? 0) - before,
      })),
  };
}

const textOf = (element: ExtractedElement): string =>
  element.children
    .map((child) => (isRun(child) ? child.text : textOf(child)))
    .join(' ');

function rowsOf(element: ExtractedElement): string[][] {
  const children = element.children.filter(
    (child): child is ExtractedElement => !isRun(child),
  );
  return element.role === 'TR'
    ? [children.map((cell) => solid(spaced(textOf(cell))))]
    : children.flatMap(rowsOf);
}

/** The contents say of each item what the agenda says, in its order, and where its paper begins. */
function proveFront(
  input: PackInput,
  items: readonly FrontItem[],
  front: ExtractedPdf,
): string[] {
  const problems: string[] = [];
  const all = spaced(front.structure.map(textOf).join(' '));
  const title = spaced(input.pack.title);
  for (const words of [title, ...coverRows(input).map(({ value }) => value)])
    problems.push(...proveWords(words, all, 'on the cover'));
  const rows = front.structure.flatMap(rowsOf).slice(1);
  for (const [index, item] of items.entries()) {
    const { cells, under } = frontRow(item, input.language);
    const expected = cells.map((cell, place) =>
      solid(spaced(place === 2 ? `${cell}${under}` : cell)),
    );
    const row = rows[index]?.join('\n');
    const bare =
      row === undefined ? [] : printedAsCodePoints(expected.join(''), row);
    if (row === withCodePoints(expected.join('\n'), bare))
      problems.push(
        ...bare.map((each) =>
          bareSentence(each, `what the contents say of item ${item.number}`),
        ),
      );
    else
      problems.push(
        `the contents do not say what the agenda says of item ${item.number}, “${excerpt(item.item.title)}”, or name another page`,
      );
  }
  if (rows.length > items.length)
    problems.push('the contents have an item that the agenda has not');
  return problems;
}

/** Nothing where the words are there; each character of them that no font has, where those stand by their code points. */
function proveWords(words: string, text: string, where: string): string[] {
  const bare = bareWithin(spaced(words), text);
  return bare === null
    ? [`“${excerpt(words)}” is missing ${where}`]
    : bare.map((each) => bareSentence(each, `“${excerpt(words)}” ${where}`));
}

const partName = (title: string | null): string =>
  title === null ? '' : `“${excerpt(title)}”: `;

/** What is wrong in one part, which is read as if it stood alone; `before` is the number of the pages before it. */
function* provePart(
  input: PackInput,
  { labels, briefing, words: said }: ProvedPart,
  part: ExtractedPdf,
  before: number,
): Steps<Pick<Proof, 'footnotes' | 'headings' | 'missing'>> {
  const words = packWords(input.language);
  const missing: string[] = [];
  const proof = briefing && (yield* proveExportInSteps(briefing, part));
  if (proof)
    missing.push(
      ...proof.missing.map(
        (sentence) => `${partName(briefing.document.title)}${sentence}`,
      ),
    );
  const text = spaced(part.structure.map(textOf).join(' '));
  for (const each of said)
    missing.push(...proveWords(each, text, 'on the sheet before its paper'));
  for (const [at, label] of labels.entries()) {
    const page = part.pages[at];
    if (!page) continue;
    const number = `${words.page} ${label}`;
    if (!stands(number, page.artifacts))
      missing.push(
        `page ${before + at + 1} does not carry its number, “${number}”`,
      );
    const head = page.artifacts.filter(({ y }) => y > page.height / 2);
    if (input.marking !== '' && !stands(input.marking, head))
      missing.push(
        `the marking “${excerpt(input.marking)}” is missing at the head of page ${label}`,
      );
  }
  return {
    footnotes: proof ? proof.footnotes : NONE,
    headings: proof ? proof.headings : NONE,
    missing,
  };
}

/**
 * `known` has, by part, what was found in the same bytes before under the same expectations, and null where the part is
 * read now; `found` in the answer is that of this time, null where something is wrong.
 */
export function* provePack(
  input: PackInput,
  items: readonly FrontItem[],
  parts: readonly ProvedPart[],
  pdf: ExtractedPdf,
  known: readonly (FoundInPart | null)[] = [],
): Steps<{ proof: Proof; found: (FoundInPart | null)[] }> {
  const missing: string[] = [];
  const found: (FoundInPart | null)[] = [];
  const count = parts.reduce((sum, { labels }) => sum + labels.length, 0);
  if (pdf.pages.length !== count)
    missing.push(`the file has ${pdf.pages.length} pages and not ${count}`);
  const tops = pdf.bookmarks.filter(({ depth }) => depth === 0);
  const sums = {
    footnotes: { expected: 0, found: 0 },
    headings: { expected: 0, found: 0 },
  };
  let before = 0;
  let next = 0;
  for (const [index, each] of parts.entries()) {
    yield;
    const { title, labels } = each;
    const told = missing.length;
    if (title !== null) {
      const at = tops.findIndex(
        (bookmark, place) =>
          place >= next &&
          solid(spaced(bookmark.title)) === solid(spaced(title)),
      );
      if (at < 0)
        missing.push(`${partName(title)}it is missing in the bookmarks`);
      else {
        next = at + 1;
        if (tops[at]?.page !== before + 1)
          missing.push(`${partName(title)}its bookmark leads to another page`);
      }
    }
    const part = partOf(pdf, index, before, labels.length);
    // They stand apart from the part, and so are looked at each time.
    const bookmarks = JSON.stringify(part.bookmarks);
    const same = known[index];
    if (same && same.bookmarks !== bookmarks)
      missing.push(`${partName(title)}its bookmarks are not as they were`);
    if (!same && index === 0) missing.push(...proveFront(input, items, part));
    const own = same ?? (yield* provePart(input, each, part, before));
    if ('missing' in own) missing.push(...own.missing);
    for (const kind of ['footnotes', 'headings'] as const) {
      sums[kind].expected += own[kind].expected;
      sums[kind].found += own[kind].found;
    }
    found.push(
      missing.length === told
        ? { footnotes: own.footnotes, headings: own.headings, bookmarks }
        : null,
    );
    before += labels.length;
  }
  const distinct = [...new Set(missing)];
  return {
    proof: { ok: distinct.length === 0, ...sums, missing: distinct },
    found,
  };
}
