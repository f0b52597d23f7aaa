// What the kinds and places of threads are called.
import type { Block } from '#core/document/document.ts';
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

const WHOLE: Readonly<Partial<Record<Block['type'], string>>> = {
  heading: 'The whole heading',
  list: 'The whole list',
  table: 'The whole table',
  image: 'The image',
  quotation: 'The whole quotation',
  'pull-quotation': 'The whole pull quotation',
};

/** What all of a block is called; one that is gone is taken for what most of them are. */
export const wholeBlock = (type: Block['type'] | null): string =>
  (type === null ? undefined : WHOLE[type]) ?? 'The whole paragraph';

/**
 * What a thread hangs on, where that is not words. `number` is of its note and `type` of its block, each null where that is
 * gone.
 */
export function placeWords(
  { on }: Pick<Thread, 'on'>,
  number: number | null,
  type: Block['type'] | null,
): string | null {
  const note = number === null ? 'A note' : `Note ${String(number)}`;
  switch (on) {
    case 'words':
      return number === null ? null : note;
    case 'briefing':
      return 'The whole briefing';
    case 'block':
      return wholeBlock(type);
    case 'footnote':
      return note;
    case 'citation':
      return `${note}, one source`;
  }
}
