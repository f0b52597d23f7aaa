// The desk with the sheet in the middle: the editor, what stands beside it, and what opens over it.
import { useCallback, useMemo, useRef, useState } from 'react';
import { countCitations } from '#core/citations/count-citations.ts';
import type { Source } from '#core/citations/source.ts';
import type { AppState, MenuCommand, PageOutput } from '#core/contract.ts';
import { countWords } from '#core/document/count-words.ts';
import type { CitationId } from '#core/document/document.ts';
import { footnotesOf, markersOf } from '#core/document/walk.ts';
import { call } from './api/call.ts';
import { newId } from './api/new-id.ts';
import { flushAll } from './api/unsaved.ts';
import styles from './briefing-screen.module.css';
import { CitationPicker } from './citations/CitationPicker.tsx';
import { combinedSaveState } from './combined-save-state.ts';
import { DeskBar } from './DeskBar.tsx';
import type { EditorHandle } from './editor-handle.ts';
import { BriefingEditor } from './editor/BriefingEditor.tsx';
import { ExportDialog } from './export/ExportDialog.tsx';
import { SheetHead } from './front-matter/SheetHead.tsx';
import { useHead } from './front-matter/use-head.ts';
import { MarkersPane } from './markers/MarkersPane.tsx';
import { NoteCard } from './notes/NoteCard.tsx';
import { NotesPane } from './notes/NotesPane.tsx';
import { useFormattedNotes } from './notes/use-formatted-notes.ts';
import { OutlinePane } from './outline/OutlinePane.tsx';
import { goToPlace } from './go-to-place.ts';
import { PaneTabs } from './PaneTabs.tsx';
import { SaveNotice } from './SaveNotice.tsx';
import { placeOf, type SearchPlace } from './search/search-place.ts';
import { SearchDialog } from './search/SearchDialog.tsx';
import { useSearchKey } from './search/use-search-key.ts';
import { SourcesPane } from './sources/SourcesPane.tsx';
import { SpellingMenu } from './spelling/SpellingMenu.tsx';
import { useSpelling } from './spelling/use-spelling.ts';
import { stillOpen } from './still-open.ts';
import { StatusLine } from './StatusLine.tsx';
import { useLeftPane } from './ui/use-left-pane.ts';
import { unsavedWords } from './unsaved-words.ts';
import { useBlocks, useChosenFootnote, useSaveState } from './use-editor.ts';
import { useFocusAfterFold } from './use-focus-after-fold.ts';
import { useLeaving } from './use-leaving.tsx';
import { useMenuCommand, type ChosenCommand } from './use-menu-command.ts';
import { useNewSource } from './use-new-source.tsx';
import { usePicking } from './use-picking.ts';
import { useRegions } from './use-regions.ts';
import { useSourceForm } from './use-source-form.tsx';
import { useSources } from './use-sources.ts';

type Opened = PageOutput<'briefings.open'>;
type Styles = PageOutput<'styles.list'>['styles'];

const PANES = ['Notes', 'Sources', 'Markers'] as const;
type PaneName = (typeof PANES)[number];

export function DraftingDesk({
  briefing,
  styles: listed,
  place,
  app,
  command,
  onOpen,
  onHome,
  onReopen,
}: {
  readonly briefing: Opened;
  readonly styles: Styles;
  readonly app: AppState;
  readonly command: ChosenCommand | null;
  /** Where to begin; null for the start. */
  readonly place: SearchPlace | null;
  /** Another briefing, at a place in it. */
  readonly onOpen: (place: SearchPlace) => void;
  /** `then` is what was asked for that is done at home. */
  readonly onHome: (then?: MenuCommand) => void;
  /** Reads the briefing again, after a conflict. */
  readonly onReopen: () => void;
}) {
  const readOnly = app.library?.readOnly ?? true;
  const { id, document: stored, template } = briefing;
  const [handle, setHandle] = useState<EditorHandle | null>(null);
  const onSheet = useHead(id, stored);
  const { head } = onSheet;
  const { sources, refresh } = useSources();
  // Until the whole library's sources are here, those that the briefing came with.
  const known = sources.length > 0 ? sources : briefing.sources;
  const blocks = useBlocks(handle, stored.blocks);
  const saving = useSaveState(handle);
  const chosen = useChosenFootnote(handle);
  const words = useMemo(() => countWords(blocks), [blocks]);
  const footnotes = useMemo(() => footnotesOf(blocks), [blocks]);
  const markers = useMemo(() => markersOf(blocks).length, [blocks]);
  const cited = useMemo(
    () => countCitations(footnotes.map(({ footnote }) => footnote)),
    [footnotes],
  );
  const formatted = useFormattedNotes({ handle, head, sources: known });

  const left = useLeftPane();
  const [rightOpen, setRightOpen] = useState(true);
  useFocusAfterFold(left.open, handle);
  useFocusAfterFold(rightOpen, handle);
  const [pane, setPane] = useState<PaneName>(markers > 0 ? 'Markers' : 'Notes');
  const [exporting, setExporting] = useState(false);
  const newSource = useNewSource(() => void refresh());
  const { picking, pick, edit, insert, cancel } = usePicking(
    readOnly ? null : handle,
  );
  const save = combinedSaveState(saving, onSheet.state);

  const [searching, setSearching] = useState(false);
  const sourceForm = useSourceForm(sources, () => void refresh());
  /** The place in another briefing that this one is left for. */
  const goingTo = useRef<SearchPlace | null>(null);
  const { leave, reopen, dialog } = useLeaving({
    save,
    unsavedWords: () =>
      unsavedWords(onSheet.unsaved(), handle?.unsaved() ?? []),
    onHome: (then) => {
      if (goingTo.current) onOpen(goingTo.current);
      else onHome(then);
    },
    onReopen,
    onStay: () => {
      goingTo.current = null;
      handle?.focus();
    },
  });

  const toggleRight = (): void => {
    setRightOpen(!rightOpen);
  };
  const toMarkers = (): void => {
    setRightOpen(true);
    setPane('Markers');
  };
  const toExport = (): void => {
    setExporting(true);
  };
  const toSearch = (): void => {
    setSearching(true);
  };
  useSearchKey(toSearch);
  const goTo = (hit: Parameters<typeof placeOf>[0]): void => {
    setSearching(false);
    if (hit.kind === 'source') {
      if (!readOnly && sourceForm.open(hit.id)) return;
      setRightOpen(true);
      setPane('Sources');
    } else if (hit.id !== id) {
      goingTo.current = placeOf(hit);
      void leave();
    } else if (handle)
      // Later: the dialog gives the focus back when it is gone.
      setTimeout(() => {
        goToPlace(handle, placeOf(hit));
      });
  };
  useMenuCommand(command, {
    search: toSearch,
    home: () => void leave(),
    'new-briefing': () => void leave('new-briefing'),
    import: () => void leave('import'),
    libraries: () => void leave('libraries'),
    export: toExport,
    footnote: pick,
    'link-markers': toMarkers,
    undo: () => handle?.undo(),
    redo: () => handle?.redo(),
    'toggle-left-pane': left.toggle,
    bold: () => handle?.format('bold'),
    italic: () => handle?.format('italic'),
    'toggle-right-pane': toggleRight,
  } satisfies Record<
    Exclude<MenuCommand, 'settings' | 'about'>,
    () => unknown
  >);
  const desk = useRef<HTMLDivElement>(null);
  const [text, setText] = useState<HTMLElement | null>(null);
  const begin = useRef(place);
  const onReady = useCallback((ready: EditorHandle) => {
    setHandle(ready);
    ready.focus();
    if (begin.current) goToPlace(ready, begin.current);
    setText(
      desk.current?.querySelector<HTMLElement>(
        '[role="textbox"][contenteditable]',
      ) ?? null,
    );
  }, []);
  const spelling = useSpelling({
    root: text,
    language: head.language,
    enabled: app.settings.spelling && !readOnly,
  });
  useRegions(desk);

  const showMarkers = markers > 0 || pane === 'Markers';
  const tabs = PANES.filter((name) => name !== 'Markers' || showMarkers);
  return (
    <div className={styles['desk']} ref={desk}>
      <BriefingEditor
        briefing={briefing}
        name={head.title || 'Untitled briefing'}
        readOnly={readOnly}
        save={(delta) => call('briefings.save', { id, delta })}
        onReady={onReady}
        onPickCitation={pick}
        onEditFootnote={edit}
        noteCard={(note, selected) => {
          // The picker shows the note itself.
          if (picking) return null;
          const found = formatted.notes.find((each) => each.id === note);
          return found ? (
            <NoteCard note={found} editing={selected && !readOnly} />
          ) : null;
        }}
        header={
          <SheetHead
            onSheet={onSheet}
            template={template}
            readOnly={readOnly}
            onLeave={() => handle?.focus()}
          />
        }
        frame={({ toolbar, sheet }) => (
          <>
            <DeskBar
              left={left}
              right={{ open: rightOpen, toggle: toggleRight }}
              onLeave={() => void leave()}
              onExport={toExport}
            >
              {toolbar}
            </DeskBar>
            {left.open && (
              <aside
                className={styles['left']}
                data-region
                tabIndex={-1}
                aria-label="Outline pane"
              >
                <OutlinePane
                  blocks={blocks}
                  words={words}
                  template={template.name}
                  onGo={(block) => handle?.goToBlock(block)}
                />
              </aside>
            )}
            <main className={styles['stage']} data-region tabIndex={-1}>
              <SaveNotice
                save={save}
                onShow={(block) => handle?.goToBlock(block)}
                onReopen={() => void reopen()}
              />
              {sheet}
            </main>
            {rightOpen && (
              <aside
                className={styles['right']}
                data-region
                tabIndex={-1}
                aria-label="Notes and sources"
              >
                <PaneTabs names={tabs} chosen={pane} onChoose={setPane} />
                <div
                  className={styles['pane']}
                  role="tabpanel"
                  id="right-pane"
                  aria-labelledby={`pane-${pane}`}
                >
                  {pane === 'Notes' && (
                    <NotesPane
                      handle={handle}
                      formatted={formatted}
                      count={footnotes.length}
                      chosen={chosen}
                      style={head.style}
                      styles={listed}
                      readOnly={readOnly}
                      onStyle={(style) => {
                        onSheet.change({ style });
                      }}
                      onEdit={edit}
                      onAdd={pick}
                    />
                  )}
                  {pane === 'Sources' && (
                    <SourcesPane
                      sources={sources}
                      readOnly={readOnly}
                      onChanged={() => void refresh()}
                      {...(!readOnly && {
                        onCite: (source: Source) =>
                          handle?.insertFootnote([
                            {
                              type: 'citation',
                              id: newId() as CitationId,
                              source: source.id,
                            },
                          ]),
                      })}
                    />
                  )}
                  {pane === 'Markers' && handle && (
                    <MarkersPane
                      handle={handle}
                      sources={sources}
                      newId={newId}
                      onNewSource={newSource.ask}
                      readOnly={readOnly}
                      onClose={() => {
                        handle.showMarkers(null);
                        handle.focus();
                      }}
                    />
                  )}
                </div>
              </aside>
            )}
          </>
        )}
      />
      <StatusLine
        save={save}
        readOnly={readOnly}
        words={words}
        notes={footnotes.length}
        markers={markers}
        style={
          listed.find((style) => style.id === head.style)?.title ?? head.style
        }
        language={head.language}
        spelling={
          spelling.status.kind === 'unavailable'
            ? spelling.status.message
            : null
        }
        onMarkers={toMarkers}
      />
      <SpellingMenu
        root={text}
        spelling={spelling}
        onReplace={(range, word) => {
          handle?.replaceText(range, word);
        }}
      />
      <CitationPicker
        open={picking}
        anchor={picking?.anchor ?? null}
        sources={sources}
        citedIn={(source) => cited.get(source) ?? 0}
        preview={(content) =>
          formatted.preview(
            content,
            picking?.kind === 'edit'
              ? { instead: picking.footnote.id }
              : { after: picking?.after ?? null },
          )
        }
        onInsert={insert}
        onCancel={cancel}
        onNewSource={newSource.ask}
        newId={newId}
      />
      {newSource.form}
      {sourceForm.form}
      {dialog}
      <SearchDialog
        open={searching}
        onOpen={goTo}
        onClose={() => {
          setSearching(false);
          handle?.focus();
        }}
      />
      {exporting && (
        <ExportDialog
          briefing={{ id, title: head.title, style: head.style }}
          styles={listed}
          open={stillOpen(template, head, markers)}
          beforeExport={flushAll}
          onClose={() => {
            setExporting(false);
            handle?.focus();
          }}
        />
      )}
    </div>
  );
}
