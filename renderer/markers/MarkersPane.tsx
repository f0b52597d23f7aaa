// Linking the markers that came in with a text: each number once, and all of its places become citations.
import { flushSync } from 'react-dom';
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
} from 'react';
import { linkMarker } from '#core/citations/link-marker.ts';
import {
  markerProgress,
  nextWaiting,
  type MarkerNumber,
} from '#core/citations/marker-progress.ts';
import type { Source } from '#core/citations/source.ts';
import type { Locator } from '#core/document/document.ts';
import { listen } from '../api/call.ts';
import type { EditorHandle } from '../editor-handle.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { placeInList } from '../ui/place-in-list.ts';
import { Progress } from '../ui/Progress.tsx';
import { Sign } from '../ui/Sign.tsx';
import { gapLabel, gapSentence } from './marker-words.ts';
import styles from './markers-pane.module.css';
import { NumberRow } from './NumberRow.tsx';
import { OpenNumber } from './OpenNumber.tsx';

type Props = {
  readonly handle: EditorHandle;
  readonly sources: readonly Source[];
  readonly newId: () => string;
  /** Null where the person thought better of it. */
  readonly onNewSource: (typed: string) => Promise<Source | null>;
  /** Back to the text. */
  readonly onClose: () => void;
  readonly readOnly: boolean;
};

export function MarkersPane({
  handle,
  sources,
  newId,
  onNewSource,
  onClose,
  readOnly,
}: Props) {
  const blocks = useSyncExternalStore(handle.onChange, handle.blocks);
  const progress = useMemo(() => markerProgress(blocks), [blocks]);
  const byId = useMemo(
    () => new Map(sources.map((source) => [source.id, source])),
    [sources],
  );
  const [wanted, setWanted] = useState<number | null>(null);
  const [told, setTold] = useState('');
  const pane = useRef<HTMLElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const search = useRef<HTMLInputElement>(null);

  const numbers = progress.rows.filter((row) => row.kind === 'number');
  const waiting = numbers.filter((row) => row.waiting.length > 0);
  // After an undo, or words taken out of the text, another number stands open.
  const open =
    waiting.find(({ number }) => number === wanted) ?? waiting[0] ?? null;

  useEffect(
    () => () => {
      handle.showMarkers(null);
    },
    [handle],
  );

  const focusSearch = (): void => {
    (search.current ?? pane.current)?.focus();
  };
  useEffect(() => {
    // Whoever came by the tab goes on among the tabs; at the start of a briefing nothing is chosen yet.
    const { activeElement } = document;
    if (
      activeElement !== document.body &&
      !activeElement?.matches('[role=tab]')
    )
      focusSearch();
    return listen('menu.chosen', ({ command }) => {
      if (command === 'link-markers') focusSearch();
    });
  }, []);

  const openNumber = (number: number | null): void => {
    // Drawn at once: a letter that is being typed goes into the search.
    flushSync(() => {
      setWanted(number);
    });
    focusSearch();
  };

  const link = (
    { number }: MarkerNumber,
    source: Source,
    locator: Locator | null,
  ): void => {
    const { changed, linked } = linkMarker(
      handle.blocks(),
      number,
      source.id,
      locator,
      newId,
    );
    const next = nextWaiting(progress, number);
    handle.replaceBlocks(changed);
    openNumber(next);
    setTold(
      `Number ${number} is linked at ${counted(linked, 'place', 'places')}. ${
        next === null ? 'All numbers are linked.' : `Next is number ${next}.`
      }`,
    );
  };

  /** Arrows go from number to number; a letter goes into the search of the number that has the focus. */
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>): void => {
    const rows = [
      ...(list.current?.querySelectorAll<HTMLElement>('[data-number]') ?? []),
    ];
    const at = rows.findIndex((row) => row === event.target);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const place = placeInList(event, at, rows.length);
    if (place === null) {
      const number = Number(rows[at]?.dataset['number']);
      if (event.key.length === 1 && event.key !== ' ' && !readOnly)
        if (waiting.some((row) => row.number === number)) openNumber(number);
      return;
    }
    event.preventDefault();
    rows[place]?.focus();
  };

  const gaps = gapSentence(progress.gaps);
  return (
    <section
      ref={pane}
      tabIndex={-1}
      className={styles['pane']}
      aria-label="Link markers"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className={styles['head']}>
        <h2>Link markers</h2>
        <Button kind="quiet" size="small" onClick={onClose}>
          Back to text <Kbd keys="Esc" />
        </Button>
      </header>
      {numbers.length === 0 ? (
        <EmptyState text="There are no markers such as [1] in this briefing." />
      ) : (
        <>
          <div className={styles['summary']}>
            <div className={styles['progress']}>
              <strong>
                {progress.linked} of{' '}
                {counted(progress.numbers, 'number', 'numbers')} linked
              </strong>
              <Progress
                label="Numbers linked"
                value={progress.linked / progress.numbers}
                tone="ok"
              />
            </div>
            <p>
              {counted(progress.markers, 'place', 'places')} in the text.{' '}
              {gaps !== null && (
                <span className={styles['gaps']}>
                  <Sign kind="warning" /> {gaps}
                </span>
              )}{' '}
              {open &&
                !readOnly &&
                'Nothing in the text changes until you link a number.'}
            </p>
          </div>
          <ul ref={list} className={styles['numbers']} onKeyDown={onKeyDown}>
            {progress.rows.map((row) =>
              row.kind === 'gap' ? (
                <li key={`gap-${row.from}`} className={styles['gap']}>
                  <span className={styles['n']}>{gapLabel(row)}</span>
                  Not in the text
                </li>
              ) : row === open ? (
                <OpenNumber
                  key={row.number}
                  handle={handle}
                  row={row}
                  sources={sources}
                  readOnly={readOnly}
                  search={search}
                  onNewSource={onNewSource}
                  onLink={(source, locator) => {
                    link(row, source, locator);
                  }}
                />
              ) : (
                <NumberRow
                  key={row.number}
                  row={row}
                  sources={byId}
                  isStop={!open && row === numbers[0]}
                  onOpen={() => {
                    openNumber(row.number);
                  }}
                  onGoToNote={(note) => {
                    handle.goToFootnote(note);
                  }}
                />
              ),
            )}
          </ul>
        </>
      )}
      <p role="status" className={styles['told']}>
        {told}
      </p>
    </section>
  );
}
