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
      if (!root) return;
      const marks = marksIn(root);
      for (const place of marks.keys()) number(marks, place);
    };
    const renumber = (): void => {
      stale = false;
      const root = editor.getRootElement();
      if (!root) return;
      const marks = marksIn(root);
      const added = root.querySelectorAll(`${MARKS}:not([data-n])`);
      if (marks.length <= AT_ONCE || added.length > AT_ONCE) {
        numberAll();
        return;
      }
      // All are looked at before any is written: each look after that would have the browser lay out anew.
      const seen: number[] = [];
      for (const block of near.peek())
        for (
          let place = firstWithin(marks, block);
          block.contains(marks[place] ?? null);
          place += 1
        )
          if (isInView(marks[place])) seen.push(place);
      // One that was just put in is seen as well, and its block may not be known to be near yet.
      for (const mark of added) seen.push(firstWithin(marks, mark));
      for (const place of seen) number(marks, place);
      if (idle === 0)
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
        if (stale) renumber();
      }),
    );
  },
});

/** In the order of the DOM, which is reading order. */
const marksIn = (root: HTMLElement): NodeListOf<Element> =>
  root.querySelectorAll(MARKS);

/** Asked of marks near to the view alone: what is far from it would be laid out for this. */
function isInView(mark: Element | undefined): boolean {
  const { bottom = 0, top = 0 } = mark?.getBoundingClientRect() ?? {};
  return bottom > 0 && top < innerHeight;
}

function number(marks: NodeListOf<Element>, place: number): void {
  const mark = marks[place];
  if (!mark) return;
  const ordinal = String(place + 1);
  if (mark.getAttribute('data-n') !== ordinal)
    mark.setAttribute('data-n', ordinal);
  const label = `Footnote ${ordinal} of ${marks.length}`;
  if (mark.getAttribute('aria-label') !== label)
    mark.setAttribute('aria-label', label);
}

/** The place of the first mark in `place` or after it; the number of marks where all stand before it. */
function firstWithin(marks: NodeListOf<Element>, place: Element): number {
  let from = 0;
  let to = marks.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const mark = marks[middle];
    if (
      mark &&
      place.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_PRECEDING
    )
      from = middle + 1;
    else to = middle;
  }
  return from;
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
