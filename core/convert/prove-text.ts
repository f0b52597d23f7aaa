// The proof of a plain-text export: the file, read back, holds the words of every block in their order, and nothing
// else. Footnotes are not in a plain text, so none is expected.
import type { Output } from '../contract.ts';
import type { Block, BriefingDocument } from '../document/document.ts';
import type { ListedEntry } from '../citations/listed-entry.ts';
import { exportedText } from './text-export.ts';

type Proof = Output<'briefings.export'>['proof'];

const START_LENGTH = 60;
const startOf = (words: string): string =>
  words.length > START_LENGTH ? `${words.slice(0, START_LENGTH)}…` : words;

const nameOf = ({ type }: Block): string =>
  type === 'bibliography' ? 'list of sources' : type;

/** `text` is the whole file, decoded. Rules and page breaks have no words and so nothing to prove. */
export function proveText(
  document: BriefingDocument,
  text: string,
  list: readonly ListedEntry[],
): Proof {
  const missing: string[] = [];
  const headings = { expected: 0, found: 0 };
  let at = 0;
  for (const block of document.blocks) {
    const words = exportedText(block, list);
    if (words.trim() === '') continue;
    const isHeading = block.type === 'heading';
    if (isHeading) headings.expected += 1;
    const found = text.indexOf(words, at);
    const between = found < 0 ? '' : text.slice(at, found);
    if (found < 0)
      missing.push(`${nameOf(block)} not in the file: “${startOf(words)}”`);
    else {
      if (between.trim() !== '')
        missing.push(
          `words in the file that are not in the briefing: “${startOf(between.trim())}”`,
        );
      if (isHeading) headings.found += 1;
      at = found + words.length;
    }
  }
  const rest = text.slice(at).trim();
  if (rest !== '')
    missing.push(
      `words in the file that are not in the briefing: “${startOf(rest)}”`,
    );
  return {
    ok: missing.length === 0,
    footnotes: { expected: 0, found: 0 },
    headings,
    missing,
  };
}
