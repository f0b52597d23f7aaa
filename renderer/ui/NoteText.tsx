// A note as it will be read. What a person or a source wrote reaches the page as text and in no other way.
import { Fragment, type ReactNode } from 'react';
import type {
  FormattedMark,
  FormattedNote,
  FormattedRun,
} from '#core/citations/formatted-note.ts';
import styles from './note-text.module.css';

export function NoteText({ note }: { readonly note: FormattedNote }) {
  return note.paragraphs.map((paragraph, place) => (
    <span key={place} className={styles['paragraph']}>
      {paragraph.map((line, row) => (
        <Fragment key={row}>
          {row > 0 && <br />}
          <Words runs={line} />
        </Fragment>
      ))}
    </span>
  ));
}

/** Words with their looks, in one line. */
export function Words({ runs }: { readonly runs: readonly FormattedRun[] }) {
  return runs.map((run, index) => <Run key={index} run={run} />);
}

function Run({ run }: { readonly run: FormattedRun }) {
  const looks = (run.marks ?? []).reduce<ReactNode>(marked, run.text);
  if (run.url === undefined && run.language === undefined) return looks;
  return (
    <span
      className={run.url === undefined ? undefined : styles['link']}
      lang={run.language}
    >
      {looks}
    </span>
  );
}

function marked(inner: ReactNode, mark: FormattedMark): ReactNode {
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
    case 'small-caps':
      return <span className={styles['small-caps']}>{inner}</span>;
  }
}
