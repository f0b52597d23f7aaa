// One source beside the list: what it is, what a person keeps of it, and where it is cited.
import type { ReactNode } from 'react';
import { Ellipsis } from 'lucide-react';
import { describeSource } from '#core/citations/describe-source.ts';
import type { Source } from '#core/citations/source.ts';
import { dateInWords } from '#core/document/date-in-words.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Button } from '../ui/Button.tsx';
import { dateFormat, dateLanguage } from '../ui/date-format.ts';
import { Sign } from '../ui/Sign.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import { CitedWords } from './CitedWords.tsx';
import { writtenFields } from './field-words.ts';
import { fieldName } from './source-kinds.ts';
import styles from './source-library.module.css';
import { standingWord } from './standing-words.ts';
import type { ReadSource, SourceDetails } from './use-source-details.ts';
import { citedCount, WhereCited, type CitedPlace } from './WhereCited.tsx';

/** What stands for a source's files and excerpts, which others know how to show. */
export type FilesOfSource = {
  readonly files: (details: SourceDetails) => ReactNode;
  readonly excerpts: (details: SourceDetails) => ReactNode;
  /** Files that were dropped on it; null where nothing can be written. */
  readonly drop: ((source: string, files: readonly File[]) => void) | null;
};

const dayInWords = dateFormat({
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

export type SourceTab = 'details' | 'excerpts' | 'files' | 'cited';

export function SourceDetail({
  read: { details, citedIn },
  tab,
  onTab,
  sources,
  onMore,
  duplicates,
  onEdit,
  onMerge,
  onDifferent,
  onUndoMerge,
  onRestore,
  onGo,
  onShow,
  files,
}: {
  readonly read: ReadSource;
  /** Stays from source to source: whoever looks where each is cited goes down the list. */
  readonly tab: SourceTab;
  readonly onTab: (tab: SourceTab) => void;
  /** Those of the library. */
  readonly sources: readonly Source[];
  /** What can be done with it, by the button; null where nothing can. */
  readonly onMore: ((button: Element) => void) | null;
  /** How many others may be the same, and by what; null where none. */
  readonly duplicates: {
    readonly count: number;
    readonly reason: string;
  } | null;
  /** Null where nothing can be changed. */
  readonly onEdit: (() => void) | null;
  readonly onMerge: (() => void) | null;
  /** It is none of those that may be the same. */
  readonly onDifferent: (() => void) | null;
  /** Takes the merge back of which this is known; null where nothing can be changed. */
  readonly onUndoMerge: ((undo: string) => void) | null;
  /** Out of the bin; null where it is not in it, or nothing can be changed. */
  readonly onRestore: (() => void) | null;
  readonly onGo: (place: CitedPlace) => void;
  /** Another source of the list. */
  readonly onShow: (id: string) => void;
  readonly files: FilesOfSource;
}) {
  const { source, attachments, excerpts } = details;
  const { answer: open } = useAnswer('alarms.open', 'alarms');
  const changedFor = new Set(
    open?.alarms
      .filter((alarm) => alarm.source === source.id)
      .map(({ briefing }) => briefing),
  );
  const { names, year, title, kind } = describeSource(source);
  const number = (count: number): string => (count === 0 ? '' : ` ${count}`);
  return (
    <section
      className={styles['detail']}
      aria-label="Source"
      data-takes-files
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = files.drop ? 'copy' : 'none';
      }}
      onDrop={(event) => {
        const dropped = [...event.dataTransfer.files];
        if (dropped.length === 0) return;
        event.preventDefault();
        onTab('files');
        files.drop?.(source.id, dropped);
      }}
    >
      <header className={styles['detailHead']}>
        <div>
          <h2>{title || names || source.citekey}</h2>
          <p>
            {[names, year, kind].filter(Boolean).join(', ')} ·{' '}
            <span className={styles['citekey']}>{source.citekey}</span>
          </p>
        </div>
        {onEdit && (
          <Button size="small" onClick={onEdit}>
            Edit
          </Button>
        )}
        {onMore && (
          <ToolButton
            name="More"
            aria-haspopup="menu"
            onClick={({ currentTarget }) => {
              onMore(currentTarget);
            }}
          >
            <Ellipsis />
          </ToolButton>
        )}
      </header>
      <Standing
        {...{ details, sources, onShow }}
        cited={citedCount(citedIn)}
        isCited={citedIn.length > 0}
      />
      {source.binned !== undefined && (
        <div className={styles['banner']} data-kind="bin">
          <span>
            In the bin since {dayInWords(new Date(source.binned))}.
            {citedIn.length > 0 && ` It is cited by ${citedCount(citedIn)}.`}
          </span>
          {onRestore && (
            <Button size="small" onClick={onRestore}>
              Restore
            </Button>
          )}
        </div>
      )}
      {duplicates && (
        <div className={styles['banner']} data-kind="duplicate">
          <span>
            May be the same as{' '}
            {duplicates.count === 1 ? 'another' : `${duplicates.count} others`}:{' '}
            {duplicates.reason}.
          </span>
          {onMerge && (
            <Button size="small" onClick={onMerge}>
              Merge…
            </Button>
          )}
          {onDifferent && (
            <Button size="small" onClick={onDifferent}>
              Not duplicates
            </Button>
          )}
        </div>
      )}
      <Tabs
        label="Source"
        value={tab}
        onChange={onTab}
        tabs={[
          {
            value: 'details',
            label: 'Details',
            content: <Details {...{ details, onUndoMerge }} />,
          },
          {
            value: 'excerpts',
            label: `Excerpts${number(excerpts.length)}`,
            content: files.excerpts(details),
          },
          {
            value: 'files',
            label: `Files${number(attachments.length)}`,
            content: files.files(details),
          },
          {
            value: 'cited',
            label: `Where cited${number(citedIn.reduce((sum, each) => sum + each.notes.length, 0))}`,
            content: (
              <div className={styles['page']}>
                {citedIn.length > 0 && (
                  <p className={styles['quiet']}>{citedCount(citedIn)}</p>
                )}
                <WhereCited
                  citedIn={citedIn}
                  changedFor={changedFor}
                  onGo={onGo}
                />
              </div>
            ),
          },
        ]}
      />
    </section>
  );
}

function Standing({
  details: { standing, standingNote, supersededBy },
  sources,
  cited,
  isCited,
  onShow,
}: {
  readonly details: SourceDetails;
  readonly sources: readonly Source[];
  readonly cited: string;
  readonly isCited: boolean;
  readonly onShow: (id: string) => void;
}) {
  if (standing === 'current') return null;
  const other = sources.find(({ id }) => id === supersededBy);
  return (
    <div className={styles['banner']} data-kind={standing}>
      <p className={styles['standing']}>
        <Sign kind={standing === 'withdrawn' ? 'no' : 'stale'} />
        {standingWord(standing)}
      </p>
      {standingNote !== '' && <p>{standingNote}</p>}
      {isCited && <p>Resting on it: {cited}.</p>}
      {other && (
        <p>
          In its place:{' '}
          <button
            type="button"
            className={styles['link']}
            onClick={() => {
              onShow(other.id);
            }}
          >
            {describeSource(other).title || other.citekey}
          </button>
        </p>
      )}
    </div>
  );
}

function Details({
  details,
  onUndoMerge,
}: {
  readonly details: SourceDetails;
  readonly onUndoMerge: ((undo: string) => void) | null;
}) {
  const { source, notes, raw, merged, undoable } = details;
  const { item, citeAs, captured, tags } = source;
  const records = [
    ...(raw ? [{ name: source.citekey, raw }] : []),
    ...merged.flatMap((each) =>
      each.raw ? [{ name: `${each.citekey}, merged`, raw: each.raw }] : [],
    ),
  ];
  return (
    <div className={styles['page']}>
      <dl className={styles['fields']}>
        {writtenFields(item).map(([field, words]) => (
          <div key={field}>
            <dt>{fieldName(item.type, field)}</dt>
            <dd>{words}</dd>
          </div>
        ))}
        {citeAs && (
          <div>
            <dt>Cite as</dt>
            <dd className={styles['printed']}>
              <CitedWords runs={citeAs.full} />
              {citeAs.short && (
                <>
                  {' '}
                  <span className={styles['quiet']}>then</span>{' '}
                  <CitedWords runs={citeAs.short} />
                </>
              )}
            </dd>
          </div>
        )}
        {captured !== undefined && (
          <div>
            <dt>Printed day of capture</dt>
            <dd>{dateInWords(captured, dateLanguage())}</dd>
          </div>
        )}
        {tags && (
          <div>
            <dt>Tags</dt>
            <dd>{tags.map((tag) => `#${tag}`).join('  ')}</dd>
          </div>
        )}
        {notes !== '' && (
          <div>
            <dt>Notes</dt>
            <dd className={styles['lines']}>{notes}</dd>
          </div>
        )}
      </dl>
      {merged.length > 0 && (
        <ul className={styles['merged']} aria-label="Merged into it">
          {merged.map(({ id, citekey }) => (
            <li key={id} className={styles['quiet']}>
              <span>
                Merged into it:{' '}
                <span className={styles['citekey']}>{citekey}</span>
              </span>
              {onUndoMerge && undoable.includes(id) && (
                <Button
                  size="small"
                  onClick={() => {
                    onUndoMerge(id);
                  }}
                >
                  Undo the merge
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {records.map(({ name, raw: record }) => (
        <details key={name} className={styles['record']}>
          <summary>Record as it came in ({name})</summary>
          <pre>{record.text}</pre>
        </details>
      ))}
    </div>
  );
}
