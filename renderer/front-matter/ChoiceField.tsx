// One of the template's choices, or none. What is stored and is no choice any more stays there to be seen.
import { Select } from '@base-ui/react/select';
import { ChevronDown } from 'lucide-react';
import { SelectList } from '../ui/SelectList.tsx';
import { textOf, type FieldControl } from './field-control.ts';
import styles from './fields.module.css';

const NONE = 'Not chosen';

export function ChoiceField({
  id,
  describedBy,
  field,
  value,
  readOnly,
  onChange,
}: FieldControl) {
  const chosen = textOf(value);
  const choices = field.choices ?? [];
  const options = [
    '',
    ...choices,
    ...(chosen === '' || choices.includes(chosen) ? [] : [chosen]),
  ].map((choice) => ({ value: choice, label: choice === '' ? NONE : choice }));
  return (
    <Select.Root
      items={options}
      value={chosen}
      readOnly={readOnly}
      onValueChange={(choice) => {
        onChange(choice === null || choice === '' ? null : choice);
      }}
    >
      <Select.Trigger
        id={id}
        className={styles['choice']}
        data-empty={chosen === ''}
        aria-label={field.label}
        aria-required={field.required}
        aria-describedby={describedBy}
      >
        <Select.Value />
        <Select.Icon render={<ChevronDown />} />
      </Select.Trigger>
      <SelectList label={field.label} options={options} />
    </Select.Root>
  );
}
