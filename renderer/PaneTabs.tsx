// The tabs over the right pane: one tab stop, arrows between them.
import { useRef, type ReactNode } from 'react';
import styles from './briefing-screen.module.css';

/** More would take the room of the other tabs. */
const MOST = 99;
/** So many have their usual size. */
const FEW = 5;
/** As wide as a sign. */
const WIDE = '\u2003';

export function PaneTabs<Name extends string>({
  names,
  chosen,
  counts = {},
  onChoose,
}: {
  readonly names: readonly Name[];
  readonly chosen: Name;
  /** What a tab has to look at, with the words for it; nothing is shown where that is 0. */
  readonly counts?: Partial<
    Record<
      Name,
      {
        readonly count: number;
        readonly words: string;
        /** In the place of the count, where that is not of what the tab is named for. */
        readonly sign?: ReactNode;
      }
    >
  >;
  readonly onChoose: (name: Name) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const go = (index: number): void => {
    const name = names[(index + names.length) % names.length];
    if (name === undefined) return;
    onChoose(name);
    list.current
      ?.querySelector<HTMLElement>(`[data-name="${CSS.escape(name)}"]`)
      ?.focus();
  };
  return (
    <div
      className={styles['tabs']}
      role="tablist"
      data-many={names.length > FEW}
      aria-label="Right pane"
      ref={list}
    >
      {names.map((name, index) => {
        const counted = counts[name];
        const count = counted?.count ?? 0;
        const shown = count > MOST ? `${String(MOST)}+` : String(count);
        return (
          <button
            key={name}
            type="button"
            role="tab"
            id={`pane-${name}`}
            data-name={name}
            data-label={
              count > 0
                ? `${name}${counted?.sign === undefined ? ` ${shown}` : WIDE}`
                : name
            }
            aria-label={
              counted && count > 0 ? `${name}, ${counted.words}` : undefined
            }
            aria-selected={name === chosen}
            aria-controls="right-pane"
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => {
              onChoose(name);
            }}
            onKeyDown={(event) => {
              const { key } = event;
              if (key === 'ArrowRight') go(index + 1);
              else if (key === 'ArrowLeft') go(index - 1);
              else if (key === 'Home') go(0);
              else if (key === 'End') go(names.length - 1);
              else return;
              event.preventDefault();
            }}
          >
            <span>
              {name}
              {count > 0 && (
                <span className={styles['count']} aria-hidden>
                  {counted?.sign ?? ` ${shown}`}
                </span>
              )}
            </span>
          </button>
        );
      })}
    </div>
  );
}
