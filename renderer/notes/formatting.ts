// The work of the worker that formats the notes, without the worker: what it was told, and what it says, a slice of work at
// a time, so that what comes in meanwhile is taken first.
import type { CitationStyle } from '#core/citations/citation-style.ts';
import type { Source } from '#core/citations/source.ts';
import type { FormattedParagraph } from '#core/citations/formatted-note.ts';
import {
  createNoteFormatter,
  type FormattedSlice,
  type NoteFormatter,
  type NoteToFormat,
} from '#core/citations/note-formatter.ts';
import type { FootnoteId, SourceId } from '#core/document/document.ts';
import type { FormatReply, FormatRequest } from './format-messages.ts';

const UNFORMATTED =
  'The notes can’t be written out in this citation style. Nothing is lost; choose another style, or undo the last change.';

/** No note of a document has it. */
const PREVIEWED = 'previewed' as FootnoteId;

type Run = {
  readonly id: number;
  readonly slices: Generator<FormattedSlice, void>;
};

export type Formatting = {
  readonly receive: (request: FormatRequest) => void;
  /** Does a slice of what there is to do; whether there is more. */
  readonly step: () => boolean;
};

export function createFormatting(
  post: (reply: FormatReply) => void,
): Formatting {
  let style: {
    readonly style: CitationStyle;
    readonly language: string;
  } | null = null;
  let sources: ReadonlyMap<SourceId, Source> = new Map();
  let notes: readonly NoteToFormat[] = [];
  // Two, so that looking for a note to insert does not disturb what is known of those that are there.
  let sheet: NoteFormatter | null = null;
  let previewer: NoteFormatter | null = null;
  let run: Run | null = null;
  let previewRun: Run | null = null;
  let previewed: readonly FormattedParagraph[] = [];

  function formatter(): NoteFormatter {
    if (!style) throw new Error('a request came before the style');
    return createNoteFormatter(style.style, style.language);
  }

  function receive(request: FormatRequest): void {
    switch (request.kind) {
      case 'style':
        style = request;
        sources = new Map();
        notes = [];
        sheet = previewer = run = previewRun = null;
        break;
      case 'sources':
        sources = new Map([
          ...[...sources].filter(([id]) => !request.gone.includes(id)),
          ...request.sources.map((source) => [source.id, source] as const),
        ]);
        break;
      case 'sheet': {
        const known = new Map(notes.map((note) => [note.id, note]));
        notes = notes.toSpliced(
          request.from,
          request.removed,
          ...request.notes.flatMap(({ id, content }): NoteToFormat | [] =>
            content ? { id, content } : (known.get(id) ?? []),
          ),
        );
        sheet ??= formatter();
        run = {
          id: request.id,
          slices: sheet.run(notes, sources, new Set(request.looked)),
        };
        break;
      }
      case 'preview': {
        previewer ??= formatter();
        const note = { id: PREVIEWED, content: request.content };
        previewRun = {
          id: request.id,
          slices: previewer.run(
            notes.toSpliced(request.at, request.instead ? 1 : 0, note),
            sources,
            new Set([PREVIEWED]),
          ),
        };
        break;
      }
    }
  }

  function stepPreview({ id, slices }: Run): void {
    const { value } = slices.next();
    for (const words of value?.words ?? [])
      if (words.id === PREVIEWED) previewed = words.paragraphs;
    if (value?.exact === false) return;
    previewRun = null;
    post({ kind: 'previewed', id, paragraphs: previewed });
  }

  function stepSheet({ id, slices }: Run): void {
    const { value, done } = slices.next();
    if (done) run = null;
    const words = value?.words ?? [];
    if (done || words.length > 0)
      post({ kind: 'words', id, words, done: done ?? false });
  }

  return {
    receive,
    step() {
      // What is typed waits for its preview.
      const now = previewRun ?? run;
      if (!now) return false;
      try {
        if (now === previewRun) stepPreview(now);
        else stepSheet(now);
      } catch (error) {
        console.error(error);
        // What an engine knows when it fails is not to be relied on.
        if (now === previewRun) previewRun = previewer = null;
        else run = sheet = null;
        post({ kind: 'failed', id: now.id, sentence: UNFORMATTED });
      }
      return previewRun !== null || run !== null;
    },
  };
}
