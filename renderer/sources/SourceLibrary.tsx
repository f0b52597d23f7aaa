// The sources of the library, at home: found, filtered and sorted, organised singly or many at once, and the one with the
// focus beside the list.
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import { Plus } from 'lucide-react';
import type { Source } from '#core/citations/source.ts';
import type { PageOutput } from '#core/contract.ts';
import { useAnswer } from '../api/use-answer.ts';
import type { Undoable } from '../api/use-undoable.ts';
import { Button } from '../ui/Button.tsx';
import { chosenAmong, NONE_CHOSEN } from '../ui/chosen-rows.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { MenuAt, type MenuAtItem, type MenuPlace } from '../ui/MenuAt.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PaneHead } from '../ui/PaneHead.tsx';
import { SortableHead, type SortableColumn } from '../ui/SortableHead.tsx';
import { OrganisingDialogs } from './OrganisingDialogs.tsx';
import { ExportSourcesDialog } from './ExportSourcesDialog.tsx';
import {
  SourceDetail,
  type FilesOfSource,
  type SourceTab,
} from './SourceDetail.tsx';
import { SourceFilters } from './SourceFilters.tsx';
import { SourceForm } from './SourceForm.tsx';
import styles from './source-library.module.css';
import { sourceMenu, type SourceActions } from './source-menu.ts';
import {
  filterRows,
  kindsOf,
  rowsOf,
  sortRows,
  sourceTags,
  type SourceRow,
  type SourceSort,
  type SourceView,
} from './source-rows.ts';
import { SourceSelection } from './SourceSelection.tsx';
import { SourceTools } from './SourceTools.tsx';
import { SourceTable, type SourceTableHandle } from './SourceTable.tsx';
import { useOrganisingSources } from './use-organising-sources.ts';
import { useSourceDetails } from './use-source-details.ts';
import type { CitedPlace } from './WhereCited.tsx';

const COLUMNS: readonly SortableColumn<SourceSort>[] = [
  [
    { by: 'author', name: 'Author' },
    { by: 'year', name: 'Year', lastFirst: true },
    { by: 'title', name: 'Title' },
  ],
  [{ by: 'kind', name: 'Kind' }],
  [{ by: 'standing', name: 'State' }],
  [{ by: 'cited', name: 'Cited', lastFirst: true }],
];

const NO_USES: PageOutput<'sources.uses'>['uses'] = [];
const NO_GROUPS: PageOutput<'sources.duplicates'>['groups'] = [];
type Writing = { readonly source: Source | null; readonly typed: string };

export function SourceLibrary({
  sources,
  view,
  onView,
  first,
  readOnly,
  undoable,
  place,
  field,
  onChanged,
  onImport,
  onTag,
  onGo,
  files,
}: {
  readonly sources: readonly Source[];
  readonly view: SourceView;
  readonly onView: (view: SourceView) => void;
  /** The one to begin at; null for the first of the list. */
  readonly first: string | null;
  readonly readOnly: boolean;
  readonly undoable: Undoable;
  /** Where the search and the buttons stand; null until it is drawn. */
  readonly place: HTMLElement | null;
  /** The search, for the key that leads there. */
  readonly field: RefObject<HTMLInputElement | null>;
  /** A source was written or changed. */
  readonly onChanged: () => void;
  readonly onImport: () => void;
  /** Asks for the tags of these; `library` are those that sources have. */
  readonly onTag: (
    rows: readonly SourceRow[],
    library: readonly string[],
    save: ReturnType<typeof useOrganisingSources>['tag'],
  ) => void;
  /** A note of a briefing. */
  readonly onGo: (place: CitedPlace) => void;
  readonly files: FilesOfSource;
}) {
  const [typed, setTyped] = useState('');
  const [choice, setChoice] = useState(NONE_CHOSEN);
  const [current, setCurrent] = useState<string | null>(first);
  const [tab, setTab] = useState<SourceTab>('details');
  const [writing, setWriting] = useState<Writing | null>(null);
  const [menu, setMenu] = useState<{
    readonly at: MenuPlace;
    readonly items: readonly MenuAtItem[];
  } | null>(null);
  const [exporting, setExporting] = useState<{
    /** Null for all. */
    readonly ids: readonly string[] | null;
  } | null>(null);
  const table = useRef<SourceTableHandle>(null);
  useEffect(() => {
    if (first !== null) table.current?.goTo(first);
  }, [first]);
  const { answer: uses, refresh: refreshUses } = useAnswer(
    'sources.uses',
    'sources',
  );
  const { answer: found } = useAnswer(
    'sources.duplicates',
    'sources',
    view.show === 'duplicates',
  );
  const duplicates = found?.groups ?? NO_GROUPS;
  const organising = useOrganisingSources(undoable);
  const { asked, ask } = organising;

  const rows = useMemo(
    () => rowsOf(sources, uses?.uses ?? NO_USES),
    [sources, uses],
  );
  const { sort, descending } = view;
  const sorted = useMemo(
    () => sortRows(rows, { sort, descending }),
    [rows, sort, descending],
  );
  const shown = useMemo(
    () => filterRows(sorted, view, typed, duplicates),
    [sorted, view, typed, duplicates],
  );
  const kinds = useMemo(() => kindsOf(rows), [rows]);
  const tags = useMemo(() => sourceTags(rows), [rows]);
  const groupOf = useMemo(
    () =>
      new Map(
        duplicates.flatMap((group) => group.ids.map((id) => [id, group])),
      ),
    [duplicates],
  );
  const chosen = readOnly ? [] : chosenAmong(choice, shown);
  // The first one, until another has the focus or was clicked.
  const beside = shown.find(({ id }) => id === current) ?? shown[0] ?? null;
  const { read, failed } = useSourceDetails(beside?.id ?? null);
  const inBin = view.show === 'bin';

  const change = (part: Partial<SourceView>): void => {
    onView({ ...view, ...part });
    setChoice(NONE_CHOSEN);
  };
  const write = useCallback((source: Source | null, words = ''): void => {
    setWriting({ source, typed: words });
  }, []);
  const goTo = (id: string): void => {
    setCurrent(id);
    table.current?.goTo(id);
  };
  const toTable = (): void => table.current?.focus();

  const does: SourceActions = {
    write: (row) => {
      write(row.source);
    },
    tag: (of) => {
      onTag(of, tags, organising.tag);
    },
    exportThem: (of) => {
      setExporting({ ids: of.map(({ id }) => id) });
    },
    copy: (of) => {
      organising.duplicate(of, goTo);
    },
    merge: (ids) => {
      ask({ kind: 'merge', ids });
    },
    setDifferent: (id, alike) => {
      organising.setDifferent(
        id,
        alike.filter((other) => other !== id),
      );
    },
    restore: organising.restore,
    remove: (of) => {
      if (inBin) ask({ kind: 'erase', rows: of });
      else organising.bin(of);
    },
  };
  const menuFor = (of: readonly SourceRow[], row: SourceRow): MenuAtItem[] => {
    const alike = groupOf.get(row.id)?.ids ?? [];
    return sourceMenu(of, { row, alike, inBin }, does);
  };

  const newSource = (words: string): ReactNode =>
    !readOnly && (
      <Button
        kind="main"
        onClick={() => {
          write(null, words);
        }}
      >
        <Plus /> {words === '' ? 'New source' : `New source “${words}”`}
      </Button>
    );
  const count = rows.filter(({ source }) => source.binned === undefined).length;
  const group = beside ? groupOf.get(beside.id) : undefined;
  return (
    <section className={styles['library']} aria-label="Sources">
      <SourceTools
        place={place}
        field={field}
        count={count}
        typed={typed}
        onType={setTyped}
        onDown={toTable}
        onEnter={() => table.current?.editFirst()}
        onImport={readOnly ? null : onImport}
        onExport={
          count === 0
            ? null
            : () => {
                setExporting({ ids: null });
              }
        }
      >
        {newSource('')}
      </SourceTools>
      <div className={styles['list']}>
        {chosen.length > 0 ? (
          <SourceSelection
            rows={chosen}
            inBin={inBin}
            does={does}
            onClear={() => {
              setChoice(NONE_CHOSEN);
              toTable();
            }}
            onDone={toTable}
          />
        ) : (
          <PaneHead title="Sources" count={count}>
            <SourceFilters
              view={view}
              kinds={kinds}
              tags={tags}
              onChange={change}
            />
          </PaneHead>
        )}
        <p role="status" className="sr">
          {typed.trim() !== '' && `${shown.length} found`}
        </p>
        {shown.length > 0 ? (
          <SourceTable
            ref={table}
            name="Sources"
            head={
              <SortableHead
                columns={COLUMNS}
                sorting={{
                  by: sort,
                  descending,
                  onSort: (by, last) => {
                    change({ sort: by, descending: last });
                  },
                }}
                onDown={toTable}
              />
            }
            rows={shown}
            stateOf={(row) => (groupOf.has(row.id) ? 'Duplicate?' : null)}
            chosen={choice}
            anyChosen={chosen.length > 0}
            onChoose={setChoice}
            onCurrent={setCurrent}
            onEdit={
              readOnly || inBin
                ? null
                : (row) => {
                    write(row.source);
                  }
            }
            onMenu={
              readOnly
                ? null
                : (of, row, at) => {
                    setMenu({ at, items: menuFor(of, row) });
                  }
            }
            onDelete={readOnly ? null : does.remove}
            onType={(letter) => {
              setTyped(typed + letter);
              field.current?.focus();
            }}
          />
        ) : (
          <EmptyState
            text={emptyWords(inBin ? rows.length : count, typed.trim(), view)}
            action={
              rows.length > 0 &&
              (view.show ?? view.kind ?? view.tag) !== null ? (
                <Button
                  onClick={() => {
                    setTyped('');
                    change({ show: null, kind: null, tag: null });
                  }}
                >
                  Show all sources
                </Button>
              ) : (
                newSource(typed.trim())
              )
            }
          />
        )}
      </div>
      {beside && (
        <div className={styles['beside']}>
          {failed !== null && <Notice kind="error">{failed}</Notice>}
          {read && (
            <SourceDetail
              key={read.id}
              read={read}
              tab={tab}
              onTab={setTab}
              sources={sources}
              onMore={
                readOnly
                  ? null
                  : (at) => {
                      setMenu({ at, items: menuFor([beside], beside) });
                    }
              }
              duplicates={
                group
                  ? {
                      count: group.ids.length - 1,
                      reason:
                        group.reason === 'title'
                          ? 'nearly the same title, year and author'
                          : `the same ${group.reason}`,
                    }
                  : null
              }
              onEdit={
                readOnly || inBin
                  ? null
                  : () => {
                      write(read.details.source);
                    }
              }
              onMerge={
                readOnly || !group
                  ? null
                  : () => {
                      does.merge(group.ids);
                    }
              }
              onDifferent={
                readOnly || !group
                  ? null
                  : () => {
                      does.setDifferent(beside.id, group.ids);
                    }
              }
              onUndoMerge={
                readOnly || inBin
                  ? null
                  : (undo) => {
                      organising.undoMerge({ into: beside.id, undo });
                    }
              }
              onRestore={
                readOnly || !inBin
                  ? null
                  : () => {
                      does.restore([beside]);
                    }
              }
              onGo={onGo}
              onShow={goTo}
              files={files}
            />
          )}
        </div>
      )}
      {exporting && (
        <ExportSourcesDialog
          ids={exporting.ids}
          all={count}
          onClose={() => {
            setExporting(null);
          }}
        />
      )}
      {menu && (
        <MenuAt
          at={menu.at}
          name="Source"
          items={menu.items}
          focusAfter={() =>
            asked === null && writing === null
              ? (table.current?.focusedRow() ?? null)
              : null
          }
          onClose={() => {
            setMenu(null);
          }}
        />
      )}
      <SourceForm
        open={writing !== null}
        source={writing?.source ?? null}
        sources={sources}
        typed={writing?.typed ?? ''}
        onSaved={(source, before) => {
          setWriting(null);
          onChanged();
          if (before) organising.changed(before);
          goTo(source.id);
        }}
        onClose={() => {
          setWriting(null);
        }}
      />
      <OrganisingDialogs
        organising={organising}
        onMerged={(id) => {
          setChoice(NONE_CHOSEN);
          void refreshUses();
          goTo(id);
        }}
      />
    </section>
  );
}

function emptyWords(
  all: number,
  typed: string,
  { show }: Pick<SourceView, 'show'>,
): string {
  if (typed !== '') return `No source matches “${typed}”.`;
  if (all === 0 && show !== 'bin')
    return 'No sources yet: write one by hand, or import a file of them.';
  switch (show) {
    case 'bin':
      return 'No source is in the bin.';
    case 'duplicates':
      return 'No two sources seem to be the same.';
    case 'not-current':
      return 'No source is withdrawn or superseded.';
    case 'never-cited':
      return 'Every source is cited.';
    case null:
      return 'No source is of this kind with this tag.';
  }
}
