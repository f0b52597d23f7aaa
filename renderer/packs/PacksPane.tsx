// The meeting packs of the library, and the one that is open.
import { Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef, type ComponentProps } from 'react';
import { call } from '../api/call.ts';
import type { Undoable } from '../api/use-undoable.ts';
import { dateInWords } from '#core/document/date-in-words.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { dateLanguage } from '../ui/date-format.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import { AgendaEditor } from './AgendaEditor.tsx';
import type { OfferedBriefing } from './AddBriefingsDialog.tsx';
import { named } from './pack-name.ts';
import styles from './packs.module.css';
import type { ListedPack } from './use-packs.ts';

export function PacksPane({
  packs,
  open,
  onOpen,
  briefings,
  undoable,
  readOnly,
  onOpenBriefing,
}: {
  /** Null while they are not known. */
  readonly packs: readonly ListedPack[] | null;
  /** The one that is shown; null shows the list. */
  readonly open: string | null;
  readonly onOpen: (id: string | null) => void;
  readonly briefings: readonly OfferedBriefing[];
  readonly undoable: Undoable;
  readonly readOnly: boolean;
  readonly onOpenBriefing: ComponentProps<
    typeof AgendaEditor
  >['onOpenBriefing'];
}) {
  const list = useRef<HTMLDivElement>(null);
  const wasOpen = useRef<string | null>(null);
  // Who comes back stands where they were.
  useEffect(() => {
    if (open === null && wasOpen.current !== null)
      list.current
        ?.querySelector<HTMLElement>(`[data-pack="${wasOpen.current}"]`)
        ?.focus();
    wasOpen.current = open;
  }, [open]);
  const create = (): void => {
    void undoable.attempt(async () => {
      const { id } = await call('packs.create', { title: '' });
      onOpen(id);
    });
  };
  const remove = ({ id, title }: ListedPack): void => {
    undoable.change(`${named(title)} is removed`, async () => {
      await call('packs.remove', { id, removed: true });
      return () => call('packs.remove', { id, removed: false });
    });
  };
  if (open !== null)
    return (
      <AgendaEditor
        key={open}
        id={open}
        onBack={() => {
          onOpen(null);
        }}
        {...{ briefings, undoable, readOnly, onOpenBriefing }}
      />
    );
  const newPack = !readOnly && (
    <Button kind="main" onClick={create}>
      <Plus />
      New pack
    </Button>
  );
  return (
    <section className={styles['pane']} aria-label="Packs">
      <header className={styles['head']}>
        <div>
          <h1>Packs</h1>
          <p>
            The papers of one meeting, in one PDF with one run of page numbers.
          </p>
        </div>
        {packs !== null && packs.length > 0 && newPack}
      </header>
      {packs?.length === 0 && (
        <EmptyState
          text={
            readOnly
              ? 'This library has no packs.'
              : 'There is no pack yet. Make one, then put the briefings and PDFs of a meeting into it.'
          }
          action={newPack || undefined}
        />
      )}
      {packs !== null && packs.length > 0 && (
        <div className={styles['frame']} ref={list}>
          <ul className={styles['list']}>
            {packs.map((pack) => (
              <li key={pack.id}>
                <button
                  type="button"
                  data-pack={pack.id}
                  onClick={() => {
                    onOpen(pack.id);
                  }}
                >
                  <b>{named(pack.title)}</b>
                  <span>
                    {[
                      pack.date === ''
                        ? 'No date yet'
                        : dateInWords(pack.date, dateLanguage()),
                      counted(pack.papers, 'paper', 'papers'),
                      ...(pack.pages === null
                        ? []
                        : [counted(pack.pages, 'page', 'pages')]),
                      ...(pack.issued ? ['issued'] : []),
                    ].join(' · ')}
                  </span>
                </button>
                {!readOnly && (
                  <ToolButton
                    name={`Remove ${named(pack.title)}`}
                    onClick={() => {
                      remove(pack);
                    }}
                  >
                    <Trash2 />
                  </ToolButton>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
