// The blocks as they would be with one more note, or with other words in one: what a preview formats, so that its short
// forms and back references are those that the note will have.
import type {
  Block,
  BlockId,
  Footnote,
  FootnoteId,
  Inline,
  NoteInline,
} from '#core/document/document.ts';
import { rankBetween } from '#core/document/rank.ts';
import { footnotesOf, mapInlineContainers } from '#core/document/walk.ts';

/** Straight after a footnote (null: before all text), or in the place of one. */
export type NotePlace =
  { readonly after: FootnoteId | null } | { readonly instead: FootnoteId };

/** The note of a preview, which no stored document holds. */
const PREVIEWED = 'previewed' as FootnoteId;
const PREVIEW_BLOCK = 'previewed' as BlockId;

/**
 * Blocks with the note in them, and its id. A note after one that is not there, as after none, stands at the start of
 * the first paragraph. Null where a note that is not there should be replaced.
 */
export function withNote(
  blocks: readonly Block[],
  content: readonly NoteInline[],
  at: NotePlace,
): { readonly blocks: readonly Block[]; readonly id: FootnoteId } | null {
  const former = 'instead' in at ? at.instead : at.after;
  const isThere =
    former !== null &&
    footnotesOf(blocks).some(({ footnote }) => footnote.id === former);
  if ('instead' in at) {
    if (!isThere) return null;
    const changed = mapFootnote(blocks, at.instead, (footnote) => [
      { ...footnote, content },
    ]);
    return { blocks: changed, id: at.instead };
  }
  const note: Footnote = { type: 'footnote', id: PREVIEWED, content };
  return {
    blocks: isThere
      ? mapFootnote(blocks, former, (footnote) => [footnote, note])
      : startingWith(blocks, note),
    id: PREVIEWED,
  };
}

function mapFootnote(
  blocks: readonly Block[],
  id: FootnoteId,
  change: (footnote: Footnote) => readonly Inline[],
): readonly Block[] {
  return blocks.map((block) =>
    mapInlineContainers(block, (content) =>
      content.some((part) => part.type === 'footnote' && part.id === id)
        ? content.flatMap((part) =>
            part.type === 'footnote' && part.id === id ? change(part) : [part],
          )
        : content,
    ),
  );
}

function startingWith(
  blocks: readonly Block[],
  note: Footnote,
): readonly Block[] {
  const first = blocks.findIndex(({ type }) => type === 'paragraph');
  const paragraph = blocks[first];
  if (paragraph?.type === 'paragraph')
    return blocks.with(first, {
      ...paragraph,
      content: [note, ...paragraph.content],
    });
  return [
    {
      type: 'paragraph',
      id: PREVIEW_BLOCK,
      rank: rankBetween(null, blocks[0]?.rank ?? null),
      content: [note],
    },
    ...blocks,
  ];
}
