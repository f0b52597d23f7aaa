// Recording verdicts as the queue goes on, taking the last of them back, and taking words of the source on the way.
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
  const [given, setGiven] = useState<
    readonly {
      verdict: string;
      citation: string;
      /** What was filled in: there again where it is taken back. */
      filled: { page: string; reason: string; quotation: string };
    }[]
  >([]);
  const [begun] = useState(() => Date.now());
  const [minutes, setMinutes] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const isBusy = useRef(false);
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      onFailed(error.message);
      return false;
    }
  };
  const alone = async (work: () => Promise<void>): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      await work();
    } finally {
      isBusy.current = false;
    }
  };

  async function give(
    of: ReviewedCitation,
    verdict: Verdict,
    filled: { page: string; reason: string; quotation: string },
  ): Promise<void> {
    const { page, quotation } = filled;
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
      ...{ briefing, citation: of.id, verdict, seen: of.seen, ...filled },
      ...(note && { note: plainNote(note) }),
    });
    const at = new Date().toISOString();
    const now: ReviewedCitation = {
      ...of,
      ...{ standing: 'holds', changes: [] },
      verdict: { id, verdict, ...filled, author: checker, at },
    };
    const list = (rows ?? []).map((each) => (each.id === of.id ? now : each));
    known.patch(now);
    change(EMPTY);
    const all = [...given, { verdict: id, citation: of.id, filled }];
    setGiven(all);
    const left = list.filter(({ standing }) => standing !== 'holds').length;
    setMinutes(
      all.length < ENOUGH_TO_TELL
        ? null
        : Math.ceil(((Date.now() - begun) / all.length / 60_000) * left),
    );
    setSaid(`${lookOf(verdict).label} recorded. ${left} to do.`);
    queue.goOn(list, of);
  }

  return {
    canUndo: given.length > 0,
    /** How long what is left will take; null where it can't be told yet. */
    minutes,
    /** What was done last, for those who hear it. */
    said,
    record: (verdict: Verdict): Promise<void> =>
      alone(async () => {
        if (!row || !canGive) return;
        onFailed(null);
        const filled = {
          page: draft.page.trim(),
          reason: draft.reason.trim(),
          quotation: draft.quotation.trim(),
        };
        const isGiven = await attempt(() => give(row, verdict, filled));
        if (!isGiven) void known.refresh();
      }),
    undo: (): Promise<void> =>
      alone(async () => {
        const last = given.at(-1);
        if (!last) return;
        setGiven(given.slice(0, -1));
        await attempt(async () => {
          const { verdict, citation, filled } = last;
          await call('verdicts.takeBack', { briefing, verdict });
          await known.refresh();
          setSaid('The verdict was taken back.');
          if (rows?.some(({ id }) => id === citation) !== true) return;
          queue.goTo(rows, citation, null);
          change(filled, citation);
        });
      }),
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
