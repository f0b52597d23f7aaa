// How a block comes behind those that a DOCX has so far: what was open before it ends.
import type { ReadBlock } from './block-lines.ts';
import { endItems } from './docx-import-list-items.ts';
import type { Importing, Made } from './docx-import-made.ts';
import type { CommentEvent, ReadImage, ReadLine } from './docx-import-walk.ts';

export function add(
  into: Importing,
  block: ReadBlock,
  line: ReadLine | null = null,
  events: readonly CommentEvent[] = line?.events ?? [],
): Made {
  endItems(into);
  const marking = line?.marking ?? into.marking;
  into.marking = null;
  const made: Made = {
    block: marking ? { ...block, marking } : block,
    events: [...events],
    line,
  };
  into.made.push(made);
  return made;
}

/** A caption that no table followed is a paragraph. */
export function endCaption(into: Importing): void {
  const line = into.caption;
  if (!line) return;
  into.caption = null;
  add(into, { type: 'paragraph', content: line.content }, line);
}

export function addImage(image: ReadImage, into: Importing): void {
  // Stands for its file until that is looked at: a hash that no file has.
  const key = `${'0'.repeat(56)}${Object.keys(into.images).length.toString(16).padStart(8, '0')}`;
  into.images[key] = image;
  add(into, {
    type: 'image',
    attachment: key,
    alternative: image.alternative,
  });
}
