// An attached file, shown over the screen. What is selected becomes an excerpt of the source with its page.
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './attachments.module.css';
import type { ShownFile, TakenExcerpt } from './shown-file.ts';
import { useFileView } from './use-file-view.tsx';

const WIDTH = 1180;

/** What is said of an excerpt that was kept. */
export const keptWords = ({ locator }: TakenExcerpt): string =>
  `Kept as an excerpt${locator ? `, p. ${locator.value}` : ''}.`;

export function FileViewer({
  file,
  onTake,
  onOpenOutside,
  onClose,
}: {
  readonly file: ShownFile;
  /** Null where nothing can be written. */
  readonly onTake: ((taken: TakenExcerpt) => void) | null;
  readonly onOpenOutside: () => void;
  readonly onClose: () => void;
}) {
  const keep = (): void => {
    const taken = onTake && shown.take();
    if (!taken) return;
    onTake(taken);
    shown.say(keptWords(taken));
  };
  const shown = useFileView(file, { e: keep });
  return (
    <Dialog
      open
      onClose={onClose}
      title="File"
      subtitle={file.fileName}
      width={WIDTH}
      footer={
        <>
          <p role="status" className={styles['said']}>
            {shown.said}
          </p>
          <Button kind="quiet" onClick={onOpenOutside}>
            Open in another program
          </Button>
          {onTake && shown.hasWords && (
            <Button
              kind="main"
              disabled={!shown.selected}
              // The selection would be gone before the click is one.
              onMouseDown={(event) => {
                event.preventDefault();
              }}
              onClick={keep}
            >
              Keep as excerpt
            </Button>
          )}
        </>
      }
    >
      {shown.view}
    </Dialog>
  );
}
