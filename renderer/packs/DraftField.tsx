// A field whose words are kept when it is left, or on Enter; Esc takes back what was typed.
import { useId, useState } from 'react';
import styles from './packs.module.css';

const same = (words: string): string => words;

export function DraftField({
  label,
  value,
  placeholder,
  disabled,
  name,
  onKeep,
  written = same,
  read = same,
  problem,
}: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly disabled: boolean;
  /** By which the focus finds it again. */
  readonly name: string;
  readonly onKeep: (value: string) => void;
  /** How a value stands in it, and what is meant by words; null where they mean nothing, which `problem` says then. */
  readonly written?: (value: string) => string;
  readonly read?: (words: string) => string | null;
  readonly problem?: string;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const about = useId();
  const keep = (): void => {
    const next = draft === null ? value : read(draft.trim());
    setRefused(next === null);
    if (next === null) return;
    if (next !== value) onKeep(next);
    setDraft(null);
  };
  return (
    <>
      <input
        className={styles['field']}
        aria-label={label}
        data-name={name}
        type="text"
        title={draft ?? written(value)}
        aria-invalid={refused || undefined}
        aria-describedby={refused ? about : undefined}
        maxLength={500}
        value={draft ?? written(value)}
        placeholder={placeholder}
        readOnly={disabled}
        onChange={(event) => {
          setDraft(event.currentTarget.value);
          setRefused(false);
        }}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) keep();
          else if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation();
            setDraft(null);
            setRefused(false);
          }
        }}
      />
      {refused && (
        <small id={about} role="alert" className={styles['problem']}>
          {problem}
        </small>
      )}
    </>
  );
}
