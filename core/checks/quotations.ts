// The quotations of a briefing that have a note, with that note: those set apart, and words in quotation marks right
// before a note's mark.
import { countWords } from '../document/count-words.ts';
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

/** Words in quotation marks of no more than that are a term or a title as often as a quotation. */
const FEW_WORDS = 6;

const isLong = (words: string): boolean =>
  countWords([
    {
      type: 'paragraph',
      id: '' as BlockId,
      rank: '' as Block['rank'],
      content: [{ type: 'text', text: words }],
    },
  ]) > FEW_WORDS;

/** By the closing mark, what may have opened it: English, French, German both ways, Nordic, Japanese. */
const OPENED_BY: Readonly<Record<string, string>> = {
  '”': '“„”',
  '“': '„',
  '’': '‘‚',
  '‘': '‚',
  '"': '"',
  '»': '«»',
  '«': '»',
  '›': '‹',
  '」': '「',
  '』': '『',
};
const CLOSED = /(?<mark>[”“’‘"»«›」』])[\s.,;:!?)\]、。]*$/u;
/** The mark of a note may stand before the one that closes the quotation. */
const CLOSES_BEHIND = /^[.,;:!?、。]?[”“’‘"»«›」』]/u;
const MAY_STAND_BEFORE = /[\s([{—–:,;]/u;

/** What stands in quotation marks at the end of the words; null where nothing does. */
function quotedAtEnd(words: string): string | null {
  const closed = CLOSED.exec(words);
  const mark = closed?.groups?.['mark'];
  if (!closed || mark === undefined) return null;
  for (let at = closed.index - 1; at >= 0; at -= 1) {
    const character = words[at] ?? '';
    if (!OPENED_BY[mark]?.includes(character)) continue;
    const before = words[at - 1];
    // Where one mark opens and closes, what stands before it says which it does; in Japanese nothing does.
    const opens =
      !`"”»‘`.includes(character) ||
      before === undefined ||
      MAY_STAND_BEFORE.test(before);
    const quoted = words.slice(at + 1, closed.index);
    // `the ministers’` after a word in single marks is no end of a quotation.
    const isUnsure = mark === '’' && /’(?!\p{L})/u.test(quoted);
    return opens && !isUnsure ? quoted : null;
  }
  return null;
}

/** Each note with what is quoted right before its mark. */
function* quotedBeforeMarks(content: readonly Inline[]): Generator<Found> {
  for (const [place, footnote] of content.entries()) {
    if (footnote.type !== 'footnote') continue;
    const closing =
      CLOSES_BEHIND.exec(plainInline(content.slice(place + 1)))?.[0] ?? '';
    const before = plainInline(content.slice(0, place));
    const words = quotedAtEnd(before) ?? quotedAtEnd(before + closing);
    if (words !== null && isLong(words)) yield { footnote, words };
  }
}

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

/** The note with which the block before leads into a quotation: `as she wrote:¹`. */
function noteLeadingIn(block: Block | undefined): Footnote | null {
  if (!block) return null;
  const content = [...inlineContainers(block)].at(-1) ?? [];
  const place = content.findLastIndex(({ type }) => type === 'footnote');
  const note = content[place];
  return note?.type === 'footnote' &&
    /^[\s:.,]*$/u.test(plainInline(content.slice(place + 1)))
    ? note
    : null;
}

function quotedIn(block: Block, before: Block | undefined): Found[] {
  if (block.type !== 'quotation' && block.type !== 'pull-quotation')
    return [...inlineContainers(block)].flatMap((content) => [
      ...quotedBeforeMarks(content),
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

/** In reading order. */
export function quotationsOf(document: BriefingDocument): Quotation[] {
  const numbers = new Map(
    footnotesOf(document.blocks).map(({ footnote, number }) => [
      footnote.id,
      number,
    ]),
  );
  return document.blocks.flatMap((block, place) =>
    quotedIn(block, document.blocks[place - 1]).map(({ footnote, words }) => ({
      block: block.id,
      footnote,
      number: numbers.get(footnote.id) ?? 0,
      words: words.trim(),
      language: languageOf(block, document),
      isTranslated: TRANSLATED.test(plainInline(attributionOf(block))),
    })),
  );
}
