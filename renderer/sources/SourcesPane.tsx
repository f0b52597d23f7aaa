// The sources of the library: found by typing, written by hand, imported, cited.
import { useMemo, useRef, useState, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { Plus } from 'lucide-react';
import { findSources } from '#core/citations/find-sources.ts';
import type { Source } from '#core/citations/source.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { SourceForm } from './SourceForm.tsx';
import { SourceList, type SourceListHandle } from './SourceList.tsx';
import { findAmong } from './find-among.ts';
import styles from './sources-pane.module.css';

type Writing = { readonly source: Source | null; readonly typed: string };

const NONE: ReadonlySet<string> = new Set();

export function SourcesPane({
  sources,
  readOnly,
  onChanged,
  onImport,
  onCite,
  withFiles = NONE,
  onRead = null,
  bar,
}: {
  readonly sources: readonly Source[];
  readonly readOnly: boolean;
  /** A source was written or changed. */
  readonly onChanged: () => void;
  readonly onImport?: () => void;
  /** Where a footnote can take it; Enter cites then, and Edit stands beside. */
  readonly onCite?: (source: Source) => void;
  /** Those that have a file, and what shows it. */
  readonly withFiles?: ReadonlySet<string>;
  readonly onRead?: ((source: Source) => void) | null;
  /** Where the search and the buttons stand, if not over the list; `field` is for the key that leads there. */
  readonly bar?: {
    readonly place: HTMLElement | null;
    readonly field: RefObject<HTMLInputElement | null>;
  };
}) {
  const [filter, setFilter] = useState('');
  const [writing, setWriting] = useState<Writing | null>(null);
  const list = useRef<SourceListHandle>(null);
  const typed = filter.trim();
  const shown = useMemo(
    () =>
      typed === ''
        ? sources
        : findSources(sources, typed, sources.length).map(
            ({ source }) => source,
          ),
    [sources, typed],
  );
  const write = (source: Source | null, words = ''): void => {
    setWriting({ source, typed: words });
  };
  const newSource = (words: string, kind: 'main' | 'plain' = 'main') => (
    <Button
      kind={kind}
      onClick={() => {
        write(null, words);
      }}
    >
      <Plus /> {words === '' ? 'New source' : `New source “${words}”`}
    </Button>
  );
  const tools = sources.length > 0 && (
    <div className={styles['tools']} data-in-bar={bar !== undefined}>
      <div className={styles['filter']}>
        <SearchField
          ref={bar?.field}
          name="Find a source"
          placeholder={findAmong(sources.length)}
          keys={bar && 'Mod+F'}
          value={filter}
          onChange={({ currentTarget }) => {
            setFilter(currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'ArrowDown') list.current?.focusFirst();
            else if (event.key === 'Enter') list.current?.chooseFirst();
            else if (event.key === 'Escape' && filter !== '') setFilter('');
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
      </div>
      {!readOnly && onImport && <Button onClick={onImport}>Import</Button>}
      {!readOnly && newSource('', bar ? 'main' : 'plain')}
    </div>
  );
  return (
    <section className={styles['pane']} aria-label="Sources">
      {bar ? bar.place && createPortal(tools, bar.place) : tools}
      <p role="status" className={styles['hidden']}>
        {typed !== '' && `${shown.length} found`}
      </p>
      {shown.length > 0 && (
        <SourceList
          key={typed}
          ref={list}
          sources={shown}
          onChoose={onCite ?? (readOnly ? null : write)}
          onEdit={onCite && !readOnly ? write : null}
          cites={onCite !== undefined}
          {...{ withFiles, onRead }}
        />
      )}
      {shown.length === 0 && (
        <EmptyState
          text={
            typed === ''
              ? 'No sources yet: write one by hand, or import a file of them.'
              : `No source matches “${typed}”.`
          }
          action={
            readOnly ? undefined : (
              <span className={styles['acts']}>
                {typed === '' && onImport && (
                  <Button onClick={onImport}>Import</Button>
                )}
                {newSource(typed)}
              </span>
            )
          }
        />
      )}
      <SourceForm
        open={writing !== null}
        source={writing?.source ?? null}
        typed={writing?.typed ?? ''}
        onSaved={() => {
          setWriting(null);
          onChanged();
        }}
        onClose={() => {
          setWriting(null);
        }}
      />
    </section>
  );
}
