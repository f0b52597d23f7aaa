// What the results are narrowed to, as quiet lists over them.
import type { KeyboardEvent } from 'react';
import { X } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { Filter } from '../ui/Filters.tsx';
import { isFiltered, KINDS, NO_FILTERS } from './search-filters.ts';
import styles from './search.module.css';
import { STATUS_WORDS } from './status-words.ts';
import type { Search } from './use-search.ts';

const KIND_OPTIONS = KINDS.map(({ kind, name }) => ({
  value: kind,
  label: name,
}));
const STATUS_OPTIONS = Object.entries(STATUS_WORDS).map(([value, label]) => ({
  value,
  label,
}));
const DAYS = [
  { value: '7', label: 'Last 7 days' },
  { value: '30', label: 'Last 30 days' },
  { value: '365', label: 'Last year' },
] as const;

const named = (value: string) => ({ value, label: value });
const orNull = (value: string): string | null => (value === '' ? null : value);

export function FilterBar({
  search: { filters, setFilters },
  markings,
  tags,
  onLeave,
}: {
  readonly search: Search;
  /** Those that can be chosen. */
  readonly markings: readonly string[];
  readonly tags: readonly string[];
  /** Esc, where no list of it is open. */
  readonly onLeave: () => void;
}) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // A list that is open stands elsewhere on the page, and takes Esc itself.
    const isHere =
      event.target instanceof Node &&
      event.currentTarget.contains(event.target);
    if (event.key !== 'Escape' || !isHere) return;
    event.preventDefault();
    event.stopPropagation();
    onLeave();
  };
  return (
    <div
      className={styles['filters']}
      role="group"
      aria-label="Filters"
      onKeyDown={onKeyDown}
    >
      {filters.source && (
        <span className={styles['cites']}>
          <span>
            Cites <bdi>{filters.source.name}</bdi>
          </span>
          <button
            type="button"
            aria-label="Whatever is cited"
            onClick={() => {
              setFilters({ ...filters, source: null });
            }}
          >
            <X />
          </button>
        </span>
      )}
      <Filter
        name="Kind"
        any="Any kind"
        chosen={filters.kind === 'any' ? null : filters.kind}
        options={KIND_OPTIONS}
        onChange={(chosen) => {
          const kind = KINDS.find((each) => each.kind === chosen)?.kind;
          setFilters({ ...filters, kind: kind ?? 'any' });
        }}
      />
      <Filter
        name="Status"
        any="Any status"
        chosen={orNull(filters.status)}
        options={STATUS_OPTIONS}
        onChange={(status) => {
          setFilters({ ...filters, status: status ?? '' });
        }}
      />
      <Filter
        name="Marking"
        any="Any marking"
        chosen={orNull(filters.marking)}
        options={markings.map(named)}
        onChange={(marking) => {
          setFilters({ ...filters, marking: marking ?? '' });
        }}
      />
      <Filter
        name="Tag"
        any="Any tag"
        chosen={orNull(filters.tag)}
        options={tags.map(named)}
        onChange={(tag) => {
          setFilters({ ...filters, tag: tag ?? '' });
        }}
      />
      <Filter
        name="Last change"
        any="Any time"
        chosen={filters.days === 0 ? null : String(filters.days)}
        options={DAYS}
        onChange={(days) => {
          setFilters({ ...filters, days: Number(days ?? 0) });
        }}
      />
      {isFiltered(filters) && (
        <Button
          kind="quiet"
          size="small"
          onClick={() => {
            setFilters(NO_FILTERS);
          }}
        >
          Clear filters
        </Button>
      )}
    </div>
  );
}
