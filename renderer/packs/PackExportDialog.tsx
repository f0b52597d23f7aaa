// A pack on its way to a file: how far it is, with a cancel; then what the proof found. PDFs that can't be taken in are
// named, and the pack is made without them only when the person says so.
import { useEffect, useRef, useState } from 'react';
import type { PackProgress, PageOutput } from '#core/contract.ts';
import { call, CallError, listen } from '../api/call.ts';
import { useWrittenFile } from '../api/use-written-file.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Sign } from '../ui/Sign.tsx';
import styles from './packs.module.css';

type Exported = NonNullable<PageOutput<'window.exportPack'>>;

type Stage =
  | { readonly kind: 'ready'; readonly message: string | null }
  | { readonly kind: 'running'; readonly cancelling: boolean }
  | { readonly kind: 'done'; readonly exported: Exported }
  | { readonly kind: 'refused'; readonly message: string };

const MOST_MISSING = 20;

function wordsOf(progress: PackProgress | null): string {
  switch (progress?.stage) {
    case undefined:
      return 'Reading the papers…';
    case 'setting':
      return `Setting paper ${progress.done} of ${progress.all}…`;
    case 'binding':
      return 'Numbering the pages…';
    case 'proving':
      return 'Reading the file back…';
  }
}

export function PackExportDialog({
  id,
  title,
  onClose,
}: {
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
}) {
  const [stage, setStage] = useState<Stage>({ kind: 'ready', message: null });
  const [progress, setProgress] = useState<PackProgress | null>(null);
  const cancelled = useRef(false);
  const outcome = useRef<HTMLDivElement>(null);
  const again = useRef<HTMLButtonElement>(null);
  useEffect(() => listen('pack.progressed', setProgress), []);
  const ended = stage.kind === 'done';
  useEffect(() => {
    if (ended) outcome.current?.focus();
  }, [ended]);
  const isOff = stage.kind === 'ready' && stage.message !== null;
  useEffect(() => {
    // The button that cancelled it is gone.
    if (isOff) again.current?.focus();
  }, [isOff]);
  const isCancelled = (): boolean => cancelled.current;
  const run = async (without: boolean): Promise<void> => {
    cancelled.current = false;
    setProgress(null);
    setStage({ kind: 'running', cancelling: false });
    try {
      const exported = await call('window.exportPack', {
        pack: id,
        ...(without && { without: true }),
      });
      setStage(
        exported
          ? { kind: 'done', exported }
          : { kind: 'ready', message: null },
      );
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setStage(
        isCancelled() && error.code === 'unavailable'
          ? { kind: 'ready', message: 'Cancelled: no file was written.' }
          : { kind: 'refused', message: error.message },
      );
    }
  };
  const cancel = async (): Promise<void> => {
    cancelled.current = true;
    setStage((now) =>
      now.kind === 'running' ? { ...now, cancelling: true } : now,
    );
    await call('window.cancel', {});
  };
  const running = stage.kind === 'running';
  // The refusal says whether it is of one paper or of several.
  const without =
    stage.kind === 'refused'
      ? /make the pack without (?<what>it|them)\./.exec(stage.message)?.groups
      : undefined;
  return (
    <Dialog
      open
      onClose={() => {
        if (running) void cancel();
        else onClose();
      }}
      corner={running ? 'Cancel' : 'Close'}
      title="Export pack"
      subtitle={title}
      footer={
        <>
          {running ? (
            <Button disabled={stage.cancelling} onClick={() => void cancel()}>
              Cancel
            </Button>
          ) : (
            stage.kind !== 'done' && <Button onClick={onClose}>Close</Button>
          )}
          {without && (
            <Button onClick={() => void run(true)}>
              Export without {without['what']}
            </Button>
          )}
          <Button
            ref={again}
            kind={stage.kind === 'done' ? 'plain' : 'main'}
            aria-disabled={running}
            onClick={() => {
              if (!running) void run(false);
            }}
          >
            {running
              ? 'Exporting'
              : stage.kind === 'done'
                ? 'Export again…'
                : 'Export…'}
          </Button>
          {stage.kind === 'done' && (
            <Button kind="main" onClick={onClose}>
              Done
            </Button>
          )}
        </>
      }
    >
      <div role="status" className={styles['progress']}>
        {stage.kind === 'ready' && (
          <p>
            {stage.message ??
              'One PDF: cover, contents, and each paper under one run of page numbers. It is read back, and what was found in it stands here.'}
          </p>
        )}
        {running && (
          <p>{stage.cancelling ? 'Cancelling…' : wordsOf(progress)}</p>
        )}
      </div>
      {running && (
        <Progress
          label="Progress of the pack"
          value={
            progress === null
              ? 0
              : progress.stage === 'setting'
                ? (0.7 * progress.done) / Math.max(1, progress.all)
                : progress.stage === 'binding'
                  ? 0.75
                  : 0.85
          }
        />
      )}
      {stage.kind === 'refused' && (
        <Notice kind="error">{stage.message}</Notice>
      )}
      {stage.kind === 'done' && (
        <div ref={outcome} tabIndex={-1} className={styles['outcome']}>
          <Outcome exported={stage.exported} />
        </div>
      )}
    </Dialog>
  );
}

function Outcome({ exported }: { readonly exported: Exported }) {
  const { proof, file, pages, papers, notices } = exported;
  const { ask, problem } = useWrittenFile(file);
  return (
    <>
      <h3>
        <Sign kind={proof.ok ? 'ok' : 'no'} />
        {proof.ok ? 'Proved' : 'Not proved'}
      </h3>
      <p>
        {proof.ok
          ? `The file was read back: ${counted(papers.length, 'paper', 'papers')} on the pages that the contents say, ${counted(proof.footnotes.found, 'footnote', 'footnotes')} and ${counted(proof.headings.found, 'heading', 'headings')}, and each page with its number and its marking.`
          : 'The file is kept under a name with .unproved in it, so that nobody takes it for the whole.'}
      </p>
      {proof.missing.length > 0 && (
        <ul aria-label="What is wrong with the file">
          {proof.missing.slice(0, MOST_MISSING).map((sentence, place) => (
            <li key={place}>{sentence}</li>
          ))}
          {proof.missing.length > MOST_MISSING && (
            <li>and {proof.missing.length - MOST_MISSING} more</li>
          )}
        </ul>
      )}
      <p className={styles['file']} title={file}>
        {file.split(/[/\\]/).at(-1)} · {counted(pages, 'page', 'pages')}
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
      {notices.map((sentence, place) => (
        <Notice key={place} kind="info">
          {sentence}
        </Notice>
      ))}
    </>
  );
}
