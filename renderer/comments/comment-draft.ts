// What a new comment can be about, from where the caret is or what is selected: the narrowest first.
import type {
  Block,
  BlockId,
  Footnote,
  FootnoteId,
} from '#core/document/document.ts';
import type { PageInput } from '#core/contract.ts';
import { citationsOf, footnotesOf, plainInline } from '#core/document/walk.ts';
import { offsetInText } from '#core/review/anchor-places.ts';
import { anchoredText } from '#core/review/thread.ts';
import type { EditorHandle } from '../editor-handle.ts';
import { shortenedTo } from '../ui/shortened.ts';
import { wholeBlock } from './thread-words.ts';

export type CommentPlace = PageInput<'threads.open'>['place'];

export type CommentChoice = {
  readonly label: string;
  readonly place: CommentPlace;
};

const WHOLE: CommentChoice = {
  label: 'The whole briefing',
  place: { on: 'briefing' },
};

const MOST_SHOWN = 40;

/** In one line. */
const shortened = (words: string): string =>
  shortenedTo(MOST_SHOWN, words.replaceAll(/\s+/gu, ' ').trim());

/** What is selected, or the block of the caret; the whole briefing is always among them. */
export function choicesHere(
  handle: Pick<
    EditorHandle,
    'blocks' | 'selectedPlace' | 'caretPlace' | 'chosenFootnote'
  >,
  noteChoices: (id: FootnoteId) => readonly CommentChoice[],
): CommentChoice[] {
  const selected = handle.selectedPlace();
  const caret = selected?.from ?? handle.caretPlace();
  const note = handle.chosenFootnote();
  const block = handle.blocks().find(({ id }) => id === caret?.block);
  const ofNote = note === null ? [] : noteChoices(note);
  // Those of a note end with it.
  const last = ofNote.length === 0 ? [WHOLE] : [...ofNote];
  if (!block) return last;
  const words = selected && wordsBetween(block, selected);
  return [...(words ? [words] : []), ofBlock(block), ...last];
}

function wordsBetween(
  block: Block,
  { from, to }: NonNullable<ReturnType<EditorHandle['selectedPlace']>>,
): CommentChoice | null {
  const text = anchoredText(block, null);
  const start = offsetInText(block, from.place, from.offset);
  const end = offsetInText(block, to.place, to.offset);
  return text === null || start === null || end === null
    ? null
    : wordsOf(text, start, end, { block: block.id, footnote: null });
}

function wordsOf(
  text: string,
  start: number,
  end: number,
  place: { readonly block: BlockId; readonly footnote: FootnoteId | null },
): CommentChoice | null {
  const words = text.slice(start, end);
  if (words.trim() === '') return null;
  // The spaces that a double click takes along are none of what is meant.
  const first = start + (words.length - words.trimStart().length);
  const trimmed = words.trim();
  return {
    label: `“${shortened(trimmed)}”`,
    place: {
      on: 'words',
      ...place,
      start: first,
      end: first + trimmed.length,
      words: trimmed,
    },
  };
}

const ofBlock = ({ id, type }: Block): CommentChoice => ({
  label: wholeBlock(type),
  place: { on: 'block', block: id },
});

/** Words of a note, where some are selected in it. */
export function choiceInNote(
  blocks: readonly Block[],
  id: FootnoteId,
  { start, end }: { readonly start: number; readonly end: number },
): CommentChoice | null {
  const found = footnotesOf(blocks).find(({ footnote }) => footnote.id === id);
  const block = blocks.find((each) => each.id === found?.block);
  const text = block ? anchoredText(block, id) : null;
  return block === undefined || text === null
    ? null
    : wordsOf(text, start, end, { block: block.id, footnote: id });
}

/**
 * A note, each of what it cites, and the whole briefing; none where the note is gone. `printed` is what it says, empty before
 * that is known; `nameOf` a source, by its id.
 */
export function choicesOfNote(
  blocks: readonly Block[],
  id: FootnoteId,
  printed: (note: Footnote) => string,
  nameOf: (source: string) => string,
): CommentChoice[] {
  const found = footnotesOf(blocks).find(({ footnote }) => footnote.id === id);
  if (!found) return [];
  const { block, number, footnote } = found;
  // The thread keeps words by which the note is known again when it is gone.
  const words = printed(footnote) || unprinted(footnote, nameOf);
  const at: { readonly block: BlockId; readonly footnote: FootnoteId } = {
    block,
    footnote: id,
  };
  return [
    {
      label: `Note ${String(number)}`,
      place: { on: 'footnote', ...at, words },
    },
    ...citationsOf(footnote).map(({ id: citation, source }): CommentChoice => ({
      label: `Note ${String(number)}: ${shortened(nameOf(source))}`,
      place: {
        on: 'citation',
        ...at,
        citation,
        words: nameOf(source),
      },
    })),
    WHOLE,
  ];
}

const unprinted = (
  { content }: Footnote,
  nameOf: (source: string) => string,
): string =>
  content
    .map((inline) =>
      inline.type === 'citation'
        ? nameOf(inline.source)
        : plainInline([inline]),
    )
    .join('');
