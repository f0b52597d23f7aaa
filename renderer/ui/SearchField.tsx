// A field to find things with: one look wherever something is looked for.
import type { ComponentProps } from 'react';
import { Search } from 'lucide-react';
import { Kbd } from './Kbd.tsx';
import styles from './search-field.module.css';

export function SearchField({
  name,
  keys,
  ...input
}: Omit<ComponentProps<'input'>, 'name' | 'className'> & {
  /** What is read out. */
  readonly name: string;
  /** The keys that lead here, as `matchesKeys` reads them. */
  readonly keys?: string | undefined;
}) {
  return (
    <div className={styles['field']}>
      <Search />
      <input
        type="search"
        aria-label={name}
        autoComplete="off"
        spellCheck={false}
        {...input}
      />
      {keys !== undefined && <Kbd keys={keys} />}
    </div>
  );
}
