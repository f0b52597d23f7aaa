// Which sentences of a briefing rest on a source and which should: the map that the reviewer reads, and what the checks
// of claims and quotations go by. Headings, pull quotations, code and the cells of tables have no sentences of their own;
// a table with figures counts as one.
import type {
  Block,
  BlockId,
  BriefingDocument,
  Footnote,
  Inline,
} from '../document/document.ts';
import { sentencesOf, type Sentence } from '../document/sentences.ts';
import {
  citationsOf,
  inlineContainers,
  plainInline,
} from '../document/walk.ts';
import { claimIn } from './claims.ts';
import { saysIbid } from './ibid-after-several.ts';
import { quotedSpans } from './quoted-spans.ts';

export type CoveredSentence = {
  readonly block: BlockId;
  /** As it stands in the text. */
  readonly text: string;
  /** Where in the block: its stretch, and offsets in that, as `core/find/stretches.ts` counts; null for the whole of it. */
  readonly at: SentencePlace | null;
  /** Whether the block is a quotation that is set apart: what is said of one of its sentences is said of all. */
  readonly isApart: boolean;
  /** What in it asks for a source, as it stands; null where nothing does. */
  readonly claim: string | null;
  /** What is quoted in it. */
  readonly quoted: readonly string[];
  readonly needs: boolean;
  /** A note with a source, or a marker, stands in it or directly behind it. */
  readonly cited: boolean;
};

export type SentencePlace = {
  readonly place: number;
  readonly from: number;
  readonly to: number;
};

/** A note that names no source of the library may still refer to one in words. */
const refers = (footnote: Footnote): boolean =>
  citationsOf(footnote).length > 0 ||
  footnote.content.some(({ type }) => type === 'link') ||
  saysIbid(footnote) ||
  /\d{2}/u.test(plainInline(footnote.content));

const isCited = ({
  footnotes,
  markers,
}: Pick<Sentence, 'footnotes' | 'markers'>): boolean =>
  markers.length > 0 || footnotes.some(refers);

const hasCitation = (block: Block | undefined): boolean =>
  block !== undefined &&
  [...inlineContainers(block)].some((content) =>
    content.some(
      (inline) =>
        inline.type === 'marker' ||
        (inline.type === 'footnote' && refers(inline)),
    ),
  );

/** `Source: …` under a table says where it is from. */
const IS_SOURCE_LINE = /^\s*(?:sources?|quellen?|出典|資料)\s*[:：]/iu;

/** Whether the block ends in a colon, with a citation in its last sentence: what follows rests on that. */
function leadsInCited(block: Block | undefined, language: string): boolean {
  if (block?.type !== 'paragraph') return false;
  const last = sentencesOf(block.content, block.language ?? language).at(-1);
  return last !== undefined && /[:：]\s*$/u.test(last.text) && isCited(last);
}

/** Of words, which marks of notes have none of, among stretches, in which each is one character. A mark behind belongs to it. */
function placeIn(
  content: readonly Inline[],
  place: number,
  { from, to }: Sentence,
): SentencePlace {
  let plain = 0;
  let before = 0;
  let within = 0;
  for (const inline of content)
    if (inline.type === 'footnote') {
      if (plain <= from) before += 1;
      if (plain <= to) within += 1;
    } else plain += plainInline([inline]).length;
  return { place, from: from + before, to: to + within };
}

function covered(
  block: Block,
  at: SentencePlace,
  sentence: Sentence,
  language: string,
  isCovered: boolean,
): CoveredSentence {
  const isSourceLine = IS_SOURCE_LINE.test(sentence.text);
  const claim = isSourceLine ? null : claimIn(wordsOf(sentence), language);
  const quoted = quotedSpans(sentence.text).map(({ words }) => words);
  return {
    block: block.id,
    text: sentence.text,
    at,
    isApart: false,
    claim,
    quoted,
    needs: claim !== null || quoted.length > 0,
    cited: isCovered || isCited(sentence),
  };
}

/** The words of a sentence without its markers, whose numbers state nothing. */
const wordsOf = ({ text, markers }: Sentence): string =>
  markers.reduce((words, marker) => words.replace(marker.text, ' '), text);

const stretches = (
  block: Block,
  contents: Iterable<readonly Inline[]>,
  language: string,
  isCovered: boolean,
): CoveredSentence[] =>
  [...contents].flatMap((content, place) =>
    sentencesOf(content, language).map((sentence) =>
      covered(
        block,
        placeIn(content, place, sentence),
        sentence,
        language,
        isCovered,
      ),
    ),
  );

function coverageOfBlock(
  block: Block,
  before: Block | undefined,
  behind: Block | undefined,
  briefingLanguage: string,
): CoveredSentence[] {
  const language = block.language ?? briefingLanguage;
  switch (block.type) {
    case 'paragraph':
      return stretches(block, [block.content], language, false);
    case 'list':
      return stretches(
        block,
        inlineContainers(block),
        language,
        leadsInCited(before, briefingLanguage),
      );
    case 'quotation': {
      const cited =
        hasCitation(block) || leadsInCited(before, briefingLanguage);
      return block.paragraphs.flatMap((content, place) =>
        sentencesOf(content, language).map((sentence) => ({
          block: block.id,
          text: sentence.text,
          at: placeIn(content, place, sentence),
          isApart: true,
          claim: null,
          quoted: [sentence.text],
          needs: true,
          cited,
        })),
      );
    }
    case 'image':
      return stretches(block, inlineContainers(block), language, false);
    case 'table': {
      const caption = plainInline(block.caption ?? []).trim();
      const cells = block.rows.flatMap((row, index) =>
        index < block.headerRows ? [] : row.slice(block.headerColumns),
      );
      const figures = cells.filter(({ content }) =>
        /\d/u.test(plainInline(content)),
      );
      const firstRow = (block.rows[0] ?? [])
        .map(({ content }) => plainInline(content).trim())
        .filter(Boolean)
        .join(' ');
      const text = caption || firstRow;
      if (text === '') return [];
      return [
        {
          block: block.id,
          text,
          at: null,
          isApart: false,
          claim: figures.length > 1 ? text : null,
          quoted: [],
          needs: figures.length > 1,
          cited:
            hasCitation(block) ||
            leadsInCited(before, briefingLanguage) ||
            (behind?.type === 'paragraph' &&
              IS_SOURCE_LINE.test(plainInline(behind.content))),
        },
      ];
    }
    case 'heading':
    case 'pull-quotation':
    case 'code':
    case 'rule':
    case 'page-break':
    case 'bibliography':
      return [];
  }
}

type Known = {
  readonly before: Block | undefined;
  readonly behind: Block | undefined;
  readonly language: string;
  readonly sentences: readonly CoveredSentence[];
};
// Blocks are never changed in place: after an edit only that block and its neighbours are read again.
const known = new WeakMap<Block, Known>();

type Text = Pick<BriefingDocument, 'blocks' | 'language'>;

/** Of the block at that place among them, in reading order. */
export function coverageAt(
  { blocks, language }: Text,
  place: number,
): readonly CoveredSentence[] {
  const block = blocks[place];
  if (!block) return [];
  const before = blocks[place - 1];
  const behind = blocks[place + 1];
  const found = known.get(block);
  if (
    found?.before === before &&
    found?.behind === behind &&
    found?.language === language
  )
    return found.sentences;
  const sentences = coverageOfBlock(block, before, behind, language);
  known.set(block, { before, behind, language, sentences });
  return sentences;
}

const compared = (words: string): string =>
  words.toLowerCase().replace(/\s+/gu, ' ').trim();

/** Whether words are a part of what is quoted elsewhere in the text, where its source is asked for. */
function takesUp(sentences: readonly CoveredSentence[]) {
  const all = `\n${sentences.flatMap(({ quoted }) => quoted.map(compared)).join('\n')}\n`;
  return (quoted: string): boolean => {
    const words = compared(quoted);
    for (let at = all.indexOf(words); at > 0; at = all.indexOf(words, at + 1))
      if (all[at - 1] !== '\n' || all[at + words.length] !== '\n') return true;
    return false;
  };
}

// Several checks ask for it, of the same blocks.
const whole = new WeakMap<
  readonly Block[],
  { readonly language: string; readonly sentences: readonly CoveredSentence[] }
>();

/** In reading order. A sentence that takes up words of a longer quotation does not quote them anew. */
export function coverageOf(text: Text): readonly CoveredSentence[] {
  const found = whole.get(text.blocks);
  if (found?.language === text.language) return found.sentences;
  const read = text.blocks.flatMap((_block, place) => coverageAt(text, place));
  const isTakenUp = takesUp(read);
  const sentences = read.map((sentence) =>
    sentence.cited ||
    sentence.isApart ||
    sentence.quoted.length === 0 ||
    !sentence.quoted.every(isTakenUp)
      ? sentence
      : { ...sentence, quoted: [], needs: sentence.claim !== null },
  );
  whole.set(text.blocks, { language: text.language, sentences });
  return sentences;
}
