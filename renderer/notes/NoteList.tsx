// The list of the notes: one stop of the Tab key, arrows from note to note, Enter to the mark, E to edit.
import {
  memo,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { Pencil } from 'lucide-react';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { FootnoteId } from '#core/document/document.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { matchesKeys } from '../ui/keys.ts';
import { placeInList } from '../ui/place-in-list.ts';
import { NoteText } from '../ui/NoteText.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import styles from './notes-pane.module.css';

export type WrittenNote = {
  /** The note that is written, null for none. */
  readonly written: FootnoteId | null;
  readonly write: (id: FootnoteId) => void;
  /** Stands in the place of that note. */
  readonly field: ReactNode;
};

export function NoteList({
  notes,
  chosen,
  working,
  onGo,
  written,
}: {
  /** At least one. */
  readonly notes: readonly FormattedNote[];
  readonly chosen: FootnoteId | null;
  readonly working: boolean;
  readonly onGo: ((id: FootnoteId) => void) | null;
  /** Null where notes can only be read. */
  readonly written: WrittenNote | null;
}) {
  const list = useRef<HTMLUListElement>(null);
  // Where the keys went, until another note is chosen in the text.
  const [moved, setMoved] = useState<FootnoteId | null>(null);
  const [seen, setSeen] = useState(chosen);
  if (seen !== chosen) {
    setSeen(chosen);
    setMoved(null);
  }
  const lit = notes.findIndex(({ id }) => id === chosen);
  const stop = Math.max(
    0,
    notes.findIndex(({ id }) => id === (moved ?? chosen)),
  );

  useEffect(() => {
    if (lit >= 0)
      list.current?.children[lit]?.scrollIntoView({ block: 'nearest' });
  }, [chosen, lit]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = notes[stop];
    if (event.target instanceof HTMLElement && event.target.isContentEditable)
      return;
    if (at && written && matchesKeys(event.nativeEvent, 'E')) {
      event.preventDefault();
      written.write(at.id);
      return;
    }
    const place = placeInList(event, stop, notes.length);
    if (place === null || event.shiftKey) return;
    event.preventDefault();
    list.current?.children[place]?.querySelector('button')?.focus();
  };

  return (
    <ul
      ref={list}
      role="list"
      aria-label="Notes"
      aria-busy={working}
      className={styles['notes']}
      onKeyDown={onKeyDown}
    >
      {notes.map((note, place) => (
        <NoteRow
          key={note.id}
          note={note}
          isChosen={place === lit}
          isStop={place === stop}
          onFocus={setMoved}
          onGo={onGo}
          onEdit={written?.write ?? null}
          field={written?.written === note.id ? written.field : null}
        />
      ))}
    </ul>
  );
}

const NoteRow = memo(function NoteRow({
  note,
  isChosen,
  isStop,
  onFocus,
  onGo,
  onEdit,
  field,
}: {
  readonly note: FormattedNote;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  readonly onFocus: (id: FootnoteId) => void;
  readonly onGo: ((id: FootnoteId) => void) | null;
  readonly onEdit: ((id: FootnoteId) => void) | null;
  /** Where the note is written, null while it is read. */
  readonly field: ReactNode;
}) {
  const { id, number } = note;
  if (field !== null)
    return (
      <li className={styles['row']} data-chosen="true" data-written>
        <div className={styles['note']}>
          <span className={styles['number']}>{number}</span>
          <div className={styles['text']}>
            {field}
            <div className={styles['read']}>
              <NoteText note={note} />
            </div>
            <div className={styles['keys']}>
              <span>
                <Kbd keys="Mod+Alt+F" /> cite
              </span>
              <span>
                <Kbd keys="Esc" /> to the text
              </span>
            </div>
          </div>
        </div>
      </li>
    );
  return (
    <li className={styles['row']} data-chosen={isChosen}>
      <button
        type="button"
        className={styles['note']}
        tabIndex={isStop ? 0 : -1}
        aria-current={isChosen}
        aria-keyshortcuts={onEdit ? 'E' : undefined}
        onFocus={() => {
          onFocus(id);
        }}
        onClick={() => onGo?.(id)}
        onDoubleClick={() => onEdit?.(id)}
      >
        <span className={styles['number']}>{number}</span>
        <span className={styles['text']} data-edit={onEdit !== null}>
          <NoteText note={note} />
        </span>
      </button>
      {onEdit && (
        <span className={styles['edit']}>
          <ToolButton
            name="Edit"
            keys="E"
            aria-label={`Edit note ${number}`}
            tabIndex={-1}
            onClick={() => {
              onEdit(id);
            }}
          >
            <Pencil />
          </ToolButton>
        </span>
      )}
    </li>
  );
});
