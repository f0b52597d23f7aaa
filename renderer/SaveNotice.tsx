// Over the sheet where what was written is not on disk: where, why, and what to do.
import { useState } from 'react';
import type { BlockId } from '#core/document/document.ts';
import styles from './briefing-screen.module.css';
import type { SaveState } from './editor-handle.ts';
import { saveTrouble } from './save-trouble.ts';
import { Button } from './ui/Button.tsx';
import { copyText } from './ui/copy-text.ts';
import { Notice } from './ui/Notice.tsx';

export function SaveNotice({
  save,
  unsavedWords,
  onShow,
  onReopen,
  onRemoval,
}: {
  readonly save: SaveState;
  /** What is not saved, as plain text. */
  readonly unsavedWords: () => string;
  readonly onShow: (block: BlockId) => void;
  /** Reads the briefing again, after a conflict. */
  readonly onReopen: () => void;
  /** What is gone from the page is meant to be, or comes back. */
  readonly onRemoval: (meant: boolean) => void;
}) {
  const trouble = saveTrouble(save);
  if (trouble === null) return null;
  const block =
    save.kind === 'refused' || save.kind === 'conflict' ? save.block : null;
  return (
    <div className={styles['notice']} data-unasked>
      <Notice
        kind="warning"
        action={
          <>
            {block !== null && (
              <Button
                size="small"
                onClick={() => {
                  onShow(block);
                }}
              >
                Show it
              </Button>
            )}
            {save.kind !== 'removal' && <CopyButton words={unsavedWords} />}
            {save.kind === 'conflict' && (
              <Button size="small" onClick={onReopen}>
                Read it again
              </Button>
            )}
            {save.kind === 'removal' && (
              <>
                <Button
                  size="small"
                  onClick={() => {
                    onRemoval(false);
                  }}
                >
                  Put them back
                </Button>
                <Button
                  size="small"
                  onClick={() => {
                    onRemoval(true);
                  }}
                >
                  Remove them
                </Button>
              </>
            )}
          </>
        }
      >
        {trouble}
      </Notice>
    </div>
  );
}

/** A last resort that is at hand from the first moment: the words, for another place. */
function CopyButton({ words }: { readonly words: () => string }) {
  const [copied, setCopied] = useState(false);
  return (
    <Button
      size="small"
      onClick={() => {
        const text = words();
        setCopied(text !== '' && copyText(text));
      }}
    >
      {copied ? 'Copied' : 'Copy the words'}
    </Button>
  );
}
