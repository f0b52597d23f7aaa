// Lays what a PDF says beside what it must say, and names what is missing, changed, or stands elsewhere.
import {
  codePointOf,
  excerpt,
  printedAsCodePoints,
  sameCharacters,
  solid,
  withCodePoints,
  wordsOf,
} from './comparable-text.ts';
import type { ExpectedPiece } from './expected-pieces.ts';
import type { ExtractedSegment } from './extracted-segments.ts';

export type TextMatch = {
  /** Whether the words are there; characters that no font has count as there, and stand in `bare`. */
  readonly same: boolean;
  readonly bare: readonly string[];
  /** The last two words before the first place where two words have run together; null where there is none. */
  readonly joined: string | null;
};

/** The two words that a space of `expected` divides and `found` does not; both are spaced and solidly the same. */
function runTogether(expected: string, found: string): string | null {
  let at = 0;
  for (let index = 0; index < expected.length; index += 1)
    if (expected[index] !== ' ') {
      while (found[at] === ' ') at += 1;
      at += 1;
    } else if (found[at] !== ' ') {
      const before = expected.slice(0, index).split(' ').at(-1) ?? '';
      const after = expected.slice(index + 1).split(' ', 1)[0] ?? '';
      return `${before} ${after}`;
    }
  return null;
}

function sameText(
  expected: string,
  found: string,
  turned: boolean,
): TextMatch | null {
  const wanted = solid(expected);
  const present = solid(found);
  if (wanted === present)
    return {
      same: true,
      bare: [],
      joined: turned ? null : runTogether(expected, found),
    };
  if (turned && sameCharacters(wanted, present))
    return { same: true, bare: [], joined: null };
  return null;
}

/** Whether the found text is the expected one; `unrepeated` is a second reading of it. */
export function matchText(
  expected: string,
  {
    text,
    unrepeated,
    turned,
  }: Pick<ExtractedSegment, 'text' | 'unrepeated' | 'turned'>,
): TextMatch {
  for (const found of [text, unrepeated]) {
    const match = sameText(expected, found, turned);
    if (match) return match;
    const bare = printedAsCodePoints(expected, found);
    if (bare.length === 0) continue;
    const printed = sameText(withCodePoints(expected, bare), found, turned);
    if (printed) return { same: true, bare, joined: null };
  }
  return { same: false, bare: [], joined: null };
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

export type PieceMatch = {
  readonly piece: ExpectedPiece;
  /** Null where the piece is not there as it should be; why is in `problems`. */
  readonly segment: ExtractedSegment | null;
  /** The same characters in the same order, so that places within the text agree. */
  readonly exact: boolean;
};

export type Matching = {
  readonly matches: readonly PieceMatch[];
  readonly problems: readonly string[];
};

const REACH = 250;
const LISTED = 6;

const quoted = (words: readonly string[]): string =>
  words
    .slice(0, LISTED)
    .map((word) => `“${excerpt(word)}”`)
    .join(', ') + (words.length > LISTED ? ' …' : '');

/** Two segments as one: a paragraph that the structure has in two. */
function joinedSegments(
  a: ExtractedSegment,
  b: ExtractedSegment,
): ExtractedSegment {
  const before = solid(a.text).length;
  return {
    role: a.role,
    text: `${a.text} ${b.text}`.trim(),
    unrepeated: `${a.unrepeated} ${b.unrepeated}`.trim(),
    turned: a.turned || b.turned,
    runs: [...a.runs, ...b.runs],
    marks: [
      ...a.marks,
      ...b.marks.map((mark) => ({ ...mark, offset: mark.offset + before })),
    ],
  };
}

export function matchPieces(
  pieces: readonly ExpectedPiece[],
  segments: readonly ExtractedSegment[],
): Matching {
  const problems: string[] = [];
  const matches: PieceMatch[] = [];
  const wanted = pieces.map(({ text }) => solid(text));
  const present = segments.map(({ text }) => solid(text));
  // Only some texts can be the same without having the same characters in the same order.
  const special = segments.map(
    ({ text, unrepeated, turned }) =>
      text !== unrepeated || text.includes('U+') || turned,
  );
  const same = (i: number, j: number): boolean => {
    const piece = pieces[i];
    const segment = segments[j];
    if (!piece || !segment) return false;
    if (wanted[i] === present[j]) return true;
    return special[j] === true && matchText(piece.text, segment).same;
  };

  function accept(piece: ExpectedPiece, segment: ExtractedSegment): void {
    const { bare, joined } = matchText(piece.text, segment);
    for (const character of bare)
      problems.push(bareSentence(character, piece.where));
    if (joined !== null)
      problems.push(
        `two words have run together in ${piece.where}: “${joined}”`,
      );
    const exact = bare.length === 0 && !segment.turned;
    matches.push({ piece, segment, exact });
  }

  /** How many segments from `j` on are the piece together; 0 where they aren't. */
  function together(i: number, j: number): number {
    const whole = wanted[i] ?? '';
    let found = '';
    for (let count = 0; count < 4; count += 1) {
      if (j + count >= segments.length) return 0;
      found += present[j + count] ?? '';
      if (found === whole) return count + 1;
      if (!whole.startsWith(found)) return 0;
    }
    return 0;
  }

  /** The header of a table that goes on over a page is printed anew where the table had to be cut. */
  function repeatedHeader(j: number): number {
    let count = 0;
    while (segments[j + count]?.role === 'TH') count += 1;
    if (count === 0) return 0;
    const header = segments.slice(j, j + count).map(({ text }) => text);
    const key = header.join('\n');
    for (let k = j - count; k >= 0; k -= 1)
      if (
        segments[k]?.role === 'TH' &&
        segments
          .slice(k, k + count)
          .map(({ text }) => text)
          .join('\n') === key
      )
        return count;
    return 0;
  }

  /** The nearest pair that is the same again: how many pieces and segments are skipped to get there. */
  function resynchronise(i: number, j: number): [number, number] {
    const left = Math.min(REACH, pieces.length - i);
    const right = Math.min(REACH, segments.length - j);
    for (let distance = 1; distance <= left + right; distance += 1)
      for (let skip = Math.min(distance, left); skip >= 0; skip -= 1) {
        const jump = distance - skip;
        if (jump > right) continue;
        // A label or a lone figure stands in many places; what follows must agree as well.
        if (
          same(i + skip, j + jump) &&
          (same(i + skip + 1, j + jump + 1) || i + skip + 1 >= pieces.length)
        )
          return [skip, jump];
      }
    return [pieces.length - i, segments.length - j];
  }

  function report(
    lost: readonly ExpectedPiece[],
    found: readonly ExtractedSegment[],
  ): void {
    let rest = [...found];
    for (const piece of lost) {
      matches.push({ piece, segment: null, exact: false });
      // The segment that has most of the piece's words is the piece, changed.
      const words = new Set(wordsOf(piece.text));
      let best: ExtractedSegment | null = null;
      let most = 0;
      for (const segment of rest.slice(0, REACH)) {
        const shared = [...new Set(wordsOf(segment.text))].filter((word) =>
          words.has(word),
        ).length;
        const score = shared / Math.max(1, words.size);
        if (score > most && score >= 0.3) {
          most = score;
          best = segment;
        }
      }
      if (!best) {
        problems.push(
          piece.text === ''
            ? `the mark of a note is missing in ${piece.where}`
            : `${piece.where} is missing: “${excerpt(piece.text)}”`,
        );
        continue;
      }
      rest = rest.filter((segment) => segment !== best);
      const { missing, added } = wordDifferences(piece.text, best.text);
      const page = best.runs[0]?.page ?? 0;
      if (missing.length > 0)
        problems.push(
          `missing in ${piece.where}, page ${page}: ${quoted(missing)}`,
        );
      if (added.length > 0)
        problems.push(
          `on page ${page} but not in ${piece.where}: ${quoted(added)}`,
        );
      if (missing.length + added.length === 0)
        problems.push(
          `the characters of ${piece.where} on page ${page} are not those of the briefing`,
        );
    }
    for (const segment of rest)
      problems.push(
        `on page ${segment.runs[0]?.page ?? 0} but not in the briefing: “${excerpt(segment.text)}”`,
      );
  }

  let i = 0;
  let j = 0;
  while (i < pieces.length || j < segments.length) {
    const piece = pieces[i];
    const segment = segments[j];
    if (piece && segment && same(i, j)) {
      accept(piece, segment);
      i += 1;
      j += 1;
      continue;
    }
    const count = piece ? together(i, j) : 0;
    if (piece && count > 1) {
      const parts = segments.slice(j, j + count);
      accept(piece, parts.reduce(joinedSegments));
      i += 1;
      j += count;
      continue;
    }
    const header = repeatedHeader(j);
    if (header > 0) {
      j += header;
      continue;
    }
    const [skip, jump] = resynchronise(i, j);
    report(pieces.slice(i, i + skip), segments.slice(j, j + jump));
    i += skip;
    j += jump;
  }
  return { matches, problems };
}
