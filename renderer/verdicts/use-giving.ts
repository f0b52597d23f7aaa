// Recording verdicts as the queue goes on, taking the last of them back, and taking words of the source on the way. The next
// citation is shown while the verdict on the last is being kept; that it is recorded is said once it is, and where it can't be,
// the queue comes back to it with what was filled in.
import { useRef, useState, type RefObject } from 'react';
import {
  plainNote,
  type FormattedNote,
} from '#core/citations/formatted-note.ts';
import type { Verdict } from '#core/review/verdict.ts';
import { call, CallError } from '../api/call.ts';
import type { TakeWords } from './evidence.ts';
import type { Citations, ReviewedCitation } from './use-citations.ts';
import type { OpenedSource } from './use-opened-source.ts';
import type { QueuePlace } from './use-queue-place.ts';
import type { useVerdictDraft } from './use-verdict-draft.ts';
import { lookOf } from './verdict-words.ts';

/** What is recorded is nothing to begin another verdict with. */
const EMPTY = {
  ...{ verdict: null, reason: '', quotation: '', lacksReason: false },
} as const;
/** Verdicts after which it can be told how long the rest will take. */
const ENOUGH_TO_TELL = 3;

type Rows = readonly ReviewedCitation[];

type Given = {
  readonly verdict: string;
  readonly citation: string;
  /** What was filled in: there again where it is taken back. */
  readonly filled: {
    readonly page: string;
    readonly reason: string;
    readonly quotation: string;
  };
};

export function useGiving({
  briefing,
  known,
  queue,
  note,
  source,
  draft: [draft, change],
  checker,
  canGive,
  onLacking,
  take,
  onTaken,
  onFailed,
}: {
  readonly briefing: string;
  readonly known: Citations;
  readonly queue: QueuePlace;
  /** As it is printed now. */
  readonly note: FormattedNote | null;
  readonly source: OpenedSource | null;
  readonly draft: ReturnType<typeof useVerdictDraft>;
  readonly checker: string;
  readonly canGive: boolean;
  /** No words of the file are selected: they are to be typed. */
  readonly onLacking: () => void;
  readonly take: RefObject<TakeWords | null>;
  /** Words were taken out of the source. */
  readonly onTaken: () => Promise<void>;
  /** One sentence where the last could not be done, null where it could. */
  readonly onFailed: (sentence: string | null) => void;
}) {
  const rows = known.citations;
  const { row } = queue;
  const [given, setGiven] = useState<readonly Given[]>([]);
  const latest = useRef(given);
  /** Those that are being kept, and those that the list does not have yet. */
  const going = useRef(new Map<string, ReviewedCitation>());
  const [begun] = useState(() => Date.now());
  const [minutes, setMinutes] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  /** Verdicts are kept one after the other, in the order in which they were given. */
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const failures = useRef(0);
  /** The sentence where it can't be done; null where it could. */
  const triedTo = async (work: () => Promise<void>): Promise<string | null> => {
    try {
      await work();
      return null;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      failures.current += 1;
      return error.message;
    }
  };
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    const problem = await triedTo(work);
    if (problem !== null) onFailed(problem);
  };
  const inLine = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = line.current.then(work);
    // What fails is told by whoever waits for it.
    line.current = done.catch(() => undefined);
    return done;
  };
  const withGoing = (list: Rows): Rows =>
    list.map((each) => {
      const now = going.current.get(each.id);
      if (now?.verdict?.id !== each.verdict?.id) return now ?? each;
      going.current.delete(each.id);
      return each;
    });

  async function keep(
    of: ReviewedCitation,
    now: ReviewedCitation,
    left: number,
  ): Promise<void> {
    const { verdict } = now;
    if (!verdict) return;
    const { page, reason, quotation } = verdict;
    const filled = { page, reason, quotation };
    const isNew =
      quotation !== '' &&
      source?.excerpts.every(({ text }) => text !== quotation) === true;
    if (isNew)
      await call('excerpts.add', {
        source: of.source,
        text: quotation,
        locator: page === '' ? null : { label: 'page', value: page },
      });
    const { id } = await call('verdicts.give', {
      ...{ briefing, citation: of.id, verdict: verdict.verdict },
      ...{ seen: of.seen, ...filled },
      ...(note && { note: plainNote(note) }),
    });
    const kept = { ...now, verdict: { ...verdict, id } };
    going.current.set(of.id, kept);
    known.patch(kept);
    latest.current = [
      ...latest.current,
      { verdict: id, citation: of.id, filled },
    ];
    setGiven(latest.current);
    const count = latest.current.length;
    setMinutes(
      count < ENOUGH_TO_TELL
        ? null
        : Math.ceil(((Date.now() - begun) / count / 60_000) * left),
    );
    setSaid(`${lookOf(verdict.verdict).label} recorded. ${left} to do.`);
  }

  return {
    canUndo: given.length > 0,
    /** How long what is left will take; null where it can't be told yet. */
    minutes,
    /** What was done last, for those who hear it. */
    said,
    record: async (verdict: Verdict): Promise<void> => {
      if (
        !row ||
        !rows ||
        !canGive ||
        going.current.get(row.id)?.verdict?.id === ''
      )
        return;
      onFailed(null);
      const filled = {
        page: draft.page.trim(),
        reason: draft.reason.trim(),
        quotation: draft.quotation.trim(),
      };
      const now: ReviewedCitation = {
        ...row,
        ...{ standing: 'holds', changes: [] },
        // It has no id before it is kept.
        verdict: {
          ...{ id: '', verdict, ...filled, author: checker },
          at: new Date().toISOString(),
        },
      };
      going.current.set(row.id, now);
      const list = withGoing(rows);
      const left = list.filter(({ standing }) => standing !== 'holds').length;
      const keeping = inLine(() => triedTo(() => keep(row, now, left)));
      // That all is done is not shown before it is.
      const first = left === 0 ? await keeping : null;
      if (first === null) {
        change(EMPTY);
        queue.goOn(list, row);
      }
      const problem = first ?? (await keeping);
      if (problem === null) return;
      going.current.delete(row.id);
      if (first === null) {
        queue.goTo(rows, row.id, null);
        change(
          { ...filled, verdict: verdict === 'supports' ? null : verdict },
          row.id,
        );
      }
      onFailed(problem);
      void known.refresh();
    },
    undo: (): Promise<void> =>
      inLine(async () => {
        const last = latest.current.at(-1);
        if (!last) return;
        latest.current = latest.current.slice(0, -1);
        setGiven(latest.current);
        await attempt(async () => {
          const { verdict, citation, filled } = last;
          await call('verdicts.takeBack', { briefing, verdict });
          going.current.delete(citation);
          await known.refresh();
          setSaid('The verdict was taken back.');
          if (rows?.some(({ id }) => id === citation) !== true) return;
          queue.goTo(rows, citation, null);
          change(filled, citation);
        });
      }),
    /** Does it once nothing is being kept any more; not where something could not be, which is told instead. */
    afterwards: async (work: () => void): Promise<void> => {
      const before = failures.current;
      await inLine(() => Promise.resolve());
      if (failures.current === before) work();
    },
    takeExcerpt: async (): Promise<void> => {
      if (!row || !canGive) return;
      const taken = take.current?.() ?? null;
      if (!taken) {
        onLacking();
        return;
      }
      await attempt(async () => {
        await call('excerpts.add', { source: row.source, ...taken });
        change({
          quotation: taken.text,
          ...(taken.locator?.label === 'page' && { page: taken.locator.value }),
        });
        setSaid('Kept as an excerpt.');
        await onTaken();
      });
    },
  };
}
