// Reads a PDF back: the words with their places as the page paints them, the structure that they stand in by the file's
// own objects. Nothing is known here of what the file should hold.
import type { ExtractedBookmark } from './extracted-pdf.ts';
import {
  createPdfPacking,
  type ElementWords,
  type PackedPdf,
  type PdfPacking,
} from './packed-pdf.ts';
import {
  createPageMemory,
  readPageOf,
  type KnownDigests,
  type PageMemory,
  type ReadPage,
} from './page-memory.ts';
import type { KnownFonts } from './painted-words.ts';
import type { AnyPages } from './read-any-pages.ts';
import {
  isArray,
  isDict,
  isName,
  isRef,
  isString,
  openPdfFile,
  pageRefs,
  textOf,
  treePairs,
  type PdfDict,
  type PdfFile,
  type PdfValue,
} from './pdf-objects.ts';

/** What is read of a file of several parts, where not all of it: by the pages, from 1, and the parts, from 0. */
export type Chosen = {
  readonly pages: ReadonlySet<number>;
  readonly parts: ReadonlySet<number>;
};

type Taking = Pick<PdfPacking, 'open' | 'close'> & {
  /** The runs of one marked content of the page whose object has this number. */
  readonly take: (page: number, content: number) => void;
};

const STRUCT_ELEMENT = 'StructElem';
const MARKED = 'MCR';
const OBJECT = 'OBJR';

/** The tree of the structure elements, with the runs that they hold. */
function takeStructure(
  file: PdfFile,
  { open, close, take }: Taking,
  chosen: Chosen | null,
): void {
  const root = dictOf(
    file,
    dictOf(file, file.trailer.get('Root'))?.get('StructTreeRoot'),
  );
  if (!root) return;
  const pageOf = (value: PdfValue | undefined, page: number): number =>
    isRef(value) ? value.ref : page;

  function kids(value: PdfValue | undefined, page: number): void {
    if (typeof value === 'number') {
      take(page, value);
      return;
    }
    const kid = file.resolve(value);
    if (isArray(kid)) for (const each of kid) kids(each, page);
    else if (isDict(kid)) element(kid, page);
  }

  function element(dict: PdfDict, page: number): void {
    const type = dict.get('Type');
    const kind = isName(type) ? type.name : STRUCT_ELEMENT;
    if (kind === OBJECT) return;
    if (kind === MARKED) {
      const content = dict.get('MCID');
      if (typeof content === 'number')
        take(pageOf(dict.get('Pg'), page), content);
      return;
    }
    const role = dict.get('S');
    open(isName(role) ? role.name : '', wordsOf(file, dict));
    kids(dict.get('K'), pageOf(dict.get('Pg'), page));
    close();
  }

  const topLevel = (value: PdfValue | undefined): void => {
    // A content right under the root is of no element.
    const kid = file.resolve(value);
    if (isArray(kid)) for (const each of kid) topLevel(each);
    else if (isDict(kid)) {
      const type = kid.get('Type');
      if (!isName(type) || type.name !== MARKED) element(kid, 0);
    }
  };
  if (!chosen) {
    topLevel(root.get('K'));
    return;
  }
  const top = file.resolve(root.get('K'));
  const whole = isArray(top) ? file.resolve(top[0]) : null;
  const parts = isDict(whole) ? file.resolve(whole.get('K')) : null;
  if (!isArray(parts)) return;
  open('Document', null);
  for (const [index, part] of parts.entries())
    if (chosen.parts.has(index)) kids(part, 0);
    else {
      open('Part', null);
      close();
    }
  close();
}

/** What an element has beside its role; null for most. */
function wordsOf(file: PdfFile, dict: PdfDict): ElementWords | null {
  const text = (key: string): string | undefined => {
    const value = dict.has(key) ? file.resolve(dict.get(key)) : null;
    return isString(value) ? textOf(value) : undefined;
  };
  const title = text('T');
  const alternative = text('Alt');
  const language = text('Lang');
  return title === undefined &&
    alternative === undefined &&
    language === undefined
    ? null
    : {
        ...(title !== undefined && { title }),
        ...(alternative !== undefined && { alternative }),
        ...(language !== undefined && { language }),
      };
}

const dictOf = (file: PdfFile, value: PdfValue | undefined): PdfDict | null => {
  const found = file.resolve(value);
  return isDict(found) ? found : null;
};

const textIn = (file: PdfFile, value: PdfValue | undefined): string | null => {
  const found = file.resolve(value);
  return isString(found) ? textOf(found) : null;
};

const memory = createPageMemory();

const MOST_BOOKMARKS = 100_000;

/** `pages` are the pages by the numbers of their objects, from 1. */
function bookmarksOf(
  file: PdfFile,
  pages: ReadonlyMap<number, number>,
): ExtractedBookmark[] {
  const catalog = dictOf(file, file.trailer.get('Root'));
  const names = dictOf(file, catalog?.get('Names'));
  const named = new Map(
    treePairs(file, names?.get('Dests'), 'Names').map(([name, value]) => [
      isString(name) ? name.bytes : '',
      value,
    ]),
  );
  function pageOf(value: PdfValue | undefined): number | null {
    const found = file.resolve(value);
    if (isString(found)) {
      const target = file.resolve(named.get(found.bytes));
      return pageOf(isDict(target) ? target.get('D') : target);
    }
    const page = isArray(found) ? found[0] : null;
    return isRef(page) ? (pages.get(page.ref) ?? null) : null;
  }
  const bookmarks: ExtractedBookmark[] = [];
  const seen = new Set<number>();
  function look(parent: PdfDict | null, depth: number): void {
    for (let at = parent?.get('First'); isRef(at);) {
      const entry = dictOf(file, at);
      // One that comes again leads round in a circle.
      if (!entry || seen.has(at.ref) || seen.size > MOST_BOOKMARKS) return;
      seen.add(at.ref);
      const action = dictOf(file, entry.get('A'));
      bookmarks.push({
        title: textIn(file, entry.get('Title')) ?? '',
        depth,
        page: pageOf(entry.get('Dest') ?? action?.get('D')),
      });
      look(entry, depth + 1);
      at = entry.get('Next');
    }
  }
  look(dictOf(file, catalog?.get('Outlines')), 0);
  return bookmarks;
}

const NOT_READ: ReadPage = {
  width: 0,
  height: 0,
  artifacts: [],
  untagged: [],
  contents: [],
  places: new Map(),
  last: 0,
};

type PlacedPage = {
  readonly number: number;
  readonly read: ReadPage;
  /** What the file has painted before it. */
  readonly before: number;
  /** 1 where an element has the content. */
  readonly taken: Uint8Array;
};

type Reading = {
  /** Of what is not chosen, pages are blank and parts are empty. */
  readonly chosen?: Chosen | null;
  /** Leaves all pages to the reader that reads any PDF, and which is asked otherwise for those that are not plain. */
  readonly anyhow?: boolean;
  /** Told of each page. */
  readonly tell?: (done: number, all: number) => void;
  readonly remembered?: PageMemory;
};

/** Throws AppError 'damaged' where `bytes` is no PDF that can be read. */
export async function readPdf(
  bytes: Uint8Array,
  {
    chosen = null,
    anyhow = false,
    tell = () => undefined,
    remembered = memory,
  }: Reading = {},
): Promise<PackedPdf> {
  const file = openPdfFile(bytes);
  let other: AnyPages | null = null;
  try {
    const known = { fonts: new Map(), digests: new Map() } satisfies {
      fonts: KnownFonts;
      digests: KnownDigests;
    };
    const refs = pageRefs(file);
    const pages: PlacedPage[] = [];
    const pageAt = new Map<number, PlacedPage>();
    let before = 0;
    for (const [index, page] of refs.entries()) {
      const number = index + 1;
      let read: ReadPage | null = null;
      if (chosen && !chosen.pages.has(number)) read = NOT_READ;
      else if (!anyhow) read = remembered.read(file, page, known);
      if (!read) {
        // Loaded where it is needed: it is large.
        const { openAnyPages } = await import('./read-any-pages.ts');
        other ??= await openAnyPages(file, bytes);
        read = readPageOf(await other.read(number, page.ref));
      }
      const taken = new Uint8Array(read.contents.length);
      const placed = { number, read, before, taken };
      pages.push(placed);
      pageAt.set(page.ref, placed);
      before += read.last;
      tell(number, refs.length);
    }
    const packing = createPdfPacking();
    takeStructure(
      file,
      {
        ...packing,
        take(page, content) {
          const on = pageAt.get(page);
          const place = on?.read.places.get(content);
          if (!on || place === undefined) return;
          on.taken[place] = 1;
          packing.take(on.read.contents[place] ?? [], on.number, on.before);
        },
      },
      chosen,
    );
    for (const { read, before: painted, taken } of pages) {
      const left = read.contents.filter((_, place) => taken[place] !== 1);
      packing.page(
        read,
        { artifacts: read.artifacts, untagged: [read.untagged, ...left] },
        painted,
      );
    }
    const info = dictOf(file, file.trailer.get('Info'));
    const catalog = dictOf(file, file.trailer.get('Root'));
    return packing.finish({
      title: textIn(file, info?.get('Title')),
      language: textIn(file, catalog?.get('Lang')),
      bookmarks: bookmarksOf(
        file,
        new Map(refs.map(({ ref }, index) => [ref, index + 1])),
      ),
    });
  } finally {
    await other?.close();
  }
}
