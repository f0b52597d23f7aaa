// Finding in what was said about briefings: the comments of their threads, also of those that are resolved.
import type { BriefingHead, BriefingId } from '#core/document/document.ts';
import { findTerms } from '#core/search/find-terms.ts';
import { snippetOf } from '#core/search/snippet.ts';
import { statement } from './query.ts';
import { headKeys } from './search-heads.ts';
import {
  nearnessOf,
  weighed,
  type Search,
  type Weighed,
} from './weigh-rows.ts';

type CommentRow = Pick<BriefingHead, 'title' | 'status' | 'marking'> & {
  readonly briefing: number;
  readonly inside: BriefingId;
  readonly thread: string;
  readonly words: string;
  readonly author: string;
  readonly at: string;
  readonly resolved: number;
};

/** Of each thread its best comment: it is one place to look at. */
export function findComments(search: Search): Weighed[] {
  const { library, terms, briefings } = search;
  const read = statement(
    library,
    `SELECT comments.briefing, comments.thread, comments.words, comments.author,
            coalesce(comments.edited, comments.at) AS at, threads.resolved,
            briefings.id AS inside, briefings.title, briefings.status, briefings.marking
     FROM comments
     JOIN threads ON threads.briefing = comments.briefing AND threads.id = comments.thread
     JOIN briefings ON briefings.key = comments.briefing
     WHERE comments.key = ? AND briefings.binned IS NULL`,
  );
  const found = weighed(search, headKeys(search, 'comment'), (key) => {
    const row = read.get(key) as CommentRow | undefined;
    if (!row || briefings?.has(row.briefing) === false) return [];
    const { places, nearness } = findTerms(row.words, terms);
    if (nearness.includes(0)) return [];
    const weight = nearnessOf(nearness) + (row.resolved === 0 ? 1 : 0);
    return [{ row, places, weight }];
  });
  const threads = new Set<string>();
  return found
    .sort((a, b) => b.weight - a.weight)
    .filter(({ row: { briefing, thread } }) => {
      const name = `${briefing} ${thread}`;
      const isFirst = !threads.has(name);
      threads.add(name);
      return isFirst;
    })
    .map(({ row, places, weight }) => ({
      weight,
      hit: () => {
        const { text: snippet, marks } = snippetOf(row.words, places);
        const { inside, title, thread, author, status, marking, at } = row;
        return {
          ...{ kind: 'comment', id: inside, title, titleMarks: [] },
          ...{ block: null, footnote: null, comment: { thread, author } },
          ...{ snippet, marks, status, marking, updated: at },
        };
      },
    }));
}
