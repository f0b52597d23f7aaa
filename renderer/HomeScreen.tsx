// The library at rest: its briefings as a list, its sources, and the way in for new ones.
import { useRef, useState } from 'react';
import type { AppState } from '#core/contract.ts';
import styles from './home-screen.module.css';
import { BriefingsPane } from './library/BriefingsPane.tsx';
import type { BriefingTableHandle } from './library/BriefingTable.tsx';
import { HomeBar } from './library/HomeBar.tsx';
import { HomeNavigation, type HomePlace } from './library/HomeNavigation.tsx';
import { HomeStatus } from './library/HomeStatus.tsx';
import { ImportDialog } from './library/ImportDialog.tsx';
import { LibraryNotices } from './library/LibraryNotices.tsx';
import { PaneHead } from './library/PaneHead.tsx';
import { NewBriefingDialog } from './library/NewBriefingDialog.tsx';
import { useFilteredBriefings } from './library/use-filtered-briefings.ts';
import { useHomeKeys } from './library/use-home-keys.ts';
import { useImport } from './library/use-import.ts';
import { useLeftPane } from './ui/use-left-pane.ts';
import { useLibraries } from './library/use-libraries.ts';
import { useTemplates } from './library/use-templates.ts';
import { SourcesPane } from './sources/SourcesPane.tsx';
import { menuCommands, usePalette } from './use-palette.tsx';
import { useMenuCommand, type ChosenCommand } from './use-menu-command.ts';
import { useRegions } from './use-regions.ts';
import { useSources } from './use-sources.ts';

export function HomeScreen({
  app,
  command,
  last,
  filter,
  onOpen,
  onLibraries,
  onSettings,
}: {
  readonly app: AppState;
  readonly command: ChosenCommand | null;
  /** The briefing that was open last. */
  readonly last: string | null;
  /** What the briefings are filtered by, and how to change it. */
  readonly filter: readonly [string, (typed: string) => void];
  readonly onOpen: (id: string) => void;
  readonly onLibraries: () => void;
  readonly onSettings: () => void;
}) {
  const readOnly = app.library?.readOnly ?? true;
  const [place, setPlace] = useState<HomePlace>('briefings');
  const [creating, setCreating] = useState(false);
  const listed = useFilteredBriefings(filter);
  const { sources, failed: sourcesFailed, refresh } = useSources();
  const { templates, failed: templatesFailed } = useTemplates();
  const libraries = useLibraries();
  const incoming = useImport(() => {
    void listed.refresh();
    void refresh();
  });
  const left = useLeftPane();
  const filterField = useRef<HTMLInputElement>(null);
  const sourcesField = useRef<HTMLInputElement>(null);
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const table = useRef<BriefingTableHandle>(null);
  const screen = useRef<HTMLDivElement>(null);
  useRegions(screen);

  const create = (): void => {
    if (!readOnly) setCreating(true);
  };
  const takeIn = (): void => {
    if (!readOnly) incoming.run();
  };
  const toFilter = (): void => {
    const field = (place === 'briefings' ? filterField : sourcesField).current;
    field?.focus();
    field?.select();
  };
  const commandPalette = usePalette();
  const actions = {
    'new-briefing': create,
    import: takeIn,
    home: () => {
      setPlace('briefings');
    },
    'toggle-left-pane': left.toggle,
    commands: () => {
      commandPalette.open();
    },
  };
  useMenuCommand(command, actions);
  useHomeKeys({ create, toFilter });

  const problems = [listed.failed, sourcesFailed, templatesFailed].filter(
    (problem) => problem !== null,
  );
  return (
    <div className={styles['screen']} ref={screen} data-left={left.open}>
      <HomeBar
        app={app}
        libraries={libraries}
        left={left}
        filter={
          place === 'briefings'
            ? {
                field: filterField,
                typed: listed.typed,
                onType: listed.setTyped,
                onDown: () => table.current?.focus(),
                onEnter: () => table.current?.openFirst(),
              }
            : null
        }
        toolsRef={setTools}
        onCreate={readOnly || place !== 'briefings' ? null : create}
        onImport={readOnly || place !== 'briefings' ? null : takeIn}
        onLibraries={onLibraries}
        onSettings={onSettings}
      />
      {left.open && (
        <HomeNavigation
          place={place}
          briefings={listed.all?.length ?? null}
          sources={sources.length}
          onGo={setPlace}
        />
      )}
      <main className={styles['work']} data-region tabIndex={-1}>
        <LibraryNotices
          library={app.library}
          problems={
            libraries.failed === null
              ? problems
              : [libraries.failed, ...problems]
          }
          onWrite={(folder) => {
            libraries.open(folder, false);
          }}
        />
        {place === 'briefings' ? (
          <BriefingsPane
            table={table}
            listed={listed}
            templates={templates}
            last={last}
            readOnly={readOnly}
            onOpen={onOpen}
            onCreate={create}
            onType={(letter) => {
              listed.setTyped(listed.typed + letter);
              filterField.current?.focus();
            }}
            onClear={() => {
              listed.setTyped('');
              filterField.current?.focus();
            }}
          />
        ) : (
          <div className={styles['sources']}>
            <PaneHead title="Sources" count={sources.length} />
            <SourcesPane
              sources={sources}
              readOnly={readOnly}
              bar={{ place: tools, field: sourcesField }}
              onChanged={() => void refresh()}
              onImport={() => {
                incoming.run('sources');
              }}
            />
          </div>
        )}
      </main>
      <HomeStatus
        readOnly={readOnly}
        shown={place === 'briefings' ? listed.shown.length : null}
        all={listed.all?.length ?? null}
        sources={sources.length}
      />
      <NewBriefingDialog
        open={creating}
        templates={templates}
        onCreated={onOpen}
        onClose={() => {
          setCreating(false);
        }}
      />
      <ImportDialog job={incoming} onOpen={onOpen} />
      {commandPalette.show(() =>
        menuCommands({
          ...actions,
          libraries: onLibraries,
          settings: onSettings,
        }),
      )}
    </div>
  );
}
