// The tabs over the right pane: one tab stop, arrows between them.
import { useRef } from 'react';
import styles from './briefing-screen.module.css';

export function PaneTabs<Name extends string>({
  names,
  chosen,
  onChoose,
}: {
  readonly names: readonly Name[];
  readonly chosen: Name;
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
      aria-label="Right pane"
      ref={list}
    >
      {names.map((name, index) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`pane-${name}`}
          data-name={name}
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
          {name}
        </button>
      ))}
    </div>
  );
}
