// The list of the notes: one stop of the Tab key, arrows from note to note, Enter to the mark, E to edit, R to read a
// source, C to comment. Only the notes in view are drawn, the one that is the stop, and the one that is written.
import {
  memo,
  useCallback,
  useEffect,
  useRef,
  useState,
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import {
  defaultRangeExtractor,
  useVirtualizer,
  type Range,
} from '@tanstack/react-virtual';
import { BookOpen, MessageSquare, Pencil } from 'lucide-react';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { FootnoteId } from '#core/document/document.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { matchesKeys } from '../ui/keys.ts';
import { placeInList } from '../ui/place-in-list.ts';
import { NoteText } from '../ui/NoteText.tsx';
import { Sign } from '../ui/Sign.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import styles from './notes-pane.module.css';

export type WrittenNote = {
  /** The note that is written, null for none. */
  readonly written: FootnoteId | null;
  readonly write: (id: FootnoteId) => void;
  /** Stands in the place of that note. */
  readonly field: ReactNode;
};

/** What was said of a citation of the note, in a sign and a word or two. */
export type NoteVerdict = {
  readonly citation: string;
  readonly sign: ComponentProps<typeof Sign>['kind'];
  readonly label: string;
};

/** A note of two lines, and the room around a row that is brought into view, in pixels. */
const ROW = 60;
const ROOM = 8;

export function NoteList({
  notes,
  changed,
  verdicts,
  chosen,
  working,
  onGo,
  onLook,
  written,
  readable,
  onRead,
  onComment,
}: {
  /** At least one. */
  readonly notes: readonly FormattedNote[];
  /** Those that cite a source which changed. */
  readonly changed: ReadonlySet<string>;
  readonly verdicts: ReadonlyMap<string, readonly NoteVerdict[]>;
  readonly chosen: FootnoteId | null;
  readonly working: boolean;
  readonly onGo: ((id: FootnoteId) => void) | null;
  /** Told which notes are drawn, whenever others are. */
  readonly onLook: (ids: readonly FootnoteId[]) => void;
  /** Null where notes can only be read. */
  readonly written: WrittenNote | null;
  /** The notes of whose sources one has a file. */
  readonly readable: ReadonlySet<FootnoteId>;
  readonly onRead: (id: FootnoteId) => void;
  /** Null where nothing may be said. */
  readonly onComment: ((id: FootnoteId) => void) | null;
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

  const inWriting = notes.findIndex(({ id }) => id === written?.written);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = new Set([stop, inWriting, ...defaultRangeExtractor(range)]);
      return [...drawn]
        .filter((place) => place >= 0 && place < range.count)
        .sort((a, b) => a - b);
    },
    [stop, inWriting],
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
  const inView = rows
    .getVirtualItems()
    .flatMap(({ index }) => notes[index]?.id ?? []);
  const looked = inView.join();
  useEffect(() => {
    onLook(looked.split(',') as FootnoteId[]);
  }, [looked, onLook]);
  useEffect(() => {
    if (lit >= 0) scrollToIndex(lit);
  }, [chosen, lit, scrollToIndex]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = notes[stop];
    if (event.target instanceof HTMLElement && event.target.isContentEditable)
      return;
    if (at && written && matchesKeys(event.nativeEvent, 'E')) {
      event.preventDefault();
      written.write(at.id);
      return;
    }
    if (at && readable.has(at.id) && matchesKeys(event.nativeEvent, 'R')) {
      event.preventDefault();
      onRead(at.id);
      return;
    }
    if (at && onComment && matchesKeys(event.nativeEvent, 'C')) {
      event.preventDefault();
      onComment(at.id);
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
                isChanged={changed.has(note.id)}
                verdicts={verdicts.get(note.id) ?? null}
                isStop={index === stop}
                onFocus={setMoved}
                onGo={onGo}
                onEdit={written?.write ?? null}
                onRead={readable.has(note.id) ? onRead : null}
                onComment={onComment}
                field={written?.written === note.id ? written.field : null}
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
  isChanged,
  verdicts,
  isStop,
  onFocus,
  onGo,
  onEdit,
  onRead,
  onComment,
  field,
}: {
  readonly note: FormattedNote;
  /** Counts from 0. */
  readonly place: number;
  readonly count: number;
  /** In the list, in pixels. */
  readonly top: number;
  readonly measure: (row: HTMLElement | null) => void;
  readonly isChosen: boolean;
  readonly isChanged: boolean;
  readonly verdicts: readonly NoteVerdict[] | null;
  readonly isStop: boolean;
  readonly onFocus: (id: FootnoteId) => void;
  readonly onGo: ((id: FootnoteId) => void) | null;
  readonly onEdit: ((id: FootnoteId) => void) | null;
  /** Null where none of its sources has a file. */
  readonly onRead: ((id: FootnoteId) => void) | null;
  readonly onComment: ((id: FootnoteId) => void) | null;
  /** Where the note is written, null while it is read. */
  readonly field: ReactNode;
}) {
  const { id, number } = note;
  const row = {
    ref: measure,
    className: styles['row'],
    style: { transform: `translateY(${top}px)` },
    'data-index': place,
    'aria-posinset': place + 1,
    'aria-setsize': count,
  };
  if (field !== null)
    return (
      <li {...row} data-chosen="true" data-written>
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
    <li {...row} data-chosen={isChosen}>
      <button
        type="button"
        className={styles['note']}
        tabIndex={isStop ? 0 : -1}
        aria-current={isChosen}
        aria-keyshortcuts={
          [onEdit && 'E', onRead && 'R', onComment && 'C']
            .filter(Boolean)
            .join(' ') || undefined
        }
        onFocus={() => {
          onFocus(id);
        }}
        onClick={() => onGo?.(id)}
        onDoubleClick={() => onEdit?.(id)}
      >
        <span className={styles['number']}>{number}</span>
        <span
          className={styles['text']}
          data-tools={
            [onEdit, onRead, onComment].filter((tool) => tool !== null).length
          }
        >
          <NoteText note={note} />
          {isChanged && (
            <span className={styles['changed']}>
              <Sign kind="warning" /> Source changed
            </span>
          )}
          {verdicts && (
            <span className={styles['verdicts']}>
              {verdicts.map(({ citation, sign, label }) => (
                <span key={citation}>
                  <Sign kind={sign} /> {label}
                </span>
              ))}
            </span>
          )}
        </span>
      </button>
      {(onEdit ?? onRead ?? onComment) && (
        <span className={styles['edit']}>
          {onRead && (
            <ToolButton
              name="Read its source"
              keys="R"
              aria-label={`Read the source of note ${number}`}
              tabIndex={-1}
              onClick={() => {
                onRead(id);
              }}
            >
              <BookOpen />
            </ToolButton>
          )}
          {onComment && (
            <ToolButton
              name="Comment"
              keys="C"
              aria-label={`Comment on note ${number}`}
              tabIndex={-1}
              onClick={() => {
                onComment(id);
              }}
            >
              <MessageSquare />
            </ToolButton>
          )}
          {onEdit && (
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
          )}
        </span>
      )}
    </li>
  );
});
