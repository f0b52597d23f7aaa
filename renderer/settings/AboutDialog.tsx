// What this program is, and whose work it stands on.
import type { AppState } from '#core/contract.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
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
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="About Precis"
      width={600}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <div className={styles['program']}>
        <p className={styles['name']}>Precis</p>
        <p>Version {app.version}</p>
        <p>
          Briefing documents: written, cited and checked on this machine,
          without a network.
        </p>
        <h2>With thanks</h2>
        <ul>
          {app.notice.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className={styles['about']}>Each part keeps its own licence.</p>
      </div>
    </Dialog>
  );
}
