// Linking the markers that came in with a text: each number once, and all of its places become citations. Where the
// numbering begins anew, each list is linked by itself.
import { flushSync } from 'react-dom';
import {
  memo,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
} from 'react';
import { linkMarker } from '#core/citations/link-marker.ts';
import { linkMarkers } from '#core/citations/link-markers.ts';
import {
  nextWaiting,
  type MarkerNumber,
} from '#core/citations/marker-progress.ts';
import type { Source } from '#core/citations/source.ts';
import { unlinkMarker } from '#core/citations/unlink-marker.ts';
import type { Block, BlockId, Locator } from '#core/document/document.ts';
import { listen } from '../api/call.ts';
import type { EditorHandle } from '../editor-handle.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { matchesKeys } from '../ui/keys.ts';
import { placeInList } from '../ui/place-in-list.ts';
import { Progress } from '../ui/Progress.tsx';
import { Sign } from '../ui/Sign.tsx';
import { ListHead } from './ListHead.tsx';
import { gapLabel, gapSentence, unlinkedWords } from './marker-words.ts';
import styles from './markers-pane.module.css';
import { NumberRow } from './NumberRow.tsx';
import { OpenNumber } from './OpenNumber.tsx';
import type { ChosenEntry } from './reference-choice.ts';
import { linksOf } from './reference-choice.ts';
import { ReferencePanel } from './ReferencePanel.tsx';
import { useMarkerLists, type MarkerList } from './use-marker-lists.ts';
import { useTold } from './use-told.ts';

type Props = {
  readonly handle: EditorHandle;
  /** All of the library: what is linked may be in the bin by now. */
  readonly sources: readonly Source[];
  /** Those that may be linked. */
  readonly offered: readonly Source[];
  readonly newId: () => string;
  /** Null where the person thought better of it. */
  readonly onNewSource: (typed: string) => Promise<Source | null>;
  /** Back to the text. */
  readonly onClose: () => void;
  readonly readOnly: boolean;
};

const PASTE_KEYS = 'Mod+Alt+L';

export function MarkersPane({ onClose, ...props }: Props) {
  const { handle } = props;
  const blocks = useSyncExternalStore(handle.onChange, handle.blocks);
  // What is typed is drawn before a pane of thousands of markers; what is linked here is in both at once.
  const later = useDeferredValue(blocks);
  const [own, setOwn] = useState<readonly Block[] | null>(null);
  const onOwnChange = useCallback(() => {
    setOwn(handle.blocks());
  }, [handle]);
  // Made anew with each drawing of the desk, and always does the same.
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  const closeNow = useCallback(() => {
    close.current();
  }, []);
  return (
    <Pane
      {...props}
      blocks={own === blocks ? blocks : later}
      onOwnChange={onOwnChange}
      onClose={closeNow}
    />
  );
}

const Pane = memo(function Pane({
  handle,
  blocks,
  sources,
  offered,
  newId,
  onNewSource,
  onOwnChange,
  onClose,
  readOnly,
}: Props & {
  readonly blocks: readonly Block[];
  /** The blocks were changed from here: they are to be drawn at once. */
  readonly onOwnChange: () => void;
}) {
  const { lists, split, join } = useMarkerLists(handle, blocks);
  const byId = useMemo(
    () => new Map(sources.map((source) => [source.id, source])),
    [sources],
  );
  const [wanted, setWanted] = useState<{
    readonly start: BlockId | null;
    readonly number: number;
  } | null>(null);
  /** The pasted words of a reference list; '' while they are waited for. */
  const [pasted, setPasted] = useState<string | null>(null);
  const [told, tell] = useTold(handle, lists);
  const pane = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);

  const waiting = lists.flatMap((one) =>
    one.progress.rows.flatMap((row) =>
      row.kind === 'number' && row.waiting.length > 0
        ? [{ list: one, row }]
        : [],
    ),
  );
  // After an undo, or words taken out of the text, another number stands open.
  const open =
    waiting.find(
      ({ list: { start }, row: { number } }) =>
        number === wanted?.number && start === wanted.start,
    ) ??
    waiting[0] ??
    null;
  const openRow = open?.row ?? null;
  const current = open?.list ?? lists[0];
  const numbers = sum(lists, ({ progress }) => progress.numbers);
  const linked = sum(lists, ({ progress }) => progress.linked);
  const firstRow = lists
    .flatMap(({ progress }) => progress.rows)
    .find((row) => row.kind === 'number');

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

  const openNumber = (
    at: MarkerList | undefined,
    number: number | null,
  ): void => {
    // Drawn at once: a letter that is being typed goes into the search.
    flushSync(() => {
      setPasted(null);
      onOwnChange();
      setWanted(
        at === undefined || number === null
          ? null
          : { start: at.start, number },
      );
    });
    focusSearch();
  };

  const blocksOf = ({ within }: MarkerList): Block[] =>
    handle.blocks().filter(({ id }) => within.has(id));

  const link = (
    at: MarkerList,
    { number }: MarkerNumber,
    source: Source,
    locator: Locator | null,
  ): void => {
    const done = linkMarker(blocksOf(at), number, source.id, locator, newId);
    const next = nextWaiting(at.progress, number);
    handle.replaceBlocks(done.changed);
    openNumber(next === null ? undefined : at, next);
    tell(
      `Number ${number} is linked at ${counted(done.linked, 'place', 'places')}. ${
        next === null
          ? lists.length > 1
            ? 'All numbers of this list are linked.'
            : 'All numbers are linked.'
          : `Next is number ${next}.`
      }`,
    );
  };

  const unlink = (at: MarkerList, number: number): void => {
    const done = unlinkMarker(blocksOf(at), number, newId);
    if (done.unlinked === 0) return;
    handle.replaceBlocks(done.changed);
    openNumber(at, number);
    tell(unlinkedWords(number, done.unlinked, done.dropped));
  };

  const linkAll = (
    entries: readonly ChosenEntry[],
    made: readonly Source[],
  ): void => {
    if (!current) return;
    const done = linkMarkers(blocksOf(current), linksOf(entries, made), newId);
    handle.replaceBlocks(done.changed);
    openNumber(undefined, null);
    const places = [...done.linked.values()].reduce((all, one) => all + one, 0);
    tell(
      `${counted(done.linked.size, 'number is', 'numbers are')} linked at ${counted(places, 'place', 'places')}${
        made.length === 0
          ? ''
          : `, with ${counted(made.length, 'new source', 'new sources')}`
      }.`,
    );
  };

  /** Arrows go from number to number; a letter goes into the search of the number that has the focus. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const rows = [
      ...(list.current?.querySelectorAll<HTMLElement>('[data-number]') ?? []),
    ];
    const at = rows.findIndex((row) => row === event.target);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const place = placeInList(event, at, rows.length);
    if (place === null) {
      const number = Number(rows[at]?.dataset['number']);
      const its = lists[Number(rows[at]?.dataset['list'])];
      if (!its || readOnly) return;
      if (event.key === 'Delete' || event.key === 'Backspace') {
        event.preventDefault();
        unlink(its, number);
      } else if (event.key.length === 1 && event.key !== ' ')
        if (
          waiting.some(({ list, row }) => list === its && row.number === number)
        )
          openNumber(its, number);
      return;
    }
    event.preventDefault();
    rows[place]?.focus();
  };

  const paste = (text: string): void => {
    setPasted(text);
    tell('');
  };
  return (
    <section
      ref={pane}
      tabIndex={-1}
      className={styles['pane']}
      aria-label="Link markers"
      onKeyDown={(event) => {
        if (event.defaultPrevented) return;
        if (
          matchesKeys(event.nativeEvent, PASTE_KEYS) &&
          open !== null &&
          !readOnly
        )
          paste('');
        else if (event.key === 'Escape') onClose();
        else return;
        event.preventDefault();
      }}
    >
      <header className={styles['head']}>
        <h2>Link markers</h2>
        <Button kind="quiet" size="small" onClick={onClose}>
          Back to text <Kbd keys="Esc" />
        </Button>
      </header>
      {numbers === 0 ? (
        <EmptyState text="There are no markers such as [1] in this briefing." />
      ) : (
        <>
          <div className={styles['summary']}>
            <div className={styles['progress']}>
              <strong>
                {linked} of {counted(numbers, 'number', 'numbers')} linked
              </strong>
              <Progress
                label="Numbers linked"
                value={linked / numbers}
                tone="ok"
              />
            </div>
            <p>
              {counted(
                sum(lists, ({ progress }) => progress.markers),
                'place',
                'places',
              )}{' '}
              in the text. {lists.length === 1 && <Gaps list={lists[0]} />}{' '}
              {open &&
                !readOnly &&
                'Nothing in the text changes until you link a number.'}
            </p>
            {open && !readOnly && pasted === null && (
              <Button
                size="small"
                onClick={() => {
                  paste('');
                }}
              >
                Paste a reference list <Kbd keys={PASTE_KEYS} />
              </Button>
            )}
          </div>
          {pasted !== null && current && !readOnly ? (
            <ReferencePanel
              key={current.start}
              pasted={pasted}
              sources={offered}
              blocks={current.blocks}
              list={
                lists.length > 1
                  ? `List ${lists.indexOf(current) + 1} of ${lists.length}`
                  : null
              }
              onLink={linkAll}
              onCancel={() => {
                flushSync(() => {
                  setPasted(null);
                });
                focusSearch();
              }}
            />
          ) : (
            <div ref={list} className={styles['numbers']} onKeyDown={onKeyDown}>
              {lists.map((one, place) => (
                <section
                  key={one.start}
                  {...(lists.length > 1 && {
                    'aria-label': `List ${place + 1} of ${lists.length}`,
                  })}
                >
                  {lists.length > 1 && (
                    <ListHead
                      place={place}
                      of={lists.length}
                      progress={one.progress}
                      gaps={<Gaps list={one} />}
                      onJoin={
                        place === 0 || readOnly
                          ? null
                          : () => {
                              if (one.start !== null) join(one.start);
                              focusSearch();
                            }
                      }
                      onGo={() => {
                        const [first] = one.blocks;
                        if (first) handle.goToBlock(first.id);
                      }}
                    />
                  )}
                  <ul className={styles['list']}>
                    {one.progress.rows.map((row) =>
                      row.kind === 'gap' ? (
                        <li key={`gap-${row.from}`} className={styles['gap']}>
                          <span className={styles['n']}>{gapLabel(row)}</span>
                          Not in the text
                        </li>
                      ) : row === openRow ? (
                        <OpenNumber
                          key={row.number}
                          handle={handle}
                          row={row}
                          list={one}
                          listPlace={place}
                          sources={offered}
                          readOnly={readOnly}
                          search={search}
                          onNewSource={onNewSource}
                          onLink={(source, locator) => {
                            link(one, row, source, locator);
                          }}
                          onUnlink={() => {
                            unlink(one, row.number);
                          }}
                          onSplit={split}
                          onPasteList={paste}
                        />
                      ) : (
                        <NumberRow
                          key={row.number}
                          row={row}
                          listPlace={place}
                          sources={byId}
                          isStop={!open && row === firstRow}
                          onOpen={() => {
                            openNumber(one, row.number);
                          }}
                          onUnlink={
                            readOnly
                              ? null
                              : () => {
                                  unlink(one, row.number);
                                }
                          }
                          onGoToNote={(note) => {
                            handle.goToFootnote(note);
                          }}
                        />
                      ),
                    )}
                  </ul>
                </section>
              ))}
            </div>
          )}
        </>
      )}
      <p role="status" className={styles['told']}>
        {told}
      </p>
    </section>
  );
});

const sum = (
  lists: readonly MarkerList[],
  count: (list: MarkerList) => number,
): number => lists.reduce((all, list) => all + count(list), 0);

function Gaps({ list }: { readonly list: MarkerList | undefined }) {
  const gaps = list ? gapSentence(list.progress.gaps) : null;
  return gaps === null ? null : (
    <span className={styles['gaps']}>
      <Sign kind="warning" /> {gaps}
    </span>
  );
}
