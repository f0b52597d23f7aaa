// Where a briefing is begun that was just made: at the top of its form, and in the text where it has none.
import type { BriefingDocument } from '#core/document/document.ts';
import { plainText } from '#core/document/walk.ts';

/** Nothing was written in it yet but the headings that its template brings. */
export const isUnwritten = ({
  blocks,
}: Pick<BriefingDocument, 'blocks'>): boolean =>
  blocks.every(
    (block) => block.type === 'heading' || plainText(block).trim() === '',
  );

/** The first field above the text that holds nothing; null where there is none. */
export const firstEmptyField = (
  sheet: HTMLElement | null,
): HTMLElement | null => {
  const fields = sheet?.querySelectorAll<HTMLInputElement>(
    'article > header dl :is(input, textarea):not([tabindex="-1"])',
  );
  return [...(fields ?? [])].find(({ value }) => value === '') ?? null;
};
