// What has to be said above the sheet: that words are not saved, that another window writes, that something could not be done.
import { useEffect } from 'react';
import type { AppState } from '#core/contract.ts';
import styles from './briefing-screen.module.css';
import type { SaveState } from './editor-handle.ts';
import { FollowingNotice } from './FollowingNotice.tsx';
import { PasteNotice } from './PasteNotice.tsx';
import { SaveNotice } from './SaveNotice.tsx';
import { Saving } from './Saving.tsx';
import { Button } from './ui/Button.tsx';
import { Notice } from './ui/Notice.tsx';
import type { Comparing } from './use-comparing.tsx';
import type { Desk } from './use-desk.tsx';
import type { Following } from './use-following.ts';

export function DeskNotices({
  desk,
  app,
  comparing,
  following,
}: {
  readonly desk: Desk;
  readonly app: AppState;
  readonly comparing: Comparing;
  readonly following: Following;
}) {
  const { readOnly, handle, pdfs, reading } = desk;
  return (
    <>
      <Saving {...desk.saving}>
        {(save) => (
          <>
            <Writing kind={save.kind} onWrite={comparing.wrote} />
            <SaveNotice
              save={save}
              unsavedWords={desk.wordsNotSaved}
              onShow={(block) => handle?.goToBlock(block)}
              onReopen={() => void desk.reopen()}
              onRemoval={(meant) => handle?.settleRemoval(meant)}
            />
          </>
        )}
      </Saving>
      {readOnly && !(app.library?.readOnly ?? true) && (
        <FollowingNotice following={following} />
      )}
      <PasteNotice
        refused={desk.refused}
        onRead={() => {
          desk.setRefused(null);
          handle?.focus();
        }}
      />
      {pdfs.notice && <div className={styles['notice']}>{pdfs.notice}</div>}
      {desk.reviewing.problem !== null && (
        <div className={styles['notice']}>
          <Notice
            kind="warning"
            action={
              <Button size="small" onClick={desk.reviewing.dismiss}>
                Close
              </Button>
            }
          >
            {desk.reviewing.problem}
          </Notice>
        </div>
      )}
      {reading.problem !== null && (
        <div className={styles['notice']}>
          <Notice
            kind="warning"
            action={
              <Button size="small" onClick={reading.dismiss}>
                Close
              </Button>
            }
          >
            {reading.problem}
          </Notice>
        </div>
      )}
      {desk.merging.notice && (
        <div className={styles['notice']}>{desk.merging.notice}</div>
      )}
      {!desk.isBehind && desk.conflicts.notice && (
        <div className={styles['notice']}>{desk.conflicts.notice}</div>
      )}
      {!desk.isBehind && comparing.notice && (
        <div className={styles['notice']}>{comparing.notice}</div>
      )}
    </>
  );
}

/** Tells of what is written from the first key on, before it is saved. */
function Writing({
  kind,
  onWrite,
}: {
  readonly kind: SaveState['kind'];
  readonly onWrite: () => void;
}) {
  useEffect(() => {
    if (kind !== 'saved') onWrite();
  }, [kind, onWrite]);
  return null;
}
