// Which file of a source is shown, and how; what a person took out of it, as it is kept.
import type { PageInput, PageOutput } from '#core/contract.ts';
import { forbiddenCharacter, oneLine } from '#core/document/characters.ts';
import { joinLines } from './join-lines.ts';

export type ShownFile = {
  /** Of the source that it belongs to. */
  readonly source: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** Where to begin, counted from 1. */
  readonly page: number;
  /** Where to begin instead: the page as a citation has it, such as `xiv` or `214–216`. */
  readonly cited?: string;
};

export type TakenExcerpt = Pick<PageInput<'excerpts.add'>, 'text' | 'locator'>;

type Attachment = PageOutput<'sources.open'>['attachments'][number];

/** Null where it can only be opened in another program. */
export function viewOf(mediaType: string): 'pdf' | 'image' | 'text' | null {
  if (mediaType === 'application/pdf') return 'pdf';
  if (mediaType.startsWith('image/')) return 'image';
  return mediaType.startsWith('text/') || mediaType === 'multipart/related'
    ? 'text'
    : null;
}

/**
 * Why a file that has a view can't be shown all the same, in a sentence; null where it can. What ends the process that
 * reads it would end the window.
 */
export function whyNotShown(
  { fileName, mediaType, text }: Attachment,
  /** Where nothing is read any more, what waits is shown. */
  readOnly: boolean,
): string | null {
  const state = viewOf(mediaType) === 'pdf' ? text?.state : 'read';
  if (state === 'failed')
    return `“${fileName}” could not be read, so it is not shown here: open it in another program.`;
  return state === 'waiting' && !readOnly
    ? `“${fileName}” is still being read: it can be shown in a moment.`
    : null;
}

/**
 * The page of a file that a citation means, counted from 1; null where the file has none of that name. `labels` are those
 * that the file gives its pages, null where it gives none.
 */
export function pageCited(
  cited: string,
  count: number,
  labels: readonly string[] | null,
): number | null {
  const whole = cited.trim();
  const [first = ''] = whole.split(/[\s,;\u2010-\u2015-]/);
  for (const wanted of [whole, first]) {
    const at = (labels ?? []).findIndex(
      (label) => label !== '' && label.toLowerCase() === wanted.toLowerCase(),
    );
    if (at >= 0 && at < count) return at + 1;
  }
  if (labels || !/^\d{1,6}$/.test(first)) return null;
  const page = Number(first);
  return page >= 1 && page <= count ? page : null;
}

/**
 * The words of a selection as an excerpt: its lines joined, with the pages that it goes over as they are cited, null where
 * the file has none that can be cited. Null where nothing but space is selected. `around` is what is to be read near it, by
 * which a hyphen at the end of a line is known.
 */
export function excerptOf(
  selected: string,
  pages: readonly [first: string, last: string] | null,
  around = '',
): TakenExcerpt | null {
  const text = plain(selected)
    .replaceAll(/[^\S\n]*\n[^\S\n]*/g, '\n')
    // An empty line is one between paragraphs; any other end of a line is the page's.
    .split(/\n{2,}/)
    .map((paragraph) => joinLines(paragraph, around).trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n');
  if (text === '') return null;
  if (!pages) return { text, locator: null };
  const [first, last] = pages.map((name) => oneLine(name).trim());
  const value = first === last ? first : `${first ?? ''}–${last ?? ''}`;
  return value === undefined || value === '' || value.length > MOST_NAME
    ? { text, locator: null }
    : { text, locator: { label: 'page', value } };
}

/** What a file calls a page is its own affair: a longer name is no page. */
const MOST_NAME = 200;

/** Without what no text may hold: files have it between their letters. */
const plain = (text: string): string =>
  forbiddenCharacter(text) === null
    ? text
    : Array.from(text)
        .filter((character) => forbiddenCharacter(character) === null)
        .join('');
