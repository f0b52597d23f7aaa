// How a source is cited where no style can say it, with what will be printed below as it is typed.
import { CitedWords } from './CitedWords.tsx';
import { CitedWordsField } from './CitedWordsField.tsx';
import styles from './source-form.module.css';
import type { SourceDraft } from './source-draft.ts';

type Cited = SourceDraft['citeAs'];

const written = (runs: Cited['full']): boolean =>
  runs.some(({ text }) => text.trim() !== '');

export function CiteAsFields({
  citeAs,
  problem,
  onChange,
}: {
  readonly citeAs: Cited;
  readonly problem: string | null;
  readonly onChange: (citeAs: Cited) => void;
}) {
  const { full, short } = citeAs;
  const later = written(short) ? short : full;
  return (
    <fieldset className={styles['names']}>
      <legend>Cite as</legend>
      <div className={styles['form']}>
        <CitedWordsField
          label="In full"
          hint="Printed in place of what the style makes of the fields: for bills, cases, papers of parliaments and the United Nations. Without a stop at the end, which a note gets by itself. Empty leaves it to the style."
          runs={full}
          onChange={(runs) => {
            onChange({ ...citeAs, full: runs });
          }}
        />
        <CitedWordsField
          label="From the second time on"
          hint="Empty prints the full words again."
          runs={short}
          onChange={(runs) => {
            onChange({ ...citeAs, short: runs });
          }}
        />
        {problem !== null && (
          <p className={styles['problem']} role="alert">
            {problem}
          </p>
        )}
        {written(full) && (
          <div className={styles['preview']} aria-label="As it is printed">
            <p>
              <span>First </span>
              <CitedWords runs={full} />, p. 12.
            </p>
            <p>
              <span>Later </span>
              <CitedWords runs={later} />, p. 14.
            </p>
          </div>
        )}
      </div>
    </fieldset>
  );
}
