// The strip beside the text: which sentence rests on a source, level with it. It stands on the sheet and scrolls with it;
// only blocks near the view are looked at, when nothing was typed for a while, so that no key waits for it, and of those
// only what is another than before is measured and drawn again.
import { type CoverageKind } from '#core/checks/coverage-kind.ts';
import { coverageMarks } from '#core/checks/coverage-marks.ts';
import { coverageAt, type CoveredSentence } from '#core/checks/coverage.ts';
import type { Block, BlockId } from '#core/document/document.ts';
import { asIfRejected } from '#core/review/suggestions.ts';
import { writtenPlace } from '#core/review/written-place.ts';
import type { EditorHandle, FoundPlace } from '../editor-handle.ts';

export const COVERAGE_WORDS: Readonly<Record<CoverageKind, string>> = {
  cited: 'Cited',
  uncited: 'Needs a citation',
  answered: 'Silenced with a reason',
  others: 'Opinion or heading',
};

/** The names by which the style sheet knows the ranges. */
const UNCITED = 'uncited';
const POINTED_AT = 'coverage-at';

/** Milliseconds without a change of the text, and without one of the view. */
const AFTER_TEXT = 250;
const AFTER_VIEW = 60;
/** Milliseconds that the browser may take to be idle. */
const LATEST = 300;
/** Pixels: of the least mark, and between two. */
const LEAST = 3;
const GAP = 2;
/** Heights of the window over and under it in which words are lit before they are scrolled to. */
const AROUND = 0.25;
/** A scroller tells nobody over it but who listens on the way. */
const SCROLL = { capture: true, passive: true };
/** Where in the margin of the sheet the strip stands. */
const IN_MARGIN = 0.54;

type Sheet = Pick<
  EditorHandle,
  | 'blocks'
  | 'onChange'
  | 'blocksNear'
  | 'onNearBlocks'
  | 'rangesOf'
  | 'showPlace'
  | 'goToBlock'
  | 'focus'
>;

type SeenBlock = {
  readonly block: Block;
  readonly element: Element;
  readonly sentences: readonly CoveredSentence[];
  readonly isAnswered: (sentence: CoveredSentence) => boolean;
  readonly box: DOMRect;
};

type Measured = {
  readonly kind: CoverageKind;
  readonly place: FoundPlace | null;
  readonly range: Range | null;
  /** Pixels of the sheet from the top of its block on. */
  readonly from: number;
  readonly height: number;
};

type Piece = Measured & { readonly element: HTMLElement };

type DrawnBlock = SeenBlock & {
  readonly pieces: readonly Piece[];
  /** Whether each of its marks has its place. */
  readonly isWhole: boolean;
  /** Pixels of the sheet, as it is written; null until it is. */
  top: number | null;
  /** Whether its words are lit. */
  isLit: boolean;
};

type Drawn = {
  readonly block: BlockId;
  readonly place: FoundPlace | null;
  readonly range: Range | null;
};

export type Coverage = {
  readonly answer: (isAnswered: (sentence: CoveredSentence) => boolean) => void;
  readonly close: () => void;
};

/** `layer` is an empty element at the sheet's upper corner; `text` is the sheet's text, whose size tells of lines. */
export function drawCoverage({
  layer,
  text,
  sheet,
  language,
  answered,
}: {
  readonly layer: HTMLElement;
  readonly text: HTMLElement;
  readonly sheet: Sheet;
  /** BCP 47. */
  readonly language: string;
  readonly answered: (sentence: CoveredSentence) => boolean;
}): Coverage {
  const uncited = new Highlight();
  const pointedAt = new Highlight();
  CSS.highlights.set(UNCITED, uncited);
  CSS.highlights.set(POINTED_AT, pointedAt);
  const drawn = new WeakMap<EventTarget, Drawn>();
  const known = new Map<BlockId, DrawnBlock>();
  let isAnswered = answered;
  let scale = 1;
  let timer = 0;
  let idle = 0;

  function draw(): void {
    const written = sheet.blocks();
    // As the checks read it, and the print says it.
    const blocks = asIfRejected(written);
    const near = sheet.blocksNear();
    const places = placesOf(blocks, new Set(near.map(({ id }) => id)));
    // All that is read of the page is read before anything of it is changed.
    const origin = layer.getBoundingClientRect();
    const edge = layer.offsetParent;
    const zoom = layer.offsetWidth > 0 ? origin.width / layer.offsetWidth : 1;
    const margin =
      ((text.getBoundingClientRect().left -
        (edge?.getBoundingClientRect().left ?? 0)) /
        zoom) *
      IN_MARGIN;
    const seen: SeenBlock[] = near.flatMap(({ id, element }) => {
      const place = places.get(id);
      const block = place === undefined ? undefined : blocks[place];
      if (place === undefined || !block) return [];
      const sentences = coverageAt({ blocks, language }, place);
      const box = element.getBoundingClientRect();
      return [{ block, element, sentences, isAnswered, box }];
    });
    const anew = seen.filter(
      (each) => !isAsDrawn(known.get(each.block.id), each),
    );
    const measured = measure(anew, written, zoom);
    for (const [id, { pieces }] of known)
      if (!seen.some(({ block }) => block.id === id)) {
        remove(pieces);
        known.delete(id);
      }
    for (const each of anew) {
      const before = known.get(each.block.id);
      const marks = measured.get(each.block.id) ?? [];
      const there = marks.filter((mark) => mark !== null);
      known.set(each.block.id, {
        ...each,
        top: null,
        isLit: false,
        isWhole: there.length === marks.length,
        pieces: replace(before?.pieces ?? [], there, each.block.id),
      });
    }
    let last: Element | null = null;
    for (const { block, box } of seen) {
      const here = known.get(block.id);
      if (!here) continue;
      const top = (box.top - origin.top) / zoom;
      const isMoved = here.top !== top;
      here.top = top;
      for (const { element, from } of here.pieces) {
        if (isMoved) element.style.top = `${(top + from).toFixed(1)}px`;
        // In reading order, as the text has them.
        if (last) {
          if (last.nextElementSibling !== element) last.after(element);
        } else if (layer.firstElementChild !== element) layer.prepend(element);
        last = element;
      }
    }
    const left = `${margin.toFixed(1)}px`;
    if (layer.style.left !== left) layer.style.left = left;
    layer.dataset['drawn'] = 'true';
    light(origin.top, zoom);
  }

  /** The browser goes through all that is lit in each frame in which the text was changed: so no more than is seen is lit. */
  function light(origin: number, zoom: number): void {
    const [from, to] = [-innerHeight * AROUND, innerHeight * (1 + AROUND)];
    scale = zoom;
    for (const here of known.values()) {
      const top = origin + (here.top ?? 0) * zoom;
      const isSeen = top < to && top + here.box.height > from;
      if (here.isLit === isSeen) continue;
      here.isLit = isSeen;
      for (const { kind, range } of here.pieces) {
        if (kind !== 'uncited' || !range) continue;
        if (isSeen) uncited.add(range);
        else uncited.delete(range);
      }
    }
  }

  /** The marks of the blocks with their boxes, from the tops of their blocks on. */
  function measure(
    anew: readonly SeenBlock[],
    written: readonly Block[],
    zoom: number,
  ): ReadonlyMap<BlockId, readonly (Measured | null)[]> {
    const marks = anew.flatMap(({ block, sentences, element, box }) =>
      coverageMarks(block, sentences, isAnswered).map((mark) => ({
        block: block.id,
        element,
        box,
        mark,
        place: mark.at && {
          footnote: null,
          ...writtenPlace(written, block.id, mark.at),
        },
      })),
    );
    const ranges = sheet.rangesOf(
      marks.flatMap(({ place }) => (place ? [place] : [])),
    );
    let next = 0;
    const measured = new Map<BlockId, (Measured | null)[]>();
    for (const { block, element, box, mark, place } of marks) {
      const range = place ? (ranges[next++] ?? null) : null;
      const drawn =
        place === null
          ? wholeBox(box)
          : range && slantedBox(element, box, range);
      const all = measured.get(block) ?? [];
      measured.set(block, all);
      all.push(
        drawn && {
          ...{ kind: mark.kind, place, range },
          from: (drawn.top - box.top) / zoom,
          height: (drawn.bottom - drawn.top) / zoom - GAP,
        },
      );
    }
    return measured;
  }

  /** The elements that are there stay as they are where what they show does. */
  function replace(
    before: readonly Piece[],
    measured: readonly Measured[],
    block: BlockId,
  ): Piece[] {
    for (const { range } of before) if (range) uncited.delete(range);
    const pieces = measured.map((piece, index): Piece => {
      const element = before[index]?.element ?? document.createElement('i');
      const { kind, place, range } = piece;
      if (element.dataset['kind'] !== kind) {
        element.dataset['kind'] = kind;
        element.title = COVERAGE_WORDS[kind];
      }
      element.style.height = `${Math.max(LEAST, piece.height).toFixed(1)}px`;
      drawn.set(element, { block, place, range });
      return { ...piece, element };
    });
    for (const { element } of before.slice(pieces.length)) element.remove();
    return pieces;
  }

  function remove(pieces: readonly Piece[]): void {
    for (const { element, range } of pieces) {
      element.remove();
      if (range) uncited.delete(range);
    }
  }

  const later = (after: number): void => {
    clearTimeout(timer);
    cancelIdleCallback(idle);
    timer = window.setTimeout(() => {
      idle = requestIdleCallback(draw, { timeout: LATEST });
    }, after);
  };
  const afterText = (): void => {
    later(AFTER_TEXT);
  };
  const afterView = (): void => {
    later(AFTER_VIEW);
  };

  const onPointer = ({ target }: Event): void => {
    pointedAt.clear();
    const range = target && drawn.get(target)?.range;
    if (range) pointedAt.add(range);
  };
  const onScroll = ({ target }: Event): void => {
    if (target instanceof Node && target.contains(layer))
      light(layer.getBoundingClientRect().top, scale);
  };
  const onLeave = (): void => {
    pointedAt.clear();
  };
  const onClick = ({ target }: Event): void => {
    const at = target && drawn.get(target);
    if (!at) return;
    if (at.place) {
      sheet.showPlace(at.place);
      sheet.focus();
    } else sheet.goToBlock(at.block);
  };

  layer.addEventListener('pointerover', onPointer);
  layer.addEventListener('pointerleave', onLeave);
  layer.addEventListener('click', onClick);
  document.addEventListener('scroll', onScroll, SCROLL);
  const ends = [sheet.onChange(afterText), sheet.onNearBlocks(afterView)];
  const sizes = new ResizeObserver(afterView);
  sizes.observe(text);
  // A short text stands in a tall box: its lines change without it.
  afterView();

  return {
    answer(next) {
      isAnswered = next;
      afterView();
    },
    close() {
      clearTimeout(timer);
      cancelIdleCallback(idle);
      sizes.disconnect();
      for (const end of ends) end();
      layer.removeEventListener('pointerover', onPointer);
      layer.removeEventListener('pointerleave', onLeave);
      layer.removeEventListener('click', onClick);
      document.removeEventListener('scroll', onScroll, SCROLL);
      layer.replaceChildren();
      for (const [name, highlight] of [
        [UNCITED, uncited],
        [POINTED_AT, pointedAt],
      ] as const)
        if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
    },
  };
}

function placesOf(
  blocks: readonly Block[],
  ids: ReadonlySet<BlockId>,
): ReadonlyMap<BlockId, number> {
  const places = new Map<BlockId, number>();
  for (const [place, { id }] of blocks.entries())
    if (ids.has(id)) places.set(id, place);
  return places;
}

type Box = { readonly top: number; readonly bottom: number };

function wholeBox({ top, bottom }: Box): Box | null {
  return bottom > top ? { top, bottom } : null;
}

/** Whether nothing about the block, its words or how they are set is another than when it was drawn. */
const isAsDrawn = (
  before: DrawnBlock | undefined,
  { block, element, sentences, isAnswered, box }: SeenBlock,
): boolean =>
  before?.block === block &&
  before.isWhole &&
  before.element === element &&
  before.sentences === sentences &&
  before.isAnswered === isAnswered &&
  before.box.width === box.width &&
  before.box.height === box.height &&
  before.pieces.every(({ range }) => range?.startContainer.isConnected ?? true);

/**
 * From where the words begin to where they end, as far down their lines as they are along them: so that sentences that
 * share a line share its height.
 */
function slantedBox(
  element: Element,
  whole: DOMRect,
  range: Range,
): Box | null {
  const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
  const [first] = rects;
  const last = rects.at(-1);
  if (!first || !last) return null;
  const isRightToLeft = getComputedStyle(element).direction === 'rtl';
  const along = (x: number): number => {
    const share = (x - whole.left) / (whole.width || 1);
    return Math.min(1, Math.max(0, isRightToLeft ? 1 - share : share));
  };
  const start = isRightToLeft ? first.right : first.left;
  const end = isRightToLeft ? last.left : last.right;
  const top = first.top + first.height * along(start);
  // The last words of a line have the rest of it.
  const isLast = endsStretch(range);
  const bottom = isLast ? last.bottom : last.top + last.height * along(end);
  return { top, bottom: Math.max(top, bottom) };
}

/** Whether nothing stands behind the range in its line of the text. */
function endsStretch(range: Range): boolean {
  const rest = document.createRange();
  const { endContainer } = range;
  const line = (
    endContainer instanceof Element ? endContainer : endContainer.parentElement
  )?.closest('p, li, td, th, figcaption');
  if (!line) return false;
  rest.setStart(endContainer, range.endOffset);
  rest.setEnd(line, line.childNodes.length);
  return rest.toString().trim() === '';
}
