// The sources that were found for a number, and a new one below them: options of the search field that controls them.
import { useEffect, useRef, type ReactNode } from 'react';
import { Plus } from 'lucide-react';
import { describeSource } from '#core/citations/describe-source.ts';
import type {
  FoundSource,
  SourceMatch,
  SourcePart,
} from '#core/citations/find-sources.ts';
import { writeDate } from '#core/citations/parse-date.ts';
import styles from './open-number.module.css';

/** `text` with what was typed marked in it. */
function Marked({
  text,
  part,
  matches,
}: {
  readonly text: string;
  readonly part: SourcePart;
  readonly matches: readonly SourceMatch[];
}) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { part: found, from, to } of matches) {
    if (found !== part) continue;
    pieces.push(
      text.slice(at, from),
      <mark key={from}>{text.slice(from, to)}</mark>,
    );
    at = to;
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}

export function CandidateList({
  id,
  candidates,
  typed,
  chosen,
  onChoose,
}: {
  /** Of the list; the options are `id-0`, `id-1` … */
  readonly id: string;
  readonly candidates: readonly FoundSource[];
  readonly typed: string;
  readonly chosen: number;
  readonly onChoose: (place: number) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest' });
  }, [chosen, candidates]);
  const option = (place: number) => ({
    id: `${id}-${place}`,
    role: 'option',
    'aria-selected': place === chosen,
    onClick: () => {
      onChoose(place);
    },
    // The search keeps the focus.
    onMouseDown: (event: { preventDefault: () => void }) => {
      event.preventDefault();
    },
  });
  return (
    <ul
      id={id}
      ref={list}
      role="listbox"
      aria-label="Sources"
      className={styles['candidates']}
    >
      {candidates.map(({ source, matches }, place) => {
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
