// What a PDF says of itself and on its first pages, as the process that reads files of sources reads it. Nothing in the
// file is run or fetched.
import type { PdfFacts, PdfLine } from '#core/citations/source-of-pdf.ts';
import { AppError } from '#core/errors.ts';
import { openPdf } from './open-pdf.ts';

const PAGES = 3;
const MOST_LINES = 400;
/** Of a line, and of one value of the record, in UTF-16 code units. */
const MOST_CHARACTERS = 2_000;
const MOST_VALUES = 200;

const strings = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value])
    .filter((each) => typeof each === 'string')
    .slice(0, MOST_VALUES)
    .map((each) => each.slice(0, MOST_CHARACTERS));

function recordOf(
  info: Record<string, unknown>,
  xmp: Iterable<readonly [string, unknown]>,
): PdfFacts['record'] {
  const record = new Map<string, string[]>();
  const add = (name: string, value: unknown): void => {
    const values = strings(value);
    if (values.length > 0 && record.size < MOST_VALUES)
      record.set(name.toLowerCase().slice(0, 100), values);
  };
  for (const [name, value] of xmp) add(name, value);
  for (const [name, value] of Object.entries(info)) add(name, value);
  const custom = info['Custom'];
  if (typeof custom === 'object' && custom !== null)
    for (const [name, value] of Object.entries(custom)) add(name, value);
  return Object.fromEntries(record);
}

type Item = {
  readonly str: string;
  readonly transform: unknown[];
  readonly hasEOL: boolean;
};

/** The items of a page as its lines, each with the size of its largest letters. */
function linesOf(items: readonly object[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let text = '';
  let size = 0;
  const end = (): void => {
    const words = text.replaceAll(/\s+/g, ' ').trim();
    if (words !== '' && lines.length < MOST_LINES)
      lines.push({
        text: words.slice(0, MOST_CHARACTERS),
        size: Math.round(size * 10) / 10,
      });
    text = '';
    size = 0;
  };
  for (const each of items) {
    if (!('str' in each)) continue;
    const { str, transform, hasEOL } = each as Item;
    text += str;
    if (str.trim() !== '')
      size = Math.max(
        size,
        Math.hypot(Number(transform[2]), Number(transform[3])) || 0,
      );
    if (hasEOL) end();
  }
  end();
  return lines;
}

/** Throws AppError 'bad-input' with the end of a sentence that begins with the name of the file. */
export async function readPdfFacts(bytes: Uint8Array): Promise<PdfFacts> {
  const task = openPdf(bytes);
  try {
    const document = await task.promise.catch((error: unknown) => {
      const name = error instanceof Error ? error.name : '';
      throw new AppError(
        'bad-input',
        name === 'PasswordException'
          ? 'is locked with a password, so nothing can be read from it: write the source by hand and attach the file to it.'
          : 'is damaged or not complete: get it again, or write the source by hand and attach the file to it.',
      );
    });
    const pages: PdfLine[][] = [];
    for (
      let number = 1;
      number <= Math.min(PAGES, document.numPages);
      number += 1
    ) {
      // One page that can't be read costs the others nothing.
      const page = await document.getPage(number).catch(() => null);
      const content = await page?.getTextContent().catch(() => null);
      pages.push(linesOf(content?.items ?? []));
    }
    const { info, metadata } = await document
      .getMetadata()
      .catch(() => ({ info: {}, metadata: null }));
    const own = info as Record<string, unknown>;
    const xmp = (metadata ?? []) as Iterable<readonly [string, unknown]>;
    const [made = ''] = strings(own['CreationDate']);
    return { record: recordOf(own, xmp), made, pages };
  } finally {
    await task.destroy();
  }
}
