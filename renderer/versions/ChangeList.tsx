// The changes of a comparison one by one, however many: only those in view are drawn. One is a stop of the Tab key; the
// arrows go through them, and the text follows.
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  ArrowRightLeft,
  ArrowUpDown,
  BookOpen,
  Minus,
  Pilcrow,
  Plus,
  Superscript,
  TextCursorInput,
  Type,
} from 'lucide-react';
import type { Change } from '#core/review/list-changes.ts';
import { placeInList } from '../ui/place-in-list.ts';
import { changeDetail, changeTitle } from './change-words.ts';
import styles from './change-list.module.css';
import type { HeadNames } from './field-words.ts';

const SIGNS: Readonly<Record<Change['kind'], ReactNode>> = {
  inserted: <Plus />,
  deleted: <Minus />,
  replaced: <ArrowRightLeft />,
  restyled: <Type />,
  moved: <ArrowUpDown />,
  trait: <Pilcrow />,
  note: <Superscript />,
  field: <TextCursorInput />,
  source: <BookOpen />,
};

export function ChangeList({
  changes,
  current,
  names,
  onChoose,
  action,
}: {
  readonly changes: readonly Change[];
  /** The place of the change that is stepped to, counted from 0. */
  readonly current: number;
  readonly names: HeadNames;
  readonly onChoose: (place: number) => void;
  /** What can be done with the change that is stepped to. */
  readonly action: (change: Change) => ReactNode;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: changes.length,
    getScrollElement: () => frame.current,
    getItemKey: (place) => changes[place]?.id ?? place,
    estimateSize: () => 56,
    overscan: 8,
    scrollPaddingStart: 8,
    // Room for the button of the one that is stepped to.
    scrollPaddingEnd: 64,
  });
  useEffect(() => {
    if (changes.length > 0) rows.scrollToIndex(current);
  }, [rows, current, changes.length]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target as HTMLElement).matches('[data-place]')) return;
    const place = placeInList(event, current, changes.length);
    if (place === null) return;
    event.preventDefault();
    onChoose(place);
    // A row that was out of view is drawn in the next frame.
    requestAnimationFrame(() => {
      frame.current
        ?.querySelector<HTMLElement>(`[data-place="${place}"]`)
        ?.focus({ preventScroll: true });
    });
  };
  const drawn = rows.getVirtualItems();
  return (
    <div ref={frame} className={styles['frame']} onKeyDown={onKeyDown}>
      <div style={{ height: rows.getTotalSize() }} className={styles['all']}>
        <ol
          className={styles['list']}
          style={{ top: drawn[0]?.start ?? 0 }}
          aria-label="Changes"
        >
          {drawn.map(({ index }) => {
            const change = changes[index];
            if (!change) return null;
            const isCurrent = index === current;
            const detail = changeDetail(change);
            return (
              <li
                key={change.id}
                ref={rows.measureElement}
                data-index={index}
                data-current={isCurrent || undefined}
                aria-setsize={changes.length}
                aria-posinset={index + 1}
              >
                <button
                  type="button"
                  data-place={index}
                  tabIndex={isCurrent ? 0 : -1}
                  aria-current={isCurrent || undefined}
                  onClick={() => {
                    onChoose(index);
                  }}
                >
                  <span
                    className={styles['sign']}
                    data-kind={change.kind}
                    aria-hidden
                  >
                    {SIGNS[change.kind]}
                  </span>
                  <span className={styles['words']}>
                    <span className={styles['title']}>
                      {changeTitle(change, names)}
                    </span>
                    {detail !== '' && (
                      <span className={styles['detail']}>{detail}</span>
                    )}
                  </span>
                </button>
                {isCurrent && action(change)}
              </li>
            );
          })}
        </ol>
      </div>
    </div>
  );
}
