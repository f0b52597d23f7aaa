// The last backup in the status line, and the way to all of them.
import { Sign } from '../ui/Sign.tsx';
import { madeShort } from './backup-words.ts';
import styles from './backup.module.css';
import type { Backups } from './use-backups.ts';

export function BackupStatus({
  backups: { list },
  onOpen,
}: {
  readonly backups: Backups;
  readonly onOpen: () => void;
}) {
  if (!list) return null;
  const [last] = list.backups;
  return (
    <button type="button" className={styles['status']} onClick={onOpen}>
      {list.problem !== null || (last && last.problem !== null) ? (
        <>
          <Sign kind="warning" />
          The last backup failed
        </>
      ) : list.running ? (
        'Backing up…'
      ) : last ? (
        <>
          <Sign kind="ok" />
          {`Backup ${madeShort(last, new Date())}, verified`}
        </>
      ) : (
        'No backup yet'
      )}
    </button>
  );
}
