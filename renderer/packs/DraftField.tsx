// A field whose words are kept when it is left, or on Enter; Esc takes back what was typed.
import { useState } from 'react';
import styles from './packs.module.css';

export function DraftField({
  label,
  value,
  placeholder,
  disabled,
  name,
  type = 'text',
  onKeep,
}: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly disabled: boolean;
  /** By which the focus finds it again. */
  readonly name: string;
  readonly type?: 'text' | 'date';
  readonly onKeep: (value: string) => void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const keep = (): void => {
    if (draft !== null && draft.trim() !== value) onKeep(draft.trim());
    setDraft(null);
  };
  return (
    <input
      className={styles['field']}
      aria-label={label}
      data-name={name}
      type={type}
      title={type === 'text' ? (draft ?? value) : undefined}
      maxLength={500}
      value={draft ?? value}
      placeholder={placeholder}
      readOnly={disabled}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
      }}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) keep();
        else if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation();
          setDraft(null);
        }
      }}
    />
  );
}
