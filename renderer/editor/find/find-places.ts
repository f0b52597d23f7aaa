// The places that were found, on the sheet: selected without taking the focus from where someone types what to look for,
// and as ranges of the page to paint.
import { createDOMRange } from '@lexical/selection';
import {
  $createRangeSelection,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  SKIP_DOM_SELECTION_TAG,
  type LexicalEditor,
} from 'lexical';
import type { FoundPlace, TextPlace } from '../../editor-handle.ts';
import { $blockOf } from '../blocks/block-of.ts';
import type { BlocksOutput } from '../blocks/blocks-extension.ts';
import { $getBlockId } from '../nodes/block-state.ts';
import { $findFootnoteNode, $findMark } from '../notes/find-footnote.ts';
import { $selectMark } from '../notes/walk-notes-extension.ts';
import {
  $lengthOfStretch,
  $offsetOf,
  $pointAt,
  $stretchElements,
  type NodePoint,
} from './stretch-nodes.ts';

type Ends = { readonly start: NodePoint; readonly end: NodePoint };

/** Null where the sheet has no such place: a block that is drawn as it is stored, or that has gone since. */
function $endsOf(page: BlocksOutput, place: FoundPlace): Ends | null {
  const block = page.$nodeOf(place.block);
  const element = block && $stretchElements(block)[place.place];
  return element
    ? {
        start: $pointAt(element, place.from, 'start'),
        end: $pointAt(element, place.to, 'end'),
      }
    : null;
}

/** In the order of `places`; null for one that is not drawn. The words of a footnote are where its mark is. */
export function rangesOf(
  editor: LexicalEditor,
  page: BlocksOutput,
  places: readonly FoundPlace[],
): (Range | null)[] {
  return editor.read('latest', () =>
    places.map((place) => {
      if (place.footnote !== null) {
        const mark = $findMark(editor, page, place.footnote);
        if (!mark) return null;
        const range = document.createRange();
        range.selectNode(mark);
        return range;
      }
      const ends = $endsOf(page, place);
      return (
        ends &&
        createDOMRange(
          editor,
          ends.start.node,
          ends.start.offset,
          ends.end.node,
          ends.end.offset,
        )
      );
    }),
  );
}

/**
 * Selects the place and brings it into view. The page's own selection stays behind: it would take the focus with it, and
 * comes after with the focus.
 */
export function showPlace(
  editor: LexicalEditor,
  page: BlocksOutput,
  place: FoundPlace,
): void {
  editor.update(
    () => {
      const mark =
        place.footnote === null
          ? null
          : $findFootnoteNode(page, place.footnote);
      if (mark) {
        $selectMark(mark);
        return;
      }
      const ends = place.footnote === null ? $endsOf(page, place) : null;
      if (!ends) return;
      const selection = $createRangeSelection();
      const { start, end } = ends;
      selection.anchor.set(start.node.getKey(), start.offset, start.type);
      selection.focus.set(end.node.getKey(), end.offset, end.type);
      $setSelection(selection);
    },
    { discrete: true, tag: SKIP_DOM_SELECTION_TAG },
  );
  scrollTo(editor, page, place);
}

function scrollTo(
  editor: LexicalEditor,
  page: BlocksOutput,
  place: FoundPlace,
): void {
  const [range] = rangesOf(editor, page, [place]);
  const at = range?.startContainer;
  const element = at instanceof Element ? at : (at?.parentElement ?? null);
  const key = page.keyOf(place.block);
  const block = key === undefined ? null : editor.getElementByKey(key);
  // A long paragraph may be longer than the window: what was found is brought into view, not its beginning.
  const box = range?.getBoundingClientRect();
  const scroller = scrollerOf(block);
  if (box && box.height > 0 && scroller) {
    const view = scroller.getBoundingClientRect();
    if (box.top < view.top + ROOM || box.bottom > view.bottom - ROOM)
      scroller.scrollTop += box.top - view.top - view.height / 2;
  } else (element ?? block)?.scrollIntoView({ block: 'center' });
}

/** Nearer to the edge of the view than this is out of view: under the bar in which is typed what to look for. */
const ROOM = 96;

function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  let at = element?.parentElement ?? null;
  while (at && !/auto|scroll/.test(getComputedStyle(at).overflowY))
    at = at.parentElement;
  return at;
}

/** Where the selection begins; null where it is in no text. */
export function caretPlace(editor: LexicalEditor): TextPlace | null {
  return editor.read('pending', () => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return null;
    const point = selection.isBackward() ? selection.focus : selection.anchor;
    const block = $blockOf(point.getNode());
    const id = block && $getBlockId(block);
    if (!block || id === null) return null;
    for (const [place, element] of $stretchElements(block).entries()) {
      const offset = element && $offsetOf(element, point);
      if (offset !== null) return { block: id, place, offset };
    }
    return { block: id, place: 0, offset: 0 };
  });
}

/** Where the words that are selected begin and end; of several blocks those of the first. Null where there are none. */
export function selectedPlace(
  editor: LexicalEditor,
): { readonly from: TextPlace; readonly to: TextPlace } | null {
  return editor.read('pending', () => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection) || selection.isCollapsed()) return null;
    const [first, last] = selection.isBackward()
      ? [selection.focus, selection.anchor]
      : [selection.anchor, selection.focus];
    const block = $blockOf(first.getNode());
    const id = block && $getBlockId(block);
    if (!block || id === null) return null;
    let from: TextPlace | null = null;
    let to: TextPlace | null = null;
    const isWithin = $blockOf(last.getNode())?.is(block) === true;
    for (const [place, element] of $stretchElements(block).entries()) {
      if (!element) continue;
      const start = $offsetOf(element, first);
      if (start !== null) from ??= { block: id, place, offset: start };
      const end = isWithin
        ? $offsetOf(element, last)
        : $lengthOfStretch(element);
      if (end !== null) to = { block: id, place, offset: end };
    }
    return from && to && { from, to };
  });
}
