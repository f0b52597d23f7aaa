// The notes of the sheet as they will be read, kept up with what is typed, and any note before it is put in. Formatting
// runs in a worker, which is told what has changed; until it answers, each note keeps the words that it had.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CitationStyle } from '#core/citations/citation-style.ts';
import type {
  FormattedNote,
  FormattedParagraph,
} from '#core/citations/formatted-note.ts';
import type { NoteToFormat } from '#core/citations/note-formatter.ts';
import type { ListedEntry } from '#core/citations/listed-entry.ts';
import type { Source } from '#core/citations/source.ts';
import type {
  BriefingHead,
  FootnoteId,
  NoteInline,
  SourceId,
} from '#core/document/document.ts';
import { footnotesOf, type PlacedFootnote } from '#core/document/walk.ts';
import type { EditorHandle } from '../editor-handle.ts';
import { makeWorker } from '../worker-url.ts';
import address from './format-worker.ts?worker&url';
import { createFormatter, type Formatter } from './formatter.ts';
import { notesToFormat, placeWords, samePlaces } from './notes-on-sheet.ts';
import { useCitationStyle } from './use-citation-style.ts';
import { withNote, type NotePlace } from './with-note.ts';

/** Milliseconds without a change before the notes are looked at. */
const IDLE = 120;
/** Milliseconds between two drawings of notes that come in one after the other. */
const DRAWN = 200;
/** Notes that are taken as seen before anyone says which are. */
const FIRST = 20;

export type FormattedNotes = {
  /** The last that could be formatted, also while others are being made or could not be. */
  readonly notes: readonly FormattedNote[];
  /**
   * The list of sources, where the text has a place for it: the last that could be formatted. No `entries` where the style
   * has no list. Null until it was formatted once.
   */
  readonly list: FormattedList | null;
  readonly state: 'ready' | 'working' | 'failed';
  /** One sentence where they failed. */
  readonly message: string | null;
  /** The note as it would be read there; null where it can't be told, or a newer preview was asked for. */
  readonly preview: (
    content: readonly NoteInline[],
    at: NotePlace,
  ) => Promise<FormattedNote | null>;
  /** Says which notes are seen: their words come first. */
  readonly look: (notes: readonly FootnoteId[]) => void;
};

export type FormattedList = { readonly entries: readonly ListedEntry[] | null };

/** What the formatter was told last. */
type Taken = {
  readonly handle: EditorHandle;
  readonly style: CitationStyle;
  readonly sources: readonly Source[];
  readonly placed: readonly PlacedFootnote[];
  readonly notes: readonly NoteToFormat[];
  readonly list: boolean;
};

type Shown = {
  readonly notes: readonly FormattedNote[];
  readonly list: FormattedList | null;
  readonly working: boolean;
  readonly message: string | null;
  readonly style: CitationStyle | null;
};

const startWorker = (): Worker =>
  makeWorker(new URL(address, import.meta.url), 'notes');

export function useFormattedNotes({
  handle,
  head,
  sources,
}: {
  readonly handle: EditorHandle | null;
  readonly head: BriefingHead;
  readonly sources: readonly Source[];
}): FormattedNotes {
  const { language } = head;
  const { style, failed } = useCitationStyle(head.style, language);
  const byId = useMemo(
    () => new Map(sources.map((source) => [source.id, source])),
    [sources],
  );
  const [shown, setShown] = useState<Shown>({
    notes: [],
    list: null,
    working: true,
    message: null,
    style: null,
  });
  const formatter = useRef<Formatter | null>(null);
  const taken = useRef<Taken | null>(null);
  const words = useRef(new Map<FootnoteId, readonly FormattedParagraph[]>());
  const looked = useRef<readonly FootnoteId[]>([]);

  /** Draws the notes that are on the sheet, each with the words that it has. */
  const draw = useCallback((state: Partial<Shown>): void => {
    const placed = taken.current?.placed;
    setShown((last) => ({
      ...last,
      ...(placed && { notes: placeWords(placed, words.current, last.notes) }),
      ...state,
    }));
  }, []);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    formatter.current = createFormatter(startWorker, {
      onWords: (some, done) => {
        for (const { id, paragraphs } of some)
          words.current.set(id, paragraphs);
        if (!done) {
          timer ??= setTimeout(() => {
            timer = undefined;
            draw({});
          }, DRAWN);
          return;
        }
        clearTimeout(timer);
        timer = undefined;
        draw({
          working: false,
          message: null,
          style: taken.current?.style ?? null,
        });
      },
      onList: (entries) => {
        setShown((last) => ({ ...last, list: { entries } }));
      },
      onFailed: (message) => {
        const by = taken.current?.style ?? null;
        // The next change tries again, also where it brings the same notes back.
        taken.current = null;
        setShown((last) => ({ ...last, working: false, message, style: by }));
      },
    });
    return () => {
      clearTimeout(timer);
      taken.current = null;
      formatter.current?.close();
      formatter.current = null;
    };
  }, [draw]);

  const take = useCallback((): void => {
    if (!handle || !style) return;
    const blocks = handle.blocks();
    const placed = footnotesOf(blocks);
    const list = blocks.some(({ type }) => type === 'bibliography');
    const before = taken.current;
    const notes = notesToFormat(placed, before?.notes ?? []);
    const isSame =
      before?.handle === handle &&
      before.style === style &&
      before.sources === sources &&
      before.list === list &&
      samePlaces(before.placed, placed) &&
      before.notes.every(
        ({ content }, place) => content === notes[place]?.content,
      );
    if (isSame) return;
    taken.current = { handle, style, sources, placed, notes, list };
    const there = new Set(notes.map(({ id }) => id));
    for (const id of words.current.keys())
      if (!there.has(id)) words.current.delete(id);
    draw({ working: true });
    formatter.current?.show(
      {
        notes,
        sourceOf: (id: SourceId) => byId.get(id),
        style,
        language,
        list,
      },
      looked.current.length > 0
        ? looked.current
        : notes.slice(0, FIRST).map(({ id }) => id),
    );
  }, [handle, style, sources, byId, language, draw]);

  useEffect(() => {
    if (!handle) return;
    let timer = setTimeout(take);
    const end = handle.onChange(() => {
      clearTimeout(timer);
      timer = setTimeout(take, IDLE);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [handle, take]);

  const preview = useCallback<FormattedNotes['preview']>(
    async (content, at) => {
      // Places are counted in what the formatter was told.
      take();
      const previewed = handle && withNote(handle.blocks(), content, at);
      if (!previewed) return null;
      const placed = footnotesOf(previewed.blocks).find(
        ({ footnote }) => footnote.id === previewed.id,
      );
      if (!placed) return null;
      const { block, number } = placed;
      const paragraphs = await formatter.current?.preview(
        content,
        number - 1,
        'instead' in at,
        (id) => byId.get(id),
      );
      return paragraphs
        ? { id: previewed.id, block, number, paragraphs }
        : null;
    },
    [handle, take, byId],
  );

  const look = useCallback((notes: readonly FootnoteId[]): void => {
    looked.current = notes;
  }, []);

  const message = failed ?? shown.message;
  const isWorking = shown.working || style === null || shown.style !== style;
  return {
    notes: shown.notes,
    list: shown.list,
    state:
      failed !== null
        ? 'failed'
        : isWorking
          ? 'working'
          : message !== null
            ? 'failed'
            : 'ready',
    message,
    preview,
    look,
  };
}
