// What became of an export: the proof, the file, and what is missing from it. The proof is the largest thing here, and
// takes the focus when it comes.
import { useEffect, useRef, type ReactNode } from 'react';
import type { ExportProgress } from '#core/contract.ts';
import { useWrittenFile } from '../api/use-written-file.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Sign } from '../ui/Sign.tsx';
import styles from './export-outcome.module.css';
import type { Exported, Stage } from './attempt-export.ts';
import { fileName, fileSize, seconds, shortDigest } from './written-file.ts';

/** What is shown of a long list; the rest is counted. */
const MOST_MISSING = 20;

const STAGES: Readonly<Record<ExportProgress['stage'], string>> = {
  citations: 'Formatting the citations…',
  setting: 'Setting the pages…',
  writing: 'Writing the file…',
  proving: 'Reading the file back…',
};

const runningWords = (progress: ExportProgress | null): string =>
  progress === null
    ? 'Getting ready…'
    : progress.all === 0
      ? STAGES[progress.stage]
      : `Reading back page ${progress.done} of ${progress.all}…`;

export function ExportOutcome({
  stage,
  onClose,
}: {
  readonly stage: Stage;
  readonly onClose: () => void;
}) {
  const section = useRef<HTMLElement>(null);
  const isRunning = stage.kind === 'running';
  useEffect(() => {
    // The button that was pressed is gone.
    if (isRunning) section.current?.focus();
  }, [isRunning]);
  return (
    <section
      ref={section}
      tabIndex={-1}
      className={styles['outcome']}
      aria-label="Proof"
    >
      <div role="status" className={styles['status']}>
        {stage.kind === 'running' && stage.slow && (
          <>
            <p className={styles['running']}>
              {stage.cancelling ? 'Cancelling…' : runningWords(stage.progress)}
            </p>
            {stage.progress && stage.progress.all > 0 ? (
              <Progress
                label="Progress of the export"
                value={stage.progress.done / stage.progress.all}
              />
            ) : (
              <div className={styles['track']}>
                <span />
              </div>
            )}
          </>
        )}
        {stage.kind === 'choosing' && (
          <p className={styles['waiting']}>
            {stage.message ??
              'When the file is written, it is read back, and what was found in it stands here.'}
          </p>
        )}
      </div>
      {stage.kind === 'failed' && (
        <Focused label="Not exported" onEnter={onClose}>
          <h2>Not exported</h2>
          <Notice kind="error">{stage.message}</Notice>
        </Focused>
      )}
      {stage.kind === 'done' && (
        <Result key={stage.exported.sha256} {...{ onClose }} {...stage} />
      )}
    </section>
  );
}

/** Takes the focus, so that it is read out; Enter there closes the dialog. */
function Focused({
  label,
  onEnter,
  children,
}: {
  readonly label: string;
  readonly onEnter: () => void;
  readonly children: ReactNode;
}) {
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In a low window it comes below what was chosen: all of it is shown, and not its first line alone.
    region.current?.focus({ preventScroll: true });
    region.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <div
      ref={region}
      role="group"
      aria-label={label}
      tabIndex={-1}
      className={styles['focused']}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget)
          return;
        event.preventDefault();
        onEnter();
      }}
    >
      {children}
    </div>
  );
}

function Result({
  exported,
  onClose,
}: {
  readonly exported: Exported;
  readonly onClose: () => void;
}) {
  const { proof, file, notices } = exported;
  const words = proof.ok
    ? exported.leftOut === undefined
      ? 'The file was read back. Everything is in it.'
      : 'The file was read back. Nothing that is marked is in it, and everything else is.'
    : `The file is kept as ${fileName(file)}, so that nobody takes it for the whole.`;
  return (
    <>
      <Focused
        label={`${proof.ok ? 'Proved' : 'Not proved'}. ${words}`}
        onEnter={onClose}
      >
        <div className={styles['head']}>
          <span
            className={styles['seal']}
            data-proved={proof.ok}
            aria-hidden="true"
          >
            <Sign kind={proof.ok ? 'ok' : 'no'} />
          </span>
          <div>
            <h2>{proof.ok ? 'Proved' : 'Not proved'}</h2>
            <p>{words}</p>
          </div>
        </div>
      </Focused>
      <Found exported={exported} />
      {proof.missing.length > 0 && (
        <ul
          className={styles['missing']}
          aria-label="What is wrong with the file"
        >
          {proof.missing.slice(0, MOST_MISSING).map((sentence, place) => (
            <li key={place}>{sentence}</li>
          ))}
          {proof.missing.length > MOST_MISSING && (
            <li>and {proof.missing.length - MOST_MISSING} more</li>
          )}
        </ul>
      )}
      <WrittenFile exported={exported} />
      {notices.map((sentence, place) => (
        <Notice key={place} kind="info">
          {sentence}
        </Notice>
      ))}
    </>
  );
}

function Found({
  exported: { file, proof, pages, leftOut },
}: {
  readonly exported: Exported;
}) {
  const { footnotes, headings, missing } = proof;
  // The evidence sheet: of each citation a row, and no headings.
  const isTable = file.toLowerCase().endsWith('.csv');
  const rows = [
    // A plain text has none.
    ...(pages === null && footnotes.expected === 0
      ? []
      : [
          {
            name: isTable ? 'Citations' : 'Footnotes',
            what: isTable ? 'a whole row for each' : 'number and full text',
            count: `${footnotes.found} of ${footnotes.expected}`,
            ok: footnotes.found === footnotes.expected,
          },
        ]),
    ...(isTable
      ? []
      : [
          {
            name: 'Headings',
            what: pages === null ? 'text' : 'text and level',
            count: `${headings.found} of ${headings.expected}`,
            ok: headings.found === headings.expected,
          },
        ]),
    {
      name: pages === null ? 'Words' : 'Words and marks',
      what: 'in their order',
      count: missing.length === 0 ? 'all found' : `${missing.length} missing`,
      ok: missing.length === 0,
    },
    ...(leftOut === undefined
      ? []
      : [
          {
            name: 'Redacted',
            what: 'in no part of the file',
            count: leftOut === 1 ? '1 passage' : `${leftOut} passages`,
            ok: proof.ok,
          },
        ]),
  ];
  return (
    <table className={styles['found']}>
      <caption>What was found in the file</caption>
      <tbody>
        {rows.map(({ name, what, count, ok }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{what}</td>
            <td className={styles['count']}>{count}</td>
            <td data-ok={ok}>
              <Sign kind={ok ? 'ok' : 'no'} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WrittenFile({ exported }: { readonly exported: Exported }) {
  const { file, pages, bytes, took, sha256 } = exported;
  const { ask, problem } = useWrittenFile(file);
  return (
    <div className={styles['file']}>
      <p className={styles['name']} title={file}>
        {fileName(file)}
      </p>
      <p className={styles['facts']}>
        {[
          ...(pages === null
            ? []
            : [pages === 1 ? '1 page' : `${pages} pages`]),
          fileSize(bytes),
          seconds(took),
        ].join(' · ')}
        <br />
        SHA-256 <span title={sha256}>{shortDigest(sha256)}</span>
      </p>
      <div className={styles['acts']}>
        <Button size="small" onClick={() => void ask('window.openFile')}>
          Open
        </Button>
        <Button size="small" onClick={() => void ask('window.showFile')}>
          Show in folder
        </Button>
      </div>
      {problem !== null && <Notice kind="error">{problem}</Notice>}
    </div>
  );
}
