// The screen on which a briefing is written: reads it, and says so where it can't be read.
import { useEffect, useState } from 'react';
import type { AppState, MenuCommand, PageOutput } from '#core/contract.ts';
import { call, CallError } from './api/call.ts';
import styles from './briefing-screen.module.css';
import { DraftingDesk } from './DraftingDesk.tsx';
import { Button } from './ui/Button.tsx';
import { Notice } from './ui/Notice.tsx';
import { useComparing } from './use-comparing.tsx';
import { useMenuCommand, type ChosenCommand } from './use-menu-command.ts';

type Opened = PageOutput<'briefings.open'>;
type Styles = PageOutput<'styles.list'>['styles'];

/** The commands that are done at home, once the briefing is left. */
const AT_HOME = ['home', 'new-briefing', 'import', 'libraries'] as const;

export function BriefingScreen({
  id,
  app,
  command,
  onHome,
}: {
  readonly id: string;
  readonly app: AppState;
  /** The last command of the menu; `count` tells one from the same again. */
  readonly command: ChosenCommand | null;
  /** `then` is what was asked for that is done at home. */
  readonly onHome: (then?: MenuCommand) => void;
}) {
  const [opened, setOpened] = useState<{
    briefing: Opened;
    styles: Styles;
  } | null>(null);
  const [reading, setReading] = useState(0);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    async function open(): Promise<void> {
      try {
        const [briefing, listed] = await Promise.all([
          call('briefings.open', { id }),
          call('styles.list', {}),
        ]);
        if (!left) setOpened({ briefing, styles: listed.styles });
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        if (!left) setFailed(error.message);
      }
    }
    void open();
    return () => {
      left = true;
    };
  }, [id, reading]);
  const reopen = (): void => {
    setOpened(null);
    setReading(reading + 1);
  };
  const comparing = useComparing({
    briefing: id,
    title: opened?.briefing.document.title ?? '',
    names: {
      fields: opened?.briefing.template.fields ?? [],
      styles: opened?.styles ?? [],
    },
    readOnly: app.library?.readOnly ?? true,
    onReopen: reopen,
  });
  const isOpen = opened !== null && !comparing.screen;
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
    ) : opened ? (
      <DraftingDesk
        key={reading}
        {...{ ...opened, app, command, comparing, onHome }}
        onReopen={reopen}
      />
    ) : (
      <main
        className={styles['opening']}
        aria-busy="true"
        aria-label="Opening the briefing"
      />
    );
  const isBehind = failed === null && comparing.screen !== null;
  return (
    <>
      <div className={styles['behind']} inert={isBehind}>
        {desk}
      </div>
      {isBehind && comparing.screen}
    </>
  );
}
