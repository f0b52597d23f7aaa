// The line under the sheet: is it saved, how long is it, what is open in it.
import { Check, CloudOff, LoaderCircle } from 'lucide-react';
import type { SaveState } from './editor-handle.ts';
import styles from './briefing-screen.module.css';
import { Sign } from './ui/Sign.tsx';

const WORDS: Readonly<Record<SaveState['kind'], string>> = {
  saved: 'Saved',
  saving: 'Saving',
  waiting: 'Not saved yet',
  refused: 'Not all saved',
  conflict: 'Not all saved',
};

function SavedSign({ kind }: { readonly kind: SaveState['kind'] }) {
  if (kind === 'saved') return <Check size={14} aria-hidden />;
  if (kind === 'saving') return <LoaderCircle size={14} aria-hidden />;
  return <CloudOff size={14} aria-hidden />;
}

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

export function StatusLine({
  save,
  readOnly,
  words,
  notes,
  markers,
  style,
  language,
  spelling,
  onMarkers,
}: {
  readonly save: SaveState;
  readonly readOnly: boolean;
  readonly words: number;
  readonly notes: number;
  /** Markers that are not linked yet. */
  readonly markers: number;
  /** The name of the citation style. */
  readonly style: string;
  readonly language: string;
  /** Why nothing is underlined where it should be, else null. */
  readonly spelling: string | null;
  readonly onMarkers: () => void;
}) {
  return (
    <footer className={styles['status']}>
      <span role="status" data-state={save.kind} data-testid="save-state">
        {readOnly ? (
          'Read-only'
        ) : (
          <>
            <SavedSign kind={save.kind} />
            {WORDS[save.kind]}
          </>
        )}
      </span>
      <span>{counted(words, 'word', 'words')}</span>
      <span>{counted(notes, 'note', 'notes')}</span>
      {markers > 0 && (
        <button type="button" onClick={onMarkers}>
          <Sign kind="warning" />
          {counted(markers, 'marker left', 'markers left')}
        </button>
      )}
      <span className={styles['grow']} />
      <span className={styles['wide']}>{style}</span>
      <span className={styles['wide']}>{languageName(language)}</span>
      {spelling !== null && <span className={styles['wide']}>{spelling}</span>}
    </footer>
  );
}

function languageName(tag: string): string {
  return (
    new Intl.DisplayNames(['en-GB'], {
      type: 'language',
      languageDisplay: 'standard',
    }).of(tag) ?? tag
  );
}
