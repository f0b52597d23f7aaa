// The page's side of the worker that formats notes: starts it when it is first needed, tells it a style once, and starts
// it anew after it broke.
import type { CitationStyle } from '#core/citations/citation-style.ts';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { Source } from '#core/citations/source.ts';
import type { BriefingDocument } from '#core/document/document.ts';
import type {
  FormatPurpose,
  FormatReply,
  FormatRequest,
} from './format-messages.ts';

export type Formatted =
  | { readonly notes: readonly FormattedNote[] }
  /** One sentence for a person. */
  | { readonly error: string };

export type Formatter = {
  /** Null where a newer request of the same purpose has overtaken this one, or the formatter was closed. */
  readonly format: (
    purpose: FormatPurpose,
    document: BriefingDocument,
    sources: readonly Source[],
    style: CitationStyle,
  ) => Promise<Formatted | null>;
  /** Ends the worker; a later request starts another. */
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

type Open = {
  readonly id: number;
  readonly answer: (formatted: Formatted | null) => void;
};

const BROKEN =
  'The notes could not be written out. Nothing is lost; they are tried again with your next change.';

export function createFormatter(start: () => FormatWorker): Formatter {
  let worker: FormatWorker | null = null;
  let told: CitationStyle | null = null;
  let count = 0;
  const open = new Map<FormatPurpose, Open>();

  function end(formatted: Formatted | null): void {
    worker?.terminate();
    worker = null;
    told = null;
    const ended = [...open.values()];
    open.clear();
    for (const { answer } of ended) answer(formatted);
  }

  function started(): FormatWorker {
    if (worker) return worker;
    const fresh = start();
    fresh.addEventListener('message', (event) => {
      if (fresh !== worker) return;
      const { data } = event as MessageEvent<FormatReply>;
      for (const [purpose, { id, answer }] of open)
        if (id === data.id) {
          open.delete(purpose);
          answer(
            'notes' in data ? { notes: data.notes } : { error: data.error },
          );
        }
    });
    const broken = (): void => {
      if (fresh === worker) end({ error: BROKEN });
    };
    fresh.addEventListener('error', broken);
    fresh.addEventListener('messageerror', broken);
    worker = fresh;
    return fresh;
  }

  return {
    format: (purpose, document, sources, style) =>
      new Promise((answer) => {
        const to = started();
        open.get(purpose)?.answer(null);
        count += 1;
        open.set(purpose, { id: count, answer });
        if (told !== style) to.postMessage({ kind: 'style', style });
        told = style;
        to.postMessage({
          kind: 'format',
          id: count,
          purpose,
          document,
          sources,
        });
      }),
    close: () => {
      end(null);
    },
  };
}
