// What the kinds and places of threads are called.
import type { ThreadKind } from '#core/review/thread.ts';
import type { Thread } from './thread-order.ts';

export const KIND_WORDS: Readonly<Record<ThreadKind, string>> = {
  condition: 'Condition of clearance',
  'should-be-addressed': 'Should be addressed',
  information: 'For information',
};

/** Each with a sign of its own, so that colour says nothing alone. */
export const KIND_SIGNS = {
  condition: 'no',
  'should-be-addressed': 'warning',
  information: 'info',
} as const satisfies Readonly<Record<ThreadKind, string>>;

/** What a thread hangs on, where that is not words. `number` is of its note, null where that is gone. */
export function placeWords(
  { on }: Pick<Thread, 'on'>,
  number: number | null,
): string | null {
  const note = number === null ? 'A note' : `Note ${String(number)}`;
  switch (on) {
    case 'words':
      return number === null ? null : note;
    case 'briefing':
      return 'The whole briefing';
    case 'block':
      return 'The whole block';
    case 'footnote':
      return note;
    case 'citation':
      return `${note}, one source`;
  }
}
