// What the results are narrowed to, as quiet lists over them.
import { X } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { isFiltered, KINDS, NO_FILTERS } from './search-filters.ts';
import styles from './search.module.css';
import { STATUS_WORDS } from './status-words.ts';
import type { Search } from './use-search.ts';

const KIND_OPTIONS = [
  { value: 'any', label: 'Any kind' },
  ...KINDS.map(({ kind, name }) => ({ value: kind, label: name })),
] as const;
const STATUS_OPTIONS = [
  { value: '', label: 'Any status' },
  ...Object.entries(STATUS_WORDS).map(([value, label]) => ({ value, label })),
];
const DAYS = [
  { value: '0', label: 'Any time' },
  { value: '7', label: 'Last 7 days' },
  { value: '30', label: 'Last 30 days' },
  { value: '365', label: 'Last year' },
] as const;

export function FilterBar({
  search: { filters, setFilters },
  markings,
  tags,
}: {
  readonly search: Search;
  /** Those that can be chosen. */
  readonly markings: readonly string[];
  readonly tags: readonly string[];
}) {
  return (
    <div className={styles['filters']}>
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
      <SelectField
        label="Kind"
        hideLabel
        quiet
        value={filters.kind}
        options={KIND_OPTIONS}
        onChange={(kind) => {
          setFilters({ ...filters, kind });
        }}
      />
      <SelectField
        label="Status"
        hideLabel
        quiet
        value={filters.status}
        options={STATUS_OPTIONS}
        onChange={(status) => {
          setFilters({ ...filters, status });
        }}
      />
      <SelectField
        label="Marking"
        hideLabel
        quiet
        value={filters.marking}
        options={[
          { value: '', label: 'Any marking' },
          ...markings.map((value) => ({ value, label: value })),
        ]}
        onChange={(marking) => {
          setFilters({ ...filters, marking });
        }}
      />
      {tags.length > 0 && (
        <SelectField
          label="Tag"
          hideLabel
          quiet
          value={filters.tag}
          options={[
            { value: '', label: 'Any tag' },
            ...tags.map((value) => ({ value, label: value })),
          ]}
          onChange={(tag) => {
            setFilters({ ...filters, tag });
          }}
        />
      )}
      <SelectField
        label="Last change"
        hideLabel
        quiet
        value={String(filters.days)}
        options={DAYS}
        onChange={(days) => {
          setFilters({ ...filters, days: Number(days) });
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
