// What was found, by kinds: a title or a few words around the hit, with what was typed lit up. It belongs to the field that
// was typed in, which keeps the focus.
import type { ReactNode } from 'react';
import {
  BookMarked,
  ChevronRight,
  FileText,
  MessageSquare,
  Paperclip,
  Pilcrow,
  Superscript,
} from 'lucide-react';
import { isWordless } from '#core/search/search-terms.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useOptions } from '../ui/use-options.ts';
import { FilterBar } from './FilterBar.tsx';
import { isFiltered, NO_FILTERS } from './search-filters.ts';
import type { SearchHit } from './search-place.ts';
import styles from './search.module.css';
import { STATUS_WORDS } from './status-words.ts';
import type { ChosenHit } from './use-chosen-hit.ts';
import type { Search } from './use-search.ts';

const ICONS = {
  briefing: FileText,
  block: Pilcrow,
  footnote: Superscript,
  source: BookMarked,
  attachment: Paperclip,
  comment: MessageSquare,
} as const;

export function SearchResults({
  id,
  search,
  choice,
  title = null,
  tags = [],
  onLeaveFilters,
}: {
  /** Of the list; the field names it and its options. */
  readonly id: string;
  readonly search: Search;
  readonly choice: ChosenHit;
  /** The heading, where what is around has none. */
  readonly title?: string | null;
  /** The names of the library's tags, where they are known. */
  readonly tags?: readonly string[] | undefined;
  /** Esc in a filter. */
  readonly onLeaveFilters: () => void;
}) {
  const { answer, failed, filters, setFilters } = search;
  const markings = [
    ...new Set([
      ...(answer?.hits.map(({ marking }) => marking) ?? []),
      filters.marking,
    ]),
  ]
    .filter((marking) => marking !== '')
    .sort();
  return (
    <section className={styles['results']} aria-label="Search results">
      <div className={styles['head']}>
        <div className={styles['title']}>
          {title !== null && <h1>{title}</h1>}
          <p role="status" className={styles['count']}>
            {answer && counts(answer.hits.length, answer.complete)}
          </p>
        </div>
        <FilterBar
          search={search}
          markings={markings}
          tags={tags}
          onLeave={onLeaveFilters}
        />
      </div>
      {failed !== null && (
        <div className={styles['notice']}>
          <Notice kind="error">{failed}</Notice>
        </div>
      )}
      {answer && choice.rows.length > 0 ? (
        <Groups id={id} choice={choice} complete={answer.complete} />
      ) : answer ? (
        <EmptyState
          text={nothingFound(answer.typed, isFiltered(answer.filters))}
          action={
            isFiltered(answer.filters) ? (
              <Button
                onClick={() => {
                  setFilters(NO_FILTERS);
                }}
              >
                Clear filters
              </Button>
            ) : undefined
          }
        />
      ) : (
        !search.active && <EmptyState text={HOW} />
      )}
      {answer && choice.rows.length > 0 && <Foot choice={choice} />}
    </section>
  );
}

const HOW =
  'Titles, texts, footnotes, comments, sources and their files are looked through as you type. Put “quotation marks” around words that stand next to each other.';

const counts = (hits: number, complete: boolean): string =>
  hits === 0
    ? 'Nothing found'
    : complete
      ? counted(hits, 'hit', 'hits')
      : `The best ${hits} hits`;

function nothingFound(typed: string, filtered: boolean): string {
  const words = typed.trim();
  if (words === '') return 'No footnote cites this source yet.';
  if (isWordless(words))
    return 'There is no word in this yet: words and numbers are looked for, not signs.';
  return filtered
    ? `Nothing has “${words}” in it with these filters.`
    : `Nothing has “${words}” in it. Fewer words, or the beginning of one, find more.`;
}

function Groups({
  id,
  choice: { groups, rows, at, open },
  complete,
}: {
  readonly id: string;
  readonly choice: ChosenHit;
  readonly complete: boolean;
}) {
  const { list, option } = useOptions(id, at, rows, (place) => {
    const row = rows[place];
    if (row) open(row);
  });
  return (
    <div className={styles['frame']}>
      <ul
        id={id}
        ref={list}
        role="listbox"
        // What scrolls would be a stop of the Tab key.
        tabIndex={-1}
        aria-label="Found"
        className={styles['list']}
      >
        {groups.map(({ kind, name, hits, more, first }) => (
          <li key={kind} role="presentation">
            <ul role="group" aria-labelledby={`${id}-${kind}`}>
              <li
                id={`${id}-${kind}`}
                role="presentation"
                className={styles['group']}
              >
                {name}
              </li>
              {hits.map((hit, index) => (
                <Hit key={index} hit={hit} option={option(first + index)} />
              ))}
              {more > 0 && (
                <li className={styles['more']} {...option(first + hits.length)}>
                  <ChevronRight aria-hidden />
                  {`${more} more in ${name.toLowerCase()}`}
                </li>
              )}
            </ul>
          </li>
        ))}
      </ul>
      {!complete && (
        <p className={styles['incomplete']}>
          There is more than this. Another word, or a filter, leaves less of it.
        </p>
      )}
    </div>
  );
}

function Hit({
  hit,
  option,
}: {
  readonly hit: SearchHit;
  readonly option: ReturnType<ReturnType<typeof useOptions>['option']>;
}) {
  const {
    kind,
    title,
    attachment,
    comment,
    titleMarks,
    snippet,
    marks,
    marking,
    status,
  } = hit;
  const Icon = ICONS[kind];
  const untitled =
    kind === 'source' || kind === 'attachment'
      ? 'Untitled source'
      : 'Untitled briefing';
  const name =
    title.trim() === '' ? untitled : <Lit text={title} marks={titleMarks} />;
  const inText = kind !== 'briefing' && kind !== 'source';
  return (
    <li {...option} className={styles['hit']} data-one-line={snippet === ''}>
      <Icon aria-hidden />
      <span className={styles['words']}>
        {inText ? (
          <>
            <span className={styles['snippet']}>
              {snippet === '' ? (
                'A footnote without words of its own'
              ) : (
                <Lit text={snippet} marks={marks} />
              )}
            </span>
            <span className={styles['where']}>
              {name}
              {attachment?.mediaType === 'application/pdf' &&
                `, p. ${attachment.page}`}
              {comment && `, ${comment.author}`}
            </span>
          </>
        ) : (
          <>
            <span className={styles['name']}>{name}</span>
            {snippet !== '' && (
              <span className={styles['where']}>
                <Lit text={snippet} marks={marks} />
              </span>
            )}
          </>
        )}
      </span>
      <span className={styles['marking']}>{marking}</span>
      <span className={styles['status']}>{STATUS_WORDS[status] ?? status}</span>
    </li>
  );
}

function Lit({
  text,
  marks,
}: {
  readonly text: string;
  readonly marks: SearchHit['marks'];
}) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of marks) {
    pieces.push(
      text.slice(at, from),
      <mark key={from}>{text.slice(from, to)}</mark>,
    );
    at = to;
  }
  return (
    // What turns the direction of a foreign text turns nothing beside it.
    <bdi>
      {pieces}
      {text.slice(at)}
    </bdi>
  );
}

/** What the keys do with the chosen row. */
function Foot({ choice: { chosen, citing } }: { readonly choice: ChosenHit }) {
  const source =
    chosen && 'hit' in chosen && chosen.hit.kind === 'source'
      ? chosen.hit
      : null;
  return (
    <div className={styles['foot']}>
      <span>
        <Kbd keys="Up" /> <Kbd keys="Down" /> choose
      </span>
      <span>
        <Kbd keys="Enter" /> open
      </span>
      {source && (
        <Button
          kind="quiet"
          size="small"
          onClick={() => {
            citing(source);
          }}
        >
          Where it is cited <Kbd keys="Alt+Enter" />
        </Button>
      )}
    </div>
  );
}
