// The search and the buttons of the source library, in the bar over the list.
import type { ReactNode, RefObject } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../ui/Button.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { findAmong } from './find-among.ts';
import styles from './source-library.module.css';

export function SourceTools({
  place,
  field,
  count,
  typed,
  onType,
  onDown,
  onEnter,
  onImport,
  onExport,
  children,
}: {
  /** Null until the bar is drawn. */
  readonly place: HTMLElement | null;
  readonly field: RefObject<HTMLInputElement | null>;
  /** How many sources there are. */
  readonly count: number;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onDown: () => void;
  readonly onEnter: () => void;
  /** Null where nothing can be changed. */
  readonly onImport: (() => void) | null;
  /** Null where there is nothing to write. */
  readonly onExport: (() => void) | null;
  /** The button for a new one. */
  readonly children: ReactNode;
}) {
  if (!place) return null;
  return createPortal(
    <div className={styles['tools']}>
      <div className={styles['search']}>
        <SearchField
          ref={field}
          name="Find a source"
          placeholder={findAmong(count)}
          keys="Mod+F"
          value={typed}
          onChange={({ currentTarget }) => {
            onType(currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'ArrowDown') onDown();
            else if (event.key === 'Enter') onEnter();
            else if (event.key === 'Escape' && typed !== '') onType('');
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
      </div>
      {onImport && <Button onClick={onImport}>Import</Button>}
      {onExport && <Button onClick={onExport}>Export…</Button>}
      {children}
    </div>,
    place,
  );
}
