// What a briefing starts from: the head that its template gives it, and the headings with an empty place under each.
import {
  DOCUMENT_VERSION,
  type Block,
  type BlockId,
  type BriefingDocument,
  type BriefingHead,
} from './document.ts';
import { ranksBetween } from './rank.ts';
import type { Template, TemplateHeading } from './template.ts';

/** The head of a new briefing from `template`. */
export const headFrom = (template: Template, title: string): BriefingHead => ({
  title,
  template: template.id,
  language: template.language,
  style: template.style,
  marking: template.start?.marking ?? '',
  status: 'draft',
  fields: template.start?.fields ?? {},
});

type WithoutPlace<B> = B extends Block ? Omit<B, 'id' | 'rank'> : never;
type Unplaced = WithoutPlace<Block>;

/** A heading and the empty place under it. */
export const headingBlocks = ({
  text,
  level,
  list,
}: TemplateHeading): Unplaced[] => [
  { type: 'heading', level, content: [{ type: 'text', text }] },
  list
    ? {
        type: 'list',
        style: list.style,
        ...(list.ticks && { ticks: list.ticks }),
        items: [{ content: [] }],
      }
    : { type: 'paragraph', content: [] },
];

/**
 * A new briefing. `blocks` are its text where the template brings one, with ids of their own; without, it has the
 * template's headings, or one empty paragraph.
 */
export function briefingFrom(
  template: Template,
  title: string,
  newId: () => string,
  blocks: readonly Block[] | null = null,
): BriefingDocument {
  const bare = (template.headings ?? [])
    .filter(({ later }) => !later)
    .flatMap(headingBlocks);
  const unplaced: readonly Unplaced[] =
    bare.length > 0 ? bare : [{ type: 'paragraph', content: [] }];
  const ranks = ranksBetween(null, null, unplaced.length);
  return {
    version: DOCUMENT_VERSION,
    ...headFrom(template, title),
    blocks:
      blocks && blocks.length > 0
        ? blocks
        : unplaced.flatMap((block, index): Block[] => {
            const rank = ranks[index];
            return rank === undefined
              ? []
              : [{ ...block, id: newId() as BlockId, rank }];
          }),
  };
}
