// Which screen is shown: the start, the library's home, or a briefing. What the menu of the system chose is done here, or
// handed to the screen that it is for.
import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { AppState } from '#core/contract.ts';
import type { MenuCommand } from '#core/contract/menu-commands.ts';
import { call, listen } from './api/call.ts';
import styles from './app.module.css';
import { BriefingScreen } from './BriefingScreen.tsx';
import { HomeScreen } from './HomeScreen.tsx';
import { keyGroups } from './key-groups.ts';
import { StartScreen } from './library/StartScreen.tsx';
import type { SearchPlace } from './search/search-place.ts';
import { AboutDialog } from './settings/AboutDialog.tsx';
import { useLook } from './settings/look.ts';
import { PersonFields } from './settings/PersonFields.tsx';
import { SettingsDialog } from './settings/SettingsDialog.tsx';
import { useChangeSettings } from './settings/use-change-settings.ts';
import { Button } from './ui/Button.tsx';
import { Notice } from './ui/Notice.tsx';
import { endsAtFocus } from './menu-focus.ts';
import { openWindow } from './open-window.ts';
import { useAppState } from './use-app-state.ts';
import type { ChosenCommand, OverScreens } from './use-menu-command.ts';
import { useWindowTitle } from './use-window-title.ts';

/** A library opened in the other way (to read alone, or to write) is another one for the screens. */
const keyOf = (library: AppState['library']): string =>
  library === null ? '' : `${library.readOnly ? 'r' : 'w'} ${library.folder}`;

type Over = keyof OverScreens | null;

export function App() {
  const { app, begin, failed, askAgain } = useAppState();
  useLook(app?.settings ?? null);
  if (app) return <Screens app={app} begin={begin} />;
  return (
    <main className={styles['fault']} aria-busy={failed === null}>
      {failed !== null && (
        <Notice
          kind="error"
          action={<Button onClick={askAgain}>Try again</Button>}
        >
          {failed}
        </Notice>
      )}
    </main>
  );
}

function Screens({
  app,
  begin,
}: {
  readonly app: AppState;
  /** The briefing to begin with; null for home. */
  readonly begin: string | null;
}) {
  const library = keyOf(app.library);
  const [briefing, setBriefing] = useState<{
    readonly library: string;
    readonly id: string;
    readonly place: SearchPlace | null;
  } | null>(begin === null ? null : { library, id: begin, place: null });
  /** The briefing that was left last: its row has the focus again. */
  const [left, setLeft] = useState<string | null>(null);
  const filter = useState('');
  const [choosingLibrary, setChoosingLibrary] = useState(false);
  const [over, setOver] = useState<Over>(null);
  const [command, setCommand] = useState<ChosenCommand | null>(null);
  /** What was chosen in a briefing and is done at home. */
  const [atHome, setAtHome] = useState<MenuCommand | null>(null);
  // One of a library that is no longer open is not shown.
  const open = briefing?.library === library ? briefing.id : null;
  const openAt = (id: string, place: SearchPlace | null): void => {
    setBriefing({ library, id, place });
  };
  const atStart = app.library === null || (choosingLibrary && open === null);

  const overScreens: OverScreens = {
    settings: () => {
      setOver('settings');
    },
    about: () => {
      setOver('about');
    },
  };

  /** Which screen has the commands that are not done here; a briefing saves before it is left. */
  const does = useRef<(chosen: MenuCommand) => boolean>(() => false);
  const person = useChangeSettings();
  useEffect(() => {
    does.current = (chosen) => {
      if (endsAtFocus(chosen)) return true;
      if (chosen === 'settings' || chosen === 'about') overScreens[chosen]();
      else if (chosen === 'new-window') openWindow(open);
      else if (chosen === 'libraries' && open === null)
        setChoosingLibrary(true);
      else if (chosen === 'home' && atStart) setChoosingLibrary(false);
      else return false;
      return true;
    };
  });
  const pass = useCallback((chosen: MenuCommand) => {
    // At once, or the next one would take its place before it is done.
    flushSync(() => {
      setCommand((last) => ({
        command: chosen,
        count: (last?.count ?? 0) + 1,
      }));
    });
  }, []);
  useEffect(() => {
    const end = listen('menu.chosen', ({ command: chosen }) => {
      if (!does.current(chosen)) pass(chosen);
    });
    void call('window.takesCommands', {});
    return end;
  }, [pass]);
  useEffect(() => {
    // A screen does what is chosen while it is there, so this comes when home is.
    if (atHome === null) return;
    const timer = setTimeout(() => {
      setAtHome(null);
      pass(atHome);
    });
    return () => {
      clearTimeout(timer);
    };
  }, [atHome, pass]);
  useWindowTitle(app.library?.name ?? '');

  return (
    <>
      {atStart ? (
        <StartScreen
          app={app}
          person={
            <>
              {person.failed !== null && (
                <Notice kind="error">{person.failed}</Notice>
              )}
              <PersonFields
                settings={app.settings}
                onChange={(part) => void person.change(part)}
              />
            </>
          }
          onBack={
            app.library
              ? () => {
                  setChoosingLibrary(false);
                }
              : null
          }
        />
      ) : open === null ? (
        <HomeScreen
          key={library}
          app={app}
          command={command}
          last={left}
          filter={filter}
          onOpen={(id, place) => {
            openAt(id, place ?? null);
          }}
          onLibraries={() => {
            setChoosingLibrary(true);
          }}
          overScreens={overScreens}
        />
      ) : (
        <BriefingScreen
          key={open}
          id={open}
          place={briefing?.place ?? null}
          app={app}
          command={command}
          overScreens={overScreens}
          onOpen={(place) => {
            setLeft(open);
            openAt(place.id, place);
          }}
          onHome={(then) => {
            setLeft(open);
            setBriefing(null);
            setChoosingLibrary(then === 'libraries');
            setAtHome(then ?? null);
          }}
        />
      )}
      <SettingsDialog
        open={over === 'settings'}
        settings={app.settings}
        keyGroups={keyGroups(app.platform)}
        onClose={() => {
          setOver(null);
        }}
      />
      <AboutDialog
        open={over === 'about'}
        app={app}
        onClose={() => {
          setOver(null);
        }}
      />
    </>
  );
}
