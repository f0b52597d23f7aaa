// The parts of a head in words: what they are called, and what their values say.
import { languageName } from '#core/document/language-name.ts';
import { dateFormat } from '../ui/date-format.ts';

/** What is needed of the template and the styles to name things as people know them. */
export type HeadNames = {
  readonly fields: readonly {
    readonly key: string;
    readonly label: string;
    readonly type: string;
  }[];
  readonly styles: readonly { readonly id: string; readonly title: string }[];
  /** What a part of a source is called. */
  readonly nameOfPart: (part: string) => string;
};

const PARTS: Readonly<Record<string, string>> = {
  title: 'Title',
  marking: 'Marking',
  status: 'Status',
  language: 'Language',
  style: 'Citation style',
  template: 'Template',
};

const KEY = 'fields.';

/** The label of a part of the head, or of a field (`fields.` and its key) as its template has it. */
export function fieldLabel(field: string, { fields }: HeadNames): string {
  if (!field.startsWith(KEY)) return PARTS[field] ?? field;
  const key = field.slice(KEY.length);
  return fields.find((each) => each.key === key)?.label ?? key;
}

export const isDateField = (field: string, { fields }: HeadNames): boolean =>
  fields.some(({ key, type }) => type === 'date' && `${KEY}${key}` === field);

const day = dateFormat({ dateStyle: 'long' });

/** As the sheet has it: "20 November 2026". What is no date stays as it was written. */
function dateWords(value: string): string {
  const date = new Date(`${value}T00:00`);
  return Number.isNaN(date.getTime()) ? value : day(date);
}

/** A value as it is read; empty where there is none. */
export function fieldWords(
  field: string,
  value: string,
  names: HeadNames,
): string {
  const { styles } = names;
  if (isDateField(field, names)) return dateWords(value);
  switch (field) {
    case 'language':
      return languageName(value);
    case 'style': {
      // Behind a name stands that it is the one of then, or of now.
      const [name, ...when] = value.split(' ');
      const title = styles.find(({ id }) => id === name)?.title ?? name;
      return [title, ...when].join(' ');
    }
    case 'template':
      // Its id says nothing to a person.
      return value.replace(/^\S+ (?=as it (?:was|is)$)/, '');
    case 'status':
      return value.charAt(0).toUpperCase() + value.slice(1).replace('-', ' ');
    default:
      return value;
  }
}
