// What was written and is not saved, as plain text for a person to copy: the words of the blocks, each with its notes
// below it.
import type { Block } from '#core/document/document.ts';
import { footnotesOf, plainInline, plainText } from '#core/document/walk.ts';

/** `head` is what stands above the text. */
export function unsavedWords(
  head: readonly string[],
  blocks: readonly Block[],
): string {
  const passages = blocks.map((block) =>
    [
      plainText(block),
      ...footnotesOf([block]).map(({ footnote }) =>
        plainInline(footnote.content),
      ),
    ]
      .filter((words) => words.trim() !== '')
      .join('\n'),
  );
  return [...head, ...passages]
    .filter((words) => words.trim() !== '')
    .join('\n\n');
}
