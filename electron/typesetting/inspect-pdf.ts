// What a pack needs to know of a PDF that was made elsewhere, before its pages are imported: whether it can be opened at
// all, how large its pages are, and its bookmarks. Nothing in it is run, drawn or fetched.
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js';
import { AppError } from '#core/errors.ts';
import { MOST_PDF_PAGES } from '#core/packs/pack.ts';
import { openPdf } from '../attachments/open-pdf.ts';
import type { BoundBookmark } from './bind-papers.ts';

export type InspectedPdf = {
  /** In points, as they are seen. */
  readonly pages: readonly {
    readonly width: number;
    readonly height: number;
  }[];
  readonly bookmarks: readonly BoundBookmark[];
  /** The pages, from 1, with what is seen over them and is no part of them: it does not come along. */
  readonly drawnOver: readonly number[];
};

type Entry = Pick<
  Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number],
  'title' | 'dest'
> & { readonly items: readonly Entry[] };

const MOST_BOOKMARKS = 2_000;
const DEEPEST = 8;
const LONGEST_TITLE = 300;

/** One that leads nowhere is left out. */
async function bookmarksOf(
  document: PDFDocumentProxy,
): Promise<BoundBookmark[]> {
  const found: BoundBookmark[] = [];
  const look = async (
    entries: readonly Entry[],
    depth: number,
  ): Promise<void> => {
    for (const { title, dest, items } of entries) {
      if (found.length >= MOST_BOOKMARKS) return;
      const target =
        typeof dest === 'string'
          ? await document.getDestination(dest).catch(() => null)
          : dest;
      const reference: unknown = target?.[0];
      const page =
        typeof reference === 'number'
          ? reference
          : typeof reference === 'object' && reference !== null
            ? await document
                .getPageIndex(
                  reference as Parameters<PDFDocumentProxy['getPageIndex']>[0],
                )
                .catch(() => null)
            : null;
      const words = title.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
      if (page !== null && page < document.numPages && words !== '')
        found.push({
          title: words.slice(0, LONGEST_TITLE),
          depth,
          page: page + 1,
        });
      if (depth < DEEPEST) await look(items, depth + 1);
    }
  };
  const outline = await document.getOutline().catch(() => null);
  await look((outline as readonly Entry[] | null) ?? [], 0);
  return found;
}

/** What pdf.js says of an annotation, of that which is asked for here. */
type Annotation = {
  readonly subtype?: string;
  readonly annotationFlags?: number;
  readonly hasAppearance?: boolean;
  readonly fieldType?: string | null;
  readonly fieldValue?: unknown;
  readonly checkBox?: boolean;
  readonly radioButton?: boolean;
  readonly exportValue?: string;
  readonly buttonValue?: string;
};

/** A remark's own sign, what pops up and a link are there for who reads the file, and say nothing on its page. */
const BESIDE = new Set(['Link', 'Popup', 'Text', 'FileAttachment']);

/** Its flags Hidden and NoView (ISO 32000-1, 12.5.3). */
const UNSEEN = 2 | 32;

/** Whether something of it is seen: of a field, what was filled in. */
function isSeen({
  subtype = '',
  annotationFlags = 0,
  hasAppearance = false,
  fieldType,
  fieldValue,
  ...button
}: Annotation): boolean {
  if (BESIDE.has(subtype) || (annotationFlags & UNSEEN) !== 0) return false;
  if (subtype !== 'Widget') return hasAppearance;
  if (button.checkBox) return fieldValue === button.exportValue;
  if (button.radioButton) return fieldValue === button.buttonValue;
  if (fieldType === 'Tx' || fieldType === 'Ch')
    return typeof fieldValue === 'string'
      ? fieldValue.trim() !== ''
      : Array.isArray(fieldValue) && fieldValue.length > 0;
  return fieldType === 'Sig' && hasAppearance;
}

/** Throws AppError 'bad-input' with the end of a sentence that begins with the name of the file. */
export async function inspectPdf(bytes: Uint8Array): Promise<InspectedPdf> {
  const task = openPdf(bytes);
  try {
    const document = await task.promise.catch((error: unknown) => {
      const name = error instanceof Error ? error.name : '';
      throw new AppError(
        'bad-input',
        name === 'PasswordException'
          ? 'is locked with a password'
          : 'is damaged or no PDF',
      );
    });
    if (document.numPages > MOST_PDF_PAGES)
      throw new AppError(
        'bad-input',
        `has ${document.numPages} pages, and the most is ${MOST_PDF_PAGES}`,
      );
    if (document.numPages === 0)
      throw new AppError('bad-input', 'has no pages');
    // One that is encrypted opens without a password where only printing and the like are forbidden.
    const { info } = await document.getMetadata();
    if ((info as { EncryptFilterName?: unknown }).EncryptFilterName)
      throw new AppError('bad-input', 'is encrypted');
    const pages: { width: number; height: number }[] = [];
    const drawnOver: number[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number).catch(() => {
        throw new AppError(
          'bad-input',
          `is damaged: its page ${number} can’t be read`,
        );
      });
      const { width, height } = page.getViewport({ scale: 1 });
      if (!(width > 0 && height > 0))
        throw new AppError(
          'bad-input',
          `is damaged: its page ${number} is empty`,
        );
      pages.push({ width, height });
      // What is amiss with one of them is so of none of its pages.
      const over = (await page
        .getAnnotations()
        .catch(() => [])) as readonly Annotation[];
      if (over.some(isSeen)) drawnOver.push(number);
      page.cleanup();
    }
    return { pages, bookmarks: await bookmarksOf(document), drawnOver };
  } finally {
    await task.destroy();
  }
}
