// The list of the notes: one stop of the Tab key, arrows from note to note, Enter to the mark, E to edit.
import { memo, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Pencil } from 'lucide-react';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { FootnoteId } from '#core/document/document.ts';
import { matchesKeys } from '../ui/keys.ts';
import { placeInList } from '../ui/place-in-list.ts';
import { NoteText } from '../ui/NoteText.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import styles from './notes-pane.module.css';

export function NoteList({
  notes,
  chosen,
  working,
  onGo,
  onEdit,
}: {
  /** At least one. */
  readonly notes: readonly FormattedNote[];
  readonly chosen: FootnoteId | null;
  readonly working: boolean;
  readonly onGo: ((id: FootnoteId) => void) | null;
  /** Null where notes can only be read. */
  readonly onEdit: ((id: FootnoteId) => void) | null;
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
    if (at && onEdit && matchesKeys(event.nativeEvent, 'E')) {
      event.preventDefault();
      onEdit(at.id);
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
          {...{ onGo, onEdit }}
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
}: {
  readonly note: FormattedNote;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  readonly onFocus: (id: FootnoteId) => void;
  readonly onGo: ((id: FootnoteId) => void) | null;
  readonly onEdit: ((id: FootnoteId) => void) | null;
}) {
  const { id, number } = note;
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
