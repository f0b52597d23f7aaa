// Signs on both sides of words that say how the words look: emphasis as CommonMark means it, and Pandoc's signs for what is
// struck out, above or below the line.
import type { TextMark } from '../document/document.ts';
import { charBefore, SPACE, WORD } from './read-markdown-characters.ts';
import { lookWith, type Look } from './read-markdown-pieces.ts';
import type { Enclosed, InlineScan } from './read-markdown-scan.ts';

const SIGNS: readonly {
  readonly sign: string;
  readonly marks: readonly TextMark[];
}[] = [
  { sign: '***', marks: ['bold', 'italic'] },
  { sign: '___', marks: ['bold', 'italic'] },
  { sign: '**', marks: ['bold'] },
  { sign: '__', marks: ['bold'] },
  { sign: '*', marks: ['italic'] },
  { sign: '_', marks: ['italic'] },
  { sign: '~~', marks: ['strike'] },
  { sign: '~', marks: ['subscript'] },
  { sign: '^', marks: ['superscript'] },
];

/** What was read at a place by a sign in a look, which is asked again and again where signs nest. */
export type KnownEmphasis = Map<string, Enclosed | null>;

/** What the signs at `at` stand around; null where they stand around nothing. */
export function readEmphasis(
  scan: InlineScan,
  known: KnownEmphasis,
  at: number,
  look: Look,
): Enclosed | null {
  for (const { sign, marks } of SIGNS) {
    if (!scan.text.startsWith(sign, at)) continue;
    const found = enclosedBy(sign, scan, known, at, lookWith(look, marks));
    if (found) return found;
  }
  return null;
}

function enclosedBy(
  sign: string,
  scan: InlineScan,
  known: KnownEmphasis,
  at: number,
  look: Look,
): Enclosed | null {
  if (scan.ends.isEndless(sign, at)) return null;
  if (at >= scan.ends.lastOf(sign[0] ?? '')) return null;
  const key = `${at} ${sign} ${look.marks.join()} ${look.language ?? ''}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = tryEnclosed(sign, scan, at, look);
  known.set(key, found);
  return found;
}

function tryEnclosed(
  sign: string,
  { text, ends, enclosed }: InlineScan,
  at: number,
  look: Look,
): Enclosed | null {
  const character = sign[0] ?? '';
  const start = at + sign.length;
  if (SPACE.test(text[start] ?? ' ')) return null;
  if (character === '_' && WORD.test(charBefore(text, at))) return null;
  const isTight = sign === '^' || sign === '~';
  const isBroken = (here: number): boolean =>
    isTight && /[ \t\n]/.test(text[here] ?? '');
  const isEnd = (here: number): boolean => {
    const found = text[here] ?? '';
    if (isBroken(here)) return true;
    if (found !== character || here === start) return false;
    if (SPACE.test(text[here - 1] ?? ' ')) return false;
    let length = 1;
    while (text[here + length] === character) length += 1;
    // A single sign of a pair opens or ends what has the pair.
    const fits =
      sign.length === 1 && !isTight
        ? length !== 2
        : sign === '~'
          ? length === 1
          : length >= sign.length;
    return (
      fits && (character !== '_' || !WORD.test(text[here + sign.length] ?? ''))
    );
  };
  const found = enclosed(start, isEnd, look);
  if (!found || isBroken(found.end)) return null;
  if (found.end >= text.length) {
    ends.setEndless(sign, at);
    return null;
  }
  return { pieces: found.pieces, end: found.end + sign.length };
}
