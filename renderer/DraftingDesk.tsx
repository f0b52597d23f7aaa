// The desk with the sheet in the middle: the editor, what stands beside it, and what opens over it.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ArrowLeft, PanelLeft, PanelRight } from 'lucide-react';
import type { Source } from '#core/citations/source.ts';
import type { AppState, MenuCommand, PageOutput } from '#core/contract.ts';
import { countWords } from '#core/document/count-words.ts';
import type {
  CitationId,
  Footnote,
  FootnoteId,
  NoteInline,
  SourceId,
} from '#core/document/document.ts';
import { citationsOf, footnotesOf, markersOf } from '#core/document/walk.ts';
import { call, listen } from './api/call.ts';
import { newId } from './api/new-id.ts';
import styles from './briefing-screen.module.css';
import { CitationPicker } from './citations/CitationPicker.tsx';
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
import { SourceForm } from './sources/SourceForm.tsx';
import { SourcesPane } from './sources/SourcesPane.tsx';
import { SpellingMenu } from './spelling/SpellingMenu.tsx';
import { useSpelling } from './spelling/use-spelling.ts';
import { StatusLine } from './StatusLine.tsx';
import { Button } from './ui/Button.tsx';
import { Notice } from './ui/Notice.tsx';
import { ToolButton } from './ui/ToolButton.tsx';
import { useBlocks, useChosenFootnote, useSaveState } from './use-editor.ts';
import { PaneTabs } from './PaneTabs.tsx';
import { useMenuCommand } from './use-menu-command.ts';
import { useRegions } from './use-regions.ts';
import { useSources } from './use-sources.ts';

type Opened = PageOutput<'briefings.open'>;
type Styles = PageOutput<'styles.list'>['styles'];

type Picking =
  | {
      readonly kind: 'insert';
      readonly typed: string;
      readonly anchor: DOMRect | null;
      readonly after: FootnoteId | null;
    }
  | {
      readonly kind: 'edit';
      readonly footnote: Footnote;
      readonly anchor: DOMRect | null;
    };

const PANES = ['Notes', 'Sources', 'Markers'] as const;
type PaneName = (typeof PANES)[number];

export function DraftingDesk({
  briefing,
  styles: listed,
  app,
  command,
  onHome,
  onReopen,
}: {
  readonly briefing: Opened;
  readonly styles: Styles;
  readonly app: AppState;
  readonly command: {
    readonly command: MenuCommand;
    readonly count: number;
  } | null;
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
    () => countCitations(footnotes.map((each) => each.footnote)),
    [footnotes],
  );
  const formatted = useFormattedNotes({ handle, head, sources: known });

  const [leftOpen, setLeftOpen] = useState(
    () => matchMedia('(width >= 1100px)').matches,
  );
  const [rightOpen, setRightOpen] = useState(true);
  const [pane, setPane] = useState<PaneName>(markers > 0 ? 'Markers' : 'Notes');
  const [picking, setPicking] = useState<Picking | null>(null);
  const [exporting, setExporting] = useState(false);
  const [form, setForm] = useState<FormOpen | null>(null);
  const save =
    onSheet.state.kind === 'saved'
      ? saving
      : saving.kind === 'saved' || saving.kind === 'saving'
        ? onSheet.state
        : saving;

  const flush = useCallback(async (): Promise<boolean> => {
    const done = await Promise.all([handle?.flush() ?? true, onSheet.flush()]);
    return done.every(Boolean);
  }, [handle, onSheet]);

  useEffect(
    () =>
      listen('window.closing', () => {
        void flush().then((saved) => call('window.mayClose', { saved }));
      }),
    [flush],
  );

  const newSource = useCallback(
    (typed: string) =>
      new Promise<Source | null>((resolve) => {
        setForm({ typed, answer: resolve });
      }),
    [],
  );
  const pick = useCallback(
    (typed: string) => {
      if (!handle || readOnly) return;
      setPicking({
        kind: 'insert',
        typed,
        anchor: handle.caretBox(),
        after: handle.footnoteBefore(),
      });
    },
    [handle, readOnly],
  );
  const edit = useCallback(
    (note: FootnoteId) => {
      const footnote = handle?.footnote(note);
      if (!handle || !footnote || readOnly) return;
      handle.goToFootnote(note);
      setPicking({ kind: 'edit', footnote, anchor: handle.caretBox() });
    },
    [handle, readOnly],
  );
  const leave = useCallback(
    async (then?: MenuCommand) => {
      if (await flush()) onHome(then);
    },
    [flush, onHome],
  );

  useMenuCommand(command, {
    home: () => void leave(),
    'new-briefing': () => void leave('new-briefing'),
    import: () => void leave('import'),
    libraries: () => void leave('libraries'),
    export: () => {
      setExporting(true);
    },
    footnote: () => {
      pick('');
    },
    'link-markers': () => {
      setRightOpen(true);
      setPane('Markers');
    },
    undo: () => handle?.undo(),
    redo: () => handle?.redo(),
    'toggle-left-pane': () => {
      setLeftOpen((open) => !open);
    },
    'toggle-right-pane': () => {
      setRightOpen((open) => !open);
    },
  });
  const desk = useRef<HTMLDivElement>(null);
  const [text, setText] = useState<HTMLElement | null>(null);
  const spelling = useSpelling({
    root: text,
    language: head.language,
    enabled: app.settings.spelling && !readOnly,
  });
  useRegions(desk);

  const notesPane = (
    <NotesPane
      handle={handle}
      formatted={formatted}
      chosen={chosen}
      style={head.style}
      styles={listed}
      readOnly={readOnly}
      onStyle={(style) => {
        onSheet.change({ style });
      }}
      onEdit={edit}
      onAdd={() => {
        pick('');
      }}
    />
  );
  const showMarkers = markers > 0 || pane === 'Markers';
  const tabs = PANES.filter((name) => name !== 'Markers' || showMarkers);
  return (
    <div
      className={styles['desk']}
      ref={desk}
      data-left={leftOpen}
      data-right={rightOpen}
    >
      <BriefingEditor
        briefing={briefing}
        readOnly={readOnly}
        save={(delta) => call('briefings.save', { id, delta })}
        onReady={(ready) => {
          setHandle(ready);
          setText(
            desk.current?.querySelector<HTMLElement>(
              '[role="textbox"][contenteditable]',
            ) ?? null,
          );
        }}
        onPickCitation={pick}
        onEditFootnote={edit}
        noteCard={(note) => {
          const found = formatted.notes.find((each) => each.id === note);
          return found ? <NoteCard note={found} readOnly={readOnly} /> : null;
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
            <header
              className={styles['bar']}
              data-region
              tabIndex={-1}
              aria-label="Tools"
            >
              <ToolButton
                name="Outline"
                pressed={leftOpen}
                onClick={() => {
                  setLeftOpen(!leftOpen);
                }}
              >
                <PanelLeft />
              </ToolButton>
              <ToolButton name="All briefings" onClick={() => void leave()}>
                <ArrowLeft />
              </ToolButton>
              <span className={styles['separator']} />
              {toolbar}
              <span className={styles['grow']} />
              <Button
                kind="main"
                onClick={() => {
                  setExporting(true);
                }}
              >
                Export
              </Button>
              <ToolButton
                name="Notes and sources"
                pressed={rightOpen}
                onClick={() => {
                  setRightOpen(!rightOpen);
                }}
              >
                <PanelRight />
              </ToolButton>
            </header>
            {leftOpen && (
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
              {(save.kind === 'waiting' || save.kind === 'conflict') && (
                <div className={styles['notice']}>
                  <Notice
                    kind="warning"
                    action={
                      save.kind === 'conflict' ? (
                        <Button size="small" onClick={onReopen}>
                          Read it again
                        </Button>
                      ) : undefined
                    }
                  >
                    {save.kind === 'waiting'
                      ? `Your last words are not saved yet; they are kept here and tried again. ${save.message}`
                      : save.message}
                  </Notice>
                </div>
              )}
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
                  {pane === 'Notes' && notesPane}
                  {pane === 'Sources' && (
                    <SourcesPane
                      sources={sources}
                      readOnly={readOnly}
                      onChanged={() => void refresh()}
                      onCite={(source) =>
                        handle?.insertFootnote([citationOf(source.id)])
                      }
                    />
                  )}
                  {pane === 'Markers' && handle && (
                    <MarkersPane
                      handle={handle}
                      sources={sources}
                      newId={newId}
                      onNewSource={newSource}
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
        onMarkers={() => {
          setRightOpen(true);
          setPane('Markers');
        }}
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
        onInsert={(content: NoteInline[]) => {
          if (picking?.kind === 'edit')
            handle?.changeFootnote(picking.footnote.id, content);
          else handle?.insertFootnote(content);
          setPicking(null);
          handle?.focus();
        }}
        onCancel={() => {
          setPicking(null);
          handle?.focus();
        }}
        onNewSource={newSource}
        newId={newId}
      />
      {form && (
        <SourceForm
          open
          source={null}
          typed={form.typed}
          onSaved={(source) => {
            void refresh();
            form.answer(source);
            setForm(null);
          }}
          onClose={() => {
            form.answer(null);
            setForm(null);
          }}
        />
      )}
      <ExportDialog
        open={exporting}
        briefing={{ id, title: head.title, style: head.style }}
        styles={listed}
        beforeExport={flush}
        onClose={() => {
          setExporting(false);
          handle?.focus();
        }}
      />
    </div>
  );
}

/** The form that stands open for whoever asked for a new source. */
type FormOpen = {
  readonly typed: string;
  readonly answer: (source: Source | null) => void;
};

const citationOf = (source: SourceId): NoteInline => ({
  type: 'citation',
  id: newId() as CitationId,
  source,
});

/** How often each source is cited in this briefing. */
function countCitations(
  footnotes: readonly Footnote[],
): ReadonlyMap<SourceId, number> {
  const counts = new Map<SourceId, number>();
  for (const footnote of footnotes)
    for (const { source } of citationsOf(footnote))
      counts.set(source, (counts.get(source) ?? 0) + 1);
  return counts;
}
