// The value of a field as a person reads it.
import { writeDate } from '#core/citations/parse-date.ts';
import { DATE_FIELDS, NAME_FIELDS } from '#core/citations/source-fields.ts';
import type { CslDate, CslItem, CslName } from '#core/citations/source.ts';
import { writeName } from '#core/citations/written-name.ts';
import { kindName, type SourceType } from './source-kinds.ts';

const among = (fields: readonly string[], field: string): boolean =>
  fields.includes(field);

/** One line; names apart by semicolons. */
export function fieldWords(field: string, value: unknown): string {
  if (field === 'type') return kindName(value as SourceType);
  if (among(NAME_FIELDS, field))
    return (value as CslName[])
      .map((name) => writeName(name).written)
      .join('; ');
  if (among(DATE_FIELDS, field)) return writeDate(value as CslDate);
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : JSON.stringify(value);
}

/** The fields of an item that have words, the kind and the title left out: in the order in which the item has them. */
export const writtenFields = (item: CslItem): (readonly [string, string])[] =>
  Object.entries(item as Record<string, unknown>).flatMap(([field, value]) => {
    if (field === 'type' || field === 'title' || value === undefined) return [];
    const words = fieldWords(field, value);
    return words === '' ? [] : [[field, words] as const];
  });
