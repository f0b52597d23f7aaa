// Sending a briefing for review: one file with all that a reviewer needs, with the files of its sources by choice.
import { useEffect, useState } from 'react';
import { call, CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { counted } from '../ui/counted.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './send-dialog.module.css';
import { usePackages } from './use-packages.ts';

/** `214 KB`: of 1000 bytes, as the systems count files. */
const sizeInWords = (bytes: number): string =>
  bytes < 999_500
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;

export function SendDialog({
  briefing,
  title,
  beforeSending,
  onSent,
  onClose,
}: {
  readonly briefing: string;
  readonly title: string;
  /** Saves what is not saved yet; false where it can't be. */
  readonly beforeSending: () => Promise<boolean>;
  readonly onSent: (sentence: string) => void;
  readonly onClose: () => void;
}) {
  const [files, setFiles] = useState<{ files: number; bytes: number } | null>(
    null,
  );
  const { packages } = usePackages(briefing, null);
  const conflicts = packages?.conflicts.length ?? 0;
  const [attachments, setAttachments] = useState(false);
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    call('packages.files', { briefing }).then(
      (found) => {
        if (!left) setFiles(found);
      },
      (error: unknown) => {
        if (!(error instanceof CallError)) throw error;
        if (!left) setProblem(error.message);
      },
    );
    return () => {
      left = true;
    };
  }, [briefing]);
  const send = async (): Promise<void> => {
    if (running) return;
    setRunning(true);
    setProblem(null);
    try {
      if (!(await beforeSending())) {
        setProblem(
          'Not all that you wrote is saved yet, so no package was made. Nothing is lost; see what keeps it from being saved, then try again.',
        );
        return;
      }
      const made = await call('window.sendPackage', {
        briefing,
        ...(attachments && { attachments }),
      });
      if (made === null) return;
      if (!made.proof.ok) {
        setProblem(
          `${fileName(made.file)} was read back and is not what was to be sent: do not hand it on, and try again.`,
        );
        return;
      }
      onSent(
        `${fileName(made.file)} is written (${sizeInWords(made.bytes)}) and was read back: hand it on.`,
      );
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setProblem(error.message);
    } finally {
      setRunning(false);
    }
  };
  const close = (): void => {
    if (running) void call('window.cancel', {});
    else onClose();
  };
  return (
    <Dialog
      open
      onClose={close}
      corner={running ? 'Cancel' : 'Close'}
      title="Send for review"
      subtitle={title}
      width={520}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button
            kind="main"
            aria-disabled={running}
            onClick={() => void send()}
          >
            {running ? 'Writing' : 'Choose where…'}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <p>
          One file with the briefing, the sources that it cites, their excerpts
          and its review so far. What comes back is merged, and nothing is
          dropped.
        </p>
        {files && files.files > 0 && (
          <Checkbox
            label={`With the files of its sources (${counted(files.files, 'file', 'files')}, ${sizeInWords(files.bytes)})`}
            checked={attachments}
            onChange={setAttachments}
          />
        )}
        {conflicts > 0 && (
          <Notice kind="warning">
            {counted(conflicts, 'conflict is', 'conflicts are')} not settled
            yet, and will be for whoever gets it to see as well.
          </Notice>
        )}
        {problem !== null && <Notice kind="error">{problem}</Notice>}
      </div>
    </Dialog>
  );
}

/** Of a path of either kind of system. */
const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
