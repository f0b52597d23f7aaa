// Words with the looks that a person or a citation style gave them. They reach the page as text and in no other way.
import type { ReactNode } from 'react';
import type { FormattedMark } from '#core/citations/formatted-note.ts';
import styles from './looks.module.css';

export function Looks({
  words,
  marks = [],
  language,
  className,
  redaction,
}: {
  readonly words: string;
  readonly marks?: readonly FormattedMark[] | undefined;
  /** BCP 47. */
  readonly language?: string | undefined;
  /** Of all of them. */
  readonly className?: string | undefined;
  /** The class of those that the redacted copy leaves out. */
  readonly redaction?: string | undefined;
}) {
  const looks = marks.reduce<ReactNode>(
    (inner, mark) => marked(inner, mark, redaction),
    words,
  );
  return language === undefined && className === undefined ? (
    looks
  ) : (
    <span className={className} lang={language}>
      {looks}
    </span>
  );
}

function marked(
  inner: ReactNode,
  mark: FormattedMark,
  redaction: string | undefined,
): ReactNode {
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
      return <span className={redaction}>{inner}</span>;
    case 'small-caps':
      return <span className={styles['small-caps']}>{inner}</span>;
  }
}
