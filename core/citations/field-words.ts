// The value of a field of an item as a person reads it, on one line.
import { describeSource } from './describe-source.ts';
import { writeDate } from './parse-date.ts';
import { DATE_FIELDS, NAME_FIELDS } from './source-fields.ts';
import type { CslDate, CslItem, CslName } from './source.ts';
import { writeName } from './written-name.ts';

const among = (fields: readonly string[], field: string): boolean =>
  fields.includes(field);

/** Names are apart by semicolons. `value` is one that the field may have. */
export function fieldWords(field: string, value: unknown): string {
  if (field === 'type')
    return describeSource({ item: { type: value as CslItem['type'] } }).kind;
  if (among(NAME_FIELDS, field))
    return (value as CslName[])
      .map((name) => writeName(name).written)
      .join('; ');
  if (among(DATE_FIELDS, field)) return writeDate(value as CslDate);
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : JSON.stringify(value);
}
