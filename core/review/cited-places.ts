// Every citation of a briefing in the order of the text, with the words that it is to bear out. Verdicts hang on these words,
// so that what does not stand in print (looks, the marks of notes, markers that wait for a source) is no part of them.
import type {
  Block,
  BlockId,
  BriefingDocument,
  Citation,
  Footnote,
  Inline,
} from '../document/document.ts';
import { sentencesOf } from '../document/sentences.ts';
import {
  citationsOf,
  inlineContainers,
  plainInline,
} from '../document/walk.ts';
import { asIfRejected } from './suggestions.ts';

export type CitedWords = {
  readonly block: BlockId;
  readonly footnote: Footnote;
  /**
   * The sentence in which the mark stands, or directly behind which it does. In a quotation that stands as a block, all that
   * is quoted; empty where the mark has no words before or around it.
   */
  readonly sentence: string;
  /** Where that is in the words (`plainInline`) of `stretch`, in UTF-16 code units; in a quotation, all of its stretches. */
  readonly stretch: readonly Inline[];
  readonly from: number;
  readonly to: number;
};

export type CitedPlace = CitedWords & {
  readonly citation: Citation;
  /** Of its note, from 1. */
  readonly number: number;
};

/** Stands for each character of a marker, which is no part of the words. */
const MARKER = '\ufdd0';
const MARKERS = /\s*\ufdd0+/gu;

/** Words as they are compared: in one line, without the markers, however they are spaced. */
const printed = (masked: string): string =>
  masked
    .replaceAll(MARKERS, '')
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .trim();

const masked = (content: readonly Inline[]): string =>
  content
    .map((inline) =>
      inline.type === 'marker'
        ? MARKER.repeat(inline.text.length)
        : plainInline([inline]),
    )
    .join('');

function inStretch(
  block: Block,
  stretch: readonly Inline[],
  language: string,
): CitedWords[] {
  if (!stretch.some(({ type }) => type === 'footnote')) return [];
  const words = masked(stretch);
  const found = sentencesOf(stretch, language).flatMap(
    ({ from, to, footnotes }) =>
      footnotes.map((footnote) => ({
        ...{ block: block.id, footnote, stretch, from, to },
        sentence: printed(words.slice(from, to)),
      })),
  );
  // A stretch without words has no sentence that its notes could belong to.
  const known = new Set(found.map(({ footnote }) => footnote));
  for (const inline of stretch)
    if (inline.type === 'footnote' && !known.has(inline))
      found.push({
        ...{ block: block.id, footnote: inline, stretch, from: 0, to: 0 },
        sentence: '',
      });
  return found;
}

/** Whoever cites a quotation that stands as a block vouches for all of it, wherever in it the mark is. */
function inQuotation(
  block: Block,
  stretches: readonly (readonly Inline[])[],
): CitedWords[] {
  const sentence = printed(stretches.map(masked).join('\n'));
  return stretches.flatMap((stretch) =>
    stretch.flatMap((inline) =>
      inline.type === 'footnote'
        ? [
            {
              ...{ block: block.id, footnote: inline, stretch, sentence },
              from: 0,
              to: plainInline(stretch).length,
            },
          ]
        : [],
    ),
  );
}

// Blocks are never changed in place: after an edit only that block is read again.
const known = new WeakMap<
  Block,
  { readonly language: string; readonly words: readonly CitedWords[] }
>();

/** Of each note of a block, in the order of their marks. `language` is the briefing's. */
function citedWordsOf(block: Block, language: string): readonly CitedWords[] {
  const own = block.language ?? language;
  const before = known.get(block);
  if (before?.language === own) return before.words;
  const stretches = [...inlineContainers(block)];
  const words =
    block.type === 'quotation' || block.type === 'pull-quotation'
      ? inQuotation(block, stretches)
      : stretches.flatMap((stretch) => inStretch(block, stretch, own));
  known.set(block, { language: own, words });
  return words;
}

/**
 * In the order of the text, and within a note in its order. What is suggested is checked once somebody accepts it: the places
 * are those of the text without it (`asIfRejected`).
 */
export function citedPlaces({
  blocks,
  language,
}: Pick<BriefingDocument, 'blocks' | 'language'>): CitedPlace[] {
  const places: CitedPlace[] = [];
  let number = 0;
  for (const block of asIfRejected(blocks))
    for (const words of citedWordsOf(block, language)) {
      number += 1;
      for (const citation of citationsOf(words.footnote))
        places.push({ ...words, citation, number });
    }
  return places;
}
