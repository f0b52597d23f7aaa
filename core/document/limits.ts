// How long a briefing is against the limits of its template. Words are counted; pages are estimated, unless the
// typesetter has counted them.
import { countWords } from './count-words.ts';
import type { Block, BriefingHead } from './document.ts';
import { estimatePages } from './estimate-pages.ts';
import { headingNamed, sectionOf } from './template-headings.ts';
import type { Template, TemplateLimit } from './template.ts';

export type MeasuredLimit = {
  readonly limit: TemplateLimit;
  readonly length: number;
  /** `length` is an estimate. */
  readonly estimated: boolean;
  readonly exceeded: boolean;
};

type Limited = Pick<
  Template,
  'limits' | 'headings' | 'fields' | 'paper' | 'signature'
>;

/** The text from its start to the end of the section of the heading `through`; all of it where there is none such. */
function partThrough(
  blocks: readonly Block[],
  template: Limited,
  through: string,
): readonly Block[] {
  const named = headingNamed(template, through) ?? { text: through };
  const last = sectionOf(blocks, named)?.at(-1);
  return last ? blocks.slice(0, blocks.indexOf(last) + 1) : blocks;
}

/** `pages` are those of the whole as the typesetter counted them, null where it has not since the last change. */
export const measureLimits = (
  template: Limited,
  head: Pick<BriefingHead, 'title' | 'fields'>,
  blocks: readonly Block[],
  pages: number | null = null,
): MeasuredLimit[] =>
  (template.limits ?? []).map((limit) => {
    const { unit, most, through } = limit;
    const part =
      through === undefined ? blocks : partThrough(blocks, template, through);
    const counted = unit === 'pages' && through === undefined ? pages : null;
    const length =
      counted ??
      (unit === 'words'
        ? countWords(part)
        : estimatePages(head, template, part, through === undefined));
    return {
      limit,
      length,
      estimated: unit === 'pages' && counted === null,
      exceeded: length > most,
    };
  });

const counted = (count: number, unit: TemplateLimit['unit']): string => {
  const one = unit === 'words' ? 'word' : 'page';
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : unit}`;
};

/** One sentence for a limit that is exceeded: how long it is, what is allowed, what to do. */
export function overLimit({ limit, length, estimated }: MeasuredLimit): string {
  const { unit, most, through } = limit;
  const what =
    through === undefined ? 'The text is' : `The text up to “${through}” is`;
  const allowed =
    through !== undefined && unit === 'pages' && most === 1
      ? 'the front page alone'
      : counted(most, unit);
  return `${what} ${estimated ? 'about ' : ''}${counted(length, unit)} long and the template allows ${allowed}: shorten it.`;
}
