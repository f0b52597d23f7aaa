// What the card under a mark says: the note, and the keys that edit it and read its source where the mark is selected.
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import { Kbd } from '../ui/Kbd.tsx';
import styles from './note-card.module.css';
import { NoteText } from '../ui/NoteText.tsx';

export function NoteCard({
  note,
  editing,
  reading,
}: {
  readonly note: FormattedNote;
  /** Whether the key edits this note now. */
  readonly editing: boolean;
  /** The key that opens a file of its sources; null where they have none. */
  readonly reading: string | null;
}) {
  return (
    <div className={styles['card']}>
      <span className={styles['number']}>{note.number}</span>
      <div className={styles['text']}>
        <NoteText note={note} />
      </div>
      {(editing || reading !== null) && (
        <div className={styles['keys']}>
          {reading !== null && (
            <>
              Read <Kbd keys={reading} />
            </>
          )}
          {editing && (
            <>
              Edit <Kbd keys="Enter" /> Write <Kbd keys="F2" />
            </>
          )}
        </div>
      )}
    </div>
  );
}
