// Words of a version as they look. What people wrote reaches the page as text and in no other way.
import type { Inline, Text } from '#core/document/document.ts';
import { Looks } from '../ui/Looks.tsx';
import type { NoteNumbers } from './use-comparison.ts';
import styles from './compared-text.module.css';

export function InlineContent({
  content,
  numbers,
  changedNotes,
}: {
  readonly content: readonly Inline[];
  readonly numbers: NoteNumbers;
  /** The ids of notes that say something else. */
  readonly changedNotes: ReadonlySet<string>;
}) {
  return content.map((inline, place) => {
    switch (inline.type) {
      case 'text':
        return <Words key={place} text={inline} />;
      case 'link':
        return (
          <span key={place} className={styles['link']} title={inline.url}>
            {inline.content.map((part, at) =>
              part.type === 'text' ? (
                <Words key={at} text={part} />
              ) : (
                <br key={at} />
              ),
            )}
          </span>
        );
      case 'line-break':
        return <br key={place} />;
      case 'marker':
        return (
          <span key={place} className={styles['marker']}>
            {inline.text}
          </span>
        );
      case 'footnote':
        return (
          <sup
            key={place}
            className={styles['mark']}
            data-changed={changedNotes.has(inline.id) || undefined}
          >
            <span className="sr">Note </span>
            {numbers.get(inline.id) ?? '?'}
          </sup>
        );
    }
  });
}

function Words({ text }: { readonly text: Text }) {
  return (
    <Looks
      words={text.text}
      marks={text.marks}
      language={text.language}
      redaction={styles['redaction']}
    />
  );
}
