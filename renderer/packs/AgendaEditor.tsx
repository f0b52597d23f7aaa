// One pack: when and where the meeting is, its items in order, and what comes out. Items move by their handle or with
// Alt and the arrows; once the pack is issued, its numbers stand and what comes is late.
import { useEffect, useRef, useState } from 'react';
import { ArrowLeft, FilePlus2, Plus } from 'lucide-react';
import { insertItems, mayMove, moveItem } from '#core/packs/arrange-items.ts';
import type { Pack, PackItem } from '#core/packs/pack.ts';
import { dateInWords } from '#core/document/date-in-words.ts';
import { writtenDateIn } from '#core/document/written-date.ts';
import { call } from '../api/call.ts';
import { newId } from '../api/new-id.ts';
import type { Undoable } from '../api/use-undoable.ts';
import { dateLanguage } from '../ui/date-format.ts';
import { localDay } from '../ui/local-day.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import {
  AddBriefingsDialog,
  type OfferedBriefing,
} from './AddBriefingsDialog.tsx';
import { AgendaRow } from './AgendaRow.tsx';
import { DraftField } from './DraftField.tsx';
import { numberedPack } from './numbered-pack.ts';
import { PackExportDialog } from './PackExportDialog.tsx';
import { PackFindings } from './PackFindings.tsx';
import { PackFacts } from './PackFacts.tsx';
import styles from './packs.module.css';
import { named } from './pack-name.ts';
import {
  useAgendaFindings,
  usePackFindings,
  type AgendaFinding,
  type PackFinding,
} from './use-pack-findings.ts';
import { usePack, type OpenPack } from './use-pack.ts';

const itemFor = (paper: PackItem['paper'], title = ''): PackItem => ({
  id: newId(),
  title,
  time: '',
  presenter: '',
  purpose: null,
  paper,
  marking: '',
  late: false,
  printed: null,
});

/** Of words that are no day. */
const NO_DAY = `Write it as ${dateInWords('2026-12-04', dateLanguage())}.`;

/** That of the first briefing, in which the cover is printed. */
function languageOf({ pack, briefings }: OpenPack): string {
  for (const { paper } of pack.items) {
    const briefing =
      paper?.kind === 'briefing' ? briefings[paper.briefing] : undefined;
    if (briefing) return briefing.language;
  }
  return dateLanguage();
}

type Asked = 'briefings' | 'export' | null;

export function AgendaEditor({
  id,
  briefings,
  undoable,
  readOnly,
  onBack,
  onOpenBriefing,
}: {
  readonly id: string;
  readonly briefings: readonly OfferedBriefing[];
  readonly undoable: Undoable;
  readonly readOnly: boolean;
  readonly onBack: () => void;
  readonly onOpenBriefing: (briefing: string, finding: PackFinding) => void;
}) {
  const { open, failed, change, issue } = usePack(id, undoable);
  const found = usePackFindings(
    (open?.pack.items ?? []).flatMap(({ paper }) =>
      paper?.kind === 'briefing' ? paper.briefing : [],
    ),
  );
  const agenda = useAgendaFindings(id, open?.revision ?? null);
  const [asked, setAsked] = useState<Asked>(null);
  /** Of the PDFs that were chosen last. */
  const [remarks, setRemarks] = useState<readonly string[]>([]);
  /** The item that was looked at last: what is added comes behind it. */
  const [at, setAt] = useState<string | null>(null);
  const head = useRef<HTMLElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  // A row that moves, or one that goes, takes the focus with it.
  const focusAfter = useRef<{ item: string; name: string } | null>(null);
  const items = open?.pack.items;
  useEffect(() => {
    const wanted = focusAfter.current;
    if (!wanted) return;
    const row = body.current?.querySelector(`[data-item="${wanted.item}"]`);
    const field = row?.querySelector<HTMLElement>(
      `[data-name="${wanted.name}"]`,
    );
    if (!field) return;
    focusAfter.current = null;
    field.focus();
  }, [items]);
  const isOpen = open !== null;
  useEffect(() => {
    if (!isOpen) return;
    const title = head.current?.querySelector<HTMLInputElement>(
      '[data-name="title"]',
    );
    // A new pack asks for its title first.
    const isNew = title?.value === '' && !title.readOnly;
    (isNew ? title : back.current)?.focus();
  }, [isOpen]);

  if (!open)
    return (
      <section className={styles['pane']} aria-label="Pack">
        {failed !== null && <Notice kind="error">{failed}</Notice>}
      </section>
    );
  const { pack } = open;
  const issued = pack.issued !== null;
  const numbered = numberedPack(open);
  const language = languageOf(open);
  const set = (words: string, part: Partial<Pack>): void => {
    change(words, (now) => ({ ...now, ...part }));
  };
  const setItem = (item: string, part: Partial<PackItem>): void => {
    change('Item changed', (now) => ({
      ...now,
      items: now.items.map((each) =>
        each.id === item ? { ...each, ...part } : each,
      ),
    }));
  };
  const add = (added: readonly PackItem[]): void => {
    const last = added.at(-1);
    if (!last) return;
    // What is added next comes behind it.
    focusAfter.current = { item: last.id, name: 'title' };
    setAt(last.id);
    change(
      added.length > 1 ? `${added.length} items added` : 'Item added',
      (now) => {
        const found = now.items.findIndex((each) => each.id === at);
        return {
          ...now,
          items: insertItems(
            now.items,
            added,
            found < 0 ? now.items.length - 1 : found,
            now.issued !== null,
          ),
        };
      },
    );
  };
  const move = (item: string, to: (from: number) => number): void => {
    const name = document.activeElement?.getAttribute('data-name') ?? 'grip';
    focusAfter.current = { item, name };
    change('Item moved', (now) => {
      // A key before this one may have moved it, and not be drawn yet.
      const from = now.items.findIndex((each) => each.id === item);
      const moved = moveItem(now.items, from, to(from), now.issued !== null);
      return moved && { ...now, items: moved };
    });
  };
  const remove = (item: string): void => {
    const place = pack.items.findIndex((each) => each.id === item);
    const next = pack.items[place + 1] ?? pack.items[place - 1];
    if (next) focusAfter.current = { item: next.id, name: 'title' };
    change('Item removed', (now) => ({
      ...now,
      items: now.items.filter((each) => each.id !== item),
    }));
  };
  const goToField = ({ item, field }: AgendaFinding): void => {
    const within =
      item === null
        ? head.current
        : body.current?.querySelector(`[data-item="${item}"]`);
    const found = within?.querySelector<HTMLInputElement>(
      `[data-name="${field}"]`,
    );
    found?.focus();
    found?.select();
  };
  const addPdfs = (): void => {
    void undoable.attempt(async () => {
      const answer = await call('window.choosePackPdfs', {});
      if (!answer) return;
      setRemarks([
        ...answer.refused.map((sentence) => `Not added: ${sentence}`),
        ...answer.kept.flatMap(({ remark }) => remark ?? []),
      ]);
      add(
        answer.kept.map(({ attachment, name }) =>
          itemFor(
            { kind: 'pdf', attachment, name },
            name.replace(/\.pdf$/i, ''),
          ),
        ),
      );
    });
  };
  const additions = !readOnly && (
    <div className={styles['adds']}>
      {/* An empty agenda has the button itself. */}
      {numbered.items.length > 0 && (
        <Button
          kind="quiet"
          size="small"
          onClick={() => {
            setAsked('briefings');
          }}
        >
          <Plus />
          {issued ? 'Add a late paper' : 'Add briefings'}
        </Button>
      )}
      <Button kind="quiet" size="small" onClick={addPdfs}>
        <FilePlus2 />
        {issued ? 'Add a late PDF' : 'Add PDFs'}
      </Button>
      <Button
        kind="quiet"
        size="small"
        onClick={() => {
          add([itemFor(null)]);
        }}
      >
        <Plus />
        Add an item without a paper
      </Button>
    </div>
  );
  return (
    <section className={styles['editor']} aria-label="Pack">
      <div className={styles['work']}>
        <header ref={head} className={styles['head']}>
          <ToolButton name="All packs" ref={back} onClick={onBack}>
            <ArrowLeft />
          </ToolButton>
          <div className={styles['meeting']}>
            {/* Its words stand in the field. */}
            <h1 className="sr">{named(pack.title)}</h1>
            <DraftField
              name="title"
              label="Title of the pack"
              value={pack.title}
              placeholder="Title of the meeting"
              disabled={readOnly}
              onKeep={(title) => {
                set('Title changed', { title });
              }}
            />
            <div className={styles['when']}>
              <DraftField
                name="date"
                placeholder={dateInWords(localDay(new Date()), language)}
                written={(day) => dateInWords(day, language)}
                read={(words) =>
                  words === ''
                    ? ''
                    : writtenDateIn(words, localDay(new Date()), language).day
                }
                problem={NO_DAY}
                label="Day of the meeting"
                value={pack.date}
                disabled={readOnly}
                onKeep={(date) => {
                  set('Day changed', { date });
                }}
              />
              <DraftField
                name="time"
                label="Time of the meeting"
                value={pack.time}
                placeholder="10:00 to 12:45"
                disabled={readOnly}
                onKeep={(time) => {
                  set('Time changed', { time });
                }}
              />
              <DraftField
                name="place"
                label="Place of the meeting"
                value={pack.place}
                placeholder="Place"
                disabled={readOnly}
                onKeep={(place) => {
                  set('Place changed', { place });
                }}
              />
            </div>
          </div>
          <Button
            kind="main"
            disabled={numbered.papers === 0}
            onClick={() => {
              setAsked('export');
            }}
          >
            Export pack…
          </Button>
        </header>
        {failed !== null && <Notice kind="error">{failed}</Notice>}
        {remarks.length > 0 && (
          <Notice
            kind="warning"
            action={
              <Button
                size="small"
                onClick={() => {
                  setRemarks([]);
                }}
              >
                Close
              </Button>
            }
          >
            {remarks.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Notice>
        )}
        <div className={styles['frame']}>
          {numbered.items.length === 0 ? (
            <EmptyState
              text={
                readOnly
                  ? 'The agenda has no items.'
                  : 'The agenda is empty. Add the briefings of the meeting in their order.'
              }
              action={
                readOnly ? undefined : (
                  <Button
                    kind="main"
                    onClick={() => {
                      setAsked('briefings');
                    }}
                  >
                    <Plus />
                    Add briefings
                  </Button>
                )
              }
            />
          ) : (
            <table className={styles['agenda']} aria-label="Agenda">
              <thead>
                <tr>
                  <th scope="col" className={styles['numbers']}>
                    Item
                  </th>
                  <th scope="col" className={styles['times']}>
                    Time
                  </th>
                  <th scope="col">Paper</th>
                  <th scope="col" className={styles['presenters']}>
                    Presenter
                  </th>
                  <th scope="col" className={styles['purposes']}>
                    For
                  </th>
                  <th scope="col" className={styles['pages']}>
                    Pages
                  </th>
                  <th scope="col" className={styles['places']}>
                    Pack page
                  </th>
                  <th scope="col" className={styles['ends']}>
                    <span className="sr">Remove</span>
                  </th>
                </tr>
              </thead>
              <tbody ref={body}>
                {numbered.items.map((each, place) => (
                  <AgendaRow
                    key={each.item.id}
                    numbered={each}
                    readOnly={readOnly}
                    movable={!readOnly && mayMove(each.item)}
                    onFocus={() => {
                      setAt(each.item.id);
                    }}
                    onSet={(part) => {
                      setItem(each.item.id, part);
                    }}
                    onMove={(by) => {
                      move(each.item.id, (from) => from + by);
                    }}
                    onDropped={(item) => {
                      move(item, () => place);
                    }}
                    onRemove={() => {
                      remove(each.item.id);
                    }}
                  />
                ))}
              </tbody>
            </table>
          )}
          {additions}
          {!readOnly && numbered.items.length > 1 && (
            <p className={styles['keys']}>
              <Kbd keys="Alt+ArrowUp" /> <Kbd keys="Alt+ArrowDown" /> move an
              item
            </p>
          )}
        </div>
      </div>
      <PackFacts
        open={open}
        numbered={numbered}
        readOnly={readOnly}
        onIssue={issue}
        onDividers={(dividers) => {
          set(dividers ? 'Sheets put in' : 'Sheets left out', { dividers });
        }}
      >
        <PackFindings
          items={numbered.items}
          agenda={agenda}
          found={found}
          onGo={onOpenBriefing}
          onGoToField={goToField}
        />
      </PackFacts>
      {asked === 'briefings' && (
        <AddBriefingsDialog
          briefings={briefings}
          already={
            new Set(
              pack.items.flatMap(({ paper }) =>
                paper?.kind === 'briefing' ? paper.briefing : [],
              ),
            )
          }
          late={issued}
          onAdd={(chosen) => {
            setAsked(null);
            add(
              chosen.map((briefing) =>
                itemFor({ kind: 'briefing', briefing: briefing.id }),
              ),
            );
          }}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
      {asked === 'export' && (
        <PackExportDialog
          id={id}
          title={named(pack.title)}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </section>
  );
}
