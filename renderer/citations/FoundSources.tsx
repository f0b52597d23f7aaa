// The sources that the typed words find, what was typed marked in them, and a new one below.
import { Plus, TextCursorInput } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { describeSource } from '#core/citations/describe-source.ts';
import type { FoundSource, SourcePart } from '#core/citations/find-sources.ts';
import type { SourceId } from '#core/document/document.ts';
import { Kbd } from '../ui/Kbd.tsx';
import styles from './citation-picker.module.css';

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
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest' });
  }, [chosen, found]);
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
      // What scrolls would be a stop of the Tab key.
      tabIndex={-1}
      aria-label="Sources"
      className={styles['found']}
    >
      {found.map((each, place) => {
        const { source } = each;
        const { names, year, title, kind } = describeSource(source);
        const cited = citedIn(source.id);
        return (
          <li key={source.id} {...option(place)}>
            <span className={styles['line']}>
              <strong>
                <Marked text={names || source.citekey} part="names" of={each} />
              </strong>{' '}
              <Marked text={year} part="year" of={each} />{' '}
              <Marked text={title} part="title" of={each} />
            </span>
            <span className={styles['meta']}>
              {kind} · <Marked text={source.citekey} part="citekey" of={each} />
              {cited > 0 &&
                ` · Cited ${cited === 1 ? 'once' : `${cited} times`} here`}
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

function Marked({
  text,
  part,
  of: { matches },
}: {
  readonly text: string;
  readonly part: SourcePart;
  readonly of: FoundSource;
}) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { part: where, from, to } of matches) {
    if (where !== part) continue;
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
