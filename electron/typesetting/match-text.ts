// Whether one text of the PDF is the one that it must be, and if not, which words tell them apart.
import {
  codePointOf,
  printedAsCodePoints,
  sameCharacters,
  sameSolid,
  solid,
  withCodePoints,
  wordsOf,
} from './comparable-text.ts';
import type { ExtractedSegment } from './extracted-segments.ts';

export type TextMatch = {
  /** Whether the words are there; characters that no font has count as there, and stand in `bare`. */
  readonly same: boolean;
  readonly bare: readonly string[];
  /** The last two words before the first place where two words have run together; null where there is none. */
  readonly joined: string | null;
};

const SPACE = 0x20;

/** The two words that a space of `expected` divides and `found` does not; both are spaced and solidly the same. */
function runTogether(expected: string, found: string): string | null {
  let at = 0;
  for (let index = 0; index < expected.length; index += 1)
    if (expected.charCodeAt(index) !== SPACE) {
      while (found.charCodeAt(at) === SPACE) at += 1;
      at += 1;
    } else if (found.charCodeAt(at) !== SPACE) {
      const before = expected.slice(0, index).split(' ').at(-1) ?? '';
      const after = expected.slice(index + 1).split(' ', 1)[0] ?? '';
      return `${before} ${after}`;
    }
  return null;
}

const hyphens = (text: string): number => text.split('-').length;
const hyphensOnce = (text: string): string => text.replaceAll(/-+/gu, '-');

/** In some languages a hyphen at the end of a line is set again at the start of the next. */
const sameButForRepeatedHyphens = (wanted: string, present: string): boolean =>
  present.includes('--') &&
  hyphens(present) >= hyphens(wanted) &&
  hyphensOnce(present) === hyphensOnce(wanted);

/** Whether two places are one, in texts that say the same; each is counted in characters that aren't spaces. */
export function samePlace(
  expected: { readonly text: string; readonly offset: number },
  found: { readonly text: string; readonly offset: number },
): boolean {
  if (sameSolid(expected.text, found.text))
    return expected.offset === found.offset;
  const wanted = solid(expected.text);
  const present = solid(found.text);
  if (!sameButForRepeatedHyphens(wanted, present))
    return expected.offset === found.offset;
  return (
    hyphensOnce(wanted.slice(0, expected.offset)) ===
    hyphensOnce(present.slice(0, found.offset))
  );
}

function sameText(
  expected: string,
  found: string,
  turned: boolean,
): TextMatch | null {
  if (expected === found) return { same: true, bare: [], joined: null };
  if (sameSolid(expected, found))
    return {
      same: true,
      bare: [],
      joined: turned ? null : runTogether(expected, found),
    };
  const wanted = solid(expected);
  const present = solid(found);
  if (
    (turned && sameCharacters(wanted, present)) ||
    sameButForRepeatedHyphens(wanted, present)
  )
    return { same: true, bare: [], joined: null };
  return null;
}

/** Whether the found text is the expected one; `rtl` says that its paragraph runs from right to left. */
export function matchText(
  expected: string,
  { text, turned }: Pick<ExtractedSegment, 'text' | 'turned'>,
  rtl: boolean,
): TextMatch {
  const match = sameText(expected, text, turned || rtl);
  if (match) return match;
  const bare = printedAsCodePoints(expected, text);
  const printed = sameText(withCodePoints(expected, bare), text, turned || rtl);
  return printed && bare.length > 0
    ? { same: true, bare, joined: null }
    : { same: false, bare: [], joined: null };
}

/** The characters of `words` that no font has, where those stand in `text` by their code points; null where the words are not in it. */
export function bareWithin(
  words: string,
  text: string,
): readonly string[] | null {
  if (solid(text).includes(solid(words))) return [];
  const bare = printedAsCodePoints(words, text);
  return bare.length > 0 &&
    solid(text).includes(solid(withCodePoints(words, bare)))
    ? bare
    : null;
}

export const bareSentence = (character: string, where: string): string =>
  `no glyph for ${character} ${codePointOf(character)} in ${where}: its code point is printed instead`;

const LONGEST_COMPARED = 1500;

/** The words of `expected` that `found` lacks, and those that it has besides, each as stretches. */
export function wordDifferences(
  expected: string,
  found: string,
): { missing: string[]; added: string[] } {
  const wanted = wordsOf(expected);
  const present = wordsOf(found);
  let start = 0;
  while (start < wanted.length && wanted[start] === present[start]) start += 1;
  let end = 0;
  while (
    end < Math.min(wanted.length, present.length) - start &&
    wanted[wanted.length - 1 - end] === present[present.length - 1 - end]
  )
    end += 1;
  const a = wanted.slice(start, wanted.length - end).slice(0, LONGEST_COMPARED);
  const b = present
    .slice(start, present.length - end)
    .slice(0, LONGEST_COMPARED);
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] =
        a[i] === b[j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(
              longest[(i + 1) * width + j] ?? 0,
              longest[i * width + j + 1] ?? 0,
            );
  const missing: string[] = [];
  const added: string[] = [];
  let lost: string[] = [];
  let gained: string[] = [];
  const flush = (): void => {
    if (lost.length > 0) missing.push(lost.join(' '));
    if (gained.length > 0) added.push(gained.join(' '));
    lost = [];
    gained = [];
  };
  for (let i = 0, j = 0; i < a.length || j < b.length;)
    if (i < a.length && j < b.length && a[i] === b[j]) {
      flush();
      i += 1;
      j += 1;
    } else if (
      j >= b.length ||
      (i < a.length &&
        (longest[(i + 1) * width + j] ?? 0) >=
          (longest[i * width + j + 1] ?? 0))
    ) {
      lost.push(a[i] ?? '');
      i += 1;
    } else {
      gained.push(b[j] ?? '');
      j += 1;
    }
  flush();
  return { missing, added };
}
