// The footnote that is being put in or changed: where the picker opens, and what becomes of what it gives.
import { useCallback, useState } from 'react';
import type {
  Footnote,
  FootnoteId,
  NoteInline,
  SourceId,
} from '#core/document/document.ts';
import { afterPaint } from './ui/after-paint.ts';
import type { EditorHandle } from './editor-handle.ts';
import type { WithinNote } from './use-note-writing.tsx';

export type Picking = {
  /** Each picker is another. */
  readonly turn: number;
} & (
  | {
      readonly kind: 'insert';
      readonly anchor: DOMRect | null;
      /** The note before it in reading order. */
      readonly after: FootnoteId | null;
      /** One that was chosen already. */
      readonly source?: SourceId;
    }
  | {
      readonly kind: 'edit';
      readonly footnote: Footnote;
      readonly anchor: DOMRect | null;
    }
  | {
      readonly kind: 'within';
      readonly within: WithinNote;
      readonly anchor: DOMRect | null;
    }
);

let turns = 0;
const turn = (): number => (turns += 1);

/** Nothing is picked while `handle` is null. */
export function usePicking(handle: EditorHandle | null): {
  readonly picking: Picking | null;
  readonly pick: () => void;
  /** With a source that is chosen already, from a list of them. */
  readonly pickSource: (source: SourceId) => void;
  readonly edit: (note: FootnoteId) => void;
  /** For a citation within a note that is written. */
  readonly pickWithin: (within: WithinNote) => void;
  readonly insert: (content: readonly NoteInline[]) => void;
  readonly cancel: () => void;
} {
  const [picking, setPicking] = useState<Picking | null>(null);
  const pick = useCallback(() => {
    if (!handle) return;
    setPicking({
      turn: turn(),
      kind: 'insert',
      anchor: handle.caretBox(),
      after: handle.footnoteBefore(),
    });
  }, [handle]);
  const pickSource = useCallback(
    (source: SourceId) => {
      if (!handle) return;
      const anchor = handle.caretBox();
      setPicking({
        turn: turn(),
        kind: 'insert',
        anchor,
        after: handle.footnoteBefore(),
        source,
      });
    },
    [handle],
  );
  const edit = useCallback(
    (note: FootnoteId) => {
      const footnote = handle?.footnote(note);
      if (!handle || !footnote) return;
      handle.goToFootnote(note);
      setPicking({
        turn: turn(),
        kind: 'edit',
        footnote,
        anchor: handle.caretBox(),
      });
    },
    [handle],
  );
  const pickWithin = useCallback((within: WithinNote) => {
    setPicking({
      turn: turn(),
      kind: 'within',
      within,
      anchor: within.note.caretBox(),
    });
  }, []);
  const giveFocusBack = useCallback(() => {
    if (picking?.kind === 'within') picking.within.note.focus();
    else handle?.focus();
  }, [handle, picking]);
  const cancel = useCallback(() => {
    setPicking(null);
    giveFocusBack();
  }, [giveFocusBack]);
  const insert = useCallback(
    (content: readonly NoteInline[]) => {
      if (picking?.kind === 'within') {
        const { note, citation } = picking.within;
        note.insert(content, citation?.id ?? null);
      } else if (picking?.kind === 'edit')
        handle?.changeFootnote(picking.footnote.id, content);
      else handle?.insertFootnote(content);
      giveFocusBack();
      // The note is seen first; the picker has gone out of sight by itself.
      afterPaint(() => {
        setPicking((now) => (now === picking ? null : now));
      });
    },
    [handle, picking, giveFocusBack],
  );
  return { picking, pick, pickSource, edit, pickWithin, insert, cancel };
}
