// The text of one block of the sheet as its words are looked for in it, and the way back to the places in the page.
import { dictionariesFor } from './dictionaries.ts';
import { OBJECT } from './words.ts';

/** What is on the sheet and is not checked: code, and what is drawn as a whole, such as marks of footnotes and markers. */
const UNCHECKED = 'code, pre, [contenteditable="false"], [data-spelling="off"]';

export type BlockText = {
  readonly text: string;
  /** Where in the page the offset is; at the end of a piece of text rather than at the start of the next for `end`. */
  readonly placeOf: (
    offset: number,
    side: 'start' | 'end',
  ) => { readonly node: Text; readonly offset: number } | null;
  /** The other way round; null where the node is none of the text's. */
  readonly offsetOf: (node: Node, offset: number) => number | null;
};

/** Passages in a language with other dictionaries than `language` are left out. */
export function readBlockText(block: Element, language: string): BlockText {
  const dictionaries = dictionariesFor(language).join();
  const pieces: { readonly node: Text; readonly start: number }[] = [];
  let text = '';
  const isChecked = (element: Element): boolean => {
    const own = element.getAttribute('lang');
    return (
      !element.matches(UNCHECKED) &&
      (own === null || dictionariesFor(own).join() === dictionaries)
    );
  };
  const read = (element: Element): void => {
    for (const child of element.childNodes)
      if (child instanceof Text) {
        pieces.push({ node: child, start: text.length });
        text += child.data;
      } else if (child instanceof HTMLElement) {
        const inline = isInline(child);
        if (!inline) text += OBJECT;
        if (!isChecked(child)) text += OBJECT;
        else read(child);
        if (!inline) text += OBJECT;
      }
  };
  if (isChecked(block)) read(block);
  return {
    text,
    placeOf(offset, side) {
      const found = pieces.findLast(({ start }) =>
        side === 'start' ? start <= offset : start < offset,
      );
      return found ? { node: found.node, offset: offset - found.start } : null;
    },
    offsetOf(node, offset) {
      const found = pieces.find((piece) => piece.node === node);
      return found ? found.start + offset : null;
    },
  };
}

/** By name and not by its style, so that reading a text never makes the page lay itself out. */
const INLINE = new Set([
  'SPAN',
  'STRONG',
  'EM',
  'B',
  'I',
  'U',
  'S',
  'A',
  'MARK',
  'SUP',
  'SUB',
]);
const isInline = (element: Element): boolean => INLINE.has(element.tagName);
