// One side of a disagreement, with the words marked that the other side has otherwise.
import { useMemo } from 'react';
import type { Inline } from '#core/document/document.ts';
import { plainInline } from '#core/document/walk.ts';
import { compareInline } from '#core/review/compare-words.ts';
import styles from './conflict-screen.module.css';

const textOf = (words: string): Inline[] =>
  words === '' ? [] : [{ type: 'text', text: words }];

export function ComparedWords({
  words,
  other,
  language,
  kind,
}: {
  readonly words: string;
  readonly other: string;
  readonly language: string;
  /** What its own words are called to who listens. */
  readonly kind: 'ours' | 'theirs';
}) {
  const spans = useMemo(
    () => compareInline(textOf(other), textOf(words), language),
    [other, words, language],
  );
  return (
    <p className={styles['words']} dir="auto">
      {spans.map(({ change, content }, place) => {
        const text = plainInline(content);
        if (change === 'deleted') return null;
        return change === 'inserted' ? (
          <mark key={place} data-kind={kind}>
            {text}
          </mark>
        ) : (
          <span key={place}>{text}</span>
        );
      })}
    </p>
  );
}
