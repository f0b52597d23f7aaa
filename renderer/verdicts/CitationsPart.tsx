// The citations of the briefing in the review beside the text: each with how it stands. One row is a stop of the Tab key;
// the arrows go from row to row, Enter goes to its note in the text.
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { isBarePage } from '#core/review/verdict.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Filter, Filters } from '../ui/Filters.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Notice } from '../ui/Notice.tsx';
import opened from '../ui/opened-rows.module.css';
import { placeInList } from '../ui/place-in-list.ts';
import { Progress } from '../ui/Progress.tsx';
import { Sign } from '../ui/Sign.tsx';
import styles from './citations-part.module.css';
import { REVIEW_KEYS } from './review-keys.ts';
import type { Citations, ReviewedCitation } from './use-citations.ts';
import {
  changeInWords,
  dayOf,
  standingLook,
  VERDICT_LOOKS,
} from './verdict-words.ts';

/** A very long briefing has thousands. */
const AT_ONCE = 300;

const FILTERS = [
  { value: 'none', label: 'Not checked' },
  { value: 'stale', label: 'Stale' },
  ...VERDICT_LOOKS.map(({ verdict, label }) => ({ value: verdict, label })),
];

const isIn = (
  { standing, verdict }: ReviewedCitation,
  filter: string | null,
): boolean =>
  filter === null ||
  filter === standing ||
  (standing === 'holds' && verdict?.verdict === filter);

export function CitationsPart({
  known: { citations, progress, failed },
  canGive,
  onReview,
  onGo,
  onComment,
}: {
  readonly known: Citations;
  readonly canGive: boolean;
  /** Opens the queue, at this citation or at the first that is unchecked or stale. */
  readonly onReview: (citation?: string) => void;
  readonly onGo: (citation: ReviewedCitation) => void;
  /** Null where nothing can be said. */
  readonly onComment: ((citation: ReviewedCitation) => void) | null;
}) {
  const [filter, setFilter] = useState<string | null>(null);
  const [most, setMost] = useState(AT_ONCE);
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const found = useMemo(
    () => (citations ?? []).filter((citation) => isIn(citation, filter)),
    [citations, filter],
  );
  const rows = found.slice(0, most);
  const stop = Math.max(
    0,
    rows.findIndex(({ id }) => id === chosen),
  );
  if (failed !== null && !citations)
    return (
      <div className={styles['notice']}>
        <Notice kind="error">{failed}</Notice>
      </div>
    );
  if (!citations) return null;
  if (citations.length === 0)
    return (
      <EmptyState text="No note cites a source yet. Each citation that you put into the text waits here to be checked." />
    );
  const { all, checked, stale } = progress;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target as HTMLElement).matches('[data-citation]')) return;
    const place = placeInList(event, stop, rows.length);
    if (place === null) return;
    event.preventDefault();
    list.current
      ?.querySelectorAll<HTMLElement>('[data-citation]')
      [place]?.focus();
  };
  return (
    <div className={styles['part']}>
      <div className={styles['head']}>
        <Progress
          value={all === 0 ? 0 : checked / all}
          label="Citations checked"
          tone="ok"
        />
        <p className={styles['count']}>
          <b>
            {checked} of {all} checked
          </b>
          {stale > 0 && (
            <span className={styles['stale']}>
              <Sign kind="stale" /> {stale} stale
            </span>
          )}
        </p>
        <Button
          kind={canGive && checked < all ? 'main' : 'plain'}
          onClick={() => {
            onReview();
          }}
        >
          {checked < all && canGive ? 'Review citations' : 'Look through them'}{' '}
          <Kbd keys={REVIEW_KEYS} />
        </Button>
      </div>
      <div className={styles['filters']}>
        <h2>
          {filter === null
            ? counted(all, 'citation', 'citations')
            : `${found.length} of ${all}`}
        </h2>
        <Filters>
          <Filter
            name="Show"
            any="All"
            chosen={filter}
            options={FILTERS}
            onChange={setFilter}
          />
        </Filters>
      </div>
      {rows.length === 0 && (
        <p className={styles['nothing']}>No citation stands like that.</p>
      )}
      <ul
        ref={list}
        className={styles['list']}
        aria-label="Citations"
        onKeyDown={onKeyDown}
      >
        {rows.map((citation, place) => (
          <Row
            key={citation.id}
            citation={citation}
            isStop={place === stop}
            isChosen={citation.id === chosen}
            canGive={canGive}
            onChosen={setChosen}
            onGo={onGo}
            onReview={onReview}
            onComment={onComment}
          />
        ))}
      </ul>
      {found.length > rows.length && (
        <Button
          size="small"
          onClick={() => {
            setMost(most + AT_ONCE);
          }}
        >
          {`Show ${Math.min(AT_ONCE, found.length - rows.length)} more`}
        </Button>
      )}
    </div>
  );
}

function Row({
  citation,
  isStop,
  isChosen,
  canGive,
  onChosen,
  onGo,
  onReview,
  onComment,
}: {
  readonly citation: ReviewedCitation;
  readonly isStop: boolean;
  readonly isChosen: boolean;
  readonly canGive: boolean;
  readonly onChosen: (id: string) => void;
  readonly onGo: (citation: ReviewedCitation) => void;
  readonly onReview: (citation: string) => void;
  readonly onComment: ((citation: ReviewedCitation) => void) | null;
}) {
  const { id, number, sentence, sourceName, locator, standing, verdict } =
    citation;
  const { sign, label } = standingLook(citation);
  return (
    <li
      className={`${opened['row'] ?? ''} ${styles['citation'] ?? ''}`}
      data-chosen={isChosen}
    >
      <button
        type="button"
        data-citation
        tabIndex={isStop ? 0 : -1}
        onFocus={() => {
          onChosen(id);
        }}
        onClick={() => {
          onGo(citation);
        }}
      >
        <Sign kind={sign} />
        <span className={opened['words']}>
          <span className={styles['title']}>
            Note {number}: {label}
          </span>
          <span className={styles['sentence']}>
            {sentence === '' ? 'No words before the note' : sentence}
          </span>
          <span className={styles['facts']}>
            {sourceName}
            {locator !== null && `, ${locator}`}
          </span>
          {standing === 'stale' && (
            <span className={styles['facts']}>
              Since then {changeInWords(citation)}.
            </span>
          )}
          {verdict && verdict.reason !== '' && (
            <span className={styles['facts']}>“{verdict.reason}”</span>
          )}
          {verdict && (
            <span className={styles['facts']}>
              {verdict.author}, {dayOf(verdict.at)}
              {verdict.page !== '' &&
                (isBarePage(verdict.page)
                  ? `, page ${verdict.page}`
                  : `, ${verdict.page}`)}
            </span>
          )}
        </span>
      </button>
      {isChosen && (
        <div className={opened['actions']}>
          <Button
            size="small"
            onClick={() => {
              onReview(id);
            }}
          >
            {!canGive
              ? 'Look at its evidence'
              : verdict === null
                ? 'Check it'
                : 'Check it again'}
          </Button>
          {onComment && (
            <Button
              size="small"
              kind="quiet"
              onClick={() => {
                onComment(citation);
              }}
            >
              Comment on it
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
