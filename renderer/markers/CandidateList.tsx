// The sources that were found for a number, and a new one below them: options of the search field that controls them.
import { Plus } from 'lucide-react';
import { describeSource } from '#core/citations/describe-source.ts';
import type { FoundSource } from '#core/citations/find-sources.ts';
import { writeDate } from '#core/citations/parse-date.ts';
import { Marked } from '../ui/Marked.tsx';
import { useOptions } from '../ui/use-options.ts';
import styles from './open-number.module.css';

export type Candidate = FoundSource & {
  /** The words beside the markers that point to it. */
  readonly because?: readonly string[];
};

/** As many words as fit into the line. */
const MOST_WORDS = 4;

export function CandidateList({
  id,
  candidates,
  typed,
  chosen,
  onChoose,
}: {
  /** Of the list; the options are `id-0`, `id-1` … */
  readonly id: string;
  readonly candidates: readonly Candidate[];
  readonly typed: string;
  readonly chosen: number;
  readonly onChoose: (place: number) => void;
}) {
  const { list, option } = useOptions(id, chosen, candidates, onChoose);
  return (
    <ul
      id={id}
      ref={list}
      role="listbox"
      aria-label="Sources"
      className={styles['candidates']}
    >
      {candidates.map(({ source, matches, because }, place) => {
        const { names, title, kind } = describeSource(source);
        const date = source.item.issued && writeDate(source.item.issued);
        return (
          <li key={source.id} {...option(place)}>
            <span className={styles['name']}>
              <Marked text={names} part="names" matches={matches} />
              {names !== '' && title !== '' && ', '}
              <Marked text={title} part="title" matches={matches} />
              {names === '' && title === '' && source.citekey}
            </span>
            <span className={styles['meta']}>
              {[kind, date].filter(Boolean).join(' · ')}
              {because !== undefined && because.length > 0 && (
                <span className={styles['because']}>
                  {' '}
                  · beside it: {because.slice(0, MOST_WORDS).join(', ')}
                </span>
              )}
            </span>
          </li>
        );
      })}
      <li {...option(candidates.length)} data-new>
        <Plus aria-hidden="true" />
        {typed === '' ? 'New source' : `New source “${typed}”`}
      </li>
    </ul>
  );
}
