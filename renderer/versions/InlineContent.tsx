// Words of a version as they look. What people wrote reaches the page as text and in no other way.
import type { ReactNode } from 'react';
import type { Inline, Text, TextMark } from '#core/document/document.ts';
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
  const looks = (text.marks ?? []).reduce<ReactNode>(marked, text.text);
  return text.language === undefined ? (
    looks
  ) : (
    <span lang={text.language}>{looks}</span>
  );
}

function marked(inner: ReactNode, mark: TextMark): ReactNode {
  switch (mark) {
    case 'bold':
      return <strong>{inner}</strong>;
    case 'italic':
      return <em>{inner}</em>;
    case 'underline':
      return <u>{inner}</u>;
    case 'strike':
      return <s>{inner}</s>;
    case 'superscript':
      return <sup>{inner}</sup>;
    case 'subscript':
      return <sub>{inner}</sub>;
    case 'highlight':
      return <mark>{inner}</mark>;
    case 'code':
      return <code>{inner}</code>;
    case 'redaction':
      return <span className={styles['redaction']}>{inner}</span>;
  }
}
