// What was read of a PDF on its way between two processes: the thousands of runs as columns, since an object each takes
// longer to send than to read.
import {
  isRun,
  type ExtractedElement,
  type ExtractedPage,
  type ExtractedPdf,
  type ExtractedRun,
} from './extracted-pdf.ts';

/** A run is its place in the columns. */
type PackedElement = Omit<ExtractedElement, 'children'> & {
  readonly children: readonly (PackedElement | number)[];
};

export type PackedPdf = Omit<ExtractedPdf, 'pages' | 'structure'> & {
  readonly pages: readonly (Omit<ExtractedPage, 'artifacts' | 'untagged'> & {
    readonly artifacts: readonly number[];
    readonly untagged: readonly number[];
  })[];
  readonly structure: readonly PackedElement[];
  readonly texts: readonly string[];
  /** Six a run. */
  readonly numbers: Float64Array;
  readonly flags: Uint8Array;
};

const COLUMNS = ['page', 'x', 'y', 'width', 'size', 'order'] as const;
const RTL = 1;
const GAP = 2;

export function packPdf({
  pages,
  structure,
  ...rest
}: ExtractedPdf): PackedPdf {
  const runs: ExtractedRun[] = [];
  const packRun = (run: ExtractedRun): number => runs.push(run) - 1;
  const packElement = ({
    children,
    ...own
  }: ExtractedElement): PackedElement => ({
    ...own,
    children: children.map((child) =>
      isRun(child) ? packRun(child) : packElement(child),
    ),
  });
  const packed = {
    ...rest,
    pages: pages.map((page) => ({
      ...page,
      artifacts: page.artifacts.map(packRun),
      untagged: page.untagged.map(packRun),
    })),
    structure: structure.map(packElement),
  };
  const numbers = new Float64Array(runs.length * COLUMNS.length);
  const flags = new Uint8Array(runs.length);
  for (const [index, run] of runs.entries()) {
    let at = index * COLUMNS.length;
    for (const column of COLUMNS) numbers[at++] = run[column];
    flags[index] = (run.rtl ? RTL : 0) | (run.gap ? GAP : 0);
  }
  return { ...packed, texts: runs.map(({ text }) => text), numbers, flags };
}

export function unpackPdf({
  texts,
  numbers,
  flags,
  pages,
  structure,
  ...rest
}: PackedPdf): ExtractedPdf {
  const unpackRun = (index: number): ExtractedRun => {
    const at = index * COLUMNS.length;
    const flag = flags[index] ?? 0;
    return {
      text: texts[index] ?? '',
      page: numbers[at] ?? 0,
      x: numbers[at + 1] ?? 0,
      y: numbers[at + 2] ?? 0,
      width: numbers[at + 3] ?? 0,
      size: numbers[at + 4] ?? 0,
      rtl: (flag & RTL) !== 0,
      gap: (flag & GAP) !== 0,
      order: numbers[at + 5] ?? 0,
    };
  };
  const unpackElement = ({
    children,
    ...own
  }: PackedElement): ExtractedElement => ({
    ...own,
    children: children.map((child) =>
      typeof child === 'number' ? unpackRun(child) : unpackElement(child),
    ),
  });
  return {
    ...rest,
    pages: pages.map((page) => ({
      ...page,
      artifacts: page.artifacts.map(unpackRun),
      untagged: page.untagged.map(unpackRun),
    })),
    structure: structure.map(unpackElement),
  };
}
