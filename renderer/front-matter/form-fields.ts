// The fields of a form at one of its two places. A value whose field the template does not have is printed, and so it is
// shown among those in front, where it can be changed or taken away.
import type { BriefingHead } from '#core/document/document.ts';
import { labelOfKey } from '#core/document/field-label.ts';
import type { FormField, FormTemplate } from './field-control.ts';

/** In the template's order, then those that only the briefing has. */
export function formFields(
  template: Pick<FormTemplate, 'fields'>,
  { fields }: Pick<BriefingHead, 'fields'>,
  place: 'front' | 'end',
): FormField[] {
  const listed = template.fields.filter(
    (field) => (field.place ?? 'front') === place,
  );
  if (place === 'end') return listed;
  const known = new Set(template.fields.map(({ key }) => key));
  return [
    ...listed,
    ...Object.entries(fields)
      .filter(([key]) => !known.has(key))
      .map(([key, value]): FormField => ({
        key,
        label: labelOfKey(key),
        type: typeof value === 'object' ? 'people' : 'text',
        required: false,
      })),
  ];
}
