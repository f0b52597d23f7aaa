// All backups of the library: one is made now, or brought back. Bringing back asks once, in its own row, because it changes
// everything that is on the screen.
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Sign } from '../ui/Sign.tsx';
import { madeAt, REASONS, sizeWords } from './backup-words.ts';
import styles from './backup.module.css';
import type { Backup, Backups } from './use-backups.ts';

export function BackupDialog({
  open,
  backups,
  onClose,
}: {
  readonly open: boolean;
  readonly backups: Backups;
  readonly onClose: () => void;
}) {
  const [asking, setAsking] = useState<string | null>(null);
  const { list, failed, done, busy } = backups;
  const waits = busy || list?.running === true;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Backups"
      width={680}
      footer={
        <>
          <span className={styles['grow']}>
            {waits && <span role="status">Working…</span>}
          </span>
          <Button onClick={onClose}>Close</Button>
          <Button kind="main" disabled={waits} onClick={backups.make}>
            Back up now
          </Button>
        </>
      }
    >
      <div className={styles['body']}>
        {failed !== null && <Notice kind="error">{failed}</Notice>}
        {failed === null && typeof list?.problem === 'string' && (
          <Notice kind="error">{list.problem}</Notice>
        )}
        {done !== null && (
          <p role="status" className={styles['done']}>
            <Sign kind="ok" />
            {done}
          </p>
        )}
        <p>
          One is made each hour in which something was saved, and read back
          before it counts. Kept are one an hour for a day, one a day for two
          weeks and one a week for twelve; those made by hand stay thirty days.
        </p>
        <div className={styles['folder']}>
          <span>
            <span className={styles['label']}>
              {list?.chosen === true
                ? 'Folder for backups'
                : 'In the library’s own folder'}
            </span>
            <span className={styles['path']} title={list?.folder}>
              {list?.folder}
            </span>
          </span>
          {list?.chosen === true && (
            <Button
              size="small"
              disabled={waits}
              onClick={() => {
                backups.chooseFolder(true);
              }}
            >
              Use the library’s own
            </Button>
          )}
          <Button
            size="small"
            disabled={waits}
            onClick={() => {
              backups.chooseFolder(false);
            }}
          >
            Choose…
          </Button>
        </div>
        {list?.chosen === false && (
          <p className={styles['hint']}>
            A folder on another disk also helps where this disk fails.
          </p>
        )}
        {list?.backups.length === 0 ? (
          <p className={styles['none']}>
            No backup yet: the first is made a minute after the library was
            opened, or now.
          </p>
        ) : (
          <ul className={styles['list']} aria-label="Backups">
            {list?.backups.map((backup) => (
              <Row
                key={backup.name}
                backup={backup}
                waits={waits}
                asking={asking === backup.name}
                onAsk={(asks) => {
                  setAsking(asks ? backup.name : null);
                }}
                onRestore={() => {
                  setAsking(null);
                  backups.restore(backup);
                }}
              />
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

function Row({
  backup,
  waits,
  asking,
  onAsk,
  onRestore,
}: {
  readonly backup: Backup;
  readonly waits: boolean;
  readonly asking: boolean;
  readonly onAsk: (asks: boolean) => void;
  readonly onRestore: () => void;
}) {
  const when = madeAt(backup);
  const damaged = backup.problem !== null;
  const words = damaged
    ? backup.problem
    : [
        counted(backup.briefings ?? 0, 'briefing', 'briefings'),
        counted(backup.sources ?? 0, 'source', 'sources'),
        REASONS[backup.reason],
      ]
        .filter(Boolean)
        .join(' · ');
  return (
    <li className={styles['row']}>
      <Sign kind={damaged ? 'no' : 'ok'} />
      <span className={styles['words']}>
        <span className={styles['when']}>
          <time dateTime={backup.made}>{when}</time>
          <span className={styles['verified']}>
            {damaged ? 'Damaged' : 'Verified'}
          </span>
        </span>
        <span className={styles['about']}>
          {asking
            ? 'The whole library goes back to this moment. What it is now is backed up first.'
            : words}
        </span>
      </span>
      <span className={styles['size']}>{sizeWords(backup.bytes)}</span>
      {asking ? (
        <span className={styles['acts']}>
          <Button
            size="small"
            onClick={() => {
              onAsk(false);
            }}
          >
            Cancel
          </Button>
          <Button size="small" kind="main" autoFocus onClick={onRestore}>
            Bring back
          </Button>
        </span>
      ) : (
        <Button
          size="small"
          disabled={waits || damaged}
          aria-label={`Bring back ${when}`}
          onClick={() => {
            onAsk(true);
          }}
        >
          Bring back…
        </Button>
      )}
    </li>
  );
}
