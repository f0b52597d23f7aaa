// The rows of the cover block: which fields are printed, in which order, and how a value reads. The typesetter sets
// them and the proof expects them.
import { dateInWords } from '#core/document/date-in-words.ts';
import type { BriefingDocument, FieldValue } from '#core/document/document.ts';
import { labelOfKey } from '#core/document/field-label.ts';
import type { Template, TemplateField } from '#core/document/template.ts';
import { printedWords } from './printed-words.ts';

export type FrontMatterRow = {
  /** Of its field; null for the marking, which is none. */
  readonly key: string | null;
  readonly label: string;
  readonly value: string;
};

function valueInWords(
  value: FieldValue,
  type: TemplateField['type'] | null,
  language: string,
): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string')
    return type === 'date' ? dateInWords(value, language) : value;
  return value.join('\n');
}

type Field = Pick<TemplateField, 'key' | 'label'> & {
  readonly type: TemplateField['type'] | null;
};

const rowsOf = (
  { fields, language }: BriefingDocument,
  listed: readonly Field[],
): FrontMatterRow[] =>
  listed.map(({ key, label, type }) => {
    const value = fields[key];
    return {
      key,
      label,
      value: value === undefined ? '' : valueInWords(value, type, language),
    };
  });

const notBlank = ({ value }: FrontMatterRow): boolean => value.trim() !== '';

/**
 * The rows in the order of the template, then the fields that it does not know, then the marking: the running lines
 * that carry it are not read aloud, so it must stand here as well. Blank values have no row.
 */
export function frontMatterRows(
  document: BriefingDocument,
  template: Template,
): FrontMatterRow[] {
  const known = new Set(template.fields.map(({ key }) => key));
  return [
    ...rowsOf(document, [
      ...template.fields.filter(({ place }) => place !== 'end'),
      ...Object.keys(document.fields)
        .filter((key) => !known.has(key))
        .map((key) => ({ key, label: labelOfKey(key), type: null })),
    ]),
    {
      key: null,
      label: printedWords(document.language).marking,
      value: document.marking,
    },
  ].filter(notBlank);
}

/** The rows behind the text: who cleared the paper, whom to call. Blank values have none. */
export const endRows = (
  document: BriefingDocument,
  template: Template,
): FrontMatterRow[] =>
  rowsOf(
    document,
    template.fields.filter(({ place }) => place === 'end'),
  ).filter(notBlank);
