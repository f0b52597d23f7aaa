// Two texts of a briefing and what lies between them, read and compared anew whenever one of them is another.
import { useEffect, useRef, useState } from 'react';
import type { FootnoteId } from '#core/document/document.ts';
import { footnotesOf } from '#core/document/walk.ts';
import type { Comparison } from '#core/review/compare-documents.ts';
import type { Change } from '#core/review/list-changes.ts';
import { CallError } from '../api/call.ts';
import { makeWorker } from '../worker-url.ts';
import type {
  CompareReply,
  CompareRequest,
  OpenedText,
} from './compare-messages.ts';
import address from './compare-worker.ts?worker&url';

export type NoteNumbers = ReadonlyMap<FootnoteId, number>;

export type Compared = {
  readonly before: OpenedText;
  readonly after: OpenedText;
  readonly comparison: Comparison;
  readonly changes: readonly Change[];
  /** The numbers of the notes in each. */
  readonly numbers: {
    readonly before: NoteNumbers;
    readonly after: NoteNumbers;
  };
};

export type ComparisonOnScreen = {
  /** What was compared last; null until the first is here. */
  readonly compared: Compared | null;
  /** One sentence where it can't be compared. */
  readonly failed: string | null;
};

const numbersOf = ({ document }: OpenedText): NoteNumbers =>
  new Map(
    footnotesOf(document.blocks).map(({ footnote, number }) => [
      footnote.id,
      number,
    ]),
  );

const BROKEN =
  'The comparison broke off. Nothing is lost; go back and compare the two again.';

const askedOf = ({ document, sources, forms }: OpenedText): OpenedText => ({
  document,
  sources,
  forms,
});

let count = 0;

/** Ends its worker when the answer is here, or nobody waits for it any more. */
export function compareInWorker(
  before: OpenedText,
  after: OpenedText,
  signal: AbortSignal,
): Promise<CompareReply> {
  const worker = makeWorker(new URL(address, import.meta.url), 'compare');
  count += 1;
  const request: CompareRequest = {
    id: count,
    before: askedOf(before),
    after: askedOf(after),
  };
  return new Promise<CompareReply>((resolve) => {
    const end = (reply: CompareReply): void => {
      worker.terminate();
      resolve(reply);
    };
    const broken = (): void => {
      end({ id: request.id, error: BROKEN });
    };
    worker.addEventListener('message', ({ data }) => {
      end(data as CompareReply);
    });
    worker.addEventListener('error', broken);
    worker.addEventListener('messageerror', broken);
    signal.addEventListener('abort', broken);
    worker.postMessage(request);
  });
}

/**
 * `open` reads a side; it throws CallError. `changes` is another value whenever what stands now may have changed, and
 * `open` may be another each time.
 */
export function useComparison(
  open: (side: string) => Promise<OpenedText>,
  before: string,
  after: string,
  changes: unknown,
): ComparisonOnScreen {
  const [shown, setShown] = useState<ComparisonOnScreen>({
    compared: null,
    failed: null,
  });
  const opener = useRef(open);
  useEffect(() => {
    opener.current = open;
  });
  useEffect(() => {
    const left = new AbortController();
    const isLeft = (): boolean => left.signal.aborted;
    async function compare(): Promise<void> {
      try {
        const [from, to] = await Promise.all([
          opener.current(before),
          opener.current(after),
        ]);
        if (isLeft()) return;
        const reply = await compareInWorker(from, to, left.signal);
        if (isLeft()) return;
        if ('error' in reply) setShown({ compared: null, failed: reply.error });
        else
          setShown({
            compared: {
              before: from,
              after: to,
              comparison: reply.comparison,
              changes: reply.changes,
              numbers: { before: numbersOf(from), after: numbersOf(to) },
            },
            failed: null,
          });
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        if (!isLeft()) setShown({ compared: null, failed: error.message });
      }
    }
    void compare();
    return () => {
      left.abort();
    };
  }, [before, after, changes]);
  return shown;
}
