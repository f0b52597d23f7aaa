// What a person should know to be open before a briefing goes out. None of it keeps it from going.
import type { PageOutput } from '#core/contract.ts';
import type { BriefingHead } from '#core/document/document.ts';
import { emptyRequiredFields } from '#core/document/empty-fields.ts';
import { overLimit, type MeasuredLimit } from '#core/document/limits.ts';
import { counted } from './ui/counted.ts';

type Template = PageOutput<'briefings.open'>['template'];

/** What the text has and lacks, as it stands on the sheet. */
export type TextAgainstTemplate = {
  /** Markers that are not linked. */
  readonly markers: number;
  /** The words of the headings that are required and not there. */
  readonly missing: readonly string[];
  readonly limits: readonly MeasuredLimit[];
  /** The notes point to a list of sources that is not there. */
  readonly lacksList: boolean;
  /** What the steps of its sign-off say, one sentence each. */
  readonly notCleared: readonly string[];
};

/** `check` finds the same, and knows its place; only the sign-off knows that of `NOT_CLEARED`. */
export type StillOpen = {
  readonly sentence: string;
  readonly check: string;
};

/** Of what a step of the sign-off says. */
export const NOT_CLEARED = 'not-cleared';
/** Of a text that is too long. */
export const OVER_LIMIT = 'over-limit';

/** One sentence each. */
export function stillOpen(
  template: Pick<Template, 'fields' | 'marking'>,
  head: Pick<BriefingHead, 'fields' | 'marking'>,
  { markers, missing, limits, lacksList, notCleared }: TextAgainstTemplate,
): StillOpen[] {
  const said = (check: StillOpen['check'], sentence: string): StillOpen => ({
    check,
    sentence,
  });
  const empty = emptyRequiredFields(template, head);
  return [
    ...(markers > 0
      ? [
          said(
            'unresolved-marker',
            `${counted(markers, 'marker is', 'markers are')} not linked: what stands there, such as [1], goes out as it is.`,
          ),
        ]
      : []),
    ...(lacksList
      ? [
          said(
            'missing-list',
            'There is no list of sources, and in this citation style the notes only point to one.',
          ),
        ]
      : []),
    ...(template.marking.required && head.marking.trim() === ''
      ? [
          said(
            'missing-marking',
            'There is no marking, and the template requires one.',
          ),
        ]
      : []),
    ...(empty.length > 0
      ? [
          said(
            'required-empty',
            `Required and empty: ${empty.map(({ label }) => label).join(', ')}.`,
          ),
        ]
      : []),
    ...(missing.length > 0
      ? [
          said(
            'missing-heading',
            `Required headings that are not there: ${missing.join(', ')}.`,
          ),
        ]
      : []),
    ...notCleared.map((sentence) => said(NOT_CLEARED, sentence)),
    ...limits
      .filter(({ exceeded }) => exceeded)
      .map((limit) => said(OVER_LIMIT, overLimit(limit))),
  ];
}
