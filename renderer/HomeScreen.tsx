// The library at rest: its briefings as a list, its sources, and the way in for new ones.
import { useRef, useState } from 'react';
import type { AppState } from '#core/contract.ts';
import styles from './home-screen.module.css';
import { BinPane } from './library/BinPane.tsx';
import { BriefingsPane } from './library/BriefingsPane.tsx';
import type { BriefingTableHandle } from './library/BriefingTable.tsx';
import { DoneNotice } from './library/DoneNotice.tsx';
import { SHOW_ALL } from './library/filter-briefings.ts';
import { HomeBar } from './library/HomeBar.tsx';
import { HomeNavigation, type HomePlace } from './library/HomeNavigation.tsx';
import { HomeStatus, type ShownCount } from './library/HomeStatus.tsx';
import { ImportDialog } from './library/ImportDialog.tsx';
import { LibraryNotices } from './library/LibraryNotices.tsx';
import { OrganisingDialogs } from './library/OrganisingDialogs.tsx';
import { PaneHead } from './library/PaneHead.tsx';
import { NewBriefingDialog } from './library/NewBriefingDialog.tsx';
import { useFilteredBriefings } from './library/use-filtered-briefings.ts';
import { useHomeKeys } from './library/use-home-keys.ts';
import { useImport } from './library/use-import.ts';
import { useLeftPane } from './ui/use-left-pane.ts';
import { useLibraries } from './library/use-libraries.ts';
import { useOrganising } from './library/use-organising.ts';
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
  const {
    templates,
    failed: templatesFailed,
    refresh: refreshTemplates,
  } = useTemplates();
  const listed = useFilteredBriefings(filter, templates, last);
  const organising = useOrganising();
  const { sources, failed: sourcesFailed, refresh } = useSources();
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
    const field = (place === 'sources' ? sourcesField : filterField).current;
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
    undo: organising.undo,
    'toggle-left-pane': left.toggle,
    commands: () => {
      commandPalette.open();
    },
  };
  useMenuCommand(command, actions);
  useHomeKeys({ create, toFilter, undo: organising.undo });
  const toTable = (): void => table.current?.focus();
  const onType = (letter: string): void => {
    listed.setTyped(listed.typed + letter);
    filterField.current?.focus();
  };
  const clear = (): void => {
    listed.setTyped('');
    if (place === 'briefings') listed.changeView(SHOW_ALL);
    filterField.current?.focus();
  };

  const count: ShownCount =
    place === 'sources'
      ? {
          one: 'source',
          many: 'sources',
          shown: sources.length,
          all: sources.length,
        }
      : {
          one: place === 'bin' ? 'briefing in the bin' : 'briefing',
          many: place === 'bin' ? 'briefings in the bin' : 'briefings',
          shown:
            place === 'bin'
              ? listed.shownOfBin.length
              : listed.complete
                ? listed.shown.length
                : (listed.count ?? 0),
          all: place === 'bin' ? (listed.binned?.length ?? null) : listed.count,
        };
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
          place === 'sources'
            ? null
            : {
                field: filterField,
                typed: listed.typed,
                onType: listed.setTyped,
                onDown: toTable,
                onEnter: () => table.current?.openFirst(),
              }
        }
        toolsRef={setTools}
        onCreate={readOnly || place === 'sources' ? null : create}
        onImport={readOnly || place === 'sources' ? null : takeIn}
        onLibraries={onLibraries}
        onSettings={onSettings}
      />
      {left.open && (
        <HomeNavigation
          place={place}
          briefings={listed.count}
          sources={sources.length}
          bin={listed.binned?.length ?? null}
          onGo={setPlace}
          tags={listed.tags}
          shownTag={place === 'briefings' ? (listed.view?.tag ?? null) : null}
          tagActions={{
            onShow: (tag) => {
              setPlace('briefings');
              listed.changeView({ tag });
            },
            onRename: readOnly
              ? null
              : (name) => {
                  organising.ask({ kind: 'rename-tag', name });
                },
            onDelete: readOnly ? null : organising.deleteTag,
          }}
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
            last={last}
            onOpen={onOpen}
            onCreate={create}
            onClear={clear}
            {...{ listed, organising, readOnly, onType }}
          />
        ) : place === 'bin' ? (
          <BinPane
            table={table}
            onOpen={onOpen}
            onClear={clear}
            onLeave={() => {
              setPlace('briefings');
            }}
            {...{ listed, organising, readOnly, onType }}
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
        <DoneNotice organising={organising} onEnd={toTable} />
      </main>
      <HomeStatus readOnly={readOnly} count={count} />
      <OrganisingDialogs
        organising={organising}
        tags={listed.tags}
        onTagRenamed={(from, to) => {
          if (listed.view?.tag === from) listed.changeView({ tag: to });
        }}
      />
      <NewBriefingDialog
        open={creating}
        templates={templates}
        latest={listed.all?.[0]?.template ?? null}
        onCreated={onOpen}
        onTemplates={() => void refreshTemplates()}
        onClose={() => {
          setCreating(false);
        }}
      />
      <ImportDialog job={incoming} onOpen={onOpen} />
      {commandPalette.show(() => [
        ...menuCommands({
          ...actions,
          libraries: onLibraries,
          settings: onSettings,
        }),
        ...(['Sources', 'Bin'] as const).map((name) => ({
          name,
          keys: null,
          run: () => {
            setPlace(name === 'Bin' ? 'bin' : 'sources');
          },
        })),
      ])}
    </div>
  );
}
