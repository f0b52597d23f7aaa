// What the reader of each sign knows of the text that it stands in, and how it has more of that text read.
import type { InlineEnds } from './read-markdown-ends.ts';
import type { Look, Piece } from './read-markdown-pieces.ts';

export type InlineReader = {
  readonly newId: () => string;
  readonly notes: ReadonlySet<string>;
  /** Addresses by their names, in lower case. */
  readonly references: ReadonlyMap<string, string>;
  /** Told the label of a mark that has no note, which stays words. */
  readonly onMarkWithoutNote?: (label: string) => void;
};

/** What was read, and where it ends. */
export type Enclosed = { readonly pieces: Piece[]; readonly end: number };

export type InlineScan = {
  /** One block's. */
  readonly text: string;
  readonly reader: InlineReader;
  readonly ends: InlineEnds;
  /**
   * What begins at `start`, until `isEnd` or the end of the text, for which `end` is its length. Null where looks nest too
   * deep.
   */
  readonly enclosed: (
    start: number,
    isEnd: (at: number) => boolean,
    look: Look,
  ) => Enclosed | null;
  /** What stands between the places, as a text of its own. */
  readonly within: (start: number, end: number, look: Look) => Piece[];
  /** The words of Markdown that is a text of its own. */
  readonly words: (markdown: string) => string;
};
