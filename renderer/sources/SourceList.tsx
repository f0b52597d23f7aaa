// A list of sources of any length: only the rows that are in view are drawn. One row is a stop of the Tab key; the arrows
// go from row to row.
import {
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
  type Ref,
} from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { BookOpen, Pencil, Quote } from 'lucide-react';
import { describeSource } from '#core/citations/describe-source.ts';
import type { Source } from '#core/citations/source.ts';
import { carrySource } from '../ui/dragged-source.ts';
import { placeInList } from '../ui/place-in-list.ts';
import { Sign } from '../ui/Sign.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import styles from './sources-pane.module.css';
import { standingWord } from './standing-words.ts';

/** A row's height in pixels: two lines. */
const ROW = 48;

export type SourceListHandle = {
  readonly focusFirst: () => void;
  readonly chooseFirst: () => void;
};

export function SourceList({
  ref,
  sources,
  onChoose,
  onEdit,
  cites,
  withFiles,
  onRead,
}: {
  readonly ref: Ref<SourceListHandle>;
  readonly sources: readonly Source[];
  /** Null where a row can only be read. */
  readonly onChoose: ((source: Source) => void) | null;
  /** Null where choosing is editing. */
  readonly onEdit: ((source: Source) => void) | null;
  readonly cites: boolean;
  /** Those whose file can be read beside the list. */
  readonly withFiles: ReadonlySet<string>;
  readonly onRead: ((source: Source) => void) | null;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(0);
  const current = Math.min(wanted, sources.length - 1);
  const rows = useVirtualizer({
    count: sources.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const focusRow = (place: number): void => {
    setWanted(place);
    rows.scrollToIndex(place);
    // A row that was out of view is drawn in the next frame.
    requestAnimationFrame(() => {
      frame.current
        ?.querySelector<HTMLElement>(`[data-place="${place}"]`)
        ?.focus();
    });
  };
  useImperativeHandle(ref, () => ({
    focusFirst: () => {
      focusRow(current);
    },
    chooseFirst: () => {
      const first = sources[0];
      if (first) onChoose?.(first);
    },
  }));
  const onKeyDown = (event: KeyboardEvent): void => {
    const place = placeInList(event, current, sources.length);
    if (place === null) return;
    event.preventDefault();
    focusRow(place);
  };
  return (
    <div ref={frame} className={styles['list']} onKeyDown={onKeyDown}>
      <ul style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const source = sources[index];
          if (!source) return null;
          return (
            <li
              key={source.id}
              className={styles['row']}
              style={{ transform: `translateY(${start}px)` }}
              aria-posinset={index + 1}
              aria-setsize={sources.length}
            >
              <SourceRow
                source={source}
                place={index}
                isStop={index === current}
                cites={cites}
                onFocus={() => {
                  setWanted(index);
                }}
                onRead={withFiles.has(source.id) ? onRead : null}
                {...{ onChoose, onEdit }}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function SourceRow({
  source,
  place,
  isStop,
  cites,
  onFocus,
  onChoose,
  onEdit,
  onRead,
}: {
  readonly source: Source;
  readonly place: number;
  readonly isStop: boolean;
  readonly cites: boolean;
  readonly onFocus: () => void;
  readonly onChoose: ((source: Source) => void) | null;
  readonly onEdit: ((source: Source) => void) | null;
  readonly onRead: ((source: Source) => void) | null;
}) {
  const { names, year, title, kind } = describeSource(source);
  const name = names || title || source.citekey;
  return (
    <>
      <button
        type="button"
        className={styles['source']}
        data-place={place}
        tabIndex={isStop ? 0 : -1}
        aria-disabled={onChoose === null}
        draggable={cites && onChoose !== null}
        onDragStart={({ dataTransfer }) => {
          carrySource(dataTransfer, source.id);
        }}
        title={!onChoose ? undefined : cites ? undefined : 'Edit'}
        onFocus={onFocus}
        onClick={({ detail }) => {
          // A click looks at a source; it takes a second one, Enter or the button to put a note into the text.
          if (!cites || detail === 0) onChoose?.(source);
        }}
        onDoubleClick={() => {
          if (cites) onChoose?.(source);
        }}
      >
        <span className={styles['words']}>
          <span className={styles['who']}>
            <bdi>{name}</bdi> {year && <span>{year}</span>}
          </span>
          <span className={styles['title']}>
            {names ? title : source.citekey}
          </span>
        </span>
        <span className={styles['kind']}>
          {source.standing ? (
            <span className={styles['standing']}>
              <Sign kind={source.standing === 'withdrawn' ? 'no' : 'stale'} />{' '}
              {standingWord(source.standing)}
            </span>
          ) : (
            kind
          )}
        </span>
      </button>
      {onRead && (
        <ToolButton
          name="Read beside the text"
          aria-label={`Read ${name}`}
          tabIndex={isStop ? 0 : -1}
          onClick={() => {
            onRead(source);
          }}
        >
          <BookOpen />
        </ToolButton>
      )}
      {cites && onChoose && (
        <ToolButton
          name="Cite at the caret"
          aria-label={`Cite ${name}`}
          tabIndex={isStop ? 0 : -1}
          onClick={() => {
            onChoose(source);
          }}
        >
          <Quote />
        </ToolButton>
      )}
      {onEdit && (
        <ToolButton
          name="Edit"
          aria-label={`Edit ${name}`}
          tabIndex={isStop ? 0 : -1}
          onClick={() => {
            onEdit(source);
          }}
        >
          <Pencil />
        </ToolButton>
      )}
    </>
  );
}
