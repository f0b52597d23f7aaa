// What stands on the sheet behind the text: the fields that a form has at its end, and the marking at the foot of the page
// where the template puts it there.
import type { FormTemplate } from './field-control.ts';
import { FieldTable } from './FieldTable.tsx';
import { formFields } from './form-fields.ts';
import styles from './sheet-head.module.css';
import type { HeadOnSheet } from './use-head.ts';

export function SheetFoot({
  onSheet,
  template,
  signed,
  readOnly,
}: {
  readonly onSheet: HeadOnSheet;
  readonly template: FormTemplate;
  /** Who signs behind the text, null for nobody. */
  readonly signed: string | null;
  readonly readOnly: boolean;
}) {
  const { head } = onSheet;
  const fields = formFields(template, head, 'end');
  const { place, colour } = template.marking;
  const marked = place === 'top-and-bottom' && head.marking.trim() !== '';
  if (fields.length === 0 && !marked && signed === null) return null;
  return (
    <footer className={styles['foot']}>
      {signed !== null && <p className={styles['signature']}>{signed}</p>}
      {fields.length > 0 && (
        <FieldTable
          label="Clearance and contact"
          fields={fields}
          onSheet={onSheet}
          readOnly={readOnly}
          onLast={() => undefined}
        />
      )}
      {marked && (
        <p
          className={styles['marking']}
          data-place={place}
          data-colour={colour}
          aria-hidden="true"
        >
          {head.marking}
        </p>
      )}
    </footer>
  );
}
