// The rows of comments. None is ever removed but with its whole briefing; where one comes twice, as in a package, the words
// that its author wrote last hold.
import { indexComment } from './index-changes.ts';
import type { Library } from './open.ts';
import { statement } from './query.ts';

export type Comment = {
  /** The same in every library that has it. */
  readonly id: string;
  readonly words: string;
  readonly author: string;
  readonly at: string;
  /** When its author last changed its words; null where they are the first. */
  readonly edited: string | null;
};

/** Inside a transaction. False where the briefing has it already, with these words or later ones. */
export function putComment(
  library: Library,
  briefing: number,
  thread: string,
  { id, words, author, at, edited }: Comment,
): boolean {
  const { changes } = statement(
    library,
    `INSERT INTO comments (briefing, thread, id, words, author, at, edited) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (briefing, id) DO UPDATE SET words = excluded.words, edited = excluded.edited
     WHERE coalesce(excluded.edited, '') > coalesce(comments.edited, '')`,
  ).run(briefing, thread, id, words, author, at, edited);
  if (changes === 1) indexComment(library, briefing, id);
  return changes === 1;
}

/** Those of a briefing by their threads, the first written first. */
export function commentsByThread(
  library: Library,
  briefing: number,
): Map<string, Comment[]> {
  const rows = statement(
    library,
    'SELECT thread, id, words, author, at, edited FROM comments WHERE briefing = ? ORDER BY at, id',
  ).all(briefing) as (Comment & { readonly thread: string })[];
  const byThread = new Map<string, Comment[]>();
  for (const { thread, ...comment } of rows) {
    const comments = byThread.get(thread);
    if (comments) comments.push(comment);
    else byThread.set(thread, [comment]);
  }
  return byThread;
}

export const findComment = (
  library: Library,
  briefing: number,
  id: string,
): (Comment & { readonly thread: string }) | null =>
  (statement(
    library,
    'SELECT thread, id, words, author, at, edited FROM comments WHERE briefing = ? AND id = ?',
  ).get(briefing, id) as (Comment & { readonly thread: string }) | undefined) ??
  null;
