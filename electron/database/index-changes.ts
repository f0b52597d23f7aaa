// Keeps the index of search in step: each of these runs inside the transaction of the change that asks for it.
import type { Block, BriefingHead } from '#core/document/document.ts';
import {
  searchableBlock,
  searchableHead,
  type SourceWords,
} from '#core/search/searchable.ts';
import type { Library } from './open.ts';
import { statement } from './query.ts';
import {
  blockTokens,
  commentTokens,
  headRowid,
  headTokens,
  PUT,
  sourceTokens,
  written,
} from './search-index.ts';

export function indexBriefing(
  library: Library,
  key: number,
  head: BriefingHead,
): void {
  statement(library, PUT.search_heads).run(
    headRowid('briefing', key),
    written(headTokens('briefing', searchableHead(head))),
  );
}

export function indexSource(
  library: Library,
  key: number,
  source: SourceWords,
  /** What `sourceTokens` makes of it, where another process has made it. */
  tokens = sourceTokens(source),
): void {
  statement(library, PUT.search_heads).run(headRowid('source', key), tokens);
}

export function indexBlock(
  library: Library,
  briefing: number,
  key: number,
  block: Block,
): void {
  statement(library, PUT.search_blocks).run(
    key,
    written(blockTokens(briefing, searchableBlock(block))),
  );
}

/** A comment that was put in, or has other words now. */
export function indexComment(
  library: Library,
  briefing: number,
  id: string,
): void {
  const { key, words } = statement(
    library,
    'SELECT key, words FROM comments WHERE briefing = ? AND id = ?',
  ).get(briefing, id) as { key: number; words: string };
  statement(library, PUT.search_heads).run(
    headRowid('comment', key),
    written(commentTokens(words)),
  );
}

/** Those of a briefing that goes for good, before its comments go. */
export function unindexComments(library: Library, briefing: number): void {
  for (const key of statement(
    library,
    'SELECT key FROM comments WHERE briefing = ?',
  )
    .pluck()
    .all(briefing) as number[])
    statement(library, 'DELETE FROM search_heads WHERE rowid = ?').run(
      headRowid('comment', key),
    );
}

export function unindexBlock(library: Library, key: number): void {
  statement(library, 'DELETE FROM search_blocks WHERE rowid = ?').run(key);
}

export function unindexSource(library: Library, key: number): void {
  statement(library, 'DELETE FROM search_heads WHERE rowid = ?').run(
    headRowid('source', key),
  );
}

export function unindexBriefing(library: Library, key: number): void {
  statement(library, 'DELETE FROM search_heads WHERE rowid = ?').run(
    headRowid('briefing', key),
  );
}
