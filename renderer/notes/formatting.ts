// The work of the worker that formats the notes, without the worker: what it was told, and what it says, a slice of work at
// a time, so that what comes in meanwhile is taken first.
import type { CitationStyle } from '#core/citations/citation-style.ts';
import { citedInOrder } from '#core/citations/cited-in-order.ts';
import { formatBibliography } from '#core/citations/format-bibliography.ts';
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

const UNLISTED =
  'The list of sources can’t be written out in this citation style. Nothing is lost; choose another style, or undo the last change.';

/** No note of a document has it. */
const PREVIEWED = 'previewed' as FootnoteId;

/** What a list of sources was made of. */
type Listed = {
  readonly cited: readonly SourceId[];
  readonly sources: readonly (Source | undefined)[];
};

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
  // The sheet whose list of sources is still to be looked at, and what the last one was made of.
  let listRun: number | null = null;
  let listed: Listed | null = null;
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
        sheet = previewer = run = previewRun = listRun = listed = null;
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
        listRun = request.list ? request.id : null;
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

  /** In one go: it takes as long as a full pass over its sources, and few changes of a text need it anew. */
  function list(): void {
    listRun = null;
    if (!style) return;
    const cited = citedInOrder(notes);
    const now = { cited, sources: cited.map((id) => sources.get(id)) };
    if (
      listed &&
      isSame(listed.cited, now.cited) &&
      isSame(listed.sources, now.sources)
    )
      return;
    listed = null;
    const entries = formatBibliography(
      cited,
      sources,
      style.style,
      style.language,
    );
    listed = now;
    post({ kind: 'list', entries });
  }

  return {
    receive,
    step() {
      // What is typed waits for its preview.
      const now = previewRun ?? run;
      const asked = listRun;
      if (!now && asked === null) return false;
      try {
        if (!now) list();
        else if (now === previewRun) stepPreview(now);
        else stepSheet(now);
      } catch (error) {
        console.error(error);
        // What an engine knows when it fails is not to be relied on.
        if (now && now === previewRun) previewRun = previewer = null;
        else if (now) run = sheet = null;
        if (now) post({ kind: 'failed', id: now.id, sentence: UNFORMATTED });
        else if (asked !== null)
          post({ kind: 'failed', id: asked, sentence: UNLISTED });
      }
      return previewRun !== null || run !== null || listRun !== null;
    },
  };
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, place) => each === b[place]);
