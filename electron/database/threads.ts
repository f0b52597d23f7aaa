// The rows of threads. Their places move with every change of the blocks, in the transaction of the change, so that they hold
// whoever writes: a save looks at the threads of its own blocks and at those whose words are gone, however many others there are.
import { moveAnchor, type BlockShift } from '#core/review/move-anchors.ts';
import type { Anchor, ThreadKind } from '#core/review/thread.ts';
import { commentsByThread, type Comment } from './comments.ts';
import type { Library } from './open.ts';
import { statement } from './query.ts';
import type { Stamp } from './stamp.ts';

export type ThreadHead = Anchor &
  Stamp & {
    /** The same in every library that has it. */
    readonly id: string;
    readonly kind: ThreadKind;
    readonly resolved: boolean;
    /** Who last resolved, reopened or classed it, and when. */
    readonly changedBy: string;
    readonly changed: string;
  };

export type Thread = ThreadHead & { readonly comments: readonly Comment[] };

const COLUMNS = `id, "on", block, footnote, citation, start, "end", words, before, after, lost, iif(lost, last_words, '') AS last, kind, resolved, author, at, changed_by AS changedBy, changed`;

type Row = Omit<ThreadHead, 'lost' | 'resolved'> & {
  readonly lost: 0 | 1;
  readonly resolved: 0 | 1;
};

const headOf = ({ lost, resolved, ...row }: Row): ThreadHead => ({
  ...row,
  lost: lost === 1,
  resolved: resolved === 1,
});

/** Inside a transaction. Where the briefing has it already, the later of two changes of its kind and end holds. */
export function putThread(
  library: Library,
  briefing: number,
  head: ThreadHead,
): boolean {
  const { changes } = statement(
    library,
    `INSERT INTO threads (briefing, id, "on", block, footnote, citation, start, "end", words, before, after, lost, kind, resolved, author, at, changed_by, changed,
       made_block, made_start, made_end, made_words)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (briefing, id) DO UPDATE SET kind = excluded.kind, resolved = excluded.resolved,
       changed_by = excluded.changed_by, changed = excluded.changed
     WHERE (excluded.changed, excluded.changed_by) > (threads.changed, threads.changed_by)`,
  ).run(
    briefing,
    head.id,
    head.on,
    head.block,
    head.footnote,
    head.citation,
    head.start,
    head.end,
    head.words,
    head.before,
    head.after,
    Number(head.lost),
    head.kind,
    Number(head.resolved),
    head.author,
    head.at,
    head.changedBy,
    head.changed,
    head.block,
    head.start,
    head.end,
    head.words,
  );
  return changes === 1;
}

/** All of a briefing with their comments, the first made first. */
export function listThreads(library: Library, briefing: number): Thread[] {
  const rows = statement(
    library,
    `SELECT ${COLUMNS} FROM threads WHERE briefing = ? ORDER BY at, id`,
  ).all(briefing) as Row[];
  const comments = commentsByThread(library, briefing);
  return rows.map((row) => ({
    ...headOf(row),
    comments: comments.get(row.id) ?? [],
  }));
}

/** Of the briefing, also those whose words are gone. */
export const countOpenConditions = (
  library: Library,
  briefing: number,
): number =>
  statement(
    library,
    "SELECT count(*) FROM threads WHERE briefing = ? AND kind = 'condition' AND resolved = 0",
  )
    .pluck()
    .get(briefing) as number;

export function findThread(
  library: Library,
  briefing: number,
  id: string,
): ThreadHead | null {
  const row = statement(
    library,
    `SELECT ${COLUMNS} FROM threads WHERE briefing = ? AND id = ?`,
  ).get(briefing, id) as Row | undefined;
  return row ? headOf(row) : null;
}

/** Keeps where its words stand, whoever moved them: it is no change of the thread. */
export function placeThread(
  library: Library,
  briefing: number,
  { id, ...anchor }: Anchor & { readonly id: string },
): void {
  statement(
    library,
    `UPDATE threads SET block = ?, start = ?, "end" = ?, words = ?, before = ?, after = ?, lost = ?, last_words = ?
     WHERE briefing = ? AND id = ?`,
  ).run(
    anchor.block,
    anchor.start,
    anchor.end,
    anchor.words,
    anchor.before,
    anchor.after,
    Number(anchor.lost),
    anchor.last,
    briefing,
    id,
  );
}

/** Moves the places with the blocks, inside the transaction that changes these. */
export function moveThreads(
  library: Library,
  briefing: number,
  shifts: readonly BlockShift[],
): void {
  const moved: ThreadHead[] = [];
  const seen = new Set<string>();
  const take = (rows: readonly Row[]): void => {
    for (const row of rows) {
      if (seen.has(row.id)) continue;
      seen.add(row.id);
      const head = headOf(row);
      const next = moveAnchor(head, shifts) as ThreadHead;
      if (next !== head) moved.push(next);
    }
  };
  for (const { before, after } of shifts)
    take(
      statement(
        library,
        `SELECT ${COLUMNS} FROM threads WHERE briefing = ? AND block = ? AND lost = 0`,
      ).all(briefing, (after ?? before)?.id) as Row[],
    );
  take(
    statement(
      library,
      // As `mayReturn` says; it counts characters, so that some more are looked at.
      `SELECT ${COLUMNS} FROM threads WHERE briefing = ? AND (lost = 1 OR ("on" = 'words' AND "end" - start <> length(words)))`,
    ).all(briefing) as Row[],
  );
  for (const head of moved) placeThread(library, briefing, head);
}
