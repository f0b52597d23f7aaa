// Writes the numbers of the footnotes onto their marks: position alone says what number a note has, so they are in the
// DOM and nowhere else. Marks are looked at again when one comes, goes or moves, and written only where they differ: of
// many, those that can be seen with the change, the others a moment later.
import { defineExtension, mergeRegister } from 'lexical';
import type { Block, FootnoteId } from '#core/document/document.ts';
import { footnotesOf } from '#core/document/walk.ts';
import { BlocksExtension } from '../blocks/blocks-extension.ts';
import type { BlocksChange } from '../blocks/page-blocks.ts';
import { FootnoteNode } from '../nodes/footnote-node.ts';
import { SectionsExtension } from '../sections/sections-extension.ts';

/** So many are written at once wherever they are. */
const AT_ONCE = 100;
/** Milliseconds after which all are written, whatever else is to be done. */
const LATEST = 300;

const MARKS = '[role="doc-noteref"]';

export const NumberingExtension = defineExtension({
  name: 'precis/numbering',
  dependencies: [BlocksExtension, SectionsExtension],
  // After the blocks: its listener is to hear of an update when they have been read.
  afterRegistration: (editor, _config, state) => {
    const { change } = state.getDependency(BlocksExtension).output;
    const { near } = state.getDependency(SectionsExtension).output;
    let stale = false;
    let idle = 0;
    const numberAll = (): void => {
      cancelIdleCallback(idle);
      idle = 0;
      const root = editor.getRootElement();
      if (root) numberMarks(root, () => true);
    };
    const number = (): void => {
      stale = false;
      const root = editor.getRootElement();
      if (!root) return;
      const blocks = near.peek();
      const isSeen = (mark: Element): boolean =>
        !mark.hasAttribute('data-n') || blocks.has(blockOf(mark, root));
      if (numberMarks(root, isSeen) && idle === 0)
        idle = requestIdleCallback(numberAll, { timeout: LATEST });
    };
    return mergeRegister(
      editor.registerRootListener((root) => {
        if (!root) return;
        numberAll();
        return () => {
          cancelIdleCallback(idle);
          idle = 0;
        };
      }),
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

/**
 * Order in the DOM is reading order. Of many marks only those of which `isSeen` says so are written; whether there are
 * others.
 */
function numberMarks(
  root: HTMLElement,
  isSeen: (mark: Element) => boolean,
): boolean {
  const marks = root.querySelectorAll(MARKS);
  const count = String(marks.length);
  const isFew = marks.length <= AT_ONCE;
  let isLeft = false;
  for (const [place, mark] of marks.entries()) {
    if (!isFew && !isSeen(mark)) {
      isLeft = true;
      continue;
    }
    const number = String(place + 1);
    if (mark.getAttribute('data-n') !== number)
      mark.setAttribute('data-n', number);
    const label = `Footnote ${number} of ${count}`;
    if (mark.getAttribute('aria-label') !== label)
      mark.setAttribute('aria-label', label);
  }
  return isLeft;
}

/** The child of the root that `mark` stands in. */
function blockOf(mark: Element, root: HTMLElement): Element {
  let block = mark;
  while (block.parentElement && block.parentElement !== root)
    block = block.parentElement;
  return block;
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
