// Where a hit is, for whoever opens it.
import type { PageOutput } from '#core/contract.ts';

export type SearchHit = PageOutput<'search.find'>['hits'][number];

export type SearchPlace = Pick<
  SearchHit,
  'kind' | 'id' | 'block' | 'footnote'
> & {
  /** The first of the words that were found there, as they stand; empty where none did. */
  readonly words: string;
  /** Of a comment. */
  readonly thread?: string;
};

export function placeOf(hit: SearchHit): SearchPlace {
  const { kind, id, block, footnote, snippet, marks, comment } = hit;
  const [first] = marks;
  const words = first ? snippet.slice(first.from, first.to) : '';
  return {
    ...{ kind, id, block, footnote, words },
    ...(comment && { thread: comment.thread }),
  };
}
