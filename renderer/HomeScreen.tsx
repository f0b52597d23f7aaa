// The library at rest: its briefings as a list, its sources, and the way in for new ones.
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ComponentProps,
} from 'react';
import type { AppState } from '#core/contract.ts';
import { useUndoable } from './api/use-undoable.ts';
import { BackupDialog } from './backup/BackupDialog.tsx';
import { BackupStatus } from './backup/BackupStatus.tsx';
import { useBackups } from './backup/use-backups.ts';
import styles from './home-screen.module.css';
import { BinPane } from './library/BinPane.tsx';
import { BriefingsPane } from './library/BriefingsPane.tsx';
import type { BriefingTableHandle } from './library/BriefingTable.tsx';
import { DoneNotice } from './library/DoneNotice.tsx';
import { SHOW_ALL } from './library/filter-briefings.ts';
import { FilterField } from './library/FilterField.tsx';
import { HomeBar } from './library/HomeBar.tsx';
import { HomeNavigation, type HomePlace } from './library/HomeNavigation.tsx';
import { HomeStatus, type ShownCount } from './library/HomeStatus.tsx';
import { ImportDialog } from './library/ImportDialog.tsx';
import { ImportConflictsDialog } from './sources/ImportConflictsDialog.tsx';
import { LibraryNotices } from './library/LibraryNotices.tsx';
import { OrganisingDialogs } from './library/OrganisingDialogs.tsx';
import { NewBriefingDialog } from './library/NewBriefingDialog.tsx';
import { TagsDialog } from './library/TagsDialog.tsx';
import { tagsInUse } from './library/tags-in-use.ts';
import { useFilteredBriefings } from './library/use-filtered-briefings.ts';
import { useHomeKeys } from './library/use-home-keys.ts';
import { useImport } from './library/use-import.ts';
import { useLeftPane } from './ui/use-left-pane.ts';
import { useLibraries } from './library/use-libraries.ts';
import { useOrganising } from './library/use-organising.ts';
import { useTemplates } from './library/use-templates.ts';
import { PacksPane } from './packs/PacksPane.tsx';
import { usePacks } from './packs/use-packs.ts';
import { SearchBox } from './search/SearchBox.tsx';
import { NO_FILTERS } from './search/search-filters.ts';
import { placeOf, type SearchPlace } from './search/search-place.ts';
import { SearchResults } from './search/SearchResults.tsx';
import { useChosenHit } from './search/use-chosen-hit.ts';
import { useSearch } from './search/use-search.ts';
import { useSearchKey } from './search/use-search-key.ts';
import { SourceLibrary } from './sources/SourceLibrary.tsx';
import { ALL_SOURCES } from './sources/source-rows.ts';
import { namedSources } from './sources/use-organising-sources.ts';
import { menuCommands, usePalette } from './use-palette.tsx';
import { openWindow } from './open-window.ts';
import {
  useMenuCommand,
  type ChosenCommand,
  type OverScreens,
} from './use-menu-command.ts';
import { useDroppedPdfs } from './use-dropped-pdfs.tsx';
import { useRegions } from './use-regions.ts';
import { useSourceForm } from './use-source-form.tsx';
import { useSourceFiles } from './use-source-files.tsx';
import { useSources } from './use-sources.ts';

type Tagging = Parameters<ComponentProps<typeof SourceLibrary>['onTag']>;

export function HomeScreen({
  app,
  command,
  last,
  filter,
  onOpen,
  onLibraries,
  overScreens,
}: {
  readonly app: AppState;
  readonly command: ChosenCommand | null;
  /** The briefing that was open last. */
  readonly last: string | null;
  /** What is looked for, and how to change it. */
  readonly filter: readonly [string, (typed: string) => void];
  readonly onOpen: (id: string, place?: SearchPlace) => void;
  readonly onLibraries: () => void;
  readonly overScreens: OverScreens;
}) {
  const readOnly = app.library?.readOnly ?? true;
  const [place, setPlace] = useState<HomePlace>('briefings');
  const [creating, setCreating] = useState(false);
  /** The sources whose tags are asked for. */
  const [tagging, setTagging] = useState<{
    rows: Tagging[0];
    library: Tagging[1];
    save: Tagging[2];
  } | null>(null);
  const {
    templates,
    failed: templatesFailed,
    refresh: refreshTemplates,
  } = useTemplates();
  const listed = useFilteredBriefings(templates, last);
  const undoable = useUndoable();
  const organising = useOrganising(undoable);
  const { sources, offered, failed: sourcesFailed, refresh } = useSources();
  const { packs, failed: packsFailed } = usePacks();
  const [openPack, setOpenPack] = useState<string | null>(null);
  const libraries = useLibraries();
  const incoming = useImport(() => {
    void listed.refresh();
    void refresh();
  });
  const backups = useBackups(readOnly);
  const [showingBackups, setShowingBackups] = useState(false);
  const toBackups = (): void => {
    setShowingBackups(true);
  };
  const left = useLeftPane();
  const [sourceView, setSourceView] = useState(ALL_SOURCES);
  const tagsOfSources = useMemo(
    () => tagsInUse(offered.map(({ tags = [] }) => ({ tags }))),
    [offered],
  );
  /** The source of the last drop, which is shown. */
  const [dropped, setDropped] = useState<{
    readonly id: string;
    readonly drops: number;
  } | null>(null);
  const pdfs = useDroppedPdfs({
    enabled: !readOnly,
    onTaken: ([one]) => {
      void refresh();
      setPlace('sources');
      setSourceView(ALL_SOURCES);
      setDropped(one ? { id: one.id, drops: (dropped?.drops ?? 0) + 1 } : null);
    },
    onUndone: () => void refresh(),
    onOthers: (files) => {
      incoming.take(files, place === 'sources' ? 'sources' : undefined);
    },
  });
  const found = useId();
  const [typed, setTyped] = filter;
  const search = useSearch(typed);
  const sourceForm = useSourceForm(sources, () => void refresh());
  const sourceFiles = useSourceFiles(undoable, readOnly);
  const choice = useChosenHit(search, {
    onOpen: (hit) => {
      if (hit.attachment)
        sourceFiles.show({ source: hit.id, ...hit.attachment });
      else if (hit.kind !== 'source') onOpen(hit.id, placeOf(hit));
      // Where nothing can be written, it is shown among the others.
      else if (readOnly || !sourceForm.open(hit.id)) setPlace('sources');
    },
    onType: (words) => {
      setTyped(words);
      filterField.current?.focus();
    },
  });
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
  // Who comes back to what was found goes on from there.
  const [searches, setSearches] = useState(typed === '' ? 0 : 1);
  const toSearch = (): void => {
    setPlace('briefings');
    setSearches(searches + 1);
  };
  // Once the box is drawn with its list.
  useEffect(() => {
    if (searches === 0) return;
    filterField.current?.focus();
    filterField.current?.select();
  }, [searches]);
  useSearchKey(toSearch);
  const endSearch = (): void => {
    setTyped('');
    search.setFilters(NO_FILTERS);
  };
  const goTo = (next: HomePlace): void => {
    // What is asked for again is asked for whole: what was found stands in its place, or the tag chosen below narrows it.
    if (next === 'briefings' && place === 'briefings') {
      if (search.active) endSearch();
      else listed.changeView({ tag: null });
    }
    if (next === 'sources' && place === 'sources')
      setSourceView({ ...sourceView, tag: null });
    setDropped(null);
    if (next === 'packs' && place === 'packs') setOpenPack(null);
    setPlace(next);
  };
  const commandPalette = usePalette();
  const actions = {
    search: toSearch,
    'new-briefing': create,
    'new-window': () => {
      openWindow(null);
    },
    import: takeIn,
    home: () => {
      goTo('briefings');
    },
    packs: () => {
      goTo('packs');
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
    if (place === 'bin') listed.setTyped(listed.typed + letter);
    else setTyped(typed + letter);
    filterField.current?.focus();
  };
  const clear = (): void => {
    if (place === 'bin') listed.setTyped('');
    else listed.changeView(SHOW_ALL);
    filterField.current?.focus();
  };

  const tagsHere = place === 'sources' ? tagsOfSources : listed.tags;
  const count: ShownCount =
    place === 'packs'
      ? {
          one: 'pack',
          many: 'packs',
          shown: packs?.length ?? 0,
          all: packs?.length ?? null,
        }
      : place === 'sources'
        ? {
            one: 'source',
            many: 'sources',
            shown: offered.length,
            all: offered.length,
          }
        : {
            one: place === 'bin' ? 'briefing in the bin' : 'briefing',
            many: place === 'bin' ? 'briefings in the bin' : 'briefings',
            shown:
              place === 'bin'
                ? listed.shownOfBin.length
                : listed.complete && !search.active
                  ? listed.shown.length
                  : (listed.count ?? 0),
            all:
              place === 'bin' ? (listed.binned?.length ?? null) : listed.count,
          };
  const problems = [
    listed.failed,
    sourcesFailed,
    templatesFailed,
    packsFailed,
  ].filter((problem) => problem !== null);
  return (
    <div className={styles['screen']} ref={screen} data-left={left.open}>
      <HomeBar
        app={app}
        libraries={libraries}
        left={left}
        box={
          place === 'briefings' ? (
            <SearchBox
              ref={filterField}
              list={found}
              typed={typed}
              keys="Mod+F"
              choice={choice}
              onType={setTyped}
              onLeave={toTable}
              onDown={toTable}
            />
          ) : place === 'bin' ? (
            <FilterField
              field={filterField}
              typed={listed.typed}
              onType={listed.setTyped}
              onDown={toTable}
              onEnter={() => table.current?.openFirst()}
            />
          ) : null
        }
        toolsRef={setTools}
        onCreate={
          readOnly || place === 'sources' || place === 'packs' ? null : create
        }
        onImport={
          readOnly || place === 'sources' || place === 'packs' ? null : takeIn
        }
        onLibraries={onLibraries}
        onBackups={readOnly ? null : toBackups}
        onSettings={overScreens.settings}
      />
      {left.open && (
        <HomeNavigation
          place={place}
          briefings={listed.count}
          sources={offered.length}
          packs={packs?.length ?? null}
          bin={listed.binned?.length ?? null}
          onGo={goTo}
          tags={tagsHere}
          shownTag={
            place === 'bin'
              ? null
              : place === 'sources'
                ? sourceView.tag
                : (listed.view?.tag ?? null)
          }
          tagActions={{
            onShow: (tag) => {
              if (place === 'sources') {
                setSourceView({ ...sourceView, tag });
                return;
              }
              endSearch();
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
          back={app.recent[0] ?? null}
          onOpen={(folder) => {
            libraries.open(folder, false);
          }}
        />
        {pdfs.notice}
        {place === 'briefings' && search.active ? (
          <SearchResults
            id={found}
            search={search}
            choice={choice}
            title="Found"
            tags={listed.tags.map(({ name }) => name)}
            onLeaveFilters={() => filterField.current?.focus()}
          />
        ) : place === 'briefings' ? (
          <BriefingsPane
            table={table}
            last={last}
            onOpen={onOpen}
            onOpenWindow={openWindow}
            onCreate={create}
            onClear={clear}
            {...{ listed, organising, readOnly, onType }}
          />
        ) : place === 'packs' ? (
          <PacksPane
            packs={packs}
            open={openPack}
            onOpen={setOpenPack}
            briefings={listed.all ?? []}
            onOpenBriefing={(briefing, { block, footnote, text }) => {
              onOpen(briefing, {
                kind: 'block',
                id: briefing,
                block,
                footnote: footnote ?? null,
                words: text,
              });
            }}
            {...{ undoable, readOnly }}
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
          <SourceLibrary
            key={dropped?.drops}
            sources={sources}
            view={sourceView}
            onView={setSourceView}
            first={dropped?.id ?? null}
            readOnly={readOnly}
            undoable={undoable}
            place={tools}
            field={sourcesField}
            onChanged={() => void refresh()}
            onImport={() => {
              incoming.run('sources');
            }}
            files={sourceFiles}
            onTag={(rows, library, save) => {
              setTagging({ rows, library, save });
            }}
            onGo={({ briefing, block, footnote }) => {
              onOpen(briefing, {
                kind: 'footnote',
                id: briefing,
                block,
                footnote,
                words: '',
              });
            }}
          />
        )}
        <DoneNotice undoable={undoable} onEnd={toTable} />
      </main>
      <HomeStatus
        readOnly={readOnly}
        count={count}
        backup={
          !readOnly && <BackupStatus backups={backups} onOpen={toBackups} />
        }
      />
      <OrganisingDialogs
        organising={organising}
        tags={tagsHere}
        onTagRenamed={(from, to) => {
          if (sourceView.tag === from)
            setSourceView({ ...sourceView, tag: to });
          if (listed.view?.tag === from) listed.changeView({ tag: to });
        }}
      />
      {tagging && (
        <TagsDialog
          tagged={tagging.rows.map(({ id, source }) => ({
            id,
            tags: source.tags ?? [],
          }))}
          subtitle={namedSources(tagging.rows)}
          tags={[
            ...new Set([
              ...listed.tags.map(({ name }) => name),
              ...tagging.library,
            ]),
          ].map((name) => ({ name, count: 0 }))}
          onSave={(changes) => {
            setTagging(null);
            tagging.save(changes);
          }}
          onClose={() => {
            setTagging(null);
          }}
        />
      )}
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
      {incoming.stage.kind === 'done' &&
        incoming.stage.report.conflicts.length > 0 && (
          <ImportConflictsDialog
            conflicts={incoming.stage.report.conflicts}
            onSettled={(settled) => {
              incoming.settle(
                new Map(
                  settled.map(({ conflict, take }) => [conflict.id, take]),
                ),
              );
              void refresh();
            }}
            onLeave={() => {
              incoming.settle(new Map());
            }}
          />
        )}
      <ImportDialog job={incoming} onOpen={onOpen} />
      {sourceForm.form}
      {pdfs.dialog}
      {sourceFiles.viewer}
      <BackupDialog
        open={showingBackups}
        backups={backups}
        onClose={() => {
          setShowingBackups(false);
        }}
      />
      {commandPalette.show(() => [
        ...menuCommands({
          ...actions,
          libraries: onLibraries,
          ...overScreens,
        }),
        ...(readOnly
          ? []
          : [
              { name: 'Backups', words: 'restore', keys: null, run: toBackups },
            ]),
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
