// The strip beside the text: which sentence rests on a source, level with it. It stands on the sheet and scrolls with it;
// only blocks near the view are looked at, when nothing was typed for a while, so that no key waits for it.
import { type CoverageKind } from '#core/checks/coverage-kind.ts';
import {
  coverageMarks,
  type CoverageMark,
} from '#core/checks/coverage-marks.ts';
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
  let isAnswered = answered;
  let timer = 0;
  let idle = 0;

  function draw(): void {
    const written = sheet.blocks();
    // As the checks read it, and the print says it.
    const blocks = asIfRejected(written);
    const near = sheet.blocksNear();
    const places = placesOf(blocks, new Set(near.map(({ id }) => id)));
    const marks = near.flatMap(({ id, element }) => {
      const place = places.get(id);
      const block = place === undefined ? undefined : blocks[place];
      return place === undefined || !block
        ? []
        : coverageMarks(
            block,
            coverageAt({ blocks, language }, place),
            isAnswered,
          ).map((mark) => ({ id, element, mark }));
    });
    const found = marks.map(({ id, mark: { at } }) =>
      at ? { footnote: null, ...writtenPlace(written, id, at) } : null,
    );
    const ranges = sheet.rangesOf(found.filter((place) => place !== null));
    let next = 0;
    const ranged = marks.map(
      (each, index) =>
        ({
          ...each,
          place: found[index] ?? null,
          range: found[index] ? (ranges[next++] ?? null) : null,
        }) as const,
    );
    // All that is read of the page is read before anything of it is changed.
    const origin = layer.getBoundingClientRect();
    const edge = layer.offsetParent;
    const zoom = layer.offsetWidth > 0 ? origin.width / layer.offsetWidth : 1;
    const margin =
      ((text.getBoundingClientRect().left -
        (edge?.getBoundingClientRect().left ?? 0)) /
        zoom) *
      IN_MARGIN;
    const boxes = ranged.map(({ element, range, place }) =>
      place === null ? wholeBox(element) : range && slantedBox(element, range),
    );
    uncited.clear();
    pointedAt.clear();
    const pieces = document.createDocumentFragment();
    for (const [index, { id, mark, place, range }] of ranged.entries()) {
      const box = boxes[index];
      if (!box) continue;
      const top = (box.top - origin.top) / zoom;
      const height = (box.bottom - box.top) / zoom - GAP;
      pieces.append(
        piece(mark, top, Math.max(LEAST, height), { id, place, range }),
      );
      if (mark.kind === 'uncited' && range) uncited.add(range);
    }
    layer.style.left = `${margin.toFixed(1)}px`;
    layer.replaceChildren(pieces);
    layer.dataset['drawn'] = 'true';
  }

  function piece(
    { kind }: CoverageMark,
    top: number,
    height: number,
    { id, ...where }: Omit<Drawn, 'block'> & { readonly id: BlockId },
  ): HTMLElement {
    const element = document.createElement('i');
    element.dataset['kind'] = kind;
    element.title = COVERAGE_WORDS[kind];
    element.style.top = `${top.toFixed(1)}px`;
    element.style.height = `${height.toFixed(1)}px`;
    drawn.set(element, { block: id, ...where });
    return element;
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

function wholeBox(element: Element): Box | null {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > top ? { top, bottom } : null;
}

/**
 * From where the words begin to where they end, as far down their lines as they are along them: so that sentences that
 * share a line share its height.
 */
function slantedBox(element: Element, range: Range): Box | null {
  const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
  const [first] = rects;
  const last = rects.at(-1);
  if (!first || !last) return null;
  const whole = element.getBoundingClientRect();
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
