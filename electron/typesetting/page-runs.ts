// The runs of one page in the marked contents that they stand in, whoever reads the page: gaps between words, and what is
// said to stand in the place of glyphs (ActualText), are told here in one way.
import type { ExtractedPage, ExtractedRun } from './extracted-pdf.ts';

export type PageRuns = {
  readonly page: ExtractedPage & { readonly untagged: ExtractedRun[] };
  /** By the number of the marked content. */
  readonly tagged: ReadonlyMap<number, ExtractedRun[]>;
};

/** Of a stretch of glyphs; `text` is what they say. */
export type Shown = Pick<
  ExtractedRun,
  'text' | 'x' | 'y' | 'width' | 'size' | 'rtl'
> & {
  /** They leave no ink. */
  readonly blank: boolean;
};

type OpenContent = {
  readonly tag: string;
  readonly number: number | null;
  actual: string | null;
};

const NOWHERE = {
  page: 1,
  x: NaN,
  y: NaN,
  width: 0,
  size: 0,
  rtl: false,
  gap: true,
} as const;

/** The page is the only one of its file. Points count from its lower left corner. */
export function createPageRuns([
  left = 0,
  bottom = 0,
  right = 0,
  top = 0,
]: readonly number[]): {
  readonly begin: (content: OpenContent) => void;
  readonly end: () => void;
  readonly show: (shown: Shown) => void;
  /** A space or the start of a line. */
  readonly gap: () => void;
  readonly read: () => PageRuns;
} {
  const artifacts: ExtractedRun[] = [];
  const untagged: ExtractedRun[] = [];
  const tagged = new Map<number, ExtractedRun[]>();
  const open: OpenContent[] = [];
  const within = (tag: string): boolean =>
    open.some((content) => content.tag === tag);
  let order = 0;
  const nextOrder = (): number => (order += 1);
  let gap = true;
  let last: ExtractedRun | null = null;
  /** What is said to stand before the first glyph of the page. */
  const early: {
    readonly into: ExtractedRun[];
    readonly text: string;
    readonly order: number;
  }[] = [];
  /** Of the running line that is open: what is said to stand before the first glyph of it that the reader gives. */
  const unplaced: { readonly text: string; readonly order: number }[] = [];
  let placed = false;
  const numberOf = (): number | null =>
    open.findLast((content) => content.number !== null)?.number ?? null;
  const place = (): ExtractedRun[] => {
    const id = numberOf();
    if (id === null) return within('Artifact') ? artifacts : untagged;
    const runs = tagged.get(id) ?? [];
    tagged.set(id, runs);
    return runs;
  };
  const put = (run: ExtractedRun): void => {
    for (const { into, text, order: before } of early.splice(0))
      into.push({ ...run, text, width: 0, gap: true, order: before });
    for (const { text, order: before } of unplaced.splice(0))
      artifacts.push({ ...run, text, width: 0, gap: true, order: before });
    place().push(run);
    last = run;
    placed = true;
    // The reader adds up the widths of letter and sign where the page prints one over the other.
    gap = /[\s\p{M}]$/u.test(run.text);
  };
  /** What is said to stand there, of which the reader gave no glyph: a hyphen that it takes for a soft one. */
  function sayUnseen(text: string): void {
    if (text === '') return;
    const running = numberOf() === null && within('Artifact');
    // The glyph before the first of a running line is of another line, of which this is no part.
    if (running && !placed) unplaced.push({ text, order: nextOrder() });
    else if (!last) early.push({ into: place(), text, order: nextOrder() });
    else {
      const { x, width } = last;
      // Nor is it said where the glyph stands: there may be a space on either side.
      put({
        ...last,
        text,
        x: x + width,
        width: 0,
        gap: true,
        order: nextOrder(),
      });
    }
    gap = true;
  }
  return {
    begin(content) {
      if (open.length === 0) placed = false;
      open.push(content);
    },
    end() {
      sayUnseen(open.at(-1)?.actual ?? '');
      open.pop();
      if (open.length > 0) return;
      for (const { text, order: own } of unplaced.splice(0))
        artifacts.push({ ...NOWHERE, text, order: own });
    },
    show({ text: painted, blank: inkless, x, y, width, size, rtl }) {
      const stands = open.find(({ actual }) => actual !== null);
      const text = stands ? (stands.actual ?? '') : painted;
      const blank = painted.trim() === '' && (!stands || inkless);
      if (!blank && text !== '') {
        put({
          text,
          page: 1,
          ...{ x: x - left, y: y - bottom, width, size },
          rtl: rtl || within('ReversedChars'),
          gap: gap || /^\s/u.test(text),
          order: nextOrder(),
        });
        // What stands for several glyphs is said once.
        if (stands) stands.actual = '';
      }
      if (blank && painted !== '') gap = true;
    },
    gap() {
      gap = true;
    },
    read: () => ({
      page: { width: right - left, height: top - bottom, artifacts, untagged },
      tagged,
    }),
  };
}
