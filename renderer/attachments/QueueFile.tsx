// The file of a source while a citation is checked: at the page that is cited, with its words to be taken as an excerpt.
import { useEffect } from 'react';
import { ExternalLink, Paperclip } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { matchesKeys } from '../ui/keys.ts';
import { SelectField } from '../ui/SelectField.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import styles from './queue-file.module.css';
import type { ShownFile, TakenExcerpt } from './shown-file.ts';
import { useFileView } from './use-file-view.tsx';

export function QueueFile({
  file,
  names,
  onTaker,
  onChoose,
  onTake,
  onOpenOutside,
}: {
  /** The same value as long as it is the same file. */
  readonly file: ShownFile;
  /** Of all files of the source, by their SHA-256. */
  readonly names: readonly { readonly sha256: string; readonly name: string }[];
  /** Given what takes the words that are selected, and null once the file is gone. */
  readonly onTaker: (take: (() => TakenExcerpt | null) | null) => void;
  readonly onChoose: (sha256: string) => void;
  /** Null where nothing can be written. */
  readonly onTake: (() => void) | null;
  readonly onOpenOutside: () => void;
}) {
  const shown = useFileView(file, onTake ? { e: onTake } : {});
  useEffect(() => {
    // What is selected at that moment: the key may come before the screen knows of it.
    onTaker(() =>
      getSelection()?.isCollapsed === false ? shown.take() : null,
    );
    return () => {
      onTaker(null);
    };
  });
  const { selectWords } = shown;
  useEffect(() => {
    // From wherever the focus is in the queue, which leaves the key to this.
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !matchesKeys(event, 'W')) return;
      const { target } = event;
      if (
        target instanceof HTMLInputElement ||
        target instanceof HTMLTextAreaElement
      )
        return;
      event.preventDefault();
      selectWords();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  });
  return (
    <>
      <header className={styles['head']}>
        <Paperclip size={16} aria-hidden />
        {names.length > 1 ? (
          <SelectField
            label="File that is shown"
            hideLabel
            quiet
            value={file.sha256}
            options={names.map(({ sha256, name }) => ({
              value: sha256,
              label: name,
            }))}
            onChange={onChoose}
          />
        ) : (
          <span className={styles['name']}>{file.fileName}</span>
        )}
        <span className={styles['grow']} />
        {onTake && shown.hasWords && (
          <Button
            size="small"
            disabled={!shown.selected}
            aria-keyshortcuts="E"
            // The selection would be gone before the click is one.
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onClick={onTake}
          >
            Keep as excerpt <Kbd keys="E" />
          </Button>
        )}
        <ToolButton name="Open in another program" onClick={onOpenOutside}>
          <ExternalLink />
        </ToolButton>
      </header>
      <div className={styles['body']}>{shown.view}</div>
      {shown.said !== '' && (
        <p role="status" className={styles['said']}>
          {shown.said}
        </p>
      )}
    </>
  );
}
