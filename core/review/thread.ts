// A thread of comments and what it hangs on. Its place stands beside the text and never in it: the words are counted in
// `anchoredText`, and `moveAnchors` keeps the count true through every change.
import type {
  Block,
  BlockId,
  CitationId,
  FootnoteId,
} from '../document/document.ts';
import { footnotesOf, plainInline, plainText } from '../document/walk.ts';

export const THREAD_KINDS = [
  'condition',
  'should-be-addressed',
  'information',
] as const;
export type ThreadKind = (typeof THREAD_KINDS)[number];

export const THREAD_PLACES = [
  'briefing',
  'block',
  'words',
  'footnote',
  'citation',
] as const;
export type ThreadPlace = (typeof THREAD_PLACES)[number];

/**
 * What a thread hangs on. `block` is null for the whole briefing alone; `footnote` is there for a note, a citation and for
 * words of a note. `start` and `end` are there for words alone, and count UTF-16 units in `anchoredText`. `words` are those that
 * it was made on, `before` and `after` what stood around them then: of a place of words they never change, so that it is known
 * again. Where the words are gone `lost` is true, and the rest is as it was last; `last` then is what it stood on until they
 * went, where these were other words by then, and empty otherwise.
 */
export type Anchor = {
  readonly on: ThreadPlace;
  readonly block: BlockId | null;
  readonly footnote: FootnoteId | null;
  readonly citation: CitationId | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly words: string;
  readonly before: string;
  readonly after: string;
  readonly lost: boolean;
  readonly last: string;
};

/** On the whole of a briefing. */
export const ON_BRIEFING: Anchor = {
  on: 'briefing',
  block: null,
  footnote: null,
  citation: null,
  start: null,
  end: null,
  words: '',
  before: '',
  after: '',
  lost: false,
  last: '',
};

/** How much of what stands around the words is kept, in UTF-16 units. */
export const CONTEXT = 32;
/** As much of a block or a note as a thread on all of it keeps. */
export const MOST_WORDS = 200;

/**
 * The text that a place of words counts in: that of the block (marks of notes and citations count nothing, its stretches are
 * a line each) or, with `footnote`, of that note in it. Null where the block has no such note.
 */
export function anchoredText(
  block: Block,
  footnote: FootnoteId | null,
): string | null {
  if (footnote === null) return plainText(block);
  const found = footnotesOf([block]).find(
    (placed) => placed.footnote.id === footnote,
  );
  return found ? plainInline(found.footnote.content) : null;
}

/** The beginning of what a thread on a whole block or note is about. */
export const wordsOfWhole = (text: string): string =>
  wholeCharacters(text.slice(0, MOST_WORDS), 'end');

/**
 * As it is shown to a person: of what is about a whole block or note and was cut, with a sign that it goes on. `whole` is the
 * text that it is the beginning of. Where that isn't known, or is another by now, words that end as a sentence does are taken
 * for all of it.
 */
export function wordsShown(
  { on }: Pick<Anchor, 'on'>,
  words: string,
  whole: string | null = null,
): string {
  if (on === 'words') return words;
  const goesOn =
    whole?.startsWith(words) === true
      ? whole.length > words.length
      : words.length >= MOST_WORDS - 1 && !SENTENCE_END.test(words);
  return goesOn ? `${words.trimEnd()} …` : words;
}

/** Where words end as a sentence does, closing marks included. */
export const SENTENCE_END = /[.!?…。！？]["'”’»›」』)\]）]*$/u;

export const contextOf = (
  text: string,
  start: number,
  end: number,
): { readonly before: string; readonly after: string } => ({
  before: wholeCharacters(
    text.slice(Math.max(0, start - CONTEXT), start),
    'start',
  ),
  after: wholeCharacters(text.slice(end, end + CONTEXT), 'end'),
});

/** Without the half of a character that was cut through. */
function wholeCharacters(text: string, cut: 'start' | 'end'): string {
  if (cut === 'start') return isLow(text.charCodeAt(0)) ? text.slice(1) : text;
  return isHigh(text.charCodeAt(text.length - 1)) ? text.slice(0, -1) : text;
}

export const isHigh = (unit: number): boolean =>
  unit >= 0xd800 && unit <= 0xdbff;
export const isLow = (unit: number): boolean =>
  unit >= 0xdc00 && unit <= 0xdfff;
