// The notes of a sheet between the editor and what formats them: most changes of a text leave its notes as they were, and
// what has not changed stays the object that it was.
import type {
  FormattedNote,
  FormattedParagraph,
} from '#core/citations/formatted-note.ts';
import type { NoteToFormat } from '#core/citations/note-formatter.ts';
import type { FootnoteId } from '#core/document/document.ts';
import { wordsAsIfRejected } from '#core/review/suggestions.ts';
import type { PlacedFootnote } from '#core/document/walk.ts';

const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** The notes in their order, without what is suggested in their words, each with the content of `former` where it says the same. */
export function notesToFormat(
  placed: readonly PlacedFootnote[],
  former: readonly NoteToFormat[],
): NoteToFormat[] {
  const before = new Map(former.map((note) => [note.id, note]));
  return placed.map(({ footnote }) => {
    const { id } = footnote;
    const content = wordsAsIfRejected(footnote);
    const known = before.get(id);
    return known && sameValue(known.content, content) ? known : { id, content };
  });
}

/** Whether the same notes, whatever they say, stand in the same blocks in the same order. */
export function samePlaces(
  before: readonly PlacedFootnote[],
  now: readonly PlacedFootnote[],
): boolean {
  return (
    before.length === now.length &&
    before.every(
      ({ block, footnote }, place) =>
        block === now[place]?.block && footnote.id === now[place].footnote.id,
    )
  );
}

/** The notes that have words, with the former object for each that reads as before and stands where it stood. */
export function placeWords(
  placed: readonly PlacedFootnote[],
  words: ReadonlyMap<FootnoteId, readonly FormattedParagraph[]>,
  former: readonly FormattedNote[],
): readonly FormattedNote[] {
  const before = new Map(former.map((note) => [note.id, note]));
  const notes = placed.flatMap(
    ({ block, number, footnote: { id } }): FormattedNote | [] => {
      const paragraphs = words.get(id);
      if (!paragraphs) return [];
      const same = before.get(id);
      return same?.block === block &&
        same.number === number &&
        same.paragraphs === paragraphs
        ? same
        : { id, block, number, paragraphs };
    },
  );
  const isSame =
    notes.length === former.length &&
    notes.every((note, place) => note === former[place]);
  return isSame ? former : notes;
}
