// In the place of the heading while rows are chosen: how many, and what can be done to all of them.
import type { ReactNode } from 'react';
import { X } from 'lucide-react';
import { ToolButton } from './ToolButton.tsx';
import styles from './pane-head.module.css';

export function SelectionBar({
  count,
  onClear,
  children,
}: {
  readonly count: number;
  readonly onClear: () => void;
  /** The buttons. */
  readonly children: ReactNode;
}) {
  return (
    <header className={styles['head']} data-choosing="true">
      <ToolButton name="Select none" keys="Esc" onClick={onClear}>
        <X />
      </ToolButton>
      <h1>
        <span role="status">{count.toLocaleString('en-GB')} selected</span>
      </h1>
      <div
        className={styles['headActions']}
        role="group"
        aria-label="With those selected"
      >
        {children}
      </div>
    </header>
  );
}
