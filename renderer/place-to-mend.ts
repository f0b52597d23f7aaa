// Where a finding of the whole briefing is put right: the field or the choice beside the text, or where the text goes on.
import { OBJECT, stretchesOf } from '#core/find/stretches.ts';
import type { Block, BlockId } from '#core/document/document.ts';
import {
  headingNamed,
  placeOfHeading,
} from '#core/document/template-headings.ts';
import type { Finding } from './checks/use-findings.ts';
import type { FoundPlace } from './editor-handle.ts';

/** `desk` is the desk on the screen. Null where no field of it puts that right, or it is only read. */
export function fieldToMend(
  { check, text }: Pick<Finding, 'check' | 'text'>,
  desk: HTMLElement | null,
): HTMLElement | null {
  if (!desk) return null;
  if (check !== 'required-empty')
    return desk.querySelector<HTMLElement>(
      `[data-mends="${CSS.escape(check)}"]`,
    );
  const labels = desk.querySelectorAll<HTMLLabelElement>('article dl dt label');
  const label = [...labels].find(({ textContent }) => textContent === text);
  return label?.control ?? null;
}

/**
 * Where what the text lacks would stand: behind the words of this block, or before it where it has none or the place is
 * before the whole text. Null for what is not lacking, and for a text without a block.
 */
export function placeToAdd(
  { check, text }: Pick<Finding, 'check' | 'text'>,
  template: Parameters<typeof headingNamed>[0],
  blocks: readonly Block[],
): { readonly block: BlockId; readonly end: FoundPlace | null } | null {
  const heading =
    check === 'missing-heading' ? headingNamed(template, text) : null;
  if (!heading && check !== 'missing-list') return null;
  const behind = heading
    ? placeOfHeading(template, heading, blocks)
    : (blocks.at(-1)?.id ?? null);
  const block = blocks.find(({ id }) => id === behind) ?? blocks[0];
  return block
    ? { block: block.id, end: behind === null ? null : endOf(block) }
    : null;
}

/** Behind the last word of the block; null where it has no words. */
function endOf(block: Block): FoundPlace | null {
  const last = stretchesOf([block]).findLast(
    ({ footnote, text }) =>
      footnote === null && text.replaceAll(OBJECT, '') !== '',
  );
  if (!last) return null;
  const { place, text } = last;
  const end = text.length;
  return { block: block.id, place, footnote: null, from: end, to: end };
}
