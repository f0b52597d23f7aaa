// A note as it will be read. What a person or a source wrote reaches the page as text and in no other way.
import { Fragment } from 'react';
import type {
  FormattedNote,
  FormattedRun,
} from '#core/citations/formatted-note.ts';
import { Looks } from './Looks.tsx';
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
  return (
    <Looks
      words={run.text}
      marks={run.marks}
      language={run.language}
      className={run.url === undefined ? undefined : styles['link']}
      redaction={styles['redaction']}
    />
  );
}
