// The note as it will read. The one before stays until the new one is there.
import { useEffect, useRef, useState } from 'react';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { NoteInline } from '#core/document/document.ts';
import { NoteText } from '../ui/NoteText.tsx';
import styles from './citation-picker.module.css';

/** Milliseconds without a key before the note is formatted. */
const REST = 80;

export function NotePreview({
  parts,
  preview,
}: {
  readonly parts: readonly NoteInline[];
  readonly preview: (
    content: readonly NoteInline[],
  ) => Promise<FormattedNote | null>;
}) {
  const [note, setNote] = useState<FormattedNote | null>(null);
  // Made anew with each drawing, and always does the same.
  const ask = useRef(preview);
  useEffect(() => {
    ask.current = preview;
  });
  useEffect(() => {
    let late = false;
    const timer = setTimeout(() => {
      if (parts.length === 0) {
        setNote(null);
        return;
      }
      void ask.current(parts).then((formatted) => {
        if (!late && formatted) setNote(formatted);
      });
    }, REST);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [parts]);
  if (!note) return null;
  return (
    <div className={styles['preview']}>
      <span>Will read</span>
      <div aria-live="polite">
        <NoteText note={note} />
      </div>
    </div>
  );
}
