// The process that makes a backup, so that reading, writing and verifying all of a library keeps nobody waiting who types.
// It does one job and ends; killed in the middle, it leaves a file without a name, which the next one removes.
import { AppError, type AppErrorCode } from '#core/errors.ts';
import type { BackupReason, BackupSource } from './backup-file.ts';
import { backUpInto } from './backup-folder.ts';

export type BackupJob = {
  readonly into: string;
  readonly source: BackupSource;
  readonly made: string;
  readonly reason: BackupReason;
};
export type BackupReply =
  | { readonly ok: true; readonly value: ReturnType<typeof backUpInto> }
  | {
      readonly ok: false;
      readonly error: {
        readonly code: AppErrorCode | 'unexpected';
        readonly message: string;
      };
    };

/** Electron's utility process has a port of its own; a forked one has the channel that Node gives it. */
type ParentPort = {
  readonly on: (
    event: 'message',
    listener: (event: { readonly data: unknown }) => void,
  ) => void;
  readonly postMessage: (message: unknown) => void;
};
const port = (process as { parentPort?: ParentPort }).parentPort;

function run({ into, source, made, reason }: BackupJob): BackupReply {
  try {
    return { ok: true, value: backUpInto(into, source, { made, reason }) };
  } catch (error) {
    if (error instanceof AppError) {
      const { code, message } = error;
      return { ok: false, error: { code, message } };
    }
    const message =
      error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ok: false, error: { code: 'unexpected', message } };
  }
}

if (port)
  port.on('message', ({ data }) => {
    port.postMessage(run(data as BackupJob));
  });
else {
  process.on('message', (job) => {
    process.send?.(run(job as BackupJob));
  });
  process.on('disconnect', () => {
    process.exit();
  });
}
