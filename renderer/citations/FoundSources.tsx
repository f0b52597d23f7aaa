// The sources that the typed words find, what was typed marked in them, and a new one below. A key draws only those that the
// list shows as it stands; the others come when it is scrolled, or the chosen one nears its end.
import { Plus, TextCursorInput } from 'lucide-react';
import { useState } from 'react';
import { describeSource } from '#core/citations/describe-source.ts';
import type { FoundSource } from '#core/citations/find-sources.ts';
import type { SourceId } from '#core/document/document.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { Marked } from '../ui/Marked.tsx';
import { useOptions } from '../ui/use-options.ts';
import styles from './citation-picker.module.css';

/** More than the list shows without being scrolled. */
const AT_ONCE = 6;

export function FoundSources({
  id,
  found,
  typed,
  alone,
  chosen,
  citedIn,
  onChoose,
}: {
  /** Of the list; its options are `id-0`, `id-1` … */
  readonly id: string;
  readonly found: readonly FoundSource[];
  readonly typed: string;
  /** Whether the typed words can be the whole note. */
  readonly alone: boolean;
  readonly chosen: number;
  readonly citedIn: (source: SourceId) => number;
  readonly onChoose: (place: number) => void;
}) {
  const { list, option } = useOptions(id, chosen, found, onChoose);
  const [scrolled, setScrolled] = useState<unknown>(null);
  const isWhole = scrolled === found || chosen >= AT_ONCE - 1;
  const drawn = isWhole ? found : found.slice(0, AT_ONCE);
  const options = found.length + (alone ? 2 : 1);
  const at = (place: number) => ({
    ...option(place),
    // What is not drawn yet counts as well.
    'aria-posinset': place + 1,
    'aria-setsize': options,
  });
  return (
    <ul
      id={id}
      ref={list}
      role="listbox"
      // What scrolls would be a stop of the Tab key.
      tabIndex={-1}
      aria-label="Sources"
      className={styles['found']}
      onScroll={({ currentTarget }) => {
        if (currentTarget.scrollTop > 0) setScrolled(found);
      }}
    >
      {drawn.map(({ source, matches }, place) => {
        const { names, year, title, kind } = describeSource(source);
        const cited = citedIn(source.id);
        return (
          // By its place: the next key changes the words of a row, and no row is made anew.
          <li key={place} {...at(place)}>
            <span className={styles['line']}>
              <strong>
                <Marked
                  text={names || title || source.citekey}
                  part={names ? 'names' : 'title'}
                  matches={matches}
                />
              </strong>{' '}
              <Marked text={year} part="year" matches={matches} />{' '}
              {names && <Marked text={title} part="title" matches={matches} />}
            </span>
            <span className={styles['meta']}>
              {kind} ·{' '}
              <Marked text={source.citekey} part="citekey" matches={matches} />
              {cited > 0 && ` · Cited ${times(cited)} here`}
            </span>
          </li>
        );
      })}
      <li {...at(found.length)} className={styles['new']}>
        <Plus aria-hidden />
        {typed === '' ? 'New source' : `New source “${typed}”`}
      </li>
      {alone && (
        <li {...at(found.length + 1)} className={styles['new']}>
          <TextCursorInput aria-hidden />
          Note with this text
          <span className={styles['grow']} />
          <Kbd keys="Mod+Enter" />
        </li>
      )}
    </ul>
  );
}

const times = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
