// Which file of a source is shown, and how; what a person took out of it, as it is kept.
import type { PageInput } from '#core/contract.ts';

export type ShownFile = {
  /** Of the source that it belongs to. */
  readonly source: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** Where to begin. */
  readonly page: number;
};

export type TakenExcerpt = Pick<PageInput<'excerpts.add'>, 'text' | 'locator'>;

/** Null where it can only be opened in another program. */
export function viewOf(mediaType: string): 'pdf' | 'image' | 'text' | null {
  if (mediaType === 'application/pdf') return 'pdf';
  if (mediaType.startsWith('image/')) return 'image';
  return mediaType.startsWith('text/') || mediaType === 'multipart/related'
    ? 'text'
    : null;
}

/**
 * The words of a selection as an excerpt: its lines joined, with the pages that it goes over, null where the file has none.
 * Null where nothing but space is selected.
 */
export function excerptOf(
  selected: string,
  pages: readonly [first: number, last: number] | null,
): TakenExcerpt | null {
  const text = selected
    .toWellFormed()
    .replaceAll('\0', '')
    .replaceAll(/[^\S\n]*\n[^\S\n]*/g, '\n')
    // An empty line is one between paragraphs; any other end of a line is the page's.
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll('\n', ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n');
  if (text === '') return null;
  if (!pages) return { text, locator: null };
  const [first, last] = pages;
  const value = first === last ? String(first) : `${first}–${last}`;
  return { text, locator: { label: 'page', value } };
}
