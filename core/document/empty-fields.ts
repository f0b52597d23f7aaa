// Which required fields of the front matter hold nothing.
import type { BriefingHead, FieldValue } from './document.ts';
import type { Template, TemplateField } from './template.ts';

export const isBlank = (value: FieldValue | undefined): boolean =>
  value === undefined ||
  (typeof value === 'object'
    ? value.every((each) => each.trim() === '')
    : String(value).trim() === '');

/** In the template's order. */
export const emptyRequiredFields = (
  { fields }: Pick<Template, 'fields'>,
  head: Pick<BriefingHead, 'fields'>,
): TemplateField[] =>
  fields.filter(({ key, required }) => required && isBlank(head.fields[key]));
