// The bar over the desk: the panes, the way back, the editor's own tools, and the export.
import { ArrowLeft, PanelLeft, PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './briefing-screen.module.css';
import { Button } from './ui/Button.tsx';
import { ToolButton } from './ui/ToolButton.tsx';

type Pane = { readonly open: boolean; readonly toggle: () => void };

export function DeskBar({
  left,
  right,
  onLeave,
  onExport,
  children,
}: {
  readonly left: Pane;
  readonly right: Pane;
  readonly onLeave: () => void;
  readonly onExport: () => void;
  /** The editor's tools. */
  readonly children: ReactNode;
}) {
  return (
    <header
      className={styles['bar']}
      data-region
      tabIndex={-1}
      aria-label="Tools"
    >
      <ToolButton name="Outline" pressed={left.open} onClick={left.toggle}>
        <PanelLeft />
      </ToolButton>
      <ToolButton name="All briefings" onClick={onLeave}>
        <ArrowLeft />
      </ToolButton>
      <span className={styles['separator']} />
      {children}
      <span className={styles['grow']} />
      <Button kind="main" onClick={onExport}>
        Export
      </Button>
      <ToolButton
        name="Notes and sources"
        pressed={right.open}
        onClick={right.toggle}
      >
        <PanelRight />
      </ToolButton>
    </header>
  );
}
