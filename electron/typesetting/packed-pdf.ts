// What was read of a PDF on its way between two processes: the thousands of runs as columns and the tree as a row of
// numbers, since an object each takes longer to make and to send than to read.
import type {
  ExtractedElement,
  ExtractedPage,
  ExtractedPdf,
  ExtractedRun,
} from './extracted-pdf.ts';

/** What an element has beside its role. */
export type ElementWords = Pick<
  ExtractedElement,
  'title' | 'alternative' | 'language'
>;

export type PackedPdf = Omit<ExtractedPdf, 'pages' | 'structure'> & {
  /** Behind the runs of the tree come those of each page, so many artifacts and so many that are in no part of the tree. */
  readonly pages: readonly (Pick<ExtractedPage, 'width' | 'height'> & {
    readonly artifacts: number;
    readonly untagged: number;
  })[];
  /** OPEN and the place of a role, CLOSE, or RUNS and how many of them come next. */
  readonly tree: Int32Array;
  readonly roles: readonly string[];
  /** By the place of an element in the order in which they open. */
  readonly words: readonly (readonly [element: number, words: ElementWords])[];
  /** The texts of the runs without anything between them. */
  readonly text: string;
  /** How long each is, in units of UTF-16. */
  readonly lengths: Uint32Array;
  /** Where each stands, in four numbers. */
  readonly places: Float32Array;
  readonly pageOf: Uint32Array;
  readonly order: Uint32Array;
  readonly flags: Uint8Array;
};

const COLUMNS = 4;
const RTL = 1;
const GAP = 2;

const OPEN = 0;
const CLOSE = 1;
const RUNS = 2;

export type PdfPacking = {
  readonly open: (role: string, words: ElementWords | null) => void;
  readonly close: () => void;
  /** The next runs of the element that is open, as those of the page with this number, painted after `before`. */
  readonly take: (
    runs: readonly ExtractedRun[],
    page: number,
    before: number,
  ) => void;
  /** The runs of a page that are in no element; to be called for each page in order, with the tree closed. */
  readonly page: (
    size: Pick<ExtractedPage, 'width' | 'height'>,
    runs: {
      readonly artifacts: readonly ExtractedRun[];
      readonly untagged: readonly (readonly ExtractedRun[])[];
    },
    before: number,
  ) => void;
  readonly finish: (
    rest: Omit<ExtractedPdf, 'pages' | 'structure'>,
  ) => PackedPdf;
};

/** Room for the columns, kept from one file to the next: memory that is new costs more than what is written to it. */
let room = {
  places: new Float32Array(0),
  pageOf: new Uint32Array(0),
  order: new Uint32Array(0),
  lengths: new Uint32Array(0),
  flags: new Uint8Array(0),
};

function makeRoom(runs: number): void {
  if (runs <= room.flags.length) return;
  const most = Math.max(2 * room.flags.length, runs, 8192);
  const before = room;
  room = {
    places: new Float32Array(most * COLUMNS),
    pageOf: new Uint32Array(most),
    order: new Uint32Array(most),
    lengths: new Uint32Array(most),
    flags: new Uint8Array(most),
  };
  room.places.set(before.places);
  room.pageOf.set(before.pageOf);
  room.order.set(before.order);
  room.lengths.set(before.lengths);
  room.flags.set(before.flags);
}

/** One is made at a time, and is finished before the next begins. */
export function createPdfPacking(): PdfPacking {
  const tree: number[] = [];
  const roles = new Map<string, number>();
  const words: [number, ElementWords][] = [];
  const texts: string[] = [];
  const pages: PackedPdf['pages'][number][] = [];
  let elements = 0;
  /** Where the tree says how many runs come next, while nothing else came. */
  let counted = -1;

  function put(
    runs: readonly ExtractedRun[],
    page: number,
    before: number,
  ): void {
    makeRoom(texts.length + runs.length);
    const { places, pageOf, order, lengths, flags } = room;
    for (const run of runs) {
      const index = texts.push(run.text) - 1;
      lengths[index] = run.text.length;
      flags[index] = (run.rtl ? RTL : 0) | (run.gap ? GAP : 0);
      pageOf[index] = page;
      order[index] = before + run.order;
      const at = index * COLUMNS;
      places[at] = run.x;
      places[at + 1] = run.y;
      places[at + 2] = run.width;
      places[at + 3] = run.size;
    }
  }

  return {
    open(role, own) {
      let place = roles.get(role);
      if (place === undefined) roles.set(role, (place = roles.size));
      tree.push(OPEN, place);
      if (own) words.push([elements, own]);
      elements += 1;
      counted = -1;
    },
    close() {
      tree.push(CLOSE);
      counted = -1;
    },
    take(runs, page, before) {
      put(runs, page, before);
      if (counted >= 0) tree[counted] = (tree[counted] ?? 0) + runs.length;
      else counted = tree.push(RUNS, runs.length) - 1;
    },
    page({ width, height }, { artifacts, untagged }, before) {
      const number = pages.length + 1;
      put(artifacts, number, before);
      for (const runs of untagged) put(runs, number, before);
      pages.push({
        width,
        height,
        artifacts: artifacts.length,
        untagged: untagged.reduce((sum, runs) => sum + runs.length, 0),
      });
    },
    finish: (rest) => ({
      ...rest,
      pages,
      tree: Int32Array.from(tree),
      roles: [...roles.keys()],
      words,
      text: texts.join(''),
      lengths: room.lengths.slice(0, texts.length),
      places: room.places.slice(0, texts.length * COLUMNS),
      pageOf: room.pageOf.slice(0, texts.length),
      order: room.order.slice(0, texts.length),
      flags: room.flags.slice(0, texts.length),
    }),
  };
}

export function unpackPdf({
  pages,
  tree,
  roles,
  words,
  text,
  lengths,
  places,
  pageOf,
  order,
  flags,
  ...rest
}: PackedPdf): ExtractedPdf {
  let next = 0;
  let start = 0;
  function run(): ExtractedRun {
    const index = next;
    const at = index * COLUMNS;
    const flag = flags[index] ?? 0;
    const end = start + (lengths[index] ?? 0);
    const own = text.slice(start, end);
    next += 1;
    start = end;
    return {
      text: own,
      page: pageOf[index] ?? 0,
      x: places[at] ?? 0,
      y: places[at + 1] ?? 0,
      width: places[at + 2] ?? 0,
      size: places[at + 3] ?? 0,
      rtl: (flag & RTL) !== 0,
      gap: (flag & GAP) !== 0,
      order: order[index] ?? 0,
    };
  }
  const runs = (count: number): ExtractedRun[] =>
    Array.from({ length: count }, run);

  const structure: ExtractedElement[] = [];
  const wordsOf = new Map(words);
  const open: (ExtractedElement | ExtractedRun)[][] = [structure];
  let into = open[0] ?? structure;
  let elements = 0;
  for (let at = 0; at < tree.length; at += 1)
    if (tree[at] === OPEN) {
      at += 1;
      const children: (ExtractedElement | ExtractedRun)[] = [];
      const role = roles[tree[at] ?? 0] ?? '';
      const own = wordsOf.get(elements);
      into.push(own ? { role, ...own, children } : { role, children });
      elements += 1;
      open.push(children);
      into = children;
    } else if (tree[at] === CLOSE) {
      open.pop();
      into = open.at(-1) ?? structure;
    } else {
      at += 1;
      for (let count = tree[at] ?? 0; count > 0; count -= 1) into.push(run());
    }
  return {
    ...rest,
    pages: pages.map(({ width, height, artifacts, untagged }) => ({
      width,
      height,
      artifacts: runs(artifacts),
      untagged: runs(untagged),
    })),
    structure,
  };
}
