// What the card under a mark says: the note, and the key that edits it.
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import { Kbd } from '../ui/Kbd.tsx';
import styles from './note-card.module.css';
import { NoteText } from '../ui/NoteText.tsx';

export function NoteCard({
  note,
  readOnly,
}: {
  readonly note: FormattedNote;
  readonly readOnly: boolean;
}) {
  return (
    <div className={styles['card']}>
      <span className={styles['number']}>{note.number}</span>
      <div className={styles['text']}>
        <NoteText note={note} />
      </div>
      {!readOnly && (
        <div className={styles['keys']}>
          Edit <Kbd keys="Enter" />
        </div>
      )}
    </div>
  );
}
