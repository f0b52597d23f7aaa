// The page's side of the worker that formats notes: starts it when it is first needed, tells it only what has changed since
// it was last told, and starts it anew after it broke.
import type { CitationStyle } from '#core/citations/citation-style.ts';
import type { ListedEntry } from '#core/citations/listed-entry.ts';
import type { Source } from '#core/citations/source.ts';
import type { FormattedParagraph } from '#core/citations/formatted-note.ts';
import type {
  NoteToFormat,
  NoteWords,
} from '#core/citations/note-formatter.ts';
import { citationsOf } from '#core/document/walk.ts';
import type {
  FootnoteId,
  NoteInline,
  SourceId,
} from '#core/document/document.ts';
import type {
  FormatReply,
  FormatRequest,
  SentNote,
} from './format-messages.ts';

/** The notes of a sheet in their order, and what they are formatted with. */
export type SheetNotes = {
  readonly notes: readonly NoteToFormat[];
  readonly sourceOf: (id: SourceId) => Source | undefined;
  readonly style: CitationStyle;
  readonly language: string;
  /** Whether it has a place for the list of sources. */
  readonly list: boolean;
};

export type FormatterListener = {
  /** Notes that read otherwise than before; `done` once all are exact for the sheet that was told last. */
  readonly onWords: (words: readonly NoteWords[], done: boolean) => void;
  /** The list of sources where it reads otherwise than before; null where the style has none. */
  readonly onList: (entries: readonly ListedEntry[] | null) => void;
  /** One sentence for a person. */
  readonly onFailed: (sentence: string) => void;
};

export type Formatter = {
  /** What the sheet has now. Of `looked` the words come first. */
  readonly show: (sheet: SheetNotes, looked: readonly FootnoteId[]) => void;
  /**
   * How `content` would read at the place `at` of the sheet that was shown last. Null where a newer preview has overtaken
   * it, where it can't be told, or where the formatter was closed.
   */
  readonly preview: (
    content: readonly NoteInline[],
    at: number,
    instead: boolean,
    sourceOf: SheetNotes['sourceOf'],
  ) => Promise<readonly FormattedParagraph[] | null>;
  /** Ends the worker; what is shown later starts another. */
  readonly close: () => void;
};

/** As much of a Worker as is needed. */
export type FormatWorker = {
  readonly postMessage: (request: FormatRequest) => void;
  readonly addEventListener: (
    type: 'message' | 'error' | 'messageerror',
    listener: (event: Event) => void,
  ) => void;
  readonly terminate: () => void;
};

const BROKEN =
  'The notes could not be written out. Nothing is lost; they are tried again with your next change.';

/** What was just written is seen. */
const MOST_NEW = 20;

/** What a worker knows. */
type Told = {
  readonly worker: FormatWorker;
  style: CitationStyle | null;
  notes: readonly NoteToFormat[];
  readonly contents: Map<FootnoteId, readonly NoteInline[]>;
  readonly sources: Map<SourceId, Source>;
};

type OpenPreview = {
  readonly id: number;
  readonly answer: (paragraphs: readonly FormattedParagraph[] | null) => void;
};

export function createFormatter(
  start: () => FormatWorker,
  { onWords, onList, onFailed }: FormatterListener,
): Formatter {
  let told: Told | null = null;
  let count = 0;
  let shown = 0;
  let open: OpenPreview | null = null;

  function answerPreview(
    paragraphs: readonly FormattedParagraph[] | null,
  ): void {
    open?.answer(paragraphs);
    open = null;
  }

  function end(): void {
    told?.worker.terminate();
    told = null;
    answerPreview(null);
  }

  function hear(reply: FormatReply): void {
    switch (reply.kind) {
      case 'words':
        onWords(reply.words, reply.done && reply.id === shown);
        break;
      case 'list':
        onList(reply.entries);
        break;
      case 'previewed':
        if (open?.id === reply.id) answerPreview(reply.paragraphs);
        break;
      case 'failed':
        if (open?.id === reply.id) answerPreview(null);
        else if (reply.id === shown) onFailed(reply.sentence);
        break;
    }
  }

  function started(): Told {
    if (told) return told;
    const fresh: Told = {
      worker: start(),
      style: null,
      notes: [],
      contents: new Map(),
      sources: new Map(),
    };
    fresh.worker.addEventListener('message', (event) => {
      if (fresh === told) hear((event as MessageEvent<FormatReply>).data);
    });
    const broken = (): void => {
      if (fresh !== told) return;
      end();
      onFailed(BROKEN);
    };
    fresh.worker.addEventListener('error', broken);
    fresh.worker.addEventListener('messageerror', broken);
    told = fresh;
    return fresh;
  }

  function tellSources(
    { worker, sources }: Told,
    contents: Iterable<readonly NoteInline[]>,
    sourceOf: SheetNotes['sourceOf'],
  ): void {
    const changed: Source[] = [];
    const gone: SourceId[] = [];
    const seen = new Set<SourceId>();
    for (const content of contents)
      for (const { source: id } of citationsOf({ content })) {
        if (seen.has(id)) continue;
        seen.add(id);
        const source = sourceOf(id);
        const before = sources.get(id);
        if (source === before) continue;
        if (!source) {
          sources.delete(id);
          gone.push(id);
          continue;
        }
        sources.set(id, source);
        // All of a library's sources are new objects after a change of one.
        if (before && JSON.stringify(before) === JSON.stringify(source))
          continue;
        changed.push(source);
      }
    if (changed.length > 0 || gone.length > 0)
      worker.postMessage({ kind: 'sources', sources: changed, gone });
  }

  return {
    show({ notes, sourceOf, style, language, list }, looked) {
      const to = started();
      const { worker, contents } = to;
      if (to.style !== style) {
        worker.postMessage({ kind: 'style', style, language });
        to.style = style;
        to.notes = [];
        contents.clear();
        to.sources.clear();
      }
      tellSources(
        to,
        notes.map(({ content }) => content),
        sourceOf,
      );
      const [from, ends] = sameEnds(to.notes, notes);
      const now = notes.slice(from, notes.length - ends);
      const removed = to.notes.slice(from, to.notes.length - ends);
      count += 1;
      shown = count;
      worker.postMessage({
        kind: 'sheet',
        id: count,
        from,
        removed: removed.length,
        notes: now.map(({ id, content }): SentNote =>
          contents.get(id) === content ? { id } : { id, content },
        ),
        looked: [...looked, ...now.slice(0, MOST_NEW).map(({ id }) => id)],
        list,
      });
      for (const { id } of removed) contents.delete(id);
      for (const { id, content } of now) contents.set(id, content);
      to.notes = notes;
    },

    preview: (content, at, instead, sourceOf) =>
      new Promise((answer) => {
        answerPreview(null);
        if (!told) {
          answer(null);
          return;
        }
        tellSources(told, [content], sourceOf);
        count += 1;
        open = { id: count, answer };
        told.worker.postMessage({
          kind: 'preview',
          id: count,
          at,
          instead,
          content,
        });
      }),

    close: end,
  };
}

/** How many notes are the same at the start of both, and at their ends. */
function sameEnds(
  before: readonly NoteToFormat[],
  now: readonly NoteToFormat[],
): [number, number] {
  const isSame = (a: NoteToFormat | undefined, b: NoteToFormat | undefined) =>
    a !== undefined && a.id === b?.id && a.content === b.content;
  const most = Math.min(before.length, now.length);
  let from = 0;
  while (from < most && isSame(before[from], now[from])) from += 1;
  let ends = 0;
  while (ends < most - from && isSame(before.at(-1 - ends), now.at(-1 - ends)))
    ends += 1;
  return [from, ends];
}
