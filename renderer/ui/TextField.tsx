// A field of words with its label above, and below it what is wrong and what to do.
import { useId, type ComponentProps, type Ref } from 'react';
import styles from './field.module.css';

type Handed = Omit<
  ComponentProps<'input'>,
  'value' | 'onChange' | 'ref' | 'className' | 'children'
>;

export function TextField({
  label,
  value,
  onChange,
  error = null,
  hint,
  multiline = false,
  inputRef,
  ...handed
}: Handed & {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** One sentence, null where nothing is wrong. */
  readonly error?: string | null | undefined;
  readonly hint?: string | undefined;
  readonly multiline?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}) {
  const made = useId();
  const id = handed.id ?? made;
  const below = error ?? hint;
  // An input and a text area take the same of what is handed on.
  const Written = (multiline ? 'textarea' : 'input') as 'input';
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <Written
        {...handed}
        id={id}
        ref={inputRef}
        className={styles['input']}
        value={value}
        aria-invalid={error !== null}
        aria-describedby={below === undefined ? undefined : `${id}-below`}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
      {below !== undefined && (
        <p
          id={`${id}-below`}
          className={error === null ? styles['hint'] : styles['error']}
          role={error === null ? undefined : 'alert'}
        >
          {below}
        </p>
      )}
    </div>
  );
}
