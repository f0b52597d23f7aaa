// Dates that can't all be right: a source that was read before it was issued, one of tomorrow, a range that ends before it
// begins, a briefing that is older than what it cites. Dates are compared as far as both are exact, and what is only about
// a time (`c. 1990`) with nothing.
import { writeDate } from '../citations/parse-date.ts';
import type { CslItem } from '../citations/source.ts';
import type { Template } from '../document/template.ts';
import type { BriefingDocument } from '../document/document.ts';
import { citedSourcesOf } from './cited-sources.ts';
import { isBefore, partsOf, type Parts } from './compared-dates.ts';
import type { Check } from './finding.ts';

const ISO = /^(\d{4})-(\d{2})-(\d{2})/u;

function partsOfIso(written: unknown): Parts | null {
  const found = typeof written === 'string' ? ISO.exec(written) : null;
  return found ? found.slice(1).map(Number) : null;
}

/** It is tomorrow already where the sun rises first. */
function dayAfter(parts: Parts): Parts {
  const [year = 0, month = 1, day = 1] = parts;
  const next = new Date(Date.UTC(year, month - 1, day + 1));
  return [next.getUTCFullYear(), next.getUTCMonth() + 1, next.getUTCDate()];
}

/** The field of the front matter that is the briefing's date, and not one by which something is to be done. */
const datedOn = (
  { fields }: BriefingDocument,
  template: Template | null,
): Parts | null =>
  template &&
  !template.fields.some(({ key, type }) => key === 'date' && type === 'date')
    ? null
    : partsOfIso(fields['date']);

const written = (parts: Parts): string =>
  writeDate({ 'date-parts': [[...parts]] });

const isToCome = ({ status }: CslItem): boolean =>
  typeof status === 'string' && status.trim() !== '';

const DATED = [
  ['issued', 'date'],
  ['event-date', 'date of the event'],
] as const;

/** Sentences without their source, which stands before them. */
function conflictsIn(item: CslItem, today: Parts | null): string[] {
  const issued = partsOf(item.issued, 0);
  const accessed = partsOf(item.accessed, 0);
  const tomorrow = today && dayAfter(today);
  const day = (field: 'issued' | 'accessed'): string =>
    writeDate(item[field] ?? {});
  return [
    ...(isBefore(accessed, issued)
      ? [
          `was read on ${day('accessed')}, before its date, ${day('issued')}: one of the two is wrong.`,
        ]
      : []),
    ...(isBefore(tomorrow, issued) && !isToCome(item)
      ? [
          `has a date that is still to come, ${day('issued')}: look whether it is right.`,
        ]
      : []),
    ...(isBefore(tomorrow, accessed)
      ? [
          `was read on a day that is still to come, ${day('accessed')}: look whether it is right.`,
        ]
      : []),
    ...DATED.flatMap(([field, words]) =>
      isBefore(partsOf(item[field], 1), partsOf(item[field], 0))
        ? [
            `has a ${words} that ends before it begins, ${writeDate(item[field] ?? {})}.`,
          ]
        : [],
    ),
  ];
}

/** One finding a conflict, at the first citation of its source. */
export const dateConflicts: Check = (
  document,
  sources,
  template,
  { today },
) => {
  const dated = datedOn(document, template);
  return citedSourcesOf(document, sources).flatMap(
    ({ source, block, footnote }) => {
      const { item, citekey, id } = source;
      const issued = partsOf(item.issued, 0);
      const sentences = [
        ...conflictsIn(item, partsOfIso(today)),
        ...(dated && isBefore(dated, issued)
          ? [
              `has a date, ${writeDate(item.issued ?? {})}, after that of the briefing, ${written(dated)}: look which is right.`,
            ]
          : []),
      ];
      return sentences.map((sentence) => ({
        check: 'date-conflict',
        severity: 'warning',
        block,
        footnote,
        source: id,
        text: citekey,
        message: `The source ${citekey} ${sentence}`,
      }));
    },
  );
};
