// What became of a stretch of words: all of it in one text, or one side of it.
import type { Span } from '#core/review/compare-words.ts';
import { InlineContent } from './InlineContent.tsx';
import styles from './compared-text.module.css';
import type { NoteNumbers } from './use-comparison.ts';

/** 'plain' is the earlier version by itself, as if nothing had come after it. */
export type Side = 'both' | 'before' | 'after' | 'plain';

/** What the words of one comparison are shown with. */
export type Shown = {
  readonly side: Side;
  readonly numbers: {
    readonly before: NoteNumbers;
    readonly after: NoteNumbers;
  };
  readonly changedNotes: ReadonlySet<string>;
  /** The id of the change that is stepped to, where it is in this block. */
  readonly current: string | null;
};

const NONE: ReadonlySet<string> = new Set();

export function Spans({
  spans,
  shown: { side, numbers, changedNotes, current },
  changeOf,
}: {
  readonly spans: readonly Span[];
  readonly shown: Shown;
  /** The id of the change that a span is part of. */
  readonly changeOf: (span: Span) => string | undefined;
}) {
  return spans.map((span, place) => {
    const { change } = span;
    const isGone = change === 'deleted';
    if (side === 'after' ? isGone : side !== 'both' && change === 'inserted')
      return null;
    const isPlain = side === 'plain' || change === 'same';
    const content = (
      <InlineContent
        content={span.content}
        numbers={
          isGone || side === 'plain' || side === 'before'
            ? numbers.before
            : numbers.after
        }
        changedNotes={side === 'plain' ? NONE : changedNotes}
      />
    );
    if (isPlain) return <span key={place}>{content}</span>;
    const id = changeOf(span);
    const Element = isGone ? 'del' : change === 'inserted' ? 'ins' : 'span';
    return (
      <Element
        key={place}
        className={styles[change]}
        data-change={id}
        data-current={(id !== undefined && id === current) || undefined}
        title={change === 'restyled' ? 'Looks different' : undefined}
      >
        {content}
      </Element>
    );
  });
}
