// The words of a file, page by page, as the process for that reads them. Nothing in a file is run or fetched, and there is
// an end to its pages and to its words.
import { importHtml } from '#core/convert/html-import.ts';
import { linesOf } from '#core/convert/block-lines.ts';
import { decodeText, MAX_TEXT_BYTES } from '#core/convert/decode-text.ts';
import { plainInline } from '#core/document/walk.ts';
import { AppError } from '#core/errors.ts';
import type { FileKind } from './file-kind.ts';
import { decodeAs, readMhtml } from './mhtml.ts';
import { openPdf } from './open-pdf.ts';

export const MOST_PAGES = 5_000;
/** Of all pages together, in UTF-16 code units. */
export const MOST_CHARACTERS = 20_000_000;
/** A text without pages is cut into pieces of about so many, at the ends of lines. */
const PIECE = 4_000;

export type TextPage = { readonly page: number; readonly text: string };

const refuse = (reason: string): AppError => new AppError('bad-input', reason);

// Half characters and controls can't be kept, nor found.
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/g, '')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();

/** Gives each page of a PDF that has words; `progress` is told of each. Throws AppError 'bad-input'. */
async function* pagesOfPdf(bytes: Uint8Array): AsyncGenerator<TextPage> {
  const task = openPdf(bytes);
  try {
    const document = await task.promise.catch((error: unknown) => {
      const name = error instanceof Error ? error.name : '';
      throw refuse(
        name === 'PasswordException'
          ? 'It is locked with a password, so its words can’t be found.'
          : 'It is damaged or not complete, so its words can’t be found.',
      );
    });
    if (document.numPages > MOST_PAGES)
      throw refuse(
        `It has more than ${MOST_PAGES.toLocaleString('en')} pages, so its words were not read.`,
      );
    let characters = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number).catch(() => null);
      // One page that can't be read costs the others nothing.
      const content = await page?.getTextContent().catch(() => null);
      page?.cleanup();
      let text = '';
      for (const item of content?.items ?? [])
        if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
      text = clean(text);
      characters += text.length;
      if (characters > MOST_CHARACTERS)
        throw refuse('It has more words than any book, so they were not read.');
      if (text !== '') yield { page: number, text };
    }
  } finally {
    await task.destroy();
  }
}

function* pieces(text: string): Generator<TextPage> {
  let page = 0;
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at + PIECE);
    // A line without an end is cut where it is much too long, and never within a character.
    let stop = end === -1 ? text.length : end;
    if (stop - at > 4 * PIECE) {
      stop = at + 4 * PIECE;
      const last = text.charCodeAt(stop - 1);
      if (last >= 0xd800 && last < 0xdc00) stop -= 1;
    }
    page += 1;
    const piece = text.slice(at, stop).trim();
    if (piece !== '') yield { page, text: piece };
    at = stop;
  }
}

function textOfHtml(html: string): string {
  const { blocks } = importHtml(html, 'und', () => 'x');
  return clean(
    blocks
      .map((block) => linesOf(block).map(plainInline).join('\n'))
      .join('\n\n'),
  );
}

const CHARSET = /<meta[^>]{0,200}\bcharset\s*=\s*["']?([\w-]{1,40})/i;

function htmlOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  return decodeAs(bytes, CHARSET.exec(head)?.[1] ?? null);
}

/** Gives what has words, in its order. Throws AppError 'bad-input' with one sentence for a person. */
export async function* readPages(
  bytes: Uint8Array,
  kind: FileKind,
): AsyncGenerator<TextPage> {
  if (kind === 'pdf') {
    yield* pagesOfPdf(bytes);
    return;
  }
  if (bytes.length > MAX_TEXT_BYTES)
    throw refuse('It is larger than 16 MB, so its words were not read.');
  if (kind === 'page') yield* pieces(textOfHtml(htmlOf(bytes)));
  if (kind === 'archive') yield* pieces(textOfHtml(readMhtml(bytes).html));
  if (kind === 'text') {
    const text = (() => {
      try {
        return decodeText(bytes, 'It');
      } catch (cause) {
        throw new AppError(
          'bad-input',
          'It is no text that can be read, so its words can’t be found.',
          { cause },
        );
      }
    })();
    yield* pieces(clean(text));
  }
}
