// Reads a PDF back: the words with their places as the page paints them, the structure that they stand in by the file's
// own objects. Nothing is known here of what the file should hold.
import type {
  ExtractedBookmark,
  ExtractedElement,
  ExtractedPage,
  ExtractedPdf,
  ExtractedRun,
} from './extracted-pdf.ts';
import { createPageMemory, type KnownDigests } from './page-memory.ts';
import type { Order, PageRuns } from './page-runs.ts';
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

/** The tree of the structure elements, with the runs that they hold; `take` gives the runs of one marked content. */
function structureOf(
  file: PdfFile,
  take: (page: number, content: number) => ExtractedRun[],
  chosen: Chosen | null,
): ExtractedElement[] {
  const catalog = file.resolve(file.trailer.get('Root'));
  const root = isDict(catalog)
    ? file.resolve(catalog.get('StructTreeRoot'))
    : null;
  if (!isDict(root)) return [];
  const pageOf = (value: PdfValue | undefined, page: number): number =>
    isRef(value) ? value.ref : page;

  function children(
    value: PdfValue | undefined,
    page: number,
  ): (ExtractedElement | ExtractedRun)[] {
    if (typeof value === 'number') return take(page, value);
    const kid = file.resolve(value);
    if (isArray(kid)) return kid.flatMap((each) => children(each, page));
    if (!isDict(kid)) return [];
    const type = kid.get('Type');
    if (isName(type) && type.name === 'OBJR') return [];
    if (isName(type) && type.name === 'MCR') {
      const content = kid.get('MCID');
      return typeof content === 'number'
        ? take(pageOf(kid.get('Pg'), page), content)
        : [];
    }
    const role = kid.get('S');
    const alternative = file.resolve(kid.get('Alt'));
    const language = file.resolve(kid.get('Lang'));
    const title = file.resolve(kid.get('T'));
    return [
      {
        role: isName(role) ? role.name : '',
        ...(isString(title) && { title: textOf(title) }),
        ...(isString(alternative) && { alternative: textOf(alternative) }),
        ...(isString(language) && { language: textOf(language) }),
        children: children(kid.get('K'), pageOf(kid.get('Pg'), page)),
      },
    ];
  }
  const isElement = (
    child: ExtractedElement | ExtractedRun,
  ): child is ExtractedElement => 'role' in child;
  if (!chosen) return children(root.get('K'), 0).filter(isElement);
  const top = file.resolve(root.get('K'));
  const whole = isArray(top) ? file.resolve(top[0]) : null;
  const parts = isDict(whole) ? file.resolve(whole.get('K')) : null;
  if (!isArray(parts)) return [];
  return [
    {
      role: 'Document',
      children: parts.flatMap((part, index) =>
        chosen.parts.has(index)
          ? children(part, 0)
          : [{ role: 'Part', children: [] }],
      ),
    },
  ];
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

/**
 * Of what is not `chosen`, pages are blank and parts are empty. `anyhow` leaves all pages to the reader that reads any
 * PDF, and which is asked otherwise for those that are not plain. `tell` is told of each page. Throws AppError 'damaged' where `bytes` is no PDF that
 * can be read.
 */
export async function readPdf(
  bytes: Uint8Array,
  chosen: Chosen | null = null,
  anyhow = false,
  tell: (done: number, all: number) => void = () => undefined,
): Promise<ExtractedPdf> {
  const file = openPdfFile(bytes);
  let other: AnyPages | null = null;
  try {
    const order: Order = { last: 0 };
    const fonts: KnownFonts = new Map();
    const digests: KnownDigests = new Map();
    const refs = pageRefs(file);
    const pages: ExtractedPage[] = [];
    const runsOf = new Map<number, PageRuns>();
    for (const [index, page] of refs.entries()) {
      const number = index + 1;
      if (chosen && !chosen.pages.has(number)) {
        pages.push({ width: 0, height: 0, artifacts: [], untagged: [] });
        continue;
      }
      let runs = anyhow
        ? null
        : memory.read(file, page, number, order, { fonts, digests });
      if (!runs) {
        // Loaded where it is needed: it is large.
        const { openAnyPages } = await import('./read-any-pages.ts');
        other ??= await openAnyPages(file, bytes);
        runs = await other.read(number, page.ref, order);
      }
      pages.push(runs.page);
      tell(number, refs.length);
      runsOf.set(page.ref, runs);
    }
    const taken = new Set<ExtractedRun[]>();
    const structure = structureOf(
      file,
      (page, content) => {
        const runs = runsOf.get(page)?.tagged.get(content);
        if (runs) taken.add(runs);
        return runs ?? [];
      },
      chosen,
    );
    for (const { page, tagged } of runsOf.values())
      for (const runs of tagged.values())
        if (!taken.has(runs)) page.untagged.push(...runs);
    const info = dictOf(file, file.trailer.get('Info'));
    const catalog = dictOf(file, file.trailer.get('Root'));
    return {
      title: textIn(file, info?.get('Title')),
      language: textIn(file, catalog?.get('Lang')),
      pages,
      structure,
      bookmarks: bookmarksOf(
        file,
        new Map(refs.map(({ ref }, index) => [ref, index + 1])),
      ),
    };
  } finally {
    await other?.close();
  }
}
