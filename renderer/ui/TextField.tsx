// A field for words, with its label over it and what is wrong under it.
import { useId, type ComponentProps, type Ref } from 'react';
import styles from './field.module.css';

type Props = Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'ref'> & {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null;
  readonly hint?: string;
  readonly hideLabel?: boolean;
  readonly multiline?: boolean;
  readonly inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>;
};

export function TextField({
  label,
  value,
  onChange,
  error = null,
  hint,
  hideLabel = false,
  multiline = false,
  inputRef,
  className,
  ...rest
}: Props) {
  const id = useId();
  const notes = [error !== null && `${id}-error`, hint && `${id}-hint`]
    .filter(Boolean)
    .join(' ');
  const shared = {
    ...rest,
    id,
    value,
    className: styles['input'],
    'aria-invalid': error !== null || undefined,
    'aria-describedby': notes || undefined,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      onChange(event.target.value);
    },
  };
  return (
    <div className={[styles['field'], className].filter(Boolean).join(' ')}>
      <label htmlFor={id} className={hideLabel ? 'sr' : styles['label']}>
        {label}
      </label>
      {multiline ? (
        <textarea
          rows={3}
          {...(shared as ComponentProps<'textarea'>)}
          ref={inputRef as Ref<HTMLTextAreaElement>}
        />
      ) : (
        <input type="text" {...shared} ref={inputRef} />
      )}
      {error !== null && (
        <p id={`${id}-error`} className={styles['error']}>
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </p>
      )}
    </div>
  );
}
