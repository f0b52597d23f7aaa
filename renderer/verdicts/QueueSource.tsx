// What the citation rests on: its source in a few words, what the checks say of the note, and the words that were copied out
// of the source. One of them can be chosen as what shows it.
import { describeSource } from '#core/citations/describe-source.ts';
import { writeLocator } from '#core/citations/locator.ts';
import { foldText } from '#core/citations/folded-text.ts';
import { Notice } from '../ui/Notice.tsx';
import { Sign } from '../ui/Sign.tsx';
import type { OpenedSource } from './use-opened-source.ts';
import styles from './verdict-queue.module.css';
import { dayOf } from './verdict-words.ts';

type Excerpt = OpenedSource['excerpts'][number];

export function QueueSource({
  opened,
  failed,
  cited,
  findings,
  quoted,
  chosen,
  onChoose,
}: {
  /** Null until it is here. */
  readonly opened: OpenedSource | null;
  readonly failed: string | null;
  /** The place that is cited, as `p. 4`. */
  readonly cited: string | null;
  /** A sentence each. */
  readonly findings: readonly string[];
  /** What is quoted in the sentence. */
  readonly quoted: readonly string[];
  /** The words that are chosen as what shows it. */
  readonly chosen: string;
  /** Null where nothing can be written. */
  readonly onChoose: ((excerpt: Excerpt) => void) | null;
}) {
  if (failed !== null) return <Notice kind="error">{failed}</Notice>;
  if (!opened) return null;
  const { source, excerpts, standing, standingNote } = opened;
  const { names, title, year, kind } = describeSource(source);
  return (
    <>
      <h2 className={styles['source']}>{title || `@${source.citekey}`}</h2>
      <p className={styles['facts']}>
        {[names, kind, year].filter((words) => words !== '').join(' · ')}
      </p>
      {cited !== null && (
        <p className={styles['cited']}>
          Cited at <b>{cited}</b>
        </p>
      )}
      {standing !== 'current' && (
        <p className={styles['finding']} data-kind="no">
          <Sign kind="no" />
          <span>
            This source is {standing}
            {standingNote === '' ? '.' : `: ${standingNote}`}
          </span>
        </p>
      )}
      {findings.map((message) => (
        <p key={message} className={styles['finding']}>
          <Sign kind="warning" />
          <span>{message}</span>
        </p>
      ))}
      <h3 className={styles['label']}>
        Excerpts{excerpts.length > 0 && ` · ${excerpts.length}`}
      </h3>
      {excerpts.length === 0 && (
        <p className={styles['facts']}>
          No words were copied out of it yet. Select a passage in its file, with
          the mouse or with W and the arrows, and press E; or type the words
          below.
        </p>
      )}
      {excerpts.map((excerpt) => (
        <button
          key={excerpt.id}
          type="button"
          className={styles['excerpt']}
          aria-pressed={excerpt.text === chosen}
          disabled={onChoose === null}
          onClick={() => onChoose?.(excerpt)}
        >
          <span className={styles['words']}>
            <Lit words={excerpt.text} quoted={quoted} />
          </span>
          <span className={styles['facts']}>
            {excerpt.locator
              ? `${writeLocator(excerpt.locator)} · ${dayOf(excerpt.created)}`
              : dayOf(excerpt.created)}
          </span>
        </button>
      ))}
    </>
  );
}

/** The words with those in them lit that the sentence quotes. */
function Lit({
  words,
  quoted,
}: {
  readonly words: string;
  readonly quoted: readonly string[];
}) {
  const folded = foldText(words);
  // Folding may change the length of some letters: then no place in it is one of the words.
  if (folded.length !== words.length) return words;
  for (const each of quoted) {
    const sought = foldText(each.replace(/[.,;:]$/u, ''));
    const at = sought === '' ? -1 : folded.indexOf(sought);
    if (at >= 0)
      return (
        <>
          {words.slice(0, at)}
          <mark>{words.slice(at, at + sought.length)}</mark>
          {words.slice(at + sought.length)}
        </>
      );
  }
  return words;
}
