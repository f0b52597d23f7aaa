// HTML from the clipboard of other programs (Word, Google Docs, LibreOffice, web pages) into blocks: headings, lists,
// tables, quotations, links and footnotes are kept; styles, scripts, pictures and what is hidden stay behind.
import { AppError } from '../errors.ts';
import type { ReadBlock } from './block-lines.ts';
import { readBlocks } from './html-blocks.ts';
import { resolveFootnotes } from './html-footnotes.ts';
import { prune, readTree } from './html-tree.ts';

/** The most characters of HTML that are read. */
const MAX_HTML = 20_000_000;

export type ImportedHtml = {
  readonly blocks: readonly ReadBlock[];
  /** Whether it is words within a line, to go on in the paragraph that they come into. */
  readonly isInline: boolean;
  /** How many pictures stayed behind. */
  readonly pictures: number;
};

/**
 * `language` is that of the text that it comes into (BCP 47): only words in another one say theirs. Any text is HTML.
 * Throws AppError 'bad-input' for a table or a text that is too large.
 */
export function importHtml(
  html: string,
  language: string,
  newId: () => string,
): ImportedHtml {
  if (html.length > MAX_HTML)
    throw new AppError(
      'bad-input',
      `What you pasted is larger than ${MAX_HTML / 1_000_000} MB with its styles. Nothing was pasted: copy it in parts.`,
    );
  const tree = readTree(html);
  resolveFootnotes(tree);
  prune(tree);
  const { blocks, isInline } = readBlocks(
    tree.body.children,
    { newId, language },
    tree.isFragment,
  );
  return { blocks, isInline, pictures: tree.pictures };
}
