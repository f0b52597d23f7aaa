// The line under the sheet: is it saved, how long is it, what is open in it.
import type { ReactNode } from 'react';
import { PencilLine } from 'lucide-react';
import type { MeasuredLimit } from '#core/document/limits.ts';
import type { ReviewProgress } from '#core/review/review-progress.ts';
import styles from './briefing-screen.module.css';
import { LimitStatus } from './LimitStatus.tsx';
import { changedSources } from './alarms/changed-sources.ts';
import { chainWords } from './sign-off/sign-off-words.ts';
import type { SignOffChain } from './sign-off/use-sign-off.ts';
import { counted } from './ui/counted.ts';
import { Kbd } from './ui/Kbd.tsx';
import { Menu } from './ui/Menu.tsx';
import { Sign } from './ui/Sign.tsx';
import { FOCUS_KEYS, type FocusMode } from './use-focus-mode.ts';
import type { Zoom } from './use-zoom.ts';
import { ZOOM_STEPS } from './zoom-steps.ts';

/** That somebody cleared another text, or handed it back, is more than that somebody has not signed yet. */
const signOffSign = ({ steps }: SignOffChain): 'stale' | 'todo' =>
  steps.some(({ state }) => state === 'stale' || state === 'handed-back')
    ? 'stale'
    : 'todo';

export function StatusLine({
  saved,
  status,
  words,
  paper,
  limits,
  notes,
  markers,
  alarms,
  findings,
  suggesting,
  suggested,
  signOff,
  review,
  style,
  language,
  spelling,
  zoom,
  focus,
  onMarkers,
  onAlarms,
  onFindings,
  onSuggested,
  onSignOff,
  onReview,
}: {
  /** Whether all is saved. */
  readonly saved: ReactNode;
  /** How far the briefing is. */
  readonly status: ReactNode;
  /** How long the text is, for a person. */
  readonly words: string;
  /** The page of the caret and how many there are, while the pages are shown. */
  readonly paper: { readonly page: number; readonly pages: number } | null;
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
  /** How far it is cleared; null while that is not known. */
  readonly signOff: SignOffChain | null;
  /** How far its citations are checked. */
  readonly review: ReviewProgress;
  /** The name of the citation style. */
  readonly style: string;
  /** In which language it is written. */
  readonly language: ReactNode;
  /** Why nothing is underlined where it should be, else null. */
  readonly spelling: string | null;
  readonly zoom: Zoom;
  readonly focus: FocusMode;
  readonly onMarkers: () => void;
  readonly onAlarms: () => void;
  readonly onFindings: () => void;
  readonly onSuggested: () => void;
  readonly onSignOff: () => void;
  readonly onReview: () => void;
}) {
  return (
    <footer className={styles['status']}>
      {saved}
      {status}
      <LimitStatus words={words} limits={limits} />
      {paper && <span>{`Page ${paper.page} of ${paper.pages}`}</span>}
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
      {signOff && signOff.steps.length > 0 && (
        <button
          type="button"
          className={signOff.clear ? styles['plain'] : undefined}
          onClick={onSignOff}
        >
          <Sign kind={signOff.clear ? 'ok' : signOffSign(signOff)} />
          {chainWords(signOff)}
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
      {review.checked + review.stale > 0 && (
        <button
          type="button"
          className={
            review.stale === 0 && review.checked === review.all
              ? styles['plain']
              : undefined
          }
          onClick={onReview}
        >
          <Sign kind={review.stale > 0 ? 'stale' : 'ok'} />
          {`${review.checked} of ${review.all} checked${review.stale > 0 ? `, ${review.stale} stale` : ''}`}
        </button>
      )}
      <span className={styles['grow']} />
      <span
        className={`${styles['wide'] ?? ''} ${styles['citing'] ?? ''}`}
        title={style}
      >
        {style}
      </span>
      {language}
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
