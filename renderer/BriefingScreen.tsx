// The screen on which a briefing is written: reads it, and says so where it can't be read.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AppState, PageOutput } from '#core/contract.ts';
import type { MenuCommand } from '#core/contract/menu-commands.ts';
import { call, CallError } from './api/call.ts';
import styles from './briefing-screen.module.css';
import { DraftingDesk } from './DraftingDesk.tsx';
import type { SearchPlace } from './search/search-place.ts';
import { OpeningDesk, type Beginning } from './OpeningDesk.tsx';
import { Button } from './ui/Button.tsx';
import { Notice } from './ui/Notice.tsx';
import { nameOfPart } from './name-of-part.ts';
import { useComparing } from './use-comparing.tsx';
import { useConflicts } from './use-conflicts.tsx';
import { useFollowing } from './use-following.ts';
import { useMerging } from './use-merging.tsx';
import type { PaneName } from './use-desk.tsx';
import {
  useMenuCommand,
  type ChosenCommand,
  type OverScreens,
} from './use-menu-command.ts';

type Opened = PageOutput<'briefings.open'>;
type Styles = PageOutput<'styles.list'>['styles'];

/** The commands that are done at home, once the briefing is left. */
const AT_HOME = [
  'home',
  'packs',
  'new-briefing',
  'import',
  'libraries',
] as const;

export function BriefingScreen({
  id,
  place,
  app,
  command,
  overScreens,
  onOpen,
  onHome,
}: {
  readonly id: string;
  /** Where to begin; null for the start. */
  readonly place: SearchPlace | null;
  readonly app: AppState;
  /** The last command of the menu; `count` tells one from the same again. */
  readonly command: ChosenCommand | null;
  readonly overScreens: OverScreens;
  /** Another briefing, at a place in it. */
  readonly onOpen: (place: SearchPlace) => void;
  /** `then` is what was asked for that is done at home. */
  readonly onHome: (then?: MenuCommand) => void;
}) {
  const [opened, setOpened] = useState<{
    briefing: Opened;
    styles: Styles;
    /** False where another window writes it. */
    writes: boolean;
    /** Where to begin. */
    place: SearchPlace | null;
  } | null>(null);
  /** What is read first of a long one, until its desk is drawn. */
  const [beginning, setBeginning] = useState<Beginning | null>(null);
  const [begun, setBegun] = useState(false);
  const onBegun = useCallback(() => {
    setBegun(true);
  }, []);
  const [reading, setReading] = useState(0);
  const [failed, setFailed] = useState<string | null>(null);
  /** Where the desk was when it was read again, first of all the place that was asked for. */
  const begin = useRef(place);
  const where = useRef<(() => SearchPlace) | null>(null);
  const onStanding = useCallback((says: (() => SearchPlace) | null) => {
    where.current = says;
  }, []);
  const [pane, setPane] = useState<PaneName | null>(null);
  const readOnly = app.library?.readOnly ?? true;
  const reopen = useCallback((): void => {
    begin.current = where.current?.() ?? begin.current;
    setOpened(null);
    setReading((count) => count + 1);
  }, []);
  const following = useFollowing({ briefing: id, onTurn: reopen });
  const { changes } = following;
  useEffect(() => {
    let left = false;
    let isWhole = false;
    async function readBeginning(): Promise<void> {
      try {
        const answer = await call('briefings.beginning', { id });
        if (!left && !isWhole) setBeginning(answer.beginning);
      } catch (error) {
        // Whoever asks for the whole is told why it can't be read.
        if (!(error instanceof CallError)) throw error;
      }
    }
    async function open(): Promise<void> {
      changes.clear();
      // At another place than the start it would only be in the way.
      if (begin.current === null) void readBeginning();
      try {
        const [{ writes }, briefing, { styles: listed }] = await Promise.all([
          readOnly
            ? { writes: false }
            : call('writing.begin', { briefing: id }),
          call('briefings.open', { id }),
          call('styles.list', {}),
        ]);
        isWhole = true;
        if (!left)
          setOpened({
            briefing,
            styles: listed,
            writes,
            place: begin.current,
          });
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        if (!left) setFailed(error.message);
      }
    }
    void open();
    return () => {
      left = true;
      setBeginning(null);
      setBegun(false);
    };
  }, [id, reading, readOnly, changes]);
  const comparing = useComparing({
    briefing: id,
    title: opened?.briefing.document.title ?? '',
    names: {
      fields: opened?.briefing.template.fields ?? [],
      styles: opened?.styles ?? [],
      nameOfPart,
    },
    readOnly: !(opened?.writes ?? false),
    onReopen: reopen,
  });
  const template = opened?.briefing.template;
  const fields = useMemo(
    () =>
      new Map((template?.fields ?? []).map(({ key, label }) => [key, label])),
    [template],
  );
  const conflicts = useConflicts({
    briefing: id,
    title: opened?.briefing.document.title ?? '',
    language: opened?.briefing.document.language ?? 'en-GB',
    fields,
    // While it is read anew after a choice, who wrote it goes on to choose.
    readOnly: readOnly || opened?.writes === false,
    onOther: (briefing) => {
      onOpen({
        kind: 'block',
        id: briefing,
        block: null,
        footnote: null,
        words: '',
      });
    },
  });
  // Above the desk, which is read again where it cites what was merged.
  const merging = useMerging();
  const isOpen = opened !== null && !comparing.screen && !conflicts.screen;
  useMenuCommand(
    command,
    Object.fromEntries(
      AT_HOME.map((each) => [
        each,
        () => {
          onHome(each);
        },
      ]),
    ),
    // The desk does them while it is in front: it saves first. Before a comparison all was saved.
    !isOpen,
  );
  const desk =
    failed !== null ? (
      <main className={styles['failed']}>
        <Notice
          kind="error"
          action={
            <Button
              autoFocus
              onClick={() => {
                onHome();
              }}
            >
              Back to the briefings
            </Button>
          }
        >
          {failed}
        </Notice>
      </main>
    ) : opened && (beginning === null || begun) ? (
      <DraftingDesk
        key={reading}
        {...{ ...opened, app, command, comparing, conflicts, following }}
        merging={merging}
        overScreens={overScreens}
        {...{ onOpen, onHome, onStanding }}
        lastPane={pane}
        onPane={setPane}
        onReopen={reopen}
      />
    ) : beginning ? (
      <OpeningDesk
        {...{ beginning }}
        zoom={app.settings.zoom}
        onShown={onBegun}
      />
    ) : (
      <main
        className={styles['opening']}
        aria-busy="true"
        aria-label="Opening the briefing"
      />
    );
  const over = comparing.screen ?? conflicts.screen;
  const isBehind = failed === null && over !== null;
  return (
    <>
      <div className={styles['behind']} inert={isBehind || following.lettingGo}>
        {desk}
      </div>
      {isBehind && over}
    </>
  );
}
