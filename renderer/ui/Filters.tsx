// What a list is filtered by, beside its heading: one choice a filter, marked where it narrows the list.
import type { ReactNode } from 'react';
import styles from './pane-head.module.css';
import { SelectField } from './SelectField.tsx';

export type FilterOption = { readonly value: string; readonly label: string };

const ANY = 'any';
/** Before a value, so that none is taken for ANY. */
const MARK = '=';

export function Filters({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles['filters']} role="group" aria-label="Filters">
      {children}
    </div>
  );
}

export function Filter({
  name,
  any,
  chosen,
  options,
  onChange,
}: {
  readonly name: string;
  readonly any: string;
  /** Null for any. */
  readonly chosen: string | null;
  readonly options: readonly FilterOption[];
  readonly onChange: (chosen: string | null) => void;
}) {
  // One that is gone meanwhile still says what it filters by.
  const known =
    chosen === null || options.some(({ value }) => value === chosen)
      ? options
      : [...options, { value: chosen, label: chosen }];
  if (known.length === 0) return null;
  return (
    <div className={styles['filter']} data-narrows={chosen !== null}>
      <SelectField
        label={name}
        hideLabel
        quiet
        value={chosen === null ? ANY : MARK + chosen}
        options={[
          { value: ANY, label: any },
          ...known.map(({ value, label }) => ({ value: MARK + value, label })),
        ]}
        onChange={(value) => {
          onChange(value === ANY ? null : value.slice(MARK.length));
        }}
      />
    </div>
  );
}
