// The note as it will read. The one before stays until the new one is there.
import { Fragment, useEffect, useRef, useState } from 'react';
import type {
  FormattedNote,
  FormattedRun,
} from '#core/citations/formatted-note.ts';
import type { NoteInline } from '#core/document/document.ts';
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
      <p aria-live="polite">
        {note.paragraphs.flat().map((line, place) => (
          <Fragment key={place}>
            {place > 0 && <br />}
            {line.map((run, index) => (
              <Run key={index} run={run} />
            ))}
          </Fragment>
        ))}
      </p>
    </div>
  );
}

function Run({
  run: { text, marks = [], language },
}: {
  readonly run: FormattedRun;
}) {
  return (
    <span
      lang={language}
      className={marks.map((mark) => styles[mark]).join(' ')}
    >
      {text}
    </span>
  );
}
