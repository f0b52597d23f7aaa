// The notes of the sheet as they will be read, kept up with what is typed, and any note before it is put in. Formatting
// runs in a worker and only where the notes, the sources that they cite or the style have changed.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CitationStyle } from '#core/citations/citation-style.ts';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { Source } from '#core/citations/source.ts';
import {
  DOCUMENT_VERSION,
  type Block,
  type BriefingDocument,
  type BriefingHead,
  type NoteInline,
} from '#core/document/document.ts';
import { footnotesOf, type PlacedFootnote } from '#core/document/walk.ts';
import type { EditorHandle } from '../editor-handle.ts';
import { makeWorker } from '../worker-url.ts';
import address from './format-worker.ts?worker&url';
import { createFormatter } from './formatter.ts';
import {
  citedSources,
  keepSame,
  notesAlone,
  sameNotes,
  sameSources,
} from './notes-on-sheet.ts';
import { useCitationStyle } from './use-citation-style.ts';
import { withNote, type NotePlace } from './with-note.ts';

/** Milliseconds without a change before the notes are looked at. */
const IDLE = 120;

export type FormattedNotes = {
  /** The last that could be formatted, also while others are being made or could not be. */
  readonly notes: readonly FormattedNote[];
  readonly state: 'ready' | 'working' | 'failed';
  /** One sentence where they failed. */
  readonly message: string | null;
  /** The note as it would be read there; null where it can't be told, or a newer preview was asked for. */
  readonly preview: (
    content: readonly NoteInline[],
    at: NotePlace,
  ) => Promise<FormattedNote | null>;
};

/** What was formatted last, or is being formatted. */
type Taken = {
  readonly handle: EditorHandle;
  readonly style: CitationStyle;
  readonly placed: readonly PlacedFootnote[];
  readonly cited: readonly Source[];
};

type Shown = {
  readonly notes: readonly FormattedNote[];
  readonly working: boolean;
  readonly message: string | null;
  readonly style: CitationStyle | null;
};

const startWorker = (): Worker =>
  makeWorker(new URL(address, import.meta.url), 'notes');

const documentOf = (
  head: BriefingHead,
  blocks: readonly Block[],
): BriefingDocument => ({ ...head, version: DOCUMENT_VERSION, blocks });

export function useFormattedNotes({
  handle,
  head,
  sources,
}: {
  readonly handle: EditorHandle | null;
  readonly head: BriefingHead;
  readonly sources: readonly Source[];
}): FormattedNotes {
  const { style, failed } = useCitationStyle(head.style, head.language);
  const [formatter] = useState(() => createFormatter(startWorker));
  const [shown, setShown] = useState<Shown>({
    notes: [],
    working: true,
    message: null,
    style: null,
  });
  const taken = useRef<Taken | null>(null);
  const latest = useRef({ handle, head, sources, style });

  // Before the effects below, which read it.
  useEffect(() => {
    latest.current = { handle, head, sources, style };
  }, [handle, head, sources, style]);

  useEffect(
    () => () => {
      taken.current = null;
      formatter.close();
    },
    [formatter],
  );

  useEffect(() => {
    if (!handle || !style) return;
    async function format(on: EditorHandle, by: CitationStyle): Promise<void> {
      const blocks = notesAlone(on.blocks());
      const placed = footnotesOf(blocks);
      const cited = citedSources(blocks, sources);
      const before = taken.current;
      if (
        before?.handle === on &&
        before.style === by &&
        sameNotes(before.placed, placed) &&
        sameSources(before.cited, cited)
      )
        return;
      taken.current = { handle: on, style: by, placed, cited };
      setShown((last) => ({ ...last, working: true }));
      const made = await formatter.format(
        'sheet',
        documentOf(latest.current.head, blocks),
        cited,
        by,
      );
      if (!made) return;
      if ('error' in made) {
        // The next change tries again, also where it brings the same notes back.
        taken.current = null;
        setShown(({ notes }) => ({
          notes,
          working: false,
          message: made.error,
          style: by,
        }));
      } else
        setShown(({ notes }) => ({
          notes: keepSame(notes, made.notes),
          working: false,
          message: null,
          style: by,
        }));
    }
    const run = (): void => void format(handle, style);
    let timer = setTimeout(run);
    const end = handle.onChange(() => {
      clearTimeout(timer);
      timer = setTimeout(run, IDLE);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [formatter, handle, sources, style]);

  const preview = useCallback<FormattedNotes['preview']>(
    async (content, at) => {
      const now = latest.current;
      if (!now.handle || !now.style) return null;
      const previewed = withNote(now.handle.blocks(), content, at);
      if (!previewed) return null;
      const blocks = notesAlone(previewed.blocks);
      const made = await formatter.format(
        'preview',
        documentOf(now.head, blocks),
        citedSources(blocks, now.sources),
        now.style,
      );
      if (!made || 'error' in made) return null;
      return made.notes.find(({ id }) => id === previewed.id) ?? null;
    },
    [formatter],
  );

  const message = failed ?? shown.message;
  const isWorking = shown.working || style === null || shown.style !== style;
  return {
    notes: shown.notes,
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
  };
}
