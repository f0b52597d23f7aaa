// The note whose words are written in the pane: which one it is, and how what is written becomes the briefing's. A pause
// ends a step for undo.
import {
  useCallback,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { flushSync } from 'react-dom';
import { describeSource } from '#core/citations/describe-source.ts';
import { writeLocator } from '#core/citations/locator.ts';
import type { Source } from '#core/citations/source.ts';
import type { Citation, FootnoteId } from '#core/document/document.ts';
import type { EditorHandle } from './editor-handle.ts';
import { NoteEditor } from './editor/writing/NoteEditor.tsx';
import type { NoteHandle } from './editor/writing/note-handle.ts';

/** Milliseconds without a change after which the next one is a step of its own. */
const PAUSE = 1_000;

/** What the picker is opened for within a note that is written. */
export type WithinNote = {
  readonly note: NoteHandle;
  readonly footnote: FootnoteId;
  /** The citation that is changed, null for a new one. */
  readonly citation: Citation | null;
};

export type NoteWriting = {
  /** The footnote that is written, null for none. */
  readonly written: FootnoteId | null;
  readonly write: (id: FootnoteId) => void;
  /** The words that are selected in it, as core/review/thread.ts counts them; null while no note is written. */
  readonly selected: () => {
    readonly footnote: FootnoteId;
    readonly words: { readonly start: number; readonly end: number } | null;
  } | null;
  /** The field, to stand in the place of the note that is written. */
  readonly field: ReactNode;
};

/** `pick` opens the picker over the note. Nothing is written while `handle` is null. */
export function useNoteWriting(
  handle: EditorHandle | null,
  sources: readonly Source[],
  pick: (within: WithinNote) => void,
): NoteWriting {
  const [id, setId] = useState<FootnoteId | null>(null);
  const [drawn, setDrawn] = useState<FootnoteId | null>(null);
  const note = useRef<NoteHandle | null>(null);
  const last = useRef<number | null>(null);
  const footnote = useSyncExternalStore(
    useCallback(
      (listener) => handle?.onChange(listener) ?? (() => undefined),
      [handle],
    ),
    () => (id === null ? null : (handle?.footnote(id) ?? null)),
  );
  // One that went ends its writing: brought back by an undo in the text, it would take the keys from there.
  if (footnote && drawn !== footnote.id) setDrawn(footnote.id);
  if (!footnote && handle && drawn !== null) {
    if (id === drawn) setId(null);
    setDrawn(null);
  }
  const onReady = useCallback((ready: NoteHandle) => {
    note.current = ready;
  }, []);
  const write = useCallback((wanted: FootnoteId) => {
    last.current = null;
    setId(wanted);
  }, []);
  const label = (citation: Citation): string => {
    const source = sources.find((each) => each.id === citation.source);
    const names = source ? describeSource(source) : null;
    const whom = names
      ? [names.names || names.title || source?.citekey, names.year]
          .filter(Boolean)
          .join(' ')
      : 'A source that is not in the library';
    return citation.locator
      ? `${whom}, ${writeLocator(citation.locator)}`
      : whom;
  };
  const cite = (citation: Citation | null): void => {
    if (id !== null && note.current)
      pick({ note: note.current, footnote: id, citation });
  };
  const step = (move: () => void): void => {
    last.current = null;
    move();
    if (id !== null && handle?.footnote(id)) {
      note.current?.focus();
      return;
    }
    flushSync(() => {
      setId(null);
    });
    handle?.focus();
  };
  return {
    written: footnote ? id : null,
    write,
    selected: () =>
      footnote && {
        footnote: footnote.id,
        words: note.current?.selectedWords() ?? null,
      },
    field: footnote && handle && (
      <NoteEditor
        key={footnote.id}
        name="Words of the note"
        content={footnote.content}
        label={label}
        onReady={onReady}
        onChange={(content) => {
          const now = Date.now();
          const goesOn = last.current !== null && now - last.current < PAUSE;
          last.current = now;
          handle.writeFootnote(footnote.id, content, goesOn);
        }}
        onUndo={() => {
          step(handle.undo);
        }}
        onRedo={() => {
          step(handle.redo);
        }}
        onCite={() => {
          cite(null);
        }}
        onEditCitation={cite}
        onDone={() => {
          flushSync(() => {
            setId(null);
          });
          handle.goToFootnote(footnote.id);
          handle.focus();
        }}
      />
    ),
  };
}
