// What this program is, and whose work it stands on: the notices that licences ask for, and every licence in full.
import { useState } from 'react';
import type { AppState } from '#core/contract.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import styles from './settings.module.css';

export function AboutDialog({
  open,
  app,
  onClose,
}: {
  readonly open: boolean;
  readonly app: Pick<AppState, 'version' | 'notice'>;
  readonly onClose: () => void;
}) {
  const [page, setPage] = useState<'program' | 'licences'>('program');
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="About Precis"
      width={600}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <div className={styles['pages']}>
        <Tabs
          label="About Precis"
          value={page}
          onChange={setPage}
          tabs={[
            {
              value: 'program',
              label: 'Program',
              content: <Program app={app} />,
            },
            {
              value: 'licences',
              label: 'Licences',
              content: <Licences />,
            },
          ]}
        />
      </div>
    </Dialog>
  );
}

function Program({
  app,
}: {
  readonly app: Pick<AppState, 'version' | 'notice'>;
}) {
  return (
    <div className={styles['program']}>
      <p className={styles['name']}>Precis</p>
      <p>Version {app.version}</p>
      <p>
        Briefing documents: written, cited and checked on this machine, without
        a network.
      </p>
      <h2>With thanks</h2>
      <ul>
        {app.notice.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className={styles['about']}>
        Each part keeps its own licence; all of them are under Licences.
      </p>
    </div>
  );
}

function Licences() {
  const { answer, failed } = useAnswer('app.licences', null);
  if (failed !== null) return <Notice kind="error">{failed}</Notice>;
  return (
    <section aria-label="Licences of all parts">
      <pre className={styles['licences']}>{answer?.text}</pre>
    </section>
  );
}
