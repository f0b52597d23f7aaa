// A quotation mark that was left out or is of another kind than its fellow, put right where the text says which it must be:
// a straight one among curly ones, and one left out of speech that a colon or a comma leads into. Of all else nobody but
// the author knows where the quotation begins or ends.
import type { Inline } from '../document/document.ts';
import { pairMarks, type LoneMark } from '../document/paired-marks.ts';
import { plainInline } from '../document/walk.ts';

/** By the opening mark. German has two ways to close „, so that there is none for it. */
const CLOSED_BY: Readonly<Record<string, string>> = {
  '“': '”',
  '«': '»',
  '‹': '›',
  '「': '」',
  '『': '』',
  '"': '"',
};
const OPENED_BY: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CLOSED_BY).map(([open, close]) => [close, open]),
);
const QUOTES = /[“”„«»‹›「」『』"]/u;
/** `He said: ` or `He said, `, and what is said: one sentence without anything that may stand between quotations. */
const LED_INTO = /[:,]\s+$/u;
const ONE_SENTENCE = /^\p{Lu}[^.!?:;,()[\]“”„«»"—–]*[.!?…]?\s*$/u;

type Change = {
  readonly label: string;
  /** In the plain text of the stretch, in UTF-16 code units. */
  readonly at: number;
  readonly mark: string;
  /** Whether it is put in the place of the mark there, behind what ends there, or before what begins there. */
  readonly as: 'instead' | 'behind' | 'before';
};

function changeOf(text: string): Change | null {
  const lone = pairMarks(text).lone.filter(({ mark }) => QUOTES.test(mark));
  const [first, second] = lone;
  if (!first || lone.length > 2) return null;
  return second ? madeAlike(text, first, second) : putIn(text, first);
}

function madeAlike(
  text: string,
  first: LoneMark,
  second: LoneMark,
): Change | null {
  const label = 'Make the two marks a pair';
  const close = CLOSED_BY[first.mark];
  const open = OPENED_BY[second.mark];
  // As the French set them: the space behind the first stands before the second too.
  const space = /^\s?/u.exec(text.slice(first.at + 1))?.[0] ?? '';
  if (second.mark === '"' && close !== undefined)
    return { label, at: second.at, mark: `${space}${close}`, as: 'instead' };
  if (first.mark === '"' && open !== undefined)
    return { label, at: first.at, mark: open, as: 'instead' };
  return null;
}

function putIn(text: string, { at, mark }: LoneMark): Change | null {
  const before = text.slice(0, at);
  const behind = text.slice(at + 1);
  const close = CLOSED_BY[mark];
  if (close !== undefined && LED_INTO.test(before) && ONE_SENTENCE.test(behind))
    return {
      ...{ label: 'Close it at the end', mark: close, as: 'behind' },
      at: at + 1 + behind.trimEnd().length,
    };
  const open = OPENED_BY[mark];
  const said = /:\s+(?<said>[^:]+)$/u.exec(before)?.groups?.['said'] ?? '';
  if (open !== undefined && ONE_SENTENCE.test(said))
    return {
      ...{ label: 'Open it behind the colon', mark: open, as: 'before' },
      at: at - said.length,
    };
  return null;
}

/** What a button says, and the stretch as it should be; null where nobody can tell, or the mark touches no plain words. */
export function withMissingMark(
  content: readonly Inline[],
): { readonly label: string; readonly content: readonly Inline[] } | null {
  const change = changeOf(plainInline(content));
  if (!change) return null;
  let from = 0;
  for (const [place, inline] of content.entries()) {
    const at = change.at - from;
    const length = plainInline([inline]).length;
    from += length;
    if (at > length || (at === length && change.as !== 'behind')) continue;
    if (inline.type !== 'text') return null;
    const rest = inline.text.slice(change.as === 'instead' ? at + 1 : at);
    return {
      label: change.label,
      content: content.with(place, {
        ...inline,
        text: `${inline.text.slice(0, at)}${change.mark}${rest}`,
      }),
    };
  }
  return null;
}
