// Asks before sources go out of sight: with where they are cited before the bin, and with what goes before they are deleted.
import { useEffect, useState } from 'react';
import { call, CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './source-library.module.css';
import type { SourceRow } from './source-rows.ts';
import { namedSources } from './use-organising-sources.ts';
import type { CitedIn } from './use-source-details.ts';
import { WhereCited } from './WhereCited.tsx';

type Props = {
  readonly rows: readonly SourceRow[];
  readonly onDo: () => void;
  readonly onClose: () => void;
};

/** More than anyone reads before the next step. */
const MOST_SHOWN = 20;

export function BinCitedDialog({ rows, onDo, onClose }: Props) {
  const [places, setPlaces] = useState<
    readonly { readonly row: SourceRow; readonly citedIn: CitedIn }[] | null
  >(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    async function read(): Promise<void> {
      try {
        const found = await Promise.all(
          rows.slice(0, MOST_SHOWN).map(async (row) => ({
            row,
            citedIn: (await call('sources.whereCited', { id: row.id }))
              .briefings,
          })),
        );
        if (!left) setPlaces(found.filter(({ citedIn }) => citedIn.length > 0));
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        if (!left) setFailed(error.message);
      }
    }
    void read();
    return () => {
      left = true;
    };
  }, [rows]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={rows.length === 1 ? 'This source is cited' : 'Some are cited'}
      width={520}
      footer={
        <>
          <Button onClick={onDo}>Move to the bin anyway</Button>
          {/* Has the focus: the bin is not what Enter does. */}
          <Button kind="main" onClick={onClose}>
            Keep
          </Button>
        </>
      }
    >
      <p>
        The notes stay as they are and go on being printed; the checks will say
        that a cited source is in the bin. It can be restored at any time.
      </p>
      {failed !== null && <Notice kind="error">{failed}</Notice>}
      {places?.map(({ row, citedIn }) => (
        <section key={row.id} className={styles['asked']}>
          <h3>{namedSources([row])}</h3>
          <WhereCited citedIn={citedIn} onGo={null} />
        </section>
      ))}
      {rows.length > MOST_SHOWN && (
        <p className={styles['quiet']}>
          and what cites {rows.length - MOST_SHOWN} more
        </p>
      )}
    </Dialog>
  );
}

export function EraseSourcesDialog({ rows, onDo, onClose }: Props) {
  const many = rows.length > 1;
  return (
    <Dialog
      open
      onClose={onClose}
      title="Delete for good"
      width={480}
      footer={
        <>
          <Button onClick={onDo}>Delete for good</Button>
          {/* Has the focus: what can't be undone is not what Enter does. */}
          <Button kind="main" onClick={onClose}>
            Keep in the bin
          </Button>
        </>
      }
    >
      <p>
        {namedSources(rows)} {many ? 'go' : 'goes'} out of this library with
        notes, tags and excerpts, and can’t be brought back. One that a briefing
        cites, in an earlier version too, is not deleted.
      </p>
    </Dialog>
  );
}
