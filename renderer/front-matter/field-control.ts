// What every control of the front matter is given. The value of a field is kept as it was written, also where it is not
// of the field's type: nothing that someone typed is refused or dropped.
import type { PageOutput } from '#core/contract.ts';
import type { FieldValue } from '#core/document/document.ts';

export type FormTemplate = PageOutput<'briefings.open'>['template'];
export type FormField = FormTemplate['fields'][number];

export type FieldControl = {
  /** Of the element that has the focus; the label points at it. */
  readonly id: string;
  /** Of the elements that say more, for `aria-describedby`. */
  readonly describedBy: string | undefined;
  readonly field: FormField;
  readonly value: FieldValue | undefined;
  readonly language: string;
  readonly readOnly: boolean;
  /** Null takes the value away. */
  readonly onChange: (value: FieldValue | null) => void;
  /** One sentence below the field, null for none. */
  readonly onProblem: (problem: string | null) => void;
};

export const textOf = (value: FieldValue | undefined): string =>
  value === undefined
    ? ''
    : typeof value === 'object'
      ? value.join('; ')
      : String(value);
