// What is done to sources from their list. Each change can be undone; only deleting out of the bin can't, and asks before. One
// that is cited goes into the bin, and several become one, only after a person has seen what follows.
import { useState } from 'react';
import type { PageInput, PageOutput } from '#core/contract.ts';
import { call, CallError } from '../api/call.ts';
import type { Undoable } from '../api/use-undoable.ts';
import { counted } from '../ui/counted.ts';
import type { SourceRow } from './source-rows.ts';

type Rows = readonly SourceRow[];
export type SourceTagChanges = PageInput<'sources.tag'>['changes'];
type Details = PageOutput<'sources.open'>;

/** What a dialog asks for. */
export type AskedOfSources =
  | { readonly kind: 'bin' | 'erase'; readonly rows: Rows }
  | { readonly kind: 'merge'; readonly ids: readonly string[] };

export type OrganisingSources = {
  readonly asked: AskedOfSources | null;
  readonly ask: (asked: AskedOfSources | null) => void;
  /** Asks first where one of them is cited. */
  readonly bin: (rows: Rows) => void;
  /** `rows` are known to be cited. */
  readonly binCited: (rows: Rows) => void;
  readonly restore: (rows: Rows) => void;
  readonly erase: (rows: Rows) => void;
  readonly duplicate: (rows: Rows, then: (id: string) => void) => void;
  readonly tag: (changes: SourceTagChanges) => void;
  /** A source was changed in its form. */
  readonly changed: (before: Details) => void;
  /** It is not the same as any of the others. */
  readonly setDifferent: (id: string, others: readonly string[]) => void;
  readonly merge: (
    input: PageInput<'sources.merge'>,
    then: (id: string) => void,
  ) => void;
  /** Of a merge that was made at any time. */
  readonly undoMerge: (merge: PageInput<'sources.undoMerge'>) => void;
};

const idsOf = (rows: Rows): string[] => rows.map(({ id }) => id);

/** "“Ferry statistics”" for one, "3 sources" for more. */
export function namedSources(rows: Rows): string {
  const [first, second] = rows;
  return first && !second
    ? `“${first.title || first.names || first.source.citekey}”`
    : counted(rows.length, 'source', 'sources');
}

export function useOrganisingSources({
  attempt,
  change,
}: Undoable): OrganisingSources {
  const [asked, ask] = useState<AskedOfSources | null>(null);
  const moved = (rows: Rows): string =>
    `${namedSources(rows)} moved to the bin`;
  const binCited = (rows: Rows): void => {
    change(moved(rows), async () => {
      const { ids } = await call('sources.bin', {
        ids: idsOf(rows),
        cited: true,
      });
      return () => call('sources.restore', { ids });
    });
  };
  return {
    asked,
    ask,
    binCited,
    bin: (rows) => {
      if (rows.length === 0) return;
      if (rows.some(({ notes }) => notes > 0)) {
        ask({ kind: 'bin', rows });
        return;
      }
      change(moved(rows), async () => {
        try {
          const { ids } = await call('sources.bin', { ids: idsOf(rows) });
          return () => call('sources.restore', { ids });
        } catch (error) {
          // By a briefing in the bin, or since the list was read.
          if (!(error instanceof CallError) || error.code !== 'conflict')
            throw error;
          ask({ kind: 'bin', rows });
          return null;
        }
      });
    },
    restore: (rows) => {
      if (rows.length === 0) return;
      change(`${namedSources(rows)} restored from the bin`, async () => {
        const { ids } = await call('sources.restore', { ids: idsOf(rows) });
        return () => call('sources.bin', { ids, cited: true });
      });
    },
    erase: (rows) => {
      void attempt(() => call('sources.erase', { ids: idsOf(rows) }));
    },
    duplicate: (rows, then) => {
      change(
        rows.length === 1
          ? `A copy of ${namedSources(rows)} was made`
          : `Copies of ${namedSources(rows)} were made`,
        async () => {
          const { ids } = await call('sources.duplicate', { ids: idsOf(rows) });
          const [first] = ids;
          if (first !== undefined) then(first);
          return () => call('sources.bin', { ids, cited: true });
        },
      );
    },
    tag: (changes) => {
      if (changes.length === 0) return;
      const count = counted(changes.length, 'source', 'sources');
      change(`The tags of ${count} were changed`, async () => {
        const { undo } = await call('sources.tag', { changes });
        return undo.length === 0
          ? null
          : () => call('sources.tag', { changes: undo });
      });
    },
    changed: ({ source, notes, standing, supersededBy, standingNote }) => {
      change('The source was changed', () =>
        Promise.resolve(() =>
          call('sources.change', {
            id: source.id,
            citekey: source.citekey,
            item: source.item,
            citeAs: source.citeAs ?? null,
            notes,
            standing,
            supersededBy,
            standingNote,
          }),
        ),
      );
    },
    merge: (input, then) => {
      const count = input.from.length + 1;
      change(`${counted(count, 'source', 'sources')} became one`, async () => {
        const { source, undo } = await call('sources.merge', input);
        then(source.id);
        return () => call('sources.undoMerge', { into: source.id, undo });
      });
    },
    undoMerge: (merge) => {
      void attempt(() => call('sources.undoMerge', merge));
    },
    setDifferent: (id, others) => {
      change('They are not put together as duplicates again', async () => {
        const { pairs } = await call('sources.setDifferent', {
          pairs: others.map((other) => [id, other]),
          different: true,
        });
        return pairs.length === 0
          ? null
          : () => call('sources.setDifferent', { pairs, different: false });
      });
    },
  };
}
