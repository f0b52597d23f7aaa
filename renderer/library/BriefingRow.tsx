// One briefing in the list: title, template and tags, marking, status, and when it was last changed or came into the bin.
import { memo, type MouseEvent, type Ref } from 'react';
import { ChevronDown } from 'lucide-react';
import { counted } from '../ui/counted.ts';
import { Sign } from '../ui/Sign.tsx';
import styles from '../ui/row-table.module.css';
import { exactMoment, momentInWords } from '../ui/moment-in-words.ts';
import { ReviewCell } from './ReviewCell.tsx';
import { StatusWord } from './StatusWord.tsx';
import { statusWord } from './statuses.ts';
import { TitleField } from './TitleField.tsx';
import type { ListedBriefing } from './use-briefings.ts';
import type { CountedReview } from './use-review-counts.ts';

export type RowActions = {
  readonly onFocus: (place: number) => void;
  readonly onClick: (place: number, event: MouseEvent) => void;
  readonly onToggle: (place: number) => void;
  /** Null where it can't be changed. */
  readonly onStatus: ((place: number, button: Element) => void) | null;
  readonly onRenamed: (
    place: number,
    title: string | null,
    byKey: boolean,
  ) => void;
};

export const BriefingRow = memo(function BriefingRow({
  briefing,
  place,
  template,
  moment,
  now,
  current,
  chosen,
  renaming,
  alarms,
  review,
  measure,
  actions: { onFocus, onClick, onToggle, onStatus, onRenamed },
}: {
  readonly briefing: ListedBriefing;
  /** In the list, from 0. */
  readonly place: number;
  readonly template: string;
  /** What the last column shows, ISO 8601. */
  readonly moment: string;
  readonly now: Date;
  /** Whether it is the row that the Tab key stops at. */
  readonly current: boolean;
  readonly chosen: boolean;
  readonly renaming: boolean;
  /** How many of the sources that it cites changed since somebody looked. */
  readonly alarms: number;
  /** Null until it is known; undefined where the list doesn't show it. */
  readonly review: CountedReview | null | undefined;
  readonly measure: Ref<HTMLTableRowElement>;
  readonly actions: RowActions;
}) {
  const { title, tags, marking, status } = briefing;
  return (
    <tr
      ref={measure}
      data-index={place}
      aria-rowindex={place + 2}
      aria-selected={chosen}
      tabIndex={current ? 0 : -1}
      onFocus={() => {
        onFocus(place);
      }}
      onMouseDown={(event) => {
        // Shift would mark the words between two clicks.
        if (event.shiftKey) event.preventDefault();
      }}
      onClick={(event) => {
        onClick(place, event);
      }}
    >
      <td>
        {/* The row says itself whether it is chosen, and the space bar does what this does. */}
        <span
          aria-hidden="true"
          className={styles['pick']}
          onClick={(event) => {
            event.stopPropagation();
            onToggle(place);
          }}
        />
        {renaming ? (
          <TitleField
            title={title}
            onEnd={(changed, byKey) => {
              onRenamed(place, changed, byKey);
            }}
          />
        ) : (
          <div className={styles['title']} title={title}>
            {title.trim() === '' ? 'Untitled briefing' : title}
          </div>
        )}
        <div
          className={styles['template']}
          title={
            tags.length > 0
              ? tags.map((tag) => `#${tag}`).join('  ')
              : undefined
          }
        >
          {alarms > 0 && (
            <span
              className={styles['alarm']}
              title="Cited sources changed since somebody looked: open the briefing to see what"
            >
              <Sign kind="warning" />
              {counted(alarms, 'source changed', 'sources changed')}
              {' · '}
            </span>
          )}
          {template}
          {tags.map((tag) => (
            <span key={tag} className={styles['tag']}>
              {' '}
              <span aria-hidden="true">#</span>
              {tag}
            </span>
          ))}
        </div>
      </td>
      <td className={styles['marking']}>{marking}</td>
      <td>
        {onStatus ? (
          <button
            type="button"
            tabIndex={-1}
            className={styles['statusButton']}
            aria-haspopup="menu"
            title={`Status: ${statusWord(status).toLowerCase()}`}
            onClick={(event) => {
              event.stopPropagation();
              onStatus(place, event.currentTarget);
            }}
          >
            <StatusWord status={status} />
            <ChevronDown />
          </button>
        ) : (
          <StatusWord status={status} />
        )}
      </td>
      {review !== undefined && (
        <td>
          <ReviewCell review={review} />
        </td>
      )}
      <td title={exactMoment(moment)}>
        <time dateTime={moment}>{momentInWords(moment, now)}</time>
      </td>
    </tr>
  );
});
