// The bar of home: which library, what is looked for, and the way in for new things.
import type { ReactNode, Ref } from 'react';
import { PanelLeft, Plus } from 'lucide-react';
import type { AppState } from '#core/contract.ts';
import { Button } from '../ui/Button.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import styles from './home.module.css';
import { LibrarySwitcher } from './LibrarySwitcher.tsx';
import type { LeftPane } from '../ui/use-left-pane.ts';
import type { LibraryCalls } from './use-libraries.ts';

export function HomeBar({
  app,
  libraries,
  left,
  box,
  toolsRef,
  onCreate,
  onImport,
  onLibraries,
  onBackups,
  onSettings,
}: {
  readonly app: AppState;
  readonly libraries: LibraryCalls;
  readonly left: LeftPane;
  /** The search; null where another list is shown, whose own tools are put into `toolsRef`. */
  readonly box: ReactNode;
  readonly toolsRef: Ref<HTMLDivElement>;
  /** These two are null where nothing can be made. */
  readonly onCreate: (() => void) | null;
  readonly onImport: (() => void) | null;
  readonly onLibraries: () => void;
  readonly onBackups: (() => void) | null;
  readonly onSettings: () => void;
}) {
  return (
    <header
      className={styles['bar']}
      data-region
      tabIndex={-1}
      aria-label="Tools"
    >
      {(left.narrow || !left.open) && (
        <span className={styles['fold']}>
          <ToolButton
            name="Library pane"
            pressed={left.open}
            onClick={left.toggle}
          >
            <PanelLeft />
          </ToolButton>
        </span>
      )}
      <LibrarySwitcher
        {...{ app, libraries, onLibraries, onBackups, onSettings }}
      />
      {box ? (
        <div className={styles['filter']}>{box}</div>
      ) : (
        <div ref={toolsRef} className={styles['tools']} />
      )}
      {onImport && <Button onClick={onImport}>Import</Button>}
      {onCreate && (
        <Button kind="main" onClick={onCreate}>
          <Plus />
          New briefing
        </Button>
      )}
    </header>
  );
}
