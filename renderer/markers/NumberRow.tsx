// A number that is not open: linked, with its source and its notes, or waiting to be chosen.
import { describeSource } from '#core/citations/describe-source.ts';
import type { MarkerNumber } from '#core/citations/marker-progress.ts';
import type { Source } from '#core/citations/source.ts';
import { Unlink } from 'lucide-react';
import type { FootnoteId, SourceId } from '#core/document/document.ts';
import { Sign } from '../ui/Sign.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import { placesWords } from './marker-words.ts';
import styles from './markers-pane.module.css';

function nameOf(source: Source | undefined): string {
  if (!source) return 'A source that is not in the library';
  const { names, year, title } = describeSource(source);
  return [names, title, year].filter(Boolean).join(', ') || source.citekey;
}

export function NumberRow({
  row,
  listPlace,
  sources,
  isStop,
  onOpen,
  onUnlink,
  onGoToNote,
}: {
  readonly row: MarkerNumber;
  /** Which of the lists it belongs to, from 0. */
  readonly listPlace: number;
  readonly sources: ReadonlyMap<SourceId, Source>;
  /** Whether the Tab key stops here: on one row of all. */
  readonly isStop: boolean;
  readonly onOpen: () => void;
  /** Null where nothing may be changed. */
  readonly onUnlink: (() => void) | null;
  /** A linked number leads to the first of its notes. */
  readonly onGoToNote: (note: FootnoteId) => void;
}) {
  const waits = row.waiting.length > 0;
  const first = row.linked
    .flatMap(({ notes }) => notes)
    .reduce<{ id: FootnoteId; number: number } | null>(
      (least, note) => (least && least.number < note.number ? least : note),
      null,
    );
  return (
    <li className={styles['numberRow']}>
      <button
        type="button"
        data-number={row.number}
        data-list={listPlace}
        aria-keyshortcuts={row.linked.length > 0 ? 'Delete' : undefined}
        tabIndex={isStop ? 0 : -1}
        className={styles['row']}
        aria-expanded={waits ? false : undefined}
        onClick={() => {
          if (waits) onOpen();
          else if (first) onGoToNote(first.id);
        }}
      >
        <span className={styles['n']}>[{row.number}]</span>
        <span className={styles['words']}>
          <span className={styles['name']}>
            {row.linked.length === 0
              ? 'Not linked'
              : row.linked
                  .map(({ source }) => nameOf(sources.get(source)))
                  .join('; ')}
          </span>
          <span className={styles['meta']}>{placesWords(row)}</span>
        </span>
        {!waits && (
          <span className={styles['linked']}>
            <Sign kind="ok" />
            <span className={styles['hidden']}>Linked</span>
          </span>
        )}
      </button>
      {row.linked.length > 0 && onUnlink && (
        <ToolButton
          name="Unlink"
          keys="Delete"
          aria-label={`Unlink number ${row.number}`}
          tabIndex={-1}
          onClick={onUnlink}
        >
          <Unlink />
        </ToolButton>
      )}
    </li>
  );
}
