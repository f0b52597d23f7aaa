// The bar of a screen that stands over the desk: the way back, what the screen is and of which briefing, and its tools.
import type { ReactNode } from 'react';
import { ArrowLeft, ChevronDown, ChevronUp } from 'lucide-react';
import styles from './screen-bar.module.css';
import { ToolButton } from './ToolButton.tsx';

export function ScreenBar({
  label,
  name,
  title,
  onClose,
  children,
}: {
  /** What is read out. */
  readonly label: string;
  readonly name: string;
  /** Of the briefing. */
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <header
      className={styles['bar']}
      data-region
      tabIndex={-1}
      aria-label={label}
    >
      <ToolButton name="Back to the text" keys="Esc" onClick={onClose}>
        <ArrowLeft />
      </ToolButton>
      <BarLine />
      <h1 className={styles['crumb']}>
        <b>{name}</b>
        <span>{title}</span>
      </h1>
      <span className={styles['grow']} />
      {children}
    </header>
  );
}

export function BarLine() {
  return <span className={styles['line']} />;
}

/** From one thing of the screen to the next; `one` is what such a thing is called, `many` what several are. */
export function BarSteps({
  one,
  many,
  keys,
  place,
  count,
  onGo,
}: {
  readonly one: string;
  readonly many: string;
  readonly keys: { readonly before: string; readonly next: string };
  /** From 0. */
  readonly place: number;
  readonly count: number;
  readonly onGo: (place: number) => void;
}) {
  return (
    <>
      <ToolButton
        name={`${one.charAt(0).toUpperCase()}${one.slice(1)} before`}
        keys={keys.before}
        disabled={place === 0 || count === 0}
        onClick={() => {
          onGo(place - 1);
        }}
      >
        <ChevronUp />
      </ToolButton>
      <span className={styles['count']} role="status">
        {count === 0 ? '0 of 0' : `${place + 1} of ${count}`}
        <span className="sr"> {many}</span>
      </span>
      <ToolButton
        name={`Next ${one}`}
        keys={keys.next}
        disabled={place >= count - 1}
        onClick={() => {
          onGo(place + 1);
        }}
      >
        <ChevronDown />
      </ToolButton>
    </>
  );
}
