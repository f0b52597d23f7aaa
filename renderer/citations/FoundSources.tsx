// The sources that the typed words find, what was typed marked in them, and a new one below. While keys come quickly only
// those are drawn that the list shows without scrolling; the others follow when the fingers rest.
import { Plus, TextCursorInput } from 'lucide-react';
import { useEffect, useState } from 'react';
import { describeSource } from '#core/citations/describe-source.ts';
import type { FoundSource } from '#core/citations/find-sources.ts';
import type { SourceId } from '#core/document/document.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { Marked } from '../ui/Marked.tsx';
import { useOptions } from '../ui/use-options.ts';
import styles from './citation-picker.module.css';

/** More than the list is high. */
const AT_ONCE = 8;
/** Milliseconds without a key before the others are drawn. */
const REST = 120;

/** Whether what is shown has stood for a while. */
function useRested(shown: unknown): boolean {
  const [rested, setRested] = useState<unknown>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(shown);
    }, REST);
    return () => {
      clearTimeout(timer);
    };
  }, [shown]);
  return rested === shown;
}

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
  const rested = useRested(found);
  const drawn = rested || chosen >= AT_ONCE ? found : found.slice(0, AT_ONCE);
  return (
    <ul
      id={id}
      ref={list}
      role="listbox"
      // What scrolls would be a stop of the Tab key.
      tabIndex={-1}
      aria-label="Sources"
      className={styles['found']}
    >
      {drawn.map(({ source, matches }, place) => {
        const { names, year, title, kind } = describeSource(source);
        const cited = citedIn(source.id);
        return (
          // By its place: the next key changes the words of a row, and no row is made anew.
          <li key={place} {...option(place)}>
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
      <li {...option(found.length)} className={styles['new']}>
        <Plus aria-hidden />
        {typed === '' ? 'New source' : `New source “${typed}”`}
      </li>
      {alone && (
        <li {...option(found.length + 1)} className={styles['new']}>
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
