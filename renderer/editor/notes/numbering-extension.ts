// Writes the numbers of the footnotes onto their marks: position alone says what number a note has, so they are in the
// DOM and nowhere else. Marks are looked at again when one comes, goes or moves, and written only where they differ.
import { defineExtension, mergeRegister } from 'lexical';
import type { Block, FootnoteId } from '#core/document/document.ts';
import { footnotesOf } from '#core/document/walk.ts';
import { BlocksExtension } from '../blocks/blocks-extension.ts';
import type { BlocksChange } from '../blocks/page-blocks.ts';
import { FootnoteNode } from '../nodes/footnote-node.ts';

const MARKS = '[role="doc-noteref"]';

export const NumberingExtension = defineExtension({
  name: 'precis/numbering',
  dependencies: [BlocksExtension],
  // After the blocks: its listener is to hear of an update when they have been read.
  afterRegistration: (editor, _config, state) => {
    const { change } = state.getDependency(BlocksExtension).output;
    let stale = false;
    const number = (): void => {
      const root = editor.getRootElement();
      if (root) numberMarks(root);
      stale = false;
    };
    return mergeRegister(
      editor.registerRootListener(number),
      editor.registerMutationListener(
        FootnoteNode,
        () => {
          stale = true;
        },
        // Marks are drawn with their root, and are told of then.
        { skipInitialization: true },
      ),
      // A block that moves takes its marks along, without any being drawn anew.
      change.subscribe((changed) => {
        if (changed && notesMoved(changed)) stale = true;
      }),
      // The marks are in the DOM by now.
      editor.registerUpdateListener(() => {
        if (stale) number();
      }),
    );
  },
});

/** Order in the DOM is reading order. */
function numberMarks(root: HTMLElement): void {
  const marks = root.querySelectorAll(MARKS);
  const count = String(marks.length);
  for (const [place, mark] of marks.entries()) {
    const number = String(place + 1);
    if (mark.getAttribute('data-n') !== number)
      mark.setAttribute('data-n', number);
    const label = `Footnote ${number} of ${count}`;
    if (mark.getAttribute('aria-label') !== label)
      mark.setAttribute('aria-label', label);
  }
}

function notesMoved({ ordered, changed }: BlocksChange): boolean {
  return (
    ordered ||
    changed.some(
      ({ before, after }) => notes(before).join() !== notes(after).join(),
    )
  );
}

const notes = (block: Block | null): FootnoteId[] =>
  block ? footnotesOf([block]).map(({ footnote }) => footnote.id) : [];
