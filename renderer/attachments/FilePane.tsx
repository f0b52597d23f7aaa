// An attached file beside the text, while the text is written: what is selected in it is kept as an excerpt, or stands in the
// text as a quotation with its note.
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { ExternalLink, X } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PaneEdge } from '../ui/PaneEdge.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import styles from './file-pane.module.css';
import type { ShownFile, TakenExcerpt } from './shown-file.ts';
import { useFileView } from './use-file-view.tsx';

export type FileChoice = {
  readonly key: string;
  /** The source and the file, as they are told from the others. */
  readonly name: string;
};

export function FilePane({
  file,
  takesFocus,
  title,
  choices,
  chosen,
  width,
  done,
  failed,
  onChoose,
  onWidth,
  onWidthChosen,
  onKeep,
  onQuote,
  onUndo,
  onOpenOutside,
  onClose,
}: {
  /** The same value as long as it is the same file. */
  readonly file: ShownFile;
  readonly takesFocus: boolean;
  /** What the source is called. */
  readonly title: string;
  /** The files that can be gone to from here, this one among them. */
  readonly choices: readonly FileChoice[];
  readonly chosen: string;
  /** Of the window, in hundredths. */
  readonly width: number;
  /** What was done last, null for nothing or where it was taken back. */
  readonly done: string | null;
  /** One sentence where the last could not be done. */
  readonly failed: string | null;
  readonly onChoose: (key: string) => void;
  /** While it is drawn, and once it is let go. */
  readonly onWidth: (width: number) => void;
  readonly onWidthChosen: (width: number) => void;
  /** These two are null where nothing can be written. */
  readonly onKeep: ((taken: TakenExcerpt) => void) | null;
  readonly onQuote: ((taken: TakenExcerpt) => void) | null;
  readonly onUndo: () => void;
  readonly onOpenOutside: () => void;
  readonly onClose: () => void;
}) {
  const give = (to: ((taken: TakenExcerpt) => void) | null): void => {
    const taken = to && shown.take();
    if (taken) to(taken);
  };
  const keep = (): void => {
    give(onKeep);
  };
  const quote = (): void => {
    give(onQuote);
  };
  const shown = useFileView(file, { e: keep, q: quote });
  const body = useRef<HTMLDivElement>(null);
  const begins = useRef(takesFocus);
  useEffect(() => {
    if (begins.current)
      body.current?.querySelector<HTMLElement>('[data-scroller]')?.focus();
    begins.current = false;
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  // The selection would be gone before the click is one.
  const stay = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
  };
  return (
    <section className={styles['pane']} aria-label="File" onKeyDown={onKeyDown}>
      <PaneEdge
        name="Width of the file"
        {...{ width, onWidth }}
        onChosen={onWidthChosen}
      />
      <header className={styles['head']}>
        <div className={styles['names']}>
          <h2>{title}</h2>
          {choices.length > 1 ? (
            <SelectField
              label="File that is shown"
              hideLabel
              quiet
              value={chosen}
              options={choices.map(({ key, name }) => ({
                value: key,
                label: name,
              }))}
              onChange={onChoose}
            />
          ) : (
            <p>{file.fileName}</p>
          )}
        </div>
        <ToolButton name="Open in another program" onClick={onOpenOutside}>
          <ExternalLink />
        </ToolButton>
        <ToolButton name="Close the file" keys="Esc" onClick={onClose}>
          <X />
        </ToolButton>
      </header>
      <div ref={body} className={styles['body']}>
        {shown.view}
      </div>
      <footer className={styles['foot']}>
        {failed !== null && <Notice kind="error">{failed}</Notice>}
        <div className={styles['acts']}>
          <p role="status">{done ?? shown.said}</p>
          {done !== null && (
            <Button size="small" kind="quiet" onClick={onUndo}>
              Undo
            </Button>
          )}
          {shown.hasWords &&
            !shown.selected &&
            done === null &&
            shown.said === '' &&
            (onKeep ?? onQuote) && <p>Select words to keep or quote.</p>}
          <div className={styles['pair']}>
            {shown.hasWords && onKeep && (
              <Button
                size="small"
                disabled={!shown.selected}
                aria-keyshortcuts="E"
                onMouseDown={stay}
                onClick={keep}
              >
                Keep as excerpt <Kbd keys="E" />
              </Button>
            )}
            {shown.hasWords && onQuote && (
              <Button
                size="small"
                kind="main"
                disabled={!shown.selected}
                aria-keyshortcuts="Q"
                onMouseDown={stay}
                onClick={quote}
              >
                Quote in text <Kbd keys="Q" />
              </Button>
            )}
          </div>
        </div>
      </footer>
    </section>
  );
}
