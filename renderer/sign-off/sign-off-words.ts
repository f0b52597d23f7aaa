// A step of a sign-off, and the whole of it, in words.
import { counted } from '../ui/counted.ts';
import { momentWithin } from '../ui/moment-in-words.ts';
import type { ShownStep, SignOffChain } from './use-sign-off.ts';

/** "Signed by Lea Marsh, today, 11:30", "Handed back by …", "Waits for Author and Legal", "Not signed yet". */
export function stepWords(
  { state, last, waitsFor }: ShownStep,
  now: Date,
): string {
  const who = last ? `${last.author}, ${momentWithin(last.at, now)}` : '';
  switch (state) {
    case 'signed':
    case 'stale':
      return `Signed by ${who}`;
    case 'handed-back':
      return `Handed back by ${who}`;
    case 'open':
      if (last) return `Withdrawn by ${who}`;
      return waitsFor.length > 0
        ? `Waits for ${inWords(waitsFor)}`
        : 'Not signed yet';
  }
}

/** "Author", "Author and Legal", "Author, Legal and Finance". */
export const inWords = (names: readonly string[]): string =>
  names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** "3 changes since"; while they are not counted "Changed since". */
export const sinceWords = (count: number | undefined): string =>
  count === undefined
    ? 'Changed since'
    : `${counted(count, 'change', 'changes')} since`;

/** "Clear to send", "2 of 5 cleared". Empty where there is no step. */
export function chainWords({ steps, clear }: SignOffChain): string {
  if (steps.length === 0) return '';
  if (clear) return 'Clear to send';
  const cleared = steps.filter(({ state }) => state === 'signed').length;
  return `${String(cleared)} of ${String(steps.length)} cleared`;
}

/** What a person should know who checks what they wrote themselves; null where they don't. */
export function ownCheck(
  { own, state, last, name }: ShownStep,
  writers: readonly string[],
  me: string,
): string | null {
  if (own) return null;
  if (state === 'signed' && last && writers.includes(last.author))
    return `${last.author} wrote in this text too: ${name} should be somebody who did not.`;
  if (state !== 'signed' && writers.includes(me))
    return `You wrote in this text: ${name} should be somebody who did not.`;
  return null;
}
