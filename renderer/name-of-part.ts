// What a person calls a part of a source that an alarm tells of.
import { DATES, NAMES, TEXTS } from './sources/source-field-names.ts';

const FIELDS = new Map<string, string>([
  ...Object.entries({ ...TEXTS, ...NAMES, ...DATES }),
  ['type', 'Kind'],
  ['citeAs', 'Cited as'],
  ['captured', 'Printed day of capture'],
  ['standing', 'Standing'],
  ['supersededBy', 'Superseded by'],
]);

export function nameOfPart(part: string): string {
  if (part.startsWith('file:')) return 'Attached file';
  if (part.startsWith('excerpt:')) return 'Excerpt';
  return FIELDS.get(part) ?? part;
}
