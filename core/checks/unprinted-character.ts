// Characters that no font of the print holds: in a PDF the code of each stands in a box in its place, which is to be known
// before. Other formats leave the choice of a font to whoever opens them.
import type {
  Block,
  BriefingDocument,
  Footnote,
  FootnoteId,
} from '../document/document.ts';
import {
  uncoveredCharacters,
  type Coverage,
} from '../document/uncovered-characters.ts';
import { footnotesOf } from '../document/walk.ts';
import {
  writtenAbove,
  writtenIn,
  writtenInBlock,
} from '../document/written-texts.ts';
import type { Finding } from './finding.ts';

/** Of what is written in a note; of what its citations print, only what was written with them. */
export const uncoveredInNote = (
  { content }: Footnote,
  coverage: Coverage,
): number[] => uncoveredCharacters(writtenIn(content), coverage);

type Uncovered = {
  readonly footnote: FootnoteId | null;
  readonly codes: readonly number[];
};

/** Blocks never change: what was found in one stays true of the same fonts. */
const lately = new WeakMap<
  Block,
  { readonly coverage: Coverage; readonly found: readonly Uncovered[] }
>();

/** Of the text of the block, then of its notes. */
function uncoveredIn(block: Block, coverage: Coverage): readonly Uncovered[] {
  const before = lately.get(block);
  if (before?.coverage === coverage) return before.found;
  const found: Uncovered[] = [
    {
      footnote: null,
      codes: uncoveredCharacters(writtenInBlock(block), coverage),
    },
    ...footnotesOf([block]).map(({ footnote }) => ({
      footnote: footnote.id,
      codes: uncoveredInNote(footnote, coverage),
    })),
  ].filter(({ codes }) => codes.length > 0);
  lately.set(block, { coverage, found });
  return found;
}

const MOST_NAMED = 5;

const nameOf = (code: number): string =>
  `${String.fromCodePoint(code)} (U+${code.toString(16).toUpperCase().padStart(4, '0')})`;

/** That no font has these, one or more, and what a PDF shows instead; no stop behind it. */
export function unprintedWords(codes: readonly number[]): string {
  const named = codes.slice(0, MOST_NAMED).map(nameOf).join(', ');
  const more = codes.length - MOST_NAMED;
  return `No font of the print has ${named}${more > 0 ? ` and ${more} more` : ''}: in a PDF ${codes.length === 1 ? 'its code stands in a box in its' : 'their codes stand in boxes in their'} place`;
}

/** At most one finding for each block and each note, and one for title, marking and fields. `text` is the first of the characters. */
export function unprintedCharacter(
  document: Pick<BriefingDocument, 'title' | 'marking' | 'fields' | 'blocks'>,
  coverage: Coverage,
): Finding[] {
  const finding = (
    block: Block['id'] | null,
    { footnote, codes }: Uncovered,
  ): Finding[] => {
    const [first] = codes;
    if (first === undefined) return [];
    return [
      {
        check: 'unprinted-character',
        severity: 'warning',
        block,
        ...(footnote !== null && { footnote }),
        text: String.fromCodePoint(first),
        message: `${unprintedWords(codes)}. Write it in other characters, or send another format.`,
      },
    ];
  };
  return [
    ...finding(null, {
      footnote: null,
      codes: uncoveredCharacters(writtenAbove(document), coverage),
    }),
    ...document.blocks.flatMap((block) =>
      uncoveredIn(block, coverage).flatMap((found) => finding(block.id, found)),
    ),
  ];
}
