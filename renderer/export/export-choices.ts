// What a person chooses before an export, and the request that comes of it. The last choices are offered again, those of
// one briefing until the window closes.
import { parseDate } from '#core/citations/parse-date.ts';
import type { PageInput } from '#core/contract.ts';
import type { Settings } from '#core/settings.ts';
import {
  copiesOf,
  OPTIONS_OF,
  refusedTogether,
  type Copy,
  type ExportFormat,
} from '#core/export-formats.ts';

type Request = PageInput<'window.export'>;

export type ExportChoices = {
  readonly to: ExportFormat;
  readonly style: string;
  readonly standard: NonNullable<Request['standard']> | 'none';
  readonly paper: 'template' | NonNullable<Request['paper']>;
  readonly review: NonNullable<Request['review']>;
  readonly copy: Copy;
  readonly draft: boolean;
  readonly lines: boolean;
  readonly colophon: boolean;
  readonly evidence: boolean;
  /** As it is written; empty for today. */
  readonly date: string;
};

const DATE_PROBLEM = 'Write one day, as in 14 April 2026, or leave it empty.';

/** One day as ISO 8601 (`2026-04-14`), or the sentence that refuses it. */
function dayOf(written: string): { iso: string } | { problem: string } {
  const { date, problem } = parseDate(written);
  if (problem !== null) return { problem };
  const dates = date['date-parts'] ?? [];
  const [year, month, day] = (dates[0] ?? []).map(Number);
  if (dates.length !== 1 || date.circa || !year || !month || !day || year < 1)
    return { problem: DATE_PROBLEM };
  return {
    iso: [
      String(year).padStart(4, '0'),
      String(month).padStart(2, '0'),
      String(day).padStart(2, '0'),
    ].join('-'),
  };
}

/** The request for these choices; `request` is null where the date is none, with a sentence in `dateProblem`. */
export function exportRequest(
  id: string,
  choices: ExportChoices,
):
  | { readonly request: Request; readonly dateProblem: null }
  | { readonly request: null; readonly dateProblem: string } {
  const { to, style, standard, paper, review, copy, date } = choices;
  const offered = new Set(OPTIONS_OF[to]);
  const ticked = (
    name: 'draft' | 'lines' | 'colophon' | 'evidence',
  ): Partial<Record<typeof name, true>> =>
    offered.has(name) && choices[name] ? { [name]: true } : {};
  const written = offered.has('date') ? date.trim() : '';
  const day = written === '' ? null : dayOf(written);
  if (day && 'problem' in day)
    return { request: null, dateProblem: day.problem };
  return {
    request: {
      id,
      to,
      ...(offered.has('style') && { style }),
      ...(offered.has('standard') && standard !== 'none' && { standard }),
      ...(offered.has('paper') && paper !== 'template' && { paper }),
      ...(offered.has('review') && copy !== 'redacted' && { review }),
      ...(copy !== 'clean' && copiesOf(to).includes(copy) && { copy }),
      ...ticked('draft'),
      ...ticked('lines'),
      ...ticked('colophon'),
      ...(refusedTogether(choices) === null && ticked('evidence')),
      ...(day && { date: day.iso }),
    },
    dateProblem: null,
  };
}

type OfBriefing = Pick<ExportChoices, 'style' | 'date'>;

type General = NonNullable<Settings['exporting']>;

const FIRST: General = {
  to: 'pdf',
  standard: 'ua-1',
  review: 'with',
  copy: 'clean',
  draft: false,
  lines: false,
  paper: 'template',
  colophon: false,
  evidence: false,
};

/** Null before the first export from this window. */
let general: General | null = null;
const own = new Map<string, OfBriefing>();

/**
 * The choices to start with: those of the last export, which `remembered` has from another day, with the style and date of
 * this briefing's.
 */
export function lastChoices(
  briefing: { readonly id: string; readonly style: string },
  remembered: General | null,
): ExportChoices {
  return {
    ...(general ?? remembered ?? FIRST),
    style: briefing.style,
    date: '',
    ...own.get(briefing.id),
  };
}

/**
 * Returns what is to be remembered. A style that is the briefing's own is not kept, so that a change of that one is
 * followed.
 */
export function keepChoices(
  briefing: { readonly id: string; readonly style: string },
  { style, date, ...others }: ExportChoices,
): General {
  general = others;
  if (style === briefing.style && date === '') own.delete(briefing.id);
  else own.set(briefing.id, { style, date });
  return others;
}
