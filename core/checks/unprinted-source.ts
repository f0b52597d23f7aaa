// Characters of a cited source that no font of the print holds, where a note or the list prints them: its title and its
// names are not words of the text, but stand on the page as well.
import type { FormattedNote } from '../citations/formatted-note.ts';
import { plainNote } from '../citations/formatted-note.ts';
import { plainList, type ListedEntry } from '../citations/listed-entry.ts';
import type { Source } from '../citations/source.ts';
import type { BriefingDocument } from '../document/document.ts';
import {
  uncoveredCharacters,
  type Coverage,
} from '../document/uncovered-characters.ts';
import { footnotesOf } from '../document/walk.ts';
import type { Finding } from './finding.ts';
import { uncoveredInNote, unprintedWords } from './unprinted-character.ts';

function* wordsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) yield* wordsIn(each);
}

/** Whether a style could print something of a source that no font has: only then are the printed notes to be looked at. */
export const hasUnprinted = (
  sources: readonly Pick<Source, 'item' | 'citeAs'>[],
  coverage: Coverage,
): boolean =>
  sources.some(
    ({ item, citeAs }) =>
      uncoveredCharacters(wordsIn([item, citeAs]), coverage).length > 0,
  );

/**
 * At most one finding for each note, and one for the list of sources. What is written in the note itself is not named here:
 * that is said of the text.
 */
export function unprintedSource(
  { blocks }: Pick<BriefingDocument, 'blocks'>,
  printed: {
    readonly notes: readonly FormattedNote[];
    readonly list: readonly ListedEntry[];
  },
  coverage: Coverage,
): Finding[] {
  const finding = (
    codes: readonly number[],
    place: Pick<Finding, 'block' | 'footnote'>,
    where: string,
  ): Finding[] => {
    const [first] = codes;
    if (first === undefined) return [];
    return [
      {
        check: 'unprinted-character',
        severity: 'warning',
        ...place,
        text: String.fromCodePoint(first),
        message: `${where} prints words of a cited source. ${unprintedWords(codes)}. Write the source in other characters, or send another format.`,
      },
    ];
  };
  const notes = new Map(printed.notes.map((note) => [note.id, note]));
  const list = blocks.find(({ type }) => type === 'bibliography');
  return [
    ...footnotesOf(blocks).flatMap(({ footnote, block, number }) => {
      const note = notes.get(footnote.id);
      if (!note) return [];
      const own = new Set(uncoveredInNote(footnote, coverage));
      const codes = uncoveredCharacters([plainNote(note)], coverage);
      return finding(
        codes.filter((code) => !own.has(code)),
        { block, footnote: footnote.id },
        `Note ${number}`,
      );
    }),
    ...(list
      ? finding(
          uncoveredCharacters([plainList(printed.list)], coverage),
          { block: list.id },
          'The list of sources',
        )
      : []),
  ];
}
