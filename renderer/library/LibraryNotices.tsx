// What a person should know of the open library before working in it, and what has gone wrong.
import type { AppState } from '#core/contract.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './home.module.css';

export function LibraryNotices({
  library,
  problems,
  back,
  onOpen,
}: {
  readonly library: AppState['library'];
  /** Sentences. */
  readonly problems: readonly string[];
  /** The library that was open before, null where there is none. */
  readonly back: { readonly folder: string; readonly name: string } | null;
  /** Opens a library to write in it. */
  readonly onOpen: (folder: string) => void;
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
      {library?.passing === true && (
        <Notice
          kind="info"
          action={
            back && (
              <Button
                size="small"
                onClick={() => {
                  onOpen(back.folder);
                }}
              >
                Back to {back.name}
              </Button>
            )
          }
        >
          This is a review package, opened to be read: nothing changes, and
          nothing of it stays when another library is opened. Import the file to
          take its briefing in.
        </Notice>
      )}
      {library?.readOnly === true && !library.passing && (
        <Notice
          kind="info"
          action={
            <Button
              size="small"
              onClick={() => {
                onOpen(library.folder);
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
