// What stands in the margin of a review copy. The number and the head of each are always there; what it says is cut where it
// is long, and stands whole in the list behind the text.
import { directionOfWords } from '#core/document/text-direction.ts';
import type { CopyWords } from '#core/review/copy-words.ts';
import type { ReviewItem } from '#core/review/review-copy.ts';
import { plainNodes, type InlineNode } from './inline-data.ts';
import { MARGIN_NOTE } from './page-geometry.ts';
import { settableText } from './settable-text.ts';

export type MarginNote = {
  readonly n: number;
  readonly kind: ReviewItem['kind'];
  /** It asks for nothing any more. */
  readonly settled: boolean;
  readonly head: InlineNode[];
  readonly by: InlineNode[];
  readonly c: InlineNode[][];
  /** Of each paragraph of `c`. */
  readonly dirs: ('ltr' | 'rtl')[];
};

const LONGEST = 280;
const ROOM = MARGIN_NOTE / 8 / 1.1;
/** Up to `LONGEST` characters of all of it. */
function shortened(says: readonly string[], inFull: string): string[] {
  const short: string[] = [];
  let left = LONGEST;
  for (const line of says) {
    const letters = Array.from(line);
    if (letters.length <= left) {
      short.push(line);
      left -= letters.length;
      continue;
    }
    const cut = letters
      .slice(0, left)
      .join('')
      .replace(/\s+\S*$/u, '');
    const last = left > 40 ? undefined : short.pop();
    short.push(`${last ?? cut}${inFull}`);
    break;
  }
  return short;
}

export const marginNotes = (
  items: readonly ReviewItem[],
  words: CopyWords,
): MarginNote[] =>
  items.map(({ number, kind, settled, name, note, author, says }) => {
    const short = settled ? [] : shortened(says, words.inFull);
    return {
      n: number,
      kind,
      settled,
      head: plainNodes(
        settled && VERDICTLESS.has(kind) ? words.resolved(name) : name,
        ROOM,
      ),
      by: plainNodes(
        settableText(
          note === null ? author : `${words.note(note)} · ${author}`,
        ),
        ROOM,
      ),
      c: short.map((line) => plainNodes(settableText(line), ROOM)),
      dirs: short.map((line) => directionOfWords(line) ?? 'ltr'),
    };
  });

const VERDICTLESS: ReadonlySet<ReviewItem['kind']> = new Set([
  'condition',
  'should-be-addressed',
  'information',
]);
