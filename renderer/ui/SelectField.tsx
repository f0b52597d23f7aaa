// One of a few choices. The system's own list: it opens by every key that people know.
import { useId } from 'react';
import styles from './field.module.css';

export function SelectField<Value extends string>({
  label,
  value,
  onChange,
  options,
  hideLabel = false,
  disabled = false,
  quiet = false,
}: {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
  }[];
  readonly hideLabel?: boolean;
  readonly disabled?: boolean;
  /** Without an edge, where it stands among text. */
  readonly quiet?: boolean;
}) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={hideLabel ? 'sr' : styles['label']}>
        {label}
      </label>
      <select
        id={id}
        className={styles['select']}
        data-quiet={quiet}
        value={value}
        disabled={disabled}
        onChange={(event) => {
          onChange(event.target.value as Value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
