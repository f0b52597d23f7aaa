// What a person should know of the open library before working in it, and what has gone wrong.
import type { AppState } from '#core/contract.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './home.module.css';

export function LibraryNotices({
  library,
  problems,
  onWrite,
}: {
  readonly library: AppState['library'];
  /** Sentences. */
  readonly problems: readonly string[];
  /** Opens the library to write in it. */
  readonly onWrite: (folder: string) => void;
}) {
  const warning = library?.warning ?? null;
  if (!library?.readOnly && warning === null && problems.length === 0)
    return null;
  return (
    <div className={styles['notices']}>
      {problems.map((problem) => (
        <Notice key={problem} kind="error">
          {problem}
        </Notice>
      ))}
      {warning !== null && <Notice kind="warning">{warning}</Notice>}
      {library?.readOnly === true && (
        <Notice
          kind="info"
          action={
            <Button
              size="small"
              onClick={() => {
                onWrite(library.folder);
              }}
            >
              Open for writing
            </Button>
          }
        >
          This library is open read-only: everything can be read and exported,
          and nothing changes.
        </Notice>
      )}
    </div>
  );
}
