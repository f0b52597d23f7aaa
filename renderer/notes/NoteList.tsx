// The list of the notes: one stop of the Tab key, arrows from note to note, Enter to the mark, E to edit. Only the notes
// in view are drawn, and the one that is the stop.
import {
  memo,
  useCallback,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import {
  defaultRangeExtractor,
  useVirtualizer,
  type Range,
} from '@tanstack/react-virtual';
import { Pencil } from 'lucide-react';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { FootnoteId } from '#core/document/document.ts';
import { matchesKeys } from '../ui/keys.ts';
import { placeInList } from '../ui/place-in-list.ts';
import { NoteText } from '../ui/NoteText.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import styles from './notes-pane.module.css';

/** A note of two lines, and the room around a row that is brought into view, in pixels. */
const ROW = 60;
const ROOM = 8;

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
  const frame = useRef<HTMLDivElement>(null);
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

  const rangeExtractor = useCallback(
    (range: Range) => {
      const places = defaultRangeExtractor(range);
      if (places.includes(stop) || stop >= range.count) return places;
      return [...places, stop].sort((a, b) => a - b);
    },
    [stop],
  );
  const rows = useVirtualizer({
    count: notes.length,
    getScrollElement: () => frame.current,
    getItemKey: (place) => notes[place]?.id ?? place,
    estimateSize: () => ROW,
    overscan: 8,
    scrollPaddingStart: ROOM,
    scrollPaddingEnd: ROOM,
    rangeExtractor,
  });
  const { scrollToIndex } = rows;
  useEffect(() => {
    if (lit >= 0) scrollToIndex(lit);
  }, [chosen, lit, scrollToIndex]);

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
    const to = notes[place];
    if (!to) return;
    setMoved(to.id);
    scrollToIndex(place);
    // A row that was out of view is drawn in the next frame.
    requestAnimationFrame(() => {
      frame.current
        ?.querySelector<HTMLElement>(`[data-index="${place}"] button`)
        ?.focus({ preventScroll: true });
    });
  };

  return (
    <div ref={frame} className={styles['notes']} onKeyDown={onKeyDown}>
      <ul
        role="list"
        aria-label="Notes"
        aria-busy={working}
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map(({ index, start }) => {
          const note = notes[index];
          return (
            note && (
              <NoteRow
                key={note.id}
                note={note}
                place={index}
                count={notes.length}
                top={start}
                measure={rows.measureElement}
                isChosen={index === lit}
                isStop={index === stop}
                onFocus={setMoved}
                {...{ onGo, onEdit }}
              />
            )
          );
        })}
      </ul>
    </div>
  );
}

const NoteRow = memo(function NoteRow({
  note,
  place,
  count,
  top,
  measure,
  isChosen,
  isStop,
  onFocus,
  onGo,
  onEdit,
}: {
  readonly note: FormattedNote;
  /** Counts from 0. */
  readonly place: number;
  readonly count: number;
  /** In the list, in pixels. */
  readonly top: number;
  readonly measure: (row: HTMLElement | null) => void;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  readonly onFocus: (id: FootnoteId) => void;
  readonly onGo: ((id: FootnoteId) => void) | null;
  readonly onEdit: ((id: FootnoteId) => void) | null;
}) {
  const { id, number } = note;
  return (
    <li
      ref={measure}
      className={styles['row']}
      style={{ transform: `translateY(${top}px)` }}
      data-index={place}
      data-chosen={isChosen}
      aria-posinset={place + 1}
      aria-setsize={count}
    >
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
