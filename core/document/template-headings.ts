// Which headings of a template a briefing has. A heading is known by its words, whatever their case, number and last
// sign, so that one that was typed counts like one that the template brought.
import type { Block, BlockId, Heading } from './document.ts';
import type { Template, TemplateHeading } from './template.ts';
import { footnotesOf, plainText } from './walk.ts';

const folded = (text: string): string =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('en')
    .replace(/^\s*(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)]\s+|^\s*\d+\s+/u, '')
    .replace(/[\s.:;–—-]+$/u, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** Whether a heading with these words is the one that the template means. */
export function isHeading(
  { text, or = [] }: Pick<TemplateHeading, 'text' | 'or'>,
  words: string,
): boolean {
  const read = folded(words);
  return read !== '' && [text, ...or].some((each) => folded(each) === read);
}

type Headings = Pick<Template, 'headings'>;

/** The heading of the template with these words, or null. */
export const headingNamed = (
  { headings = [] }: Headings,
  words: string,
): TemplateHeading | null =>
  headings.find((heading) => isHeading(heading, words)) ?? null;

/** The template's headings with the block that each is in the text, in the template's order. */
export function placedHeadings(
  { headings = [] }: Headings,
  blocks: readonly Block[],
): { heading: TemplateHeading; block: BlockId | null }[] {
  const written = blocks
    .filter(({ type }) => type === 'heading')
    .map((block) => ({ id: block.id, words: plainText(block) }));
  return headings.map((heading) => ({
    heading,
    block: written.find(({ words }) => isHeading(heading, words))?.id ?? null,
  }));
}

/** The headings that the template requires and the text has not, in the template's order. */
export const missingHeadings = (
  template: Headings,
  blocks: readonly Block[],
): TemplateHeading[] =>
  placedHeadings(template, blocks)
    .filter(({ heading, block }) => heading.required && block === null)
    .map(({ heading }) => heading);

/** The headings of the text that the template requires and under which nothing stands yet, in the template's order. */
export const emptySections = (
  template: Headings,
  blocks: readonly Block[],
): Heading[] =>
  (template.headings ?? [])
    .filter(({ required }) => required)
    .flatMap((heading) => {
      const [first, ...rest] = sectionOf(blocks, heading) ?? [];
      return first?.type === 'heading' && !rest.some(saysSomething)
        ? [first]
        : [];
    });

/** A heading within a section promises words and is none of them. */
function saysSomething(block: Block): boolean {
  switch (block.type) {
    case 'heading':
    case 'rule':
    case 'page-break':
      return false;
    case 'image':
    case 'bibliography':
      return true;
    case 'paragraph':
    case 'list':
    case 'quotation':
    case 'pull-quotation':
    case 'table':
    case 'code':
      return plainText(block).trim() !== '' || footnotesOf([block]).length > 0;
  }
}

/**
 * Where a heading of the template that is not in the text would stand: behind this block, null for before all of them.
 * It goes behind the section of the nearest heading before it in the template that is there.
 */
export function placeOfHeading(
  template: Headings,
  heading: TemplateHeading,
  blocks: readonly Block[],
): BlockId | null {
  const placed = placedHeadings(template, blocks);
  const at = placed.findIndex((each) => each.heading === heading);
  const before = placed
    .slice(0, at)
    .reverse()
    .find(({ block }) => block !== null);
  if (before) return sectionOf(blocks, before.heading)?.at(-1)?.id ?? null;
  const after = placed.slice(at + 1).find(({ block }) => block !== null);
  const next = blocks.findIndex(({ id }) => id === after?.block);
  if (next > 0) return blocks[next - 1]?.id ?? null;
  return next === 0 ? null : (blocks.at(-1)?.id ?? null);
}

/** The blocks of a heading's section, the heading first; null where the text has no such heading. */
export function sectionOf(
  blocks: readonly Block[],
  heading: Pick<TemplateHeading, 'text' | 'or'>,
): readonly Block[] | null {
  const from = blocks.findIndex(
    (block) => block.type === 'heading' && isHeading(heading, plainText(block)),
  );
  const first = blocks[from];
  if (first?.type !== 'heading') return null;
  const next = blocks.findIndex(
    (block, index) =>
      index > from && block.type === 'heading' && block.level <= first.level,
  );
  return blocks.slice(from, next < 0 ? undefined : next);
}
