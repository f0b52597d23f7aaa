// Where the words of a comment, a reply or a change of one are written. Ctrl+Enter keeps them; Esc gives them up only where
// nothing would be lost.
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { matchesKeys } from '../ui/keys.ts';
import styles from './comments.module.css';

export function CommentForm({
  label,
  value,
  onChange,
  action,
  onSend,
  onCancel,
  isUnchanged,
  takesFocus = false,
  children,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (words: string) => void;
  /** What the button says. */
  readonly action: string;
  readonly onSend: () => void;
  /** Null where there is nothing to give up. */
  readonly onCancel: (() => void) | null;
  /** Nothing would be lost if it were given up. */
  readonly isUnchanged: boolean;
  /** It was asked for: the caret goes behind its words. */
  readonly takesFocus?: boolean;
  /** What is chosen beside the words. */
  readonly children?: ReactNode;
}) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const text = field.current;
    if (!takesFocus || !text) return;
    text.focus();
    text.setSelectionRange(text.value.length, text.value.length);
  }, [takesFocus]);
  const isEmpty = value.trim() === '';
  const send = (): void => {
    if (isEmpty) field.current?.focus();
    else onSend();
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (matchesKeys(event.nativeEvent, 'Mod+Enter')) {
          event.preventDefault();
          send();
        } else if (event.key === 'Escape' && isUnchanged && onCancel) {
          event.preventDefault();
          event.stopPropagation();
          onCancel();
        }
      }}
    >
      {children}
      <label htmlFor={id} className="sr">
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        className={styles['field']}
        value={value}
        maxLength={20_000}
        placeholder={label}
        rows={1}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
        }}
      />
      {(!isUnchanged || onCancel) && (
        <div className={styles['choices']}>
          <Button
            size="small"
            kind={isEmpty ? 'plain' : 'main'}
            type="submit"
            aria-disabled={isEmpty}
          >
            {action}
          </Button>
          {onCancel && (
            <Button size="small" kind="quiet" onClick={onCancel}>
              Cancel
            </Button>
          )}
          <span className={styles['keys']}>
            <Kbd keys="Mod+Enter" />
          </span>
        </div>
      )}
    </form>
  );
}
