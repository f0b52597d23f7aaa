// One row of the front matter: the label, the control of its type, that it is required, and what is to be said of it.
import { useId, useState } from 'react';
import { oneLine } from '#core/document/characters.ts';
import type { FieldValue } from '#core/document/document.ts';
import { isBlank } from '#core/document/empty-fields.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { DateField } from './DateField.tsx';
import { textOf, type FieldControl, type FormField } from './field-control.ts';
import styles from './fields.module.css';
import { LinesField } from './LinesField.tsx';
import { NumberField } from './NumberField.tsx';
import { PeopleField } from './PeopleField.tsx';
import { localDay } from '../ui/local-day.ts';
import { useFittedHeight } from './use-fitted-height.ts';
import { valueProblem } from './value-problem.ts';

/** One line that is shown whole, over several where the sheet is narrow. */
function TextInput({
  id,
  describedBy,
  field,
  value,
  readOnly,
  onChange,
}: FieldControl) {
  const shown = textOf(value);
  const area = useFittedHeight(shown);
  return (
    <textarea
      ref={area}
      id={id}
      rows={1}
      data-one-line
      autoComplete="off"
      value={shown}
      readOnly={readOnly}
      placeholder={field.hint ?? 'Empty'}
      aria-required={field.required}
      aria-describedby={describedBy}
      onChange={(event) => {
        const text = oneLine(event.target.value);
        onChange(text === '' ? null : text);
      }}
    />
  );
}

const CONTROLS = {
  text: TextInput,
  lines: LinesField,
  date: DateField,
  people: PeopleField,
  choice: ChoiceField,
  number: NumberField,
} as const satisfies Readonly<
  Record<FormField['type'], (control: FieldControl) => unknown>
>;

export function FieldRow({
  field,
  value,
  language,
  readOnly,
  onChange,
}: {
  readonly field: FormField;
  readonly value: FieldValue | undefined;
  readonly language: string;
  readonly readOnly: boolean;
  /** Null takes the value away. */
  readonly onChange: (value: FieldValue | null) => void;
}) {
  const id = useId();
  // Also of what was written before the briefing was opened.
  const [problem, setProblem] = useState(() =>
    valueProblem(field.type, textOf(value), localDay(new Date())),
  );
  const missing = field.required && isBlank(value);
  // A text of several lines is kept whole, whatever the template says of its field by now.
  const Control =
    field.type === 'text' && /[\n\r]/u.test(textOf(value))
      ? LinesField
      : CONTROLS[field.type];
  return (
    <div className={styles['row']}>
      <dt>
        <label htmlFor={id}>{field.label}</label>
      </dt>
      <dd>
        <Control
          {...{ id, field, value, language, readOnly, onChange }}
          describedBy={problem === null ? undefined : `${id}-problem`}
          onProblem={setProblem}
        />
        {missing && <span className={styles['missing']}>Required</span>}
        {problem !== null && (
          <p id={`${id}-problem`} className={styles['problem']} role="status">
            {problem}
          </p>
        )}
      </dd>
    </div>
  );
}
