// What is done to briefings from their list. Each change can be undone; only deleting out of the bin can't, and asks
// before.
import { useState } from 'react';
import type { PageInput } from '#core/contract.ts';
import type { BriefingStatus } from '#core/document/document.ts';
import { call } from '../api/call.ts';
import type { Undo, Undoable } from '../api/use-undoable.ts';
import { counted } from '../ui/counted.ts';
import { statusWord } from './statuses.ts';
import type { ListedBriefing } from './use-briefings.ts';

export type TagChanges = PageInput<'briefings.tag'>['changes'];
type Rows = readonly Pick<ListedBriefing, 'id' | 'title'>[];

/** What a dialog asks for. */
export type Asked =
  | { readonly kind: 'tags'; readonly briefings: readonly ListedBriefing[] }
  | { readonly kind: 'rename-tag'; readonly name: string }
  | { readonly kind: 'erase'; readonly briefings: Rows };

export type Organising = Pick<
  Undoable,
  'done' | 'failed' | 'undo' | 'dismiss'
> & {
  readonly asked: Asked | null;
  readonly ask: (asked: Asked | null) => void;
  readonly bin: (rows: Rows) => void;
  /** `then` is given the ids once they are restored. */
  readonly restore: (rows: Rows, then?: (ids: string[]) => void) => void;
  readonly erase: (rows: Rows) => void;
  readonly duplicate: (
    rows: Rows,
    then: (ids: readonly string[]) => void,
  ) => void;
  readonly setStatus: (rows: Rows, status: BriefingStatus) => void;
  readonly rename: (row: Rows[number], title: string) => void;
  readonly tag: (changes: TagChanges) => void;
  readonly renameTag: (from: string, to: string) => void;
  readonly deleteTag: (name: string) => void;
};

/** "“Ferry fares”" for one, "3 briefings" for more. */
function named(rows: Rows): string {
  const [first, second] = rows;
  return first && !second
    ? `“${first.title.trim() || 'Untitled briefing'}”`
    : counted(rows.length, 'briefing', 'briefings');
}

const idsOf = (rows: Rows): string[] => rows.map(({ id }) => id);

const undoTags =
  (changes: TagChanges): Undo =>
  () =>
    call('briefings.tag', { changes });

/** Of a tag that briefings and sources have. */
const undoBoth =
  ({
    undo,
    undoSources,
  }: {
    readonly undo: TagChanges;
    readonly undoSources: PageInput<'sources.tag'>['changes'];
  }): Undo =>
  async () => {
    await call('briefings.tag', { changes: undo });
    await call('sources.tag', { changes: undoSources });
  };

export function useOrganising(undoable: Undoable): Organising {
  const [asked, ask] = useState<Asked | null>(null);
  const { attempt, change, done, failed, undo, dismiss } = undoable;
  return {
    done,
    failed,
    asked,
    ask,
    undo,
    dismiss,
    bin: (rows) => {
      if (rows.length === 0) return;
      change(`${named(rows)} moved to the bin`, async () => {
        const { ids } = await call('briefings.bin', { ids: idsOf(rows) });
        return () => call('briefings.restore', { ids });
      });
    },
    restore: (rows, then) => {
      if (rows.length === 0) return;
      change(`${named(rows)} restored from the bin`, async () => {
        const { ids } = await call('briefings.restore', { ids: idsOf(rows) });
        then?.(ids);
        return () => call('briefings.bin', { ids });
      });
    },
    erase: (rows) => {
      void attempt(() => call('bin.erase', { ids: idsOf(rows) }));
    },
    duplicate: (rows, then) => {
      change(
        rows.length === 1
          ? `A copy of ${named(rows)} was made`
          : `Copies of ${named(rows)} were made`,
        async () => {
          const { ids } = await call('briefings.duplicate', {
            ids: idsOf(rows),
          });
          then(ids);
          return () => call('briefings.bin', { ids });
        },
      );
    },
    setStatus: (rows, status) => {
      change(
        `${named(rows)}: ${statusWord(status).toLowerCase()}`,
        async () => {
          const { undo } = await call('briefings.setStatus', {
            changes: rows.map(({ id }) => ({ id, status })),
          });
          return undo.length === 0
            ? null
            : () => call('briefings.setStatus', { changes: undo });
        },
      );
    },
    rename: ({ id, title: before }, title) => {
      change(`The title is “${title}” now`, async () => {
        await call('briefings.change', { id, change: { title } });
        return () =>
          call('briefings.change', { id, change: { title: before } });
      });
    },
    tag: (changes) => {
      if (changes.length === 0) return;
      const count = counted(changes.length, 'briefing', 'briefings');
      change(`The tags of ${count} were changed`, async () => {
        const { undo } = await call('briefings.tag', { changes });
        return undo.length === 0 ? null : undoTags(undo);
      });
    },
    renameTag: (from, to) => {
      change(`The tag “${from}” is “${to}” now`, async () => {
        const { merged, ...undo } = await call('tags.rename', { from, to });
        return merged
          ? undoBoth(undo)
          : () => call('tags.rename', { from: to, to: from });
      });
    },
    deleteTag: (name) => {
      change(`The tag “${name}” was taken off everywhere`, async () =>
        undoBoth(await call('tags.delete', { name })),
      );
    },
  };
}
