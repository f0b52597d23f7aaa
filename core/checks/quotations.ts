// The quotations of a briefing that have a note, with that note: those set apart, and words in quotation marks in a sentence
// that has a note.
import type {
  Block,
  BlockId,
  BriefingDocument,
  Footnote,
  Inline,
} from '../document/document.ts';
import {
  footnotesOf,
  inlineContainers,
  plainInline,
} from '../document/walk.ts';
import { quotedSpans } from './quoted-spans.ts';

export type Quotation = {
  readonly block: BlockId;
  readonly footnote: Footnote;
  /** The number of the note. */
  readonly number: number;
  /** As they stand in the text, without quotation marks. */
  readonly words: string;
  /** BCP 47. */
  readonly language: string;
  /** Whoever set it here says that it is a translation. */
  readonly isTranslated: boolean;
};

type Found = Pick<Quotation, 'footnote' | 'words'>;

/** The note of words in quotation marks: the nearest one behind them in their sentence or right after it, or before them. */
function* quotedInText(content: readonly Inline[]): Generator<Found> {
  const marks: { readonly at: number; readonly footnote: Footnote }[] = [];
  let text = '';
  for (const inline of content)
    if (inline.type === 'footnote')
      marks.push({ at: text.length, footnote: inline });
    else text += plainInline([inline]);
  if (marks.length === 0) return;
  for (const { from, words } of quotedSpans(text)) {
    // The mark may stand before the stop, or within the quotation marks.
    const end = from + words.replace(/[\s.,;:!?、。]+$/u, '').length;
    const behind = marks.find(({ at }) => at >= end);
    const before = marks.findLast(({ at }) => at < end);
    if (behind && isOneSentence(text.slice(end, behind.at)))
      yield { footnote: behind.footnote, words };
    else if (
      before &&
      (before.at >= from ||
        isOneSentence(text.slice(Math.max(0, before.at - 2), from + 1)))
    )
      yield { footnote: before.footnote, words };
  }
}

/** A stop, and after it a word that begins a sentence. An abbreviation before a name is taken for one: then nothing is said. */
const NEW_SENTENCE =
  /[.!?…][”“’‘"»«›)\]]*\s+["“‘„«»([]*\p{Lu}|[。！？][」』）]*[^」』）]/u;
const isOneSentence = (words: string): boolean => !NEW_SENTENCE.test(words);

/** Each note with the words that lead up to its mark; the last has those behind it, too. */
function quotedByBlock(stretches: readonly (readonly Inline[])[]): Found[] {
  const found: Found[] = [];
  let words = '';
  for (const content of stretches) {
    for (const inline of content)
      if (inline.type === 'footnote') {
        if (words.trim() !== '') found.push({ footnote: inline, words });
        words = '';
      } else words += plainInline([inline]);
    words += '\n';
  }
  const last = found.pop();
  return last ? [...found, { ...last, words: `${last.words}${words}` }] : [];
}

/** The note with which the block before leads into a quotation: `as she wrote:¹`. Without a colon it closes what it stands in. */
function noteLeadingIn(block: Block | undefined): Footnote | null {
  if (!block) return null;
  const content = [...inlineContainers(block)].at(-1) ?? [];
  const place = content.findLastIndex(({ type }) => type === 'footnote');
  const note = content[place];
  if (note?.type !== 'footnote') return null;
  const [before, behind] = [
    plainInline(content.slice(0, place)),
    plainInline(content.slice(place + 1)),
  ];
  return /^[\s:：.,]*$/u.test(behind) && /[:：][\s.,]*$/u.test(before + behind)
    ? note
    : null;
}

function quotedIn(block: Block, before: Block | undefined): Found[] {
  if (block.type !== 'quotation' && block.type !== 'pull-quotation')
    return [...inlineContainers(block)].flatMap((content) => [
      ...quotedInText(content),
    ]);
  const paragraphs =
    block.type === 'quotation' ? block.paragraphs : [block.content];
  const notes = attributionOf(block).filter(({ type }) => type === 'footnote');
  const own = quotedByBlock([...paragraphs, notes]);
  if (own.length > 0) return own;
  const note = noteLeadingIn(before);
  const words = paragraphs.map(plainInline).join('\n').trim();
  return note && block.type === 'quotation' && words !== ''
    ? [{ footnote: note, words }]
    : [];
}

const attributionOf = (block: Block): readonly Inline[] =>
  block.type === 'quotation' ? (block.attribution ?? []) : [];

const TRANSLATED = /\btransl|\btradu|übers|\bvertaa?l|訳/iu;

/** The language of the words of a block that say theirs; the block’s own, or the briefing’s, where none do. */
function languageOf(block: Block, { language }: BriefingDocument): string {
  const own = [...inlineContainers(block)]
    .flat()
    .find((inline) => inline.type === 'text' && inline.language !== undefined);
  return (
    (own?.type === 'text' ? own.language : undefined) ??
    block.language ??
    language
  );
}

// Blocks are never changed in place.
const known = new WeakMap<
  Block,
  { readonly before: Block | undefined; readonly found: readonly Found[] }
>();

function quotedOnce(block: Block, before: Block | undefined): readonly Found[] {
  const last = known.get(block);
  if (last && last.before === before) return last.found;
  const found = quotedIn(block, before);
  known.set(block, { before, found });
  return found;
}

/** In reading order. */
export function quotationsOf(document: BriefingDocument): Quotation[] {
  const numbers = new Map(
    footnotesOf(document.blocks).map(({ footnote, number }) => [
      footnote.id,
      number,
    ]),
  );
  return document.blocks.flatMap((block, place) =>
    quotedOnce(block, document.blocks[place - 1]).map(
      ({ footnote, words }) => ({
        block: block.id,
        footnote,
        number: numbers.get(footnote.id) ?? 0,
        words: words.trim(),
        language: languageOf(block, document),
        isTranslated: TRANSLATED.test(plainInline(attributionOf(block))),
      }),
    ),
  );
}
