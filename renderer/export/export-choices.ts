// What a person chooses before an export, and the request that comes of it. The last choices are offered again until the
// window closes.
import { parseDate } from '#core/citations/parse-date.ts';
import type { PageInput } from '#core/contract.ts';
import { OPTIONS_OF, type ExportFormat } from '#core/export-formats.ts';

type Request = PageInput<'window.export'>;

export type ExportChoices = {
  readonly to: ExportFormat;
  readonly style: string;
  readonly standard: NonNullable<Request['standard']> | 'none';
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
  { to, style, standard, date }: ExportChoices,
):
  | { readonly request: Request; readonly dateProblem: null }
  | { readonly request: null; readonly dateProblem: string } {
  const offered = new Set(OPTIONS_OF[to]);
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
      ...(day && { date: day.iso }),
    },
    dateProblem: null,
  };
}

let general: Pick<ExportChoices, 'to' | 'standard'> = {
  to: 'pdf',
  standard: 'ua-1',
};
const own = new Map<string, Pick<ExportChoices, 'style' | 'date'>>();

/** The choices to start with: those of the last export, with the style and date of this briefing's. */
export function lastChoices(briefing: {
  readonly id: string;
  readonly style: string;
}): ExportChoices {
  return {
    ...general,
    style: briefing.style,
    date: '',
    ...own.get(briefing.id),
  };
}

/** A style that is the briefing's own is not kept, so that a change of that one is followed. */
export function keepChoices(
  briefing: { readonly id: string; readonly style: string },
  { to, standard, style, date }: ExportChoices,
): void {
  general = { to, standard };
  if (style === briefing.style && date === '') own.delete(briefing.id);
  else own.set(briefing.id, { style, date });
}
