// A title that is changed where it stands: Enter keeps it, Esc leaves it as it was.
import { useEffect, useRef, useState } from 'react';
import { MAX_LINE, oneLine } from '#core/document/characters.ts';
import styles from '../ui/row-table.module.css';

export function TitleField({
  title,
  onEnd,
}: {
  readonly title: string;
  /** Null leaves it. `byKey` where the focus should go back to the row. */
  readonly onEnd: (title: string | null, byKey: boolean) => void;
}) {
  const [typed, setTyped] = useState(title);
  const field = useRef<HTMLInputElement>(null);
  /** The field goes where it ends, which takes its focus: that is no second end. */
  const ended = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const end = (keeps: boolean, byKey: boolean): void => {
    if (ended.current) return;
    ended.current = true;
    const tidy = typed.trim();
    onEnd(keeps && tidy !== title.trim() ? tidy : null, byKey);
  };
  return (
    <input
      ref={field}
      className={styles['titleField']}
      aria-label="Title"
      placeholder="Untitled briefing"
      value={typed}
      maxLength={MAX_LINE}
      autoComplete="off"
      onChange={(event) => {
        setTyped(oneLine(event.currentTarget.value));
      }}
      onBlur={() => {
        end(true, false);
      }}
      onClick={(event) => {
        event.stopPropagation();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') end(true, true);
        else if (event.key === 'Escape') end(false, true);
        else return;
        event.preventDefault();
      }}
    />
  );
}
