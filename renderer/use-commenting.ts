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
  choiceInNote,
  choicesHere,
  choicesOfNote,
  type CommentChoice,
} from './comments/comment-draft.ts';
import type { EditorHandle } from './editor-handle.ts';
import { COMMENT_KEYS } from './editor/keys/editor-keys.ts';
import { matchesKeys } from './ui/keys.ts';
import type { NoteWriting } from './use-note-writing.tsx';

export type Commenting = {
  readonly onSelection: () => void;
  readonly onNote: (id: FootnoteId) => void;
  readonly onCitation: (note: string, citation: string) => void;
};

/** Nothing is begun while `handle` is null. `begin` opens the form. */
export function useCommenting({
  handle,
  notes,
  sources,
  written,
  enabled,
  begin,
}: {
  readonly handle: EditorHandle | null;
  readonly notes: readonly FormattedNote[];
  readonly sources: readonly Source[];
  /** What is selected in the note that is written. */
  readonly written: NoteWriting['selected'];
  readonly enabled: boolean;
  readonly begin: (choices: readonly CommentChoice[]) => void;
}): Commenting {
  const choicesFor = (id: FootnoteId): CommentChoice[] => {
    if (!handle) return [];
    const now = written();
    const words =
      now?.footnote === id && now.words
        ? choiceInNote(handle.blocks(), id, now.words)
        : null;
    return [
      ...(words ? [words] : []),
      ...choicesOfNote(
        handle.blocks(),
        id,
        ({ id: note }) => printed(notes.find((each) => each.id === note)),
        (source) => nameOf(sources.find((each) => each.id === source)),
      ),
    ];
  };
  const onNote = (id: FootnoteId): void => {
    if (handle && enabled) begin(choicesFor(id));
  };
  const onSelection = (): void => {
    const now = written();
    if (now) {
      onNote(now.footnote);
      // Whoever leaves the form goes on at the note.
      handle?.goToFootnote(now.footnote);
    } else if (handle && enabled) begin(choicesHere(handle, choicesFor));
  };
  const onCitation = (note: string, citation: string): void => {
    if (!handle || !enabled) return;
    const choices = choicesFor(note as FootnoteId);
    const isMeant = ({ place }: CommentChoice): boolean =>
      place.on === 'citation' && place.citation === citation;
    begin([
      ...choices.filter(isMeant),
      ...choices.filter((choice) => !isMeant(choice)),
    ]);
  };
  const latest = useRef({ onSelection, onNote, onCitation });
  useEffect(() => {
    latest.current = { onSelection, onNote, onCitation };
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
    onCitation: useCallback((note, citation) => {
      latest.current.onCitation(note, citation);
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
