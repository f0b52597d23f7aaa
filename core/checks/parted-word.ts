// A table in which a word is parted within a syllable when it is printed, because its column is too narrow: nobody reads
// “Respon” and “sibil” as one word. Between syllables words are parted in every narrow column, and read as before.
import type { BriefingDocument, Table } from '../document/document.ts';
import type { Finding } from './finding.ts';

/** Blocks never change: what was found in one stays true of the same measure. */
const lately = new WeakMap<
  Table,
  { readonly by: PartedIn; readonly word: string | null }
>();

/** The first word of a table that is parted so; null where none is. */
export type PartedIn = (table: Table) => string | null;

function partedIn(table: Table, by: PartedIn): string | null {
  const before = lately.get(table);
  if (before?.by === by) return before.word;
  const word = by(table);
  lately.set(table, { by, word });
  return word;
}

/** At most one finding for each table; `text` is the word. */
export const partedWord = (
  { blocks }: Pick<BriefingDocument, 'blocks'>,
  by: PartedIn,
): Finding[] =>
  blocks.flatMap((block) => {
    const word = block.type === 'table' ? partedIn(block, by) : null;
    if (block.type !== 'table' || word === null) return [];
    return [
      {
        check: 'parted-word',
        severity: 'info',
        block: block.id,
        text: word,
        message: `“${word}” does not fit its column, and in print is parted within a syllable: ${
          block.widths
            ? 'make the column wider.'
            : 'use a shorter word, or make two tables of this one.'
        }`,
      },
    ];
  });
