// The log of the review of the briefing that is open: a page of it at a time, read anew when something was done.
import { useEffect, useRef, useState } from 'react';
import type { PageInput, PageOutput } from '#core/contract.ts';
import { call, CallError, listen } from '../api/call.ts';

export type LoggedRow = PageOutput<'activity.list'>['rows'][number];

export type LogFilter = Pick<
  PageInput<'activity.list'>,
  'group' | 'person' | 'from' | 'until'
>;

export type KnownLog = {
  /** Null until they are here. */
  readonly rows: readonly LoggedRow[] | null;
  /** How many there are of what is asked for, and who stands in all of it. */
  readonly all: number;
  readonly people: readonly string[];
  readonly failed: string | null;
};

export function useLog(
  briefing: string,
  filter: LogFilter,
): KnownLog & { readonly more: () => void } {
  const [known, setKnown] = useState<KnownLog>({
    rows: null,
    all: 0,
    people: [],
    failed: null,
  });
  const asked = useRef(0);
  const reading = useRef(false);
  const wanted = JSON.stringify({ briefing, ...filter });
  const read = async (behind?: LoggedRow): Promise<void> => {
    asked.current += 1;
    const own = asked.current;
    reading.current = true;
    try {
      const { rows, all, people } = await call('activity.list', {
        ...(JSON.parse(wanted) as PageInput<'activity.list'>),
        ...(behind && { behind: { at: behind.at, id: behind.id } }),
      });
      if (own === asked.current)
        setKnown((before) => ({
          rows: behind ? [...(before.rows ?? []), ...rows] : rows,
          all,
          people,
          failed: null,
        }));
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      const { message } = error;
      if (own === asked.current)
        setKnown((before) => ({ ...before, failed: message }));
    } finally {
      if (own === asked.current) reading.current = false;
    }
  };
  const reader = useRef(read);
  useEffect(() => {
    reader.current = read;
  });
  useEffect(() => {
    const first = setTimeout(() => void reader.current());
    const end = listen('library.changed', ({ what }) => {
      if (what === 'review') void reader.current();
    });
    return () => {
      clearTimeout(first);
      end();
      asked.current += 1;
    };
  }, [wanted]);
  return {
    ...known,
    more: () => {
      const last = known.rows?.at(-1);
      const count = known.rows?.length ?? 0;
      if (!reading.current && last && count < known.all) void read(last);
    },
  };
}
