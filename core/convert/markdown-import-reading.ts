// What is known and gathered while the text of a Markdown file is read.
import type { Inline, SourceId } from '../document/document.ts';
import type { LeftOut } from './markdown-import-remarks.ts';
import type { WrittenBlock } from './read-markdown-blocks.ts';
import type { InlineReader } from './read-markdown-scan.ts';

export type MarkdownAsks = {
  readonly newId: () => string;
  /** The source that a citekey stands for; null where there is none. */
  readonly sourceOf: (citekey: string) => SourceId | null;
  /** The attachment for the file at an address; null where it can't be had. */
  readonly imageOf: (address: string) => string | null;
};

export type Reading = {
  readonly asks: MarkdownAsks;
  readonly inline: InlineReader;
  /** The blocks of the notes by their labels. */
  readonly notes: ReadonlyMap<string, readonly WrittenBlock[]>;
  /** Whether Precis wrote the file, which then says itself what is a marker. */
  readonly isOwn: boolean;
  /** Of the whole briefing, as it is written; null where it has none. */
  readonly marking: string | null;
  /** Labels of the notes that some mark leads to. */
  readonly used: Set<string>;
  /** Labels of the notes that are being read, one within the other. */
  readonly open: Set<string>;
  /** Characters of notes that were read before. */
  repeated: number;
  readonly left: LeftOut;
  /** Blocks as the paragraphs that can stand within another. */
  readonly lines: (blocks: readonly WrittenBlock[]) => (readonly Inline[])[];
  /** Whether the first heading is the title, below which those of the second level are the first of the text. */
  isTitled: boolean;
};
