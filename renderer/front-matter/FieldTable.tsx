// The fields of one place of the form, above the text or behind it. Enter goes on to the next one, and from the last one
// to the text.
import type { KeyboardEvent } from 'react';
import { FieldRow } from './FieldRow.tsx';
import type { FormField } from './field-control.ts';
import styles from './fields.module.css';
import type { HeadOnSheet } from './use-head.ts';

const STOPS = 'input:not([tabindex="-1"]), textarea, [role="combobox"]';

function onEnter(event: KeyboardEvent<HTMLElement>, onLast: () => void): void {
  const { target, currentTarget } = event;
  if (
    event.key !== 'Enter' ||
    event.nativeEvent.isComposing ||
    event.defaultPrevented ||
    !(target instanceof HTMLElement) ||
    !target.matches('input, [data-one-line]')
  )
    return;
  event.preventDefault();
  const stops = [...currentTarget.querySelectorAll<HTMLElement>(STOPS)];
  const next = stops[stops.indexOf(target) + 1];
  if (next) next.focus();
  else onLast();
}

export function FieldTable({
  label,
  fields,
  onSheet: { head, change },
  readOnly,
  onLast,
}: {
  readonly label: string;
  readonly fields: readonly FormField[];
  readonly onSheet: Pick<HeadOnSheet, 'head' | 'change'>;
  readonly readOnly: boolean;
  /** Enter in the last field. */
  readonly onLast: () => void;
}) {
  return (
    <dl
      className={styles['fields']}
      aria-label={label}
      onKeyDown={(event) => {
        onEnter(event, onLast);
      }}
    >
      {fields.map((field) => (
        <FieldRow
          key={field.key}
          field={field}
          value={head.fields[field.key]}
          language={head.language}
          readOnly={readOnly}
          onChange={(value) => {
            const { [field.key]: before, ...others } = head.fields;
            const { key } = field;
            change({
              fields: value === null ? others : { ...others, [key]: value },
            });
          }}
        />
      ))}
    </dl>
  );
}
