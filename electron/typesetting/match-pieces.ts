// Lays what a PDF says beside what it must say, and names what is missing, changed, or stands elsewhere.
import type { Steps } from '#core/steps.ts';
import { excerpt, sameSolid, solid, wordsOf } from './comparable-text.ts';
import type { ExpectedPiece } from './expected-pieces.ts';
import type { ExtractedSegment } from './extracted-segments.ts';
import { bareSentence, matchText, wordDifferences } from './match-text.ts';

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
    turned: a.turned || b.turned,
    runs: [...a.runs, ...b.runs],
    marks: [
      ...a.marks,
      ...b.marks.map((mark) => ({ ...mark, offset: mark.offset + before })),
    ],
  };
}

export function* matchPieces(
  pieces: readonly ExpectedPiece[],
  segments: readonly ExtractedSegment[],
): Steps<Matching> {
  const problems: string[] = [];
  const matches: PieceMatch[] = [];
  // Made where they are asked for: most pieces stand there to the letter.
  const wantedSolid: string[] = [];
  const presentSolid: string[] = [];
  const wanted = (i: number): string =>
    (wantedSolid[i] ??= solid(pieces[i]?.text ?? ''));
  const present = (j: number): string =>
    (presentSolid[j] ??= solid(segments[j]?.text ?? ''));
  // Only some texts can be taken for the same without having the same characters in the same order.
  const special = segments.map(
    ({ text, turned }) => turned || text.includes('-') || text.includes('U+'),
  );
  const same = (i: number, j: number): boolean => {
    const piece = pieces[i];
    const segment = segments[j];
    if (!piece || !segment) return false;
    if (piece.text === segment.text) return true;
    if (sameSolid(piece.text, segment.text)) return true;
    return (
      (special[j] === true || piece.rtl) &&
      matchText(piece.text, segment, piece.rtl).same
    );
  };

  function accept(piece: ExpectedPiece, segment: ExtractedSegment): void {
    const { bare, joined } = matchText(piece.text, segment, piece.rtl);
    for (const character of bare)
      problems.push(bareSentence(character, piece.where()));
    if (joined !== null)
      problems.push(
        `two words have run together in ${piece.where()}: “${joined}”`,
      );
    const exact = bare.length === 0 && !segment.turned && !piece.rtl;
    matches.push({ piece, segment, exact });
  }

  /** How many segments from `j` on are the piece together; 0 where they aren't. */
  function together(i: number, j: number): number {
    const piece = pieces[i];
    const whole = wanted(i);
    let found = '';
    let joined: ExtractedSegment | null = null;
    // Of such a text the first part need not be how it begins.
    let open = piece?.rtl === true;
    for (let count = 0; count < 4; count += 1) {
      const segment = segments[j + count];
      if (!piece || !segment) return 0;
      found += present(j + count);
      if (found === whole) return count + 1;
      open ||= special[j + count] === true;
      if (!open && !whole.startsWith(found)) return 0;
      joined = joined ? joinedSegments(joined, segment) : segment;
      if (open && matchText(piece.text, joined, piece.rtl).same)
        return count + 1;
    }
    return 0;
  }

  /**
   * The header of a table that goes on over a page is printed anew where the table had to be cut. Its lines need not end
   * where they did.
   */
  function repeatedHeader(j: number): number {
    let count = 0;
    while (segments[j + count]?.role === 'TH') count += 1;
    if (count === 0) return 0;
    const header = Array.from({ length: count }, (_, at) => present(j + at));
    for (let k = j - count; k >= 0; k -= 1)
      if (segments[k]?.role === 'TH' && isHeaderAt(k, header)) return count;
    return 0;
  }

  /** Whether cells of a header from `k` on have the words of `header`, spaces aside; one that has nothing but a mark has none. */
  function isHeaderAt(k: number, header: readonly string[]): boolean {
    let at = k;
    return header.every((words) => {
      while (segments[at]?.role === 'TH' && segments[at]?.text === '') at += 1;
      at += 1;
      return segments[at - 1]?.role === 'TH' && present(at - 1) === words;
    });
  }

  /** As `repeatedHeader`, where cells of it have the words of the next pieces too and those stand behind it. */
  function headerBefore(i: number, j: number): number {
    if (segments[j]?.role !== 'TH') return 0;
    const header = repeatedHeader(j);
    if (header === 0 || !same(i, j + header)) return 0;
    // A header that is expected here is so with all of its cells, and what is below them.
    for (let cell = 1; cell <= header; cell += 1)
      if (!same(i + cell, j + cell)) return header;
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
            ? `the mark of a note is missing in ${piece.where()}`
            : `${piece.where()} is missing: “${excerpt(piece.text)}”`,
        );
        continue;
      }
      rest = rest.filter((segment) => segment !== best);
      const { missing, added } = wordDifferences(piece.text, best.text);
      const page = best.runs[0]?.page ?? 0;
      if (missing.length > 0)
        problems.push(
          `missing in ${piece.where()}, page ${page}: ${quoted(missing)}`,
        );
      if (added.length > 0)
        problems.push(
          `on page ${page} but not in ${piece.where()}: ${quoted(added)}`,
        );
      if (missing.length + added.length === 0)
        problems.push(
          `the characters of ${piece.where()} on page ${page} are not those of the briefing`,
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
    yield;
    const piece = pieces[i];
    const segment = segments[j];
    if (piece && segment && same(i, j)) {
      j += headerBefore(i, j);
      accept(piece, segments[j] ?? segment);
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
