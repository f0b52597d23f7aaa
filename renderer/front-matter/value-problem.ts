// What is said of a value that is printed and is not what its field is for.
import { writtenDate } from '#core/document/written-date.ts';
import type { FormField } from './field-control.ts';
import { writtenNumber } from './written-number.ts';

const AS_WRITTEN = 'It is printed as it is written.';

/** One sentence or two, null where there is nothing to say. `today` is a day as `2026-12-04`. */
export function valueProblem(
  type: FormField['type'],
  text: string,
  today: string,
): string | null {
  if (text.trim() === '') return null;
  if (type === 'date') {
    const { problem } = writtenDate(text, today);
    return problem === null ? null : `${problem} ${AS_WRITTEN}`;
  }
  return type === 'number' && writtenNumber(text) === null
    ? `“${text.trim()}” is not a number. ${AS_WRITTEN}`
    : null;
}
