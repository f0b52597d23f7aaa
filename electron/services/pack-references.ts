// Where in a pack a cited source is to be found: the file of the source is one of the papers, and the note that cites it
// says on which page of the pack that begins, in the brackets of what an author has not written.
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { SourceId } from '#core/document/document.ts';
import { citationsOf, footnotesOf } from '#core/document/walk.ts';
import type { TypesettingInput } from '../typesetting/typesetting-data.ts';

/** `pages` are the numbers that are printed where the papers begin; `says` puts them in words. */
export function withPackPages(
  input: TypesettingInput,
  pages: ReadonlyMap<SourceId, string>,
  says: (numbers: string) => string,
): TypesettingInput {
  const numbers = new Map(
    footnotesOf(input.document.blocks).flatMap(({ footnote }) => {
      const found = new Set(
        citationsOf(footnote).flatMap(({ source }) => pages.get(source) ?? []),
      );
      return found.size > 0 ? [[footnote.id, [...found].join(', ')]] : [];
    }),
  );
  if (numbers.size === 0) return input;
  return {
    ...input,
    notes: input.notes.map((note) => {
      const at = numbers.get(note.id);
      return at === undefined ? note : withWords(note, ` [${says(at)}]`);
    }),
  };
}

/** The note with `words` at its end. */
function withWords(note: FormattedNote, words: string): FormattedNote {
  const before = note.paragraphs.slice(0, -1);
  const last = note.paragraphs.at(-1) ?? [[]];
  return {
    ...note,
    paragraphs: [
      ...before,
      [...last.slice(0, -1), [...(last.at(-1) ?? []), { text: words }]],
    ],
  };
}
