// A template of one's own, made of a briefing: its headings and front matter, the limits of the template that it was
// written from, and, if wanted, everything that is written in it.
import type { Block, BriefingDocument } from './document.ts';
import { headingNamed } from './template-headings.ts';
import type { Template, TemplateHeading } from './template.ts';
import { plainText } from './walk.ts';

/** The longest line that a template's own words may be. */
const LONGEST = 200;

/** The headings of the first two levels, each once; what is set for one in `template` stays set. */
function headingsOf(
  blocks: readonly Block[],
  template: Template,
): TemplateHeading[] {
  const headings: TemplateHeading[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'heading' || block.level > 2) continue;
    const text = plainText(block).replaceAll(/\s+/gu, ' ').trim();
    if (text === '' || text.length > LONGEST) continue;
    if (headings.some((heading) => heading.text === text)) continue;
    const known = headingNamed(template, text);
    const { later, or: others = [], ...kept } = known ?? { required: false };
    const next = blocks[index + 1];
    const or = [...others, ...(known ? [known.text] : [])].filter(
      (each) => each !== text,
    );
    headings.push({
      ...kept,
      text,
      level: block.level === 1 ? 1 : 2,
      ...(or.length > 0 && { or }),
      ...(next?.type === 'list' &&
        next.style !== 'check' && {
          list: {
            style: next.style,
            ...(next.ticks && { ticks: [...next.ticks] }),
          },
        }),
    });
  }
  return headings;
}

/** `words` keeps what stands in the fields and the marking; the text itself is kept beside the template. */
export function ownTemplate(
  document: BriefingDocument,
  template: Template,
  { id, name, words }: { id: string; name: string; words: boolean },
): Template {
  const { offered, about, start, headings, ...kept } = template;
  const fields = Object.fromEntries(
    Object.entries(document.fields).map(([key, value]) => [
      key,
      typeof value === 'object' ? [...value] : value,
    ]),
  );
  const of = headingsOf(document.blocks, template);
  return {
    ...kept,
    id,
    name,
    language: document.language,
    style: document.style,
    ...(of.length > 0 && { headings: of }),
    ...(words
      ? { start: { marking: document.marking, fields } }
      : start && { start }),
  };
}
