// A comment on what is selected, on the block of the caret or on a note: what it can be about is told of the text and the
// notes, and its key is listened for wherever the focus is.
import { useCallback, useEffect, useRef } from 'react';
import { describeSource } from '#core/citations/describe-source.ts';
import {
  plainNote,
  type FormattedNote,
} from '#core/citations/formatted-note.ts';
import type { Source } from '#core/citations/source.ts';
import type { FootnoteId } from '#core/document/document.ts';
import {
  choicesHere,
  choicesOfNote,
  type CommentChoice,
} from './comments/comment-draft.ts';
import type { EditorHandle } from './editor-handle.ts';
import { COMMENT_KEYS } from './editor/keys/editor-keys.ts';
import { matchesKeys } from './ui/keys.ts';

export type Commenting = {
  readonly onSelection: () => void;
  readonly onNote: (id: FootnoteId) => void;
};

/** Nothing is begun while `handle` is null. `begin` opens the form. */
export function useCommenting({
  handle,
  notes,
  sources,
  enabled,
  begin,
}: {
  readonly handle: EditorHandle | null;
  readonly notes: readonly FormattedNote[];
  readonly sources: readonly Source[];
  readonly enabled: boolean;
  readonly begin: (choices: readonly CommentChoice[]) => void;
}): Commenting {
  const choicesFor = (id: FootnoteId): CommentChoice[] =>
    handle
      ? choicesOfNote(
          handle.blocks(),
          id,
          ({ id: note }) => printed(notes.find((each) => each.id === note)),
          (source) => nameOf(sources.find((each) => each.id === source)),
        )
      : [];
  const onSelection = (): void => {
    if (handle && enabled) begin(choicesHere(handle, choicesFor));
  };
  const onNote = (id: FootnoteId): void => {
    if (handle && enabled) begin(choicesFor(id));
  };
  const latest = useRef({ onSelection, onNote });
  useEffect(() => {
    latest.current = { onSelection, onNote };
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !matchesKeys(event, COMMENT_KEYS)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"]'))
        return;
      event.preventDefault();
      latest.current.onSelection();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
  // The same two as long as the desk stands: the rows of all notes have the second.
  return {
    onSelection: useCallback(() => {
      latest.current.onSelection();
    }, []),
    onNote: useCallback((id) => {
      latest.current.onNote(id);
    }, []),
  };
}

const printed = (note: FormattedNote | undefined): string =>
  note ? plainNote(note) : '';

function nameOf(source: Source | undefined): string {
  if (!source) return 'A source that is not in the library';
  const { names, title, year } = describeSource(source);
  return [names || title || source.citekey, year].filter(Boolean).join(' ');
}
