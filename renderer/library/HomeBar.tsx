// The bar of home: which library, what is looked for, and the way in for new things.
import type { Ref, RefObject } from 'react';
import { PanelLeft, Plus } from 'lucide-react';
import type { AppState } from '#core/contract.ts';
import { Button } from '../ui/Button.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import styles from './home.module.css';
import { LibrarySwitcher } from './LibrarySwitcher.tsx';
import type { LeftPane } from '../ui/use-left-pane.ts';
import type { LibraryCalls } from './use-libraries.ts';

type Filter = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** Down, and Enter. */
  readonly onDown: () => void;
  readonly onEnter: () => void;
};

export function HomeBar({
  app,
  libraries,
  left,
  filter,
  toolsRef,
  onCreate,
  onImport,
  onLibraries,
  onSettings,
}: {
  readonly app: AppState;
  readonly libraries: LibraryCalls;
  readonly left: LeftPane;
  /** Null where another list is shown, whose own tools are put into `toolsRef`. */
  readonly filter: Filter | null;
  readonly toolsRef: Ref<HTMLDivElement>;
  /** These two are null where nothing can be made. */
  readonly onCreate: (() => void) | null;
  readonly onImport: (() => void) | null;
  readonly onLibraries: () => void;
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
      <LibrarySwitcher {...{ app, libraries, onLibraries, onSettings }} />
      {filter ? (
        <div className={styles['filter']}>
          <FilterField {...filter} />
        </div>
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

function FilterField({ field, typed, onType, onDown, onEnter }: Filter) {
  return (
    <SearchField
      ref={field}
      name="Filter briefings"
      placeholder="Filter briefings"
      keys="Mod+F"
      value={typed}
      onChange={(event) => {
        onType(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'ArrowDown') onDown();
        else if (event.key === 'Enter') onEnter();
        else if (event.key === 'Escape' && typed !== '') onType('');
        else if (event.key === 'Escape') onDown();
        else return;
        event.preventDefault();
      }}
    />
  );
}
