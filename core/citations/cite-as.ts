// Sources that are cited in words of their own, for what no style can express (a bill, a case, a paper of the United
// Nations). The style still says where the cite stands and how its locator is written; its words are then changed for
// the source's own.
import type { CitationItem, Engine } from 'citeproc';
import type { Citation } from '../document/document.ts';
import type { CiteAs, CitedText } from './cite-as-schema.ts';
import { capturedOf } from './captured.ts';
import { protect, protectItalic } from './citeproc-output.ts';
import { writeLocator } from './locator.ts';
import { POSITION } from './positions.ts';

// Noncharacters, which no text of ours may hold; the place of a cite stands as a character of plane 16 behind the first.
const OPEN = '\ufde0';
const CLOSE = '\ufde1';
const PLANE = 0x100000;
const MARKED = /\ufde0([\u{100000}-\u{10ffff}])([^\ufde1]*)\ufde1(\.?)/gu;

/** What citeproc is given before and after a cite, so that it can be found in the words of its cluster. */
export const markAffixes = (
  place: number,
): { prefix: string; suffix: string } => ({
  prefix: OPEN + String.fromCodePoint(PLANE + place),
  suffix: CLOSE,
});

/** The place that `prefix` marks; null where it marks none. */
export const markedPlace = (prefix: string | undefined): number | null =>
  prefix?.startsWith(OPEN) === true
    ? (prefix.codePointAt(1) ?? PLANE) - PLANE
    : null;

/** Whether words end with a stop of their own, also where the last of them are in italics. */
export const endsWithStop = (words: string): boolean =>
  /[.!?]\ufdd1?$/.test(words);

/** A cite in its source's own words, as citeproc's they are to be read by `readCiteprocOutput`. */
export type OwnCite = {
  readonly prefix: string;
  /** With the locator. */
  readonly words: string;
  readonly suffix: string;
  /** How the style stands for the cite before; null where this one can't. */
  readonly ibid: Ibid | null;
};

type Ibid = {
  /** In small letters, without its stop. */
  readonly word: string;
  /** Whether it takes a capital at the beginning of a note, which the mark there kept from it. */
  readonly isCapital: () => boolean;
};

const MARKS = /[\ufdd0-\ufddd]/g;

/** What the style printed where that stands for the cite before, and so says nothing of its source; else null. */
function printedIbid(
  printed: string,
  ibid: Ibid | null,
  isAtStart: boolean,
): string | null {
  if (!ibid || ibid.word === '') return null;
  const bare = printed.replace(MARKS, '').trim().toLowerCase();
  if (
    !bare.startsWith(ibid.word) ||
    /^[\p{L}\p{N}]/u.test(bare.slice(ibid.word.length))
  )
    return null;
  return isAtStart && ibid.isCapital()
    ? printed.replace(/\p{L}/u, (letter) => letter.toUpperCase())
    : printed;
}

/**
 * `output` with the words of `cites` instead of the cites that were marked, and one stop where both bring one; where the
 * style printed its word for the cite before, that stays. Words of a cite of which the style printed nothing stand behind
 * the others.
 */
export function fillMarked(
  output: string,
  cites: ReadonlyMap<number, OwnCite>,
): string {
  if (cites.size === 0) return output;
  const open = new Map(cites);
  const filled = output.replace(
    MARKED,
    (_, mark: string, printed: string, stop: string, at: number): string => {
      const place = (mark.codePointAt(0) ?? 0) - PLANE;
      const cite = cites.get(place);
      open.delete(place);
      if (!cite) return '';
      const isAtStart =
        cite.prefix === '' && !/[\p{L}\p{N}]/u.test(output.slice(0, at));
      const words = printedIbid(printed, cite.ibid, isAtStart) ?? cite.words;
      const own = cite.prefix + words + cite.suffix;
      return own + (endsWithStop(own) ? '' : stop);
    },
  );
  if (open.size === 0) return filled;
  const rest = [...open.values()]
    .map(({ prefix, words, suffix }) => prefix + words + suffix)
    .join('; ');
  return open.size === cites.size && /^\[NO_PRINTED_FORM\]$/.test(output)
    ? rest
    : `${filled}; ${rest}`;
}

/** What `whole` has that `bare` has not, where that is one piece; a space at its end is meant to be at its beginning. */
function inserted(bare: string, whole: string): string | null {
  const length = whole.length - bare.length;
  let start = 0;
  while (start < bare.length && bare[start] === whole[start]) start += 1;
  if (length <= 0 || !whole.endsWith(bare.slice(start))) return null;
  while (
    whole[start + length - 1] === ' ' &&
    whole[start - 1] === whole[start + length - 1]
  )
    start -= 1;
  return whole.slice(start, start + length);
}

/** The locator with what stands before it, as the style prints it behind this source's own cite: `, 4` or ` s 4`. */
function locatorWords(
  engine: Engine,
  cite: CitationItem,
  { locator }: Citation,
): string {
  if (!locator) return '';
  const { id } = cite;
  const print = (more: Partial<CitationItem>): string =>
    engine.makeCitationCluster([{ id, position: 0, ...more }]);
  const piece = inserted(
    print({}),
    print({ locator: cite.locator ?? '', label: locator.label }),
  );
  const printed = piece?.replace(/[\ufdd1-\ufddd]/g, '') ?? '';
  return /[\p{L}\p{N}]/u.test(printed)
    ? printed
    : protect(`, ${writeLocator(locator)}`);
}

const printedRun = ({ text, marks }: CitedText): string =>
  marks ? protectItalic(text) : protect(text);

const ibidOf = (engine: Engine, { id }: CitationItem): Ibid => ({
  word: engine.getTerm('ibid').replace(/\.$/, '').toLowerCase(),
  isCapital: () => {
    const alone = engine.makeCitationCluster([{ id, position: POSITION.ibid }]);
    return /^\p{Lu}/u.test(alone.replace(MARKS, '').trim());
  },
});

export function ownCite(
  engine: Engine,
  cite: CitationItem,
  citation: Citation,
  { full, short }: CiteAs,
  isFirst: boolean,
): OwnCite {
  const { prefix = '', suffix = '' } = citation;
  return {
    prefix: protect(
      prefix + (prefix !== '' && /[\p{L}\p{N}.,;:]$/u.test(prefix) ? ' ' : ''),
    ),
    words: [
      ...(isFirst ? full : (short ?? full)).map(printedRun),
      locatorWords(engine, cite, citation),
      isFirst && engine.opt.xclass === 'note'
        ? capturedOf(engine, cite.id)
        : '',
    ].join(''),
    suffix: protect((/^[\p{L}\p{N}([]/u.test(suffix) ? ' ' : '') + suffix),
    ibid: isFirst ? null : ibidOf(engine, cite),
  };
}
