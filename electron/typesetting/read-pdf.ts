// Reads a PDF back: the words with their places by pdf.js, the structure that they stand in by the file's own objects.
// Nothing is known here of what the file should hold.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as pdfjsWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type {
  PDFDocumentProxy,
  PDFPageProxy,
} from 'pdfjs-dist/types/src/display/api.js';
import type {
  ExtractedBookmark,
  ExtractedElement,
  ExtractedPage,
  ExtractedPdf,
  ExtractedRun,
} from './extracted-pdf.ts';
import { actualTexts, type ActualTexts } from './pdf-marked-content.ts';
import {
  isArray,
  isDict,
  isName,
  isRef,
  isString,
  openPdfFile,
  pageRefs,
  textOf,
  unreadable,
  type PdfFile,
  type PdfValue,
} from './pdf-objects.ts';

// pdf.js takes Electron's utility process for a page, in which it would start a worker from an address; where it finds
// the worker's code here, it runs it in this process, as it does under Node.
Object.assign(globalThis, { pdfjsWorker });

type TextContentItem = Awaited<
  ReturnType<PDFPageProxy['getTextContent']>
>['items'][number];

type OpenContent = {
  readonly tag: string;
  readonly id: string | null;
  actual: string | null;
};

type PageRuns = {
  readonly page: ExtractedPage & { readonly untagged: ExtractedRun[] };
  /** By the id that pdf.js gives to marked content: `p12R_mc3`. */
  readonly tagged: ReadonlyMap<string, ExtractedRun[]>;
};

function pageRuns(
  items: readonly TextContentItem[],
  actual: ActualTexts,
  number: number,
  [left = 0, bottom = 0, right = 0, top = 0]: readonly number[],
  nextOrder: () => number,
): PageRuns {
  const artifacts: ExtractedRun[] = [];
  const untagged: ExtractedRun[] = [];
  const tagged = new Map<string, ExtractedRun[]>();
  const open: OpenContent[] = [];
  const within = (tag: string): boolean =>
    open.some((content) => content.tag === tag);
  let outermost = -1;
  let inner = 0;
  // An object, since `put` changes it too.
  const before = { gap: true };
  let last: ExtractedRun | null = null;
  const put = (run: ExtractedRun): void => {
    const id = open.findLast((content) => content.id !== null)?.id ?? null;
    if (id !== null) {
      const runs = tagged.get(id);
      if (runs) runs.push(run);
      else tagged.set(id, [run]);
    } else if (within('Artifact')) artifacts.push(run);
    else untagged.push(run);
    last = run;
    // The reader adds up the widths of letter and sign where the page prints one over the other.
    before.gap = /[\s\p{M}]$/u.test(run.text);
  };
  /** What is said to stand there, of which the reader gave no glyph: a hyphen that it takes for a soft one. */
  const putUnseen = (text: string): void => {
    if (!last) return;
    const { x, width } = last;
    const order = nextOrder();
    // Nor is it said where the glyph stands: there may be a space on either side.
    put({ ...last, text, x: x + width, width: 0, gap: true, order });
    before.gap = true;
  };
  for (const item of items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') {
        const actual = open.at(-1)?.actual ?? '';
        if (actual !== '') putUnseen(actual);
        open.pop();
      } else {
        if (open.length === 0) {
          outermost += 1;
          inner = 0;
        } else inner += 1;
        open.push({
          // The type leaves it out; it is there for each beginning.
          tag: (item as { tag?: string }).tag ?? '',
          id: 'id' in item && typeof item.id === 'string' ? item.id : null,
          actual: actual[outermost]?.[inner] ?? null,
        });
      }
      continue;
    }
    const stands = open.find((content) => content.actual !== null);
    const text = stands ? (stands.actual ?? '') : item.str;
    const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[];
    // pdf.js gives spaces as items of their own, without height.
    const blank = item.str.trim() === '' && (!stands || item.height === 0);
    if (!blank && text !== '') {
      put({
        text,
        page: number,
        x: x - left,
        y: y - bottom,
        width: item.width,
        size: Math.hypot(a, b),
        rtl: item.dir === 'rtl' || within('ReversedChars'),
        gap: before.gap || /^\s/u.test(text),
        order: nextOrder(),
      });
      // What stands for several glyphs is said once.
      if (stands) stands.actual = '';
    }
    if (blank && item.str !== '') before.gap = true;
    if (item.hasEOL) before.gap = true;
  }
  return {
    page: { width: right - left, height: top - bottom, artifacts, untagged },
    tagged,
  };
}

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

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

async function bookmarksOf(
  document: PDFDocumentProxy,
  /** The pages by the numbers of their objects, from 1. */
  pages: ReadonlyMap<number, number>,
  // Null where there are none, whatever the type says.
  entries: Outline | null,
  depth: number,
): Promise<ExtractedBookmark[]> {
  const bookmarks: ExtractedBookmark[] = [];
  for (const { title, dest, items } of entries ?? []) {
    const target =
      typeof dest === 'string' ? await document.getDestination(dest) : dest;
    const reference: unknown = target?.[0];
    const page =
      typeof reference === 'object' && reference !== null && 'num' in reference
        ? (pages.get(Number(reference.num)) ?? null)
        : null;
    bookmarks.push({ title, depth, page });
    bookmarks.push(
      ...(await bookmarksOf(document, pages, items as Outline, depth + 1)),
    );
  }
  return bookmarks;
}

/**
 * Of what is not `chosen`, pages are blank and parts are empty. Throws AppError 'damaged' where `bytes` is no
 * PDF that can be read.
 */
export async function readPdf(
  bytes: Uint8Array,
  chosen: Chosen | null = null,
): Promise<ExtractedPdf> {
  const file = openPdfFile(bytes);
  // pdf.js takes the array that it is given away from its owner.
  const task = getDocument({
    data: Uint8Array.from(bytes),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
  });
  try {
    const document = await task.promise.catch((error: unknown) => {
      throw unreadable(error instanceof Error ? error.message : 'no reason');
    });
    let order = 0;
    const nextOrder = (): number => (order += 1);
    const pages: ExtractedPage[] = [];
    const taggedOf = new Map<number, PageRuns['tagged']>();
    const untaggedOf = new Map<number, ExtractedRun[]>();
    const placeOf = new Map<number, number>();
    for (const [index, { ref }] of pageRefs(file).entries())
      placeOf.set(ref, index + 1);
    for (let number = 1; number <= document.numPages; number += 1) {
      if (chosen && !chosen.pages.has(number)) {
        pages.push({ width: 0, height: 0, artifacts: [], untagged: [] });
        continue;
      }
      const page = await document.getPage(number);
      const reference = page.ref?.num ?? 0;
      const { items } = await page.getTextContent({
        includeMarkedContent: true,
        disableNormalization: true,
      });
      const runs = pageRuns(
        items,
        actualTexts(file, file.resolve({ ref: reference })),
        number,
        page.view,
        nextOrder,
      );
      pages.push(runs.page);
      taggedOf.set(reference, runs.tagged);
      untaggedOf.set(reference, runs.page.untagged);
      page.cleanup();
    }
    const taken = new Set<string>();
    const structure = structureOf(
      file,
      (page, content) => {
        const id = `p${page}R_mc${content}`;
        taken.add(id);
        return taggedOf.get(page)?.get(id) ?? [];
      },
      chosen,
    );
    for (const [page, tagged] of taggedOf)
      for (const [id, runs] of tagged)
        if (!taken.has(id)) untaggedOf.get(page)?.push(...runs);
    const { info } = await document.getMetadata();
    const { Title: title, Language: language } = info as {
      Title?: unknown;
      Language?: unknown;
    };
    return {
      title: typeof title === 'string' ? title : null,
      language: typeof language === 'string' ? language : null,
      pages,
      structure,
      bookmarks: await bookmarksOf(
        document,
        placeOf,
        await document.getOutline(),
        0,
      ),
    };
  } finally {
    await task.destroy();
  }
}
