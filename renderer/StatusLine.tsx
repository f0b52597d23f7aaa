// The line under the sheet: is it saved, how long is it, what is open in it.
import { useState, type ReactNode } from 'react';
import { Check, CloudOff, LoaderCircle, Lock, PencilLine } from 'lucide-react';
import { languageName } from '#core/document/language-name.ts';
import type { MeasuredLimit } from '#core/document/limits.ts';
import type { SaveState } from './editor-handle.ts';
import styles from './briefing-screen.module.css';
import { LimitStatus } from './LimitStatus.tsx';
import { changedSources } from './alarms/changed-sources.ts';
import { counted } from './ui/counted.ts';
import { Kbd } from './ui/Kbd.tsx';
import { Menu } from './ui/Menu.tsx';
import { Sign } from './ui/Sign.tsx';
import { FOCUS_KEYS, type FocusMode } from './use-focus-mode.ts';
import type { Zoom } from './use-zoom.ts';
import { ZOOM_STEPS } from './zoom-steps.ts';

const WORDS: Readonly<Record<SaveState['kind'], string>> = {
  saved: 'Saved',
  saving: 'Saving',
  waiting: 'Not saved yet',
  refused: 'Not all saved',
  conflict: 'Not all saved',
  removal: 'Not all saved',
};

function SavedSign({ kind }: { readonly kind: SaveState['kind'] }) {
  if (kind === 'saved') return <Check size={14} aria-hidden />;
  if (kind === 'saving') return <LoaderCircle size={14} aria-hidden />;
  return <CloudOff size={14} aria-hidden />;
}

/** What is said aloud: that words are safe again after they were not. That they are not is said by a notice of its own. */
function useSaid(kind: SaveState['kind']): string {
  const [seen, setSeen] = useState({ kind, trouble: false });
  if (seen.kind !== kind) {
    const startsAnew = kind === 'saving' && seen.kind === 'saved';
    const isTrouble =
      kind === 'waiting' || kind === 'conflict' || kind === 'removal';
    setSeen({ kind, trouble: isTrouble || (seen.trouble && !startsAnew) });
  }
  return kind === 'saved' && seen.trouble ? 'All is saved again' : '';
}

export function StatusLine({
  save,
  reading,
  status,
  words,
  limits,
  notes,
  markers,
  alarms,
  findings,
  suggesting,
  suggested,
  style,
  language,
  spelling,
  zoom,
  focus,
  onMarkers,
  onAlarms,
  onFindings,
  onSuggested,
}: {
  readonly save: SaveState;
  /** Why it is only to be read, in two or three words; else null. */
  readonly reading: string | null;
  /** How far the briefing is. */
  readonly status: ReactNode;
  /** How long the text is, for a person. */
  readonly words: string;
  readonly limits: readonly MeasuredLimit[];
  readonly notes: number;
  /** Markers that are not linked yet. */
  readonly markers: number;
  /** Cited sources that changed since somebody looked. */
  readonly alarms: number;
  /** What the checks have found. */
  readonly findings: number;
  /** Whether what is done to the text is suggested. */
  readonly suggesting: boolean;
  /** Suggested changes that are open. */
  readonly suggested: number;
  /** The name of the citation style. */
  readonly style: string;
  readonly language: string;
  /** Why nothing is underlined where it should be, else null. */
  readonly spelling: string | null;
  readonly zoom: Zoom;
  readonly focus: FocusMode;
  readonly onMarkers: () => void;
  readonly onAlarms: () => void;
  readonly onFindings: () => void;
  readonly onSuggested: () => void;
}) {
  const said = useSaid(save.kind);
  return (
    <footer className={styles['status']}>
      <span data-state={save.kind} data-testid="save-state">
        {reading !== null ? (
          <>
            <Lock size={14} aria-hidden />
            {reading}
          </>
        ) : (
          <>
            <SavedSign kind={save.kind} />
            {WORDS[save.kind]}
          </>
        )}
      </span>
      <span role="status" className="sr">
        {said}
      </span>
      {status}
      <LimitStatus words={words} limits={limits} />
      <span>{counted(notes, 'note', 'notes')}</span>
      {markers > 0 && (
        <button type="button" onClick={onMarkers}>
          <Sign kind="warning" />
          {counted(markers, 'marker left', 'markers left')}
        </button>
      )}
      {alarms > 0 && (
        <button
          type="button"
          title="Cited sources changed since somebody looked: see what in Notes"
          onClick={onAlarms}
        >
          <Sign kind="warning" />
          {changedSources(alarms)}
        </button>
      )}
      {findings > 0 && (
        <button type="button" onClick={onFindings}>
          <Sign kind="warning" />
          {counted(findings, 'finding', 'findings')}
        </button>
      )}
      {(suggesting || suggested > 0) && (
        <button type="button" onClick={onSuggested}>
          <PencilLine size={14} aria-hidden />
          {suggesting ? 'Suggesting' : ''}
          {suggesting && suggested > 0 ? ': ' : ''}
          {suggested > 0
            ? counted(suggested, 'suggested change', 'suggested changes')
            : ''}
        </button>
      )}
      <span className={styles['grow']} />
      <span className={styles['wide']}>{style}</span>
      <span className={styles['wide']}>{languageName(language)}</span>
      {spelling !== null && <span className={styles['wide']}>{spelling}</span>}
      {focus.on && (
        <button
          type="button"
          className={styles['plain']}
          onClick={focus.toggle}
        >
          Leave focus mode
          <Kbd keys={FOCUS_KEYS} />
        </button>
      )}
      <Menu
        trigger={
          <button
            type="button"
            className={styles['plain']}
            aria-label={`Size of the sheet: ${zoom.value} %`}
          >
            {`${zoom.value} %`}
          </button>
        }
        items={ZOOM_STEPS.map((step) => ({
          label: `${step} %`,
          onChoose: () => {
            zoom.set(step);
          },
        }))}
      />
    </footer>
  );
}
