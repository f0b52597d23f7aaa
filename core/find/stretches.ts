// The words of a briefing as someone looks for them: a stretch for each piece of running text, and one for each footnote
// behind the stretch that its mark stands in. An offset in a stretch is a place in the stored content, in UTF-16 units.
import type {
  Block,
  BlockId,
  FootnoteId,
  Inline,
  NoteInline,
} from '../document/document.ts';
import { inlineContainers } from '../document/walk.ts';

/** Stands for what has a place in the text and no words of its own: the mark of a footnote, a citation. */
export const OBJECT = '\ufffc';

export type Stretch = {
  readonly block: BlockId;
  /** Which of the block's stretches of inline content it is, counted from 0; that of the mark for a footnote. */
  readonly place: number;
  /** The footnote whose words these are, null for words of the text. */
  readonly footnote: FootnoteId | null;
  readonly text: string;
};

/** As they are read: the text of a block, and each of its notes after the stretch with the mark. */
export function stretchesOf(blocks: readonly Block[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const block of blocks) {
    if (block.type === 'code') {
      stretches.push({
        block: block.id,
        place: 0,
        footnote: null,
        text: block.text,
      });
      continue;
    }
    let place = 0;
    for (const content of inlineContainers(block)) {
      const at = { block: block.id, place };
      stretches.push({ ...at, footnote: null, text: wordsOf(content) });
      for (const inline of content)
        if (inline.type === 'footnote')
          stretches.push({
            ...at,
            footnote: inline.id,
            text: wordsOf(inline.content),
          });
      place += 1;
    }
  }
  return stretches;
}

/** The words of one stretch; what has none is one `OBJECT`. */
export const wordsOf = (content: readonly (Inline | NoteInline)[]): string =>
  content.map(wordsOfInline).join('');

export function wordsOfInline(inline: Inline | NoteInline): string {
  switch (inline.type) {
    case 'text':
    case 'marker':
      return inline.text;
    case 'link':
      return wordsOf(inline.content);
    case 'line-break':
    case 'paragraph-break':
      return '\n';
    case 'footnote':
    case 'citation':
      return OBJECT;
  }
}
