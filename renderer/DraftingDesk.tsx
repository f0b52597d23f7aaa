// The desk with the sheet in the middle: the editor, what stands beside it, and what opens over it.
import {
  useCallback,
  useMemo,
  useEffect,
  useRef,
  useState,
  type ComponentProps,
  type CSSProperties,
} from 'react';
import { countCitations } from '#core/citations/count-citations.ts';
import type { Source } from '#core/citations/source.ts';
import type { AppState, PageOutput } from '#core/contract.ts';
import type { MenuCommand } from '#core/contract/menu-commands.ts';
import { countWords } from '#core/document/count-words.ts';
import { footnotesOf, markersOf } from '#core/document/walk.ts';
import { AlarmList } from './alarms/AlarmList.tsx';
import { changedSources } from './alarms/changed-sources.ts';
import { useAlarms } from './alarms/use-alarms.ts';
import { call } from './api/call.ts';
import { newId } from './api/new-id.ts';
import { flushAll } from './api/unsaved.ts';
import styles from './briefing-screen.module.css';
import { ChecksPane } from './checks/ChecksPane.tsx';
import { useFindings } from './checks/use-findings.ts';
import { CitationPicker } from './citations/CitationPicker.tsx';
import { deskRequests } from './desk-requests.ts';
import { DeskBar } from './DeskBar.tsx';
import { findingActions } from './finding-actions.ts';
import type { EditorHandle } from './editor-handle.ts';
import { BriefingEditor } from './editor/BriefingEditor.tsx';
import { ExportDialog } from './export/ExportDialog.tsx';
import { FindBar } from './find/FindBar.tsx';
import { FollowingNotice } from './FollowingNotice.tsx';
import {
  firstEmptyField,
  isUnwritten,
} from './front-matter/first-empty-field.ts';
import { SheetFoot } from './front-matter/SheetFoot.tsx';
import { SheetHead } from './front-matter/SheetHead.tsx';
import { useHead } from './front-matter/use-head.ts';
import { knownMarkings } from './known-markings.ts';
import { MarkersPane } from './markers/MarkersPane.tsx';
import { ListOfSources } from './notes/ListOfSources.tsx';
import { NoteCard } from './notes/NoteCard.tsx';
import { NotesPane } from './notes/NotesPane.tsx';
import { useFormattedNotes } from './notes/use-formatted-notes.ts';
import { MissingHeadings } from './outline/MissingHeadings.tsx';
import { nameOfPart } from './name-of-part.ts';
import { openWindow } from './open-window.ts';
import { OutlinePane } from './outline/OutlinePane.tsx';
import { goToPlace } from './go-to-place.ts';
import { PaneTabs } from './PaneTabs.tsx';
import { PasteNotice } from './PasteNotice.tsx';
import { SaveNotice } from './SaveNotice.tsx';
import { Saving } from './Saving.tsx';
import { placeOf, type SearchPlace } from './search/search-place.ts';
import { SearchDialog } from './search/SearchDialog.tsx';
import { useSearchKey } from './search/use-search-key.ts';
import { SourcesPane } from './sources/SourcesPane.tsx';
import { SpellingMenu } from './spelling/SpellingMenu.tsx';
import { useSpelling } from './spelling/use-spelling.ts';
import { stillOpen } from './still-open.ts';
import { StatusChoice } from './StatusChoice.tsx';
import { SaveTemplateDialog } from './templates/SaveTemplateDialog.tsx';
import { StatusLine } from './StatusLine.tsx';
import { useAgainstTemplate } from './use-against-template.ts';
import { counted } from './ui/counted.ts';
import { Button } from './ui/Button.tsx';
import { Notice } from './ui/Notice.tsx';
import { Sign } from './ui/Sign.tsx';
import { useLeftPane } from './ui/use-left-pane.ts';
import { unsavedWords } from './unsaved-words.ts';
import { useBlocks, useChosenFootnote, useCurrentBlock } from './use-editor.ts';
import { useAddWord } from './use-add-word.ts';
import { useDroppedPdfs } from './use-dropped-pdfs.tsx';
import { useDroppedSource } from './use-dropped-source.ts';
import { useFinding } from './use-finding.ts';
import { useFollowedChanges } from './use-followed-changes.ts';
import type { Following } from './use-following.ts';
import { useFocusMode } from './use-focus-mode.ts';
import { useFocusAfterFold } from './use-focus-after-fold.ts';
import type { Comparing } from './use-comparing.tsx';
import { useListOfSources } from './use-list-of-sources.ts';
import { useLeaving } from './use-leaving.tsx';
import { useMenuCommand, type ChosenCommand } from './use-menu-command.ts';
import { useMerging } from './use-merging.tsx';
import { useNewSource } from './use-new-source.tsx';
import { useNoteWriting } from './use-note-writing.tsx';
import { menuCommands, usePalette } from './use-palette.tsx';
import { usePicking, type Picking } from './use-picking.ts';
import { usePreparedSources } from './use-prepared-sources.ts';
import { READ_KEYS, useReading } from './use-reading.tsx';
import { useRegions } from './use-regions.ts';
import { useSourceForm } from './use-source-form.tsx';
import { useStyles } from './use-styles.ts';
import { useSources } from './use-sources.ts';
import { useWindowTitle } from './use-window-title.ts';
import { useZoom } from './use-zoom.ts';
import { useNaming } from './versions/use-naming.tsx';
import { VersionsPane } from './versions/VersionsPane.tsx';

type Opened = PageOutput<'briefings.open'>;
type Styles = PageOutput<'styles.list'>['styles'];

const PANES = ['Notes', 'Sources', 'Markers', 'Checks', 'Versions'] as const;
export type PaneName = (typeof PANES)[number];

export function DraftingDesk({
  briefing,
  writes,
  styles: opening,
  place,
  app,
  command,
  onOpen,
  comparing,
  following,
  lastPane,
  onPane,
  onStanding,
  onHome,
  onReopen,
}: {
  readonly briefing: Opened;
  /** False where it is only to be read: another window writes it, or nobody may. */
  readonly writes: boolean;
  readonly styles: Styles;
  readonly app: AppState;
  readonly command: ChosenCommand | null;
  /** Where to begin; null for the start. */
  readonly place: SearchPlace | null;
  /** Another briefing, at a place in it. */
  readonly onOpen: (place: SearchPlace) => void;
  readonly comparing: Comparing;
  readonly following: Following;
  /** Which pane stood open when the briefing was read again; null at first. */
  readonly lastPane: PaneName | null;
  readonly onPane: (pane: PaneName) => void;
  /** Given what says where the desk is, for when it is read again; null once it is gone. */
  readonly onStanding: (where: (() => SearchPlace) | null) => void;
  /** `then` is what was asked for that is done at home. */
  readonly onHome: (then?: MenuCommand) => void;
  /** Reads the briefing again, after a conflict. */
  readonly onReopen: () => void;
}) {
  const readOnly = !writes;
  const { id, document: stored, template } = briefing;
  const [handle, setHandle] = useState<EditorHandle | null>(null);
  const onSheet = useHead(id, stored);
  const { head } = onSheet;
  const { sources, offered, refresh } = useSources();
  usePreparedSources(sources);
  // Until the whole library's sources are here, those that the briefing came with.
  const known = sources.length > 0 ? sources : briefing.sources;
  const blocks = useBlocks(handle, stored.blocks);
  const chosen = useChosenFootnote(handle);
  const current = useCurrentBlock(handle);
  const words = useMemo(() => countWords(blocks), [blocks]);
  const footnotes = useMemo(() => footnotesOf(blocks), [blocks]);
  const alarms = useAlarms(id, footnotes);
  const markings = useMemo(
    () => knownMarkings(head.marking, blocks),
    [head.marking, blocks],
  );
  const markers = useMemo(() => markersOf(blocks).length, [blocks]);
  const cited = useMemo(
    () => countCitations(footnotes.map(({ footnote }) => footnote)),
    [footnotes],
  );
  const { listed, ...ownStyles } = useStyles(opening);
  const formatted = useFormattedNotes({ handle, head, sources: known });
  const list = useListOfSources({
    blocks,
    kind: listed.find((style) => style.id === head.style)?.kind,
    handle: readOnly ? null : handle,
  });
  const against = useAgainstTemplate({
    template,
    head,
    blocks,
    readOnly,
    handle,
  });

  const desk = useRef<HTMLDivElement>(null);
  const zoom = useZoom(app.settings.zoom, desk);
  const focus = useFocusMode(handle);
  const left = useLeftPane();
  const [rightOpen, setRightOpen] = useState(true);
  useFocusAfterFold(left.open, handle);
  useFocusAfterFold(rightOpen, handle);
  const [pane, setPane] = useState<PaneName>(() =>
    // Read anew after a restore, which was asked for there.
    comparing.restores > 0
      ? 'Versions'
      : (lastPane ?? (markers > 0 ? 'Markers' : 'Notes')),
  );
  useEffect(() => {
    onPane(pane);
  }, [pane, onPane]);
  const finding = useFinding(app.platform);
  const [exporting, setExporting] = useState(false);
  const [keeping, setKeeping] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const newSource = useNewSource(() => void refresh());
  const { picking, pick, pickSource, edit, pickWithin, insert, cancel } =
    usePicking(readOnly ? null : handle);
  const writing = useNoteWriting(readOnly ? null : handle, known, pickWithin);
  const commandPalette = usePalette(() => handle?.focus());
  const [searching, setSearching] = useState(false);
  const sourceForm = useSourceForm(sources, () => void refresh());
  const merging = useMerging(() => void refresh());
  /** Whether the right pane gave its room to a file, and takes it again. */
  const gaveRoom = useRef(false);
  const reading = useReading({
    handle,
    sources: known,
    readOnly,
    onOpen: () => {
      gaveRoom.current = rightOpen;
      setRightOpen(false);
    },
    onClose: useCallback(() => {
      if (gaveRoom.current) setRightOpen(true);
    }, []),
  });
  const readable = useMemo(
    () =>
      new Set(
        footnotes.flatMap(({ footnote: { id: note, content } }) =>
          content.some(
            (part) =>
              part.type === 'citation' && reading.withFiles.has(part.source),
          )
            ? [note]
            : [],
        ),
      ),
    [footnotes, reading.withFiles],
  );
  /** The place in another briefing that this one is left for. */
  const goingTo = useRef<SearchPlace | null>(null);
  const wordsNotSaved = (): string =>
    unsavedWords(onSheet.unsaved(), handle?.unsaved() ?? []);
  const saving = { handle, head: onSheet.state };
  const { leave, reopen, dialog } = useLeaving({
    saving,
    unsavedWords: wordsNotSaved,
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
  const toNotes = (): void => {
    setRightOpen(true);
    setPane('Notes');
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
    if (hit.attachment) reading.show({ source: hit.id, ...hit.attachment });
    else if (hit.kind === 'source') {
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
  const findings = useFindings(id);
  const found = findings.findings?.length ?? 0;
  const toChecks = (): void => {
    setRightOpen(true);
    setPane('Checks');
  };
  const toVersions = (): void => {
    setRightOpen(true);
    setPane('Versions');
  };
  const isBehind = comparing.screen !== null;
  const naming = useNaming({
    briefing: id,
    enabled: !readOnly && !isBehind,
    onNamed: toVersions,
  });
  const toTemplate = (): void => {
    if (!readOnly) setKeeping(true);
  };
  const actions = {
    search: toSearch,
    home: () => void leave(),
    'new-briefing': () => void leave('new-briefing'),
    'new-window': () => {
      openWindow(id);
    },
    import: () => void leave('import'),
    libraries: () => void leave('libraries'),
    export: toExport,
    'save-as-template': toTemplate,
    footnote: pick,
    'link-markers': toMarkers,
    undo: () => handle?.undo(),
    redo: () => handle?.redo(),
    find: () => {
      finding.open(false);
    },
    replace: () => {
      finding.open(true);
    },
    'toggle-left-pane': left.toggle,
    bold: () => handle?.format('bold'),
    italic: () => handle?.format('italic'),
    'toggle-right-pane': toggleRight,
    'name-version': naming.ask,
    versions: toVersions,
    'zoom-in': () => {
      zoom.step(1);
    },
    'zoom-out': () => {
      zoom.step(-1);
    },
    'zoom-reset': () => {
      zoom.set(100);
    },
    'focus-mode': focus.toggle,
    commands: () => {
      commandPalette.open();
    },
  } satisfies Record<Exclude<MenuCommand, 'settings' | 'about'>, () => unknown>;
  useMenuCommand(command, actions, !isBehind);
  const isNew = useRef(isUnwritten(stored));
  const [text, setText] = useState<HTMLElement | null>(null);
  const begin = useRef(place);
  const onReady = useCallback((ready: EditorHandle) => {
    setHandle(ready);
    const form = isNew.current ? firstEmptyField(desk.current) : null;
    if (form) form.focus();
    else ready.focus();
    if (begin.current) goToPlace(ready, begin.current);
    setText(
      desk.current?.querySelector<HTMLElement>(
        '[role="textbox"][contenteditable]',
      ) ?? null,
    );
  }, []);
  const addWord = useAddWord(app.settings.ownWords);
  const spelling = useSpelling({
    root: text,
    blocks: handle,
    language: head.language,
    enabled: app.settings.spelling && !readOnly,
    ownWords: app.settings.ownWords,
    onAdd: addWord,
  });
  const pdfs = useDroppedPdfs({
    enabled: !readOnly && !isBehind,
    onTaken: () => void refresh(),
  });
  useDroppedSource(text, readOnly ? null : handle, pickSource);
  useRegions(desk);
  useFollowedChanges({
    changes: following.changes,
    handle,
    onHead: onSheet.receive,
    onReopen,
  });
  useEffect(() => {
    onStanding(() => {
      const block = handle?.currentBlock() ?? null;
      return { kind: 'block', id, block, footnote: null, words: '' };
    });
    return () => {
      onStanding(null);
    };
  }, [handle, onStanding, id]);
  useWindowTitle(head.title, app.library?.name ?? '');

  const showMarkers = markers > 0 || pane === 'Markers';
  const tabs = PANES.filter((name) => name !== 'Markers' || showMarkers);
  return (
    <div
      className={styles['desk']}
      ref={desk}
      data-focus-mode={focus.on}
      style={{ '--zoom': zoom.value / 100 } as CSSProperties}
    >
      <BriefingEditor
        briefing={briefing}
        name={head.title || 'Untitled briefing'}
        readOnly={readOnly}
        desk={deskRequests}
        markings={markings}
        save={(delta) => call('briefings.save', { id, delta })}
        read={() => call('briefings.blocks', { id })}
        onRefused={setRefused}
        onReady={onReady}
        onPickCitation={pick}
        onEditFootnote={edit}
        onWriteFootnote={(note) => {
          setRightOpen(true);
          setPane('Notes');
          writing.write(note);
        }}
        onMarkers={toMarkers}
        noteWords={({ id: note }) =>
          formatted.notes.find((each) => each.id === note)?.paragraphs ?? null
        }
        listWords={() => formatted.list?.entries ?? []}
        sourcesList={
          <ListOfSources
            list={formatted.list}
            cited={list.cited}
            failed={formatted.message}
          />
        }
        noteCard={(note, selected) => {
          // The picker and the field in the pane show the note themselves.
          if (picking || writing.written === note) return null;
          const found = formatted.notes.find((each) => each.id === note);
          return found ? (
            <NoteCard
              note={found}
              editing={selected && !readOnly}
              reading={selected && readable.has(note) ? READ_KEYS : null}
            />
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
        footer={
          <SheetFoot
            onSheet={onSheet}
            template={template}
            signed={against.signedAtEnd}
            readOnly={readOnly}
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
            {left.open && !focus.on && (
              <aside
                className={styles['left']}
                data-region
                tabIndex={-1}
                aria-label="Outline pane"
              >
                <OutlinePane
                  blocks={blocks}
                  current={current}
                  words={words}
                  template={template.name}
                  lengths={against.lengths}
                  missing={
                    <MissingHeadings
                      headings={against.missing}
                      onAdd={against.addHeading}
                    />
                  }
                  onKeep={readOnly ? null : toTemplate}
                  readOnly={readOnly}
                  onGo={(block) => handle?.goToBlock(block)}
                  onMove={({ moved, before }) =>
                    handle?.moveBlocks(moved, before)
                  }
                />
              </aside>
            )}
            <main className={styles['stage']} data-region tabIndex={-1}>
              <Saving {...saving}>
                {(save) => (
                  <SaveNotice
                    save={save}
                    unsavedWords={wordsNotSaved}
                    onShow={(block) => handle?.goToBlock(block)}
                    onReopen={() => void reopen()}
                    onRemoval={(meant) => handle?.settleRemoval(meant)}
                  />
                )}
              </Saving>
              {readOnly && !(app.library?.readOnly ?? true) && (
                <FollowingNotice following={following} />
              )}
              <PasteNotice
                refused={refused}
                onRead={() => {
                  setRefused(null);
                  handle?.focus();
                }}
              />
              {pdfs.notice && (
                <div className={styles['notice']}>{pdfs.notice}</div>
              )}
              {reading.problem !== null && (
                <div className={styles['notice']}>
                  <Notice
                    kind="warning"
                    action={
                      <Button size="small" onClick={reading.dismiss}>
                        Close
                      </Button>
                    }
                  >
                    {reading.problem}
                  </Notice>
                </div>
              )}
              {!isBehind && comparing.notice && (
                <div className={styles['notice']}>{comparing.notice}</div>
              )}
              {sheet}
            </main>
            {finding.asked && handle && (
              <div className={styles['over']}>
                <FindBar
                  handle={handle}
                  blocks={blocks}
                  asked={finding.asked}
                  readOnly={readOnly}
                  onReplacing={finding.setReplacing}
                  onClose={finding.close}
                />
              </div>
            )}
            {reading.width !== null && (
              <aside
                className={styles['reading']}
                style={{ width: `${reading.width}vw` }}
                data-region
                tabIndex={-1}
                aria-label="File beside the text"
              >
                {reading.pane}
              </aside>
            )}
            {rightOpen && !focus.on && (
              <aside
                className={styles['right']}
                data-region
                tabIndex={-1}
                aria-label="Notes and sources"
              >
                <PaneTabs
                  names={tabs}
                  chosen={pane}
                  counts={{
                    Notes: {
                      count: alarms.alarms.length,
                      words: changedSources(alarms.alarms.length),
                      sign: <Sign kind="warning" />,
                    },
                    Checks: {
                      count: found,
                      words: counted(found, 'finding', 'findings'),
                    },
                  }}
                  onChoose={setPane}
                />
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
                      onAddStyle={() => {
                        void ownStyles.add().then((style) => {
                          if (style !== null) onSheet.change({ style });
                        });
                      }}
                      styleProblem={ownStyles.problem}
                      written={writing}
                      changed={alarms.changed}
                      alarms={
                        <AlarmList
                          {...alarms}
                          nameOf={nameOfPart}
                          onGo={(note) => handle?.goToFootnote(note)}
                          onSeen={readOnly ? null : alarms.see}
                          onUndo={alarms.undo}
                        />
                      }
                      readable={readable}
                      onRead={reading.readNote}
                      onAdd={pick}
                      lacksList={list.lacks}
                      onAddList={list.add}
                    />
                  )}
                  {pane === 'Sources' && (
                    <SourcesPane
                      sources={offered}
                      readOnly={readOnly}
                      onChanged={() => void refresh()}
                      withFiles={reading.withFiles}
                      onRead={(source) => {
                        reading.read([{ source: source.id }], 'file');
                      }}
                      {...(!readOnly && {
                        onCite: (source: Source) => {
                          pickSource(source.id);
                        },
                      })}
                    />
                  )}
                  {pane === 'Checks' && (
                    <ChecksPane
                      known={findings}
                      blocks={blocks}
                      language={head.language}
                      onGo={(finding) => {
                        const { block, footnote = null, text: words } = finding;
                        const field =
                          block === null ? firstEmptyField(desk.current) : null;
                        if (field) field.focus();
                        else if (handle) {
                          // First: a mark that is selected takes no focus.
                          text?.focus({ preventScroll: true });
                          goToPlace(handle, {
                            kind: 'block',
                            id,
                            block,
                            footnote,
                            words,
                          });
                        }
                      }}
                      actionsFor={(finding) =>
                        readOnly
                          ? []
                          : findingActions(finding, {
                              edit,
                              toMarkers,
                              openSource: sourceForm.open,
                              mergeSources: merging.ask,
                            })
                      }
                      readOnly={readOnly}
                      onLeave={() => handle?.focus()}
                    />
                  )}
                  {pane === 'Versions' && (
                    <Saving {...saving}>
                      {(save) => (
                        <VersionsPane
                          briefing={id}
                          changes={`${save.kind} ${comparing.restores} ${naming.changes}`}
                          naming={naming}
                          readOnly={readOnly}
                          onOpen={comparing.open}
                          onRestore={comparing.restore}
                        />
                      )}
                    </Saving>
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
      <Saving {...saving}>
        {(save) => (
          <StatusLine
            save={save}
            reading={
              !readOnly
                ? null
                : (app.library?.readOnly ?? true)
                  ? 'Read-only'
                  : 'Written in another window'
            }
            status={
              <StatusChoice
                status={head.status}
                readOnly={readOnly}
                onChange={(status) => {
                  onSheet.change({ status });
                }}
              />
            }
            words={words}
            limits={against.limits}
            notes={footnotes.length}
            markers={markers}
            alarms={alarms.alarms.length}
            findings={found}
            style={
              listed.find((style) => style.id === head.style)?.title ??
              head.style
            }
            language={head.language}
            spelling={
              spelling.status.kind === 'unavailable'
                ? spelling.status.message
                : null
            }
            zoom={zoom}
            focus={focus}
            onMarkers={toMarkers}
            onAlarms={toNotes}
            onFindings={toChecks}
          />
        )}
      </Saving>
      <SpellingMenu
        root={text}
        spelling={spelling}
        onReplace={(range, word) => {
          handle?.replaceText(range, word);
        }}
      />
      <CitationPicker
        open={asked(picking)}
        anchor={picking?.anchor ?? null}
        sources={offered}
        citedIn={(source) => cited.get(source) ?? 0}
        preview={(content) =>
          formatted.preview(
            content,
            picking?.kind === 'edit'
              ? { instead: picking.footnote.id }
              : picking?.kind === 'within'
                ? { instead: picking.within.footnote }
                : { after: picking?.after ?? null },
          )
        }
        onInsert={insert}
        onCancel={cancel}
        onNewSource={newSource.ask}
        newId={newId}
        reading={{
          keys: READ_KEYS,
          withFiles: reading.withFiles,
          read: (source, locator) => {
            reading.read([{ source, locator }], 'stay');
          },
        }}
      />
      {newSource.form}
      {pdfs.dialog}
      {sourceForm.form}
      {merging.dialog}
      <SearchDialog
        open={searching}
        onOpen={goTo}
        onClose={() => {
          setSearching(false);
          handle?.focus();
        }}
      />
      {naming.dialog}
      {dialog}
      {keeping && (
        <SaveTemplateDialog
          briefing={id}
          beforeSaving={flushAll}
          onClose={() => {
            setKeeping(false);
            handle?.focus();
          }}
        />
      )}
      {commandPalette.show(() => [
        ...(readOnly ? [] : (handle?.commands() ?? [])),
        ...menuCommands(actions),
        {
          name: 'Open the file of the source at the caret',
          keys: READ_KEYS,
          run: reading.readHere,
        },
      ])}
      {exporting && (
        <ExportDialog
          briefing={{ id, title: head.title, style: head.style }}
          styles={listed}
          open={stillOpen(template, head, {
            markers,
            lacksList: list.lacks,
            ...against,
          })}
          onExported={against.countedPages}
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

/** A citation within a note is, for the picker, a note of that citation alone. */
function asked(
  picking: Picking | null,
): ComponentProps<typeof CitationPicker>['open'] {
  if (picking?.kind !== 'within') return picking;
  const { citation, footnote } = picking.within;
  return citation
    ? {
        kind: 'edit',
        footnote: { type: 'footnote', id: footnote, content: [citation] },
      }
    : { kind: 'insert' };
}
