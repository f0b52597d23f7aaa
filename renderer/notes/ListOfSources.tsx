// The list of sources as it will be printed, in its place on the sheet; where nothing is, a sentence says why.
import type { ListedEntry } from '#core/citations/listed-entry.ts';
import { Words } from '../ui/NoteText.tsx';
import styles from './list-of-sources.module.css';
import type { FormattedList } from './use-formatted-notes.ts';

export function ListOfSources({
  list,
  cited,
  failed,
}: {
  /** Null until it was formatted once. */
  readonly list: FormattedList | null;
  /** How many sources the text cites. */
  readonly cited: number;
  /** One sentence where it can't be written out. */
  readonly failed: string | null;
}) {
  if (cited === 0)
    return (
      <p className={styles['none']}>
        List of sources: nothing is cited yet, so nothing is printed here.
      </p>
    );
  if (!list)
    return failed === null ? (
      // As high as it will about be, so that what follows does not move far.
      <div
        aria-hidden
        style={{
          height: `calc(${String(cited)} * (2 * var(--l2) + var(--s2)))`,
        }}
      />
    ) : (
      <p className={styles['none']}>{failed}</p>
    );
  return list.entries === null ? (
    <p className={styles['none']}>
      List of sources: this citation style has none, so nothing is printed here.
    </p>
  ) : (
    <Entries entries={list.entries} />
  );
}

function Entries({ entries }: { readonly entries: readonly ListedEntry[] }) {
  const isNumbered = entries.some(({ number }) => number !== undefined);
  return (
    <div className={styles[isNumbered ? 'numbered' : 'list']} role="list">
      {entries.map(({ source, number, runs }) => (
        <div key={source} className={styles['entry']} role="listitem">
          {isNumbered && (
            <span className={styles['number']}>{number ?? ''} </span>
          )}
          <span className={styles['words']}>
            <Words runs={runs} />
          </span>
        </div>
      ))}
    </div>
  );
}
