// What the card under a mark says: the note, and the key that edits it where the mark is selected.
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import { Kbd } from '../ui/Kbd.tsx';
import styles from './note-card.module.css';
import { NoteText } from '../ui/NoteText.tsx';

export function NoteCard({
  note,
  editing,
}: {
  readonly note: FormattedNote;
  /** Whether the key edits this note now. */
  readonly editing: boolean;
}) {
  return (
    <div className={styles['card']}>
      <span className={styles['number']}>{note.number}</span>
      <div className={styles['text']}>
        <NoteText note={note} />
      </div>
      {editing && (
        <div className={styles['keys']}>
          Edit <Kbd keys="Enter" /> Write <Kbd keys="F2" />
        </div>
      )}
    </div>
  );
}
