// Comments on the sheet: their words lit by highlights that the browser paints over the text, and a sign at the side of each
// block that has some. The editor's own elements are never touched, and nothing moves. Only blocks near the view are looked at;
// the words follow at each key, the signs when nothing was typed for a while.
import { placesOfWords } from '#core/review/anchor-places.ts';
import { anchoredText } from '#core/review/thread.ts';
import type { Block, BlockId } from '#core/document/document.ts';
import type { EditorHandle, FoundPlace } from '../editor-handle.ts';
import { counted } from '../ui/counted.ts';
import type { Thread } from './thread-order.ts';

/** The names by which the style sheet knows the ranges. */
const COMMENTED = 'commented';
const CHOSEN = 'comment-chosen';

/** Milliseconds without a change of the text, and without one of the view. */
const AFTER_TEXT = 250;
const AFTER_VIEW = 60;

type Sheet = Pick<
  EditorHandle,
  'blocks' | 'onChange' | 'blocksNear' | 'onNearBlocks' | 'rangesOf'
>;

export type DrawnThreads = {
  /** Draws anew: other threads, or another one is chosen. */
  readonly refresh: () => void;
  readonly close: () => void;
};

export type ThreadsToDraw = {
  /** Those that are open, as they stand on the blocks of the page now. */
  readonly threads: (blocks: readonly Block[]) => readonly Thread[];
  readonly chosen: () => string | null;
  /** What a comment is being written on, null for none. */
  readonly drafted: () => readonly FoundPlace[] | null;
  readonly onChoose: (id: string) => void;
};

type Painted = {
  readonly thread: Thread;
  readonly block: Block;
  readonly isChosen: boolean;
  readonly ranges: readonly Range[];
};

/** Where the page has drawn the block anew, what was painted on it is gone. */
const isSame = (
  before: Painted,
  { thread, block, isChosen }: Omit<Painted, 'ranges'>,
): boolean =>
  before.thread === thread &&
  before.block === block &&
  before.isChosen === isChosen &&
  before.ranges.every(
    (range) => range.startContainer.isConnected && !range.collapsed,
  );

/** The places of a thread's words on the sheet. Of one on a whole block they are all of its words. */
export function placesOfThread(
  { on, block: id, footnote, start, end }: Thread,
  block: Block,
): FoundPlace[] {
  if (id === null) return [];
  if (footnote !== null)
    return [{ block: id, place: 0, footnote, from: 0, to: 0 }];
  const whole = (): number => anchoredText(block, null)?.length ?? 0;
  return placesOfWords(
    block,
    on === 'block' ? 0 : (start ?? 0),
    on === 'block' ? whole() : (end ?? 0),
  ).map((place) => ({ block: id, footnote: null, ...place }));
}

/** `layer` is an empty element at the sheet's upper corner; `text` is the sheet's text, whose size tells of lines. */
export function drawThreads({
  layer,
  text,
  sheet,
  toDraw,
}: {
  readonly layer: HTMLElement;
  readonly text: HTMLElement;
  readonly sheet: Sheet;
  readonly toDraw: ThreadsToDraw;
}): DrawnThreads {
  const commented = new Highlight();
  const chosen = new Highlight();
  chosen.priority = 1;
  CSS.highlights.set(COMMENTED, commented);
  CSS.highlights.set(CHOSEN, chosen);
  let near: ReadonlyMap<BlockId, Element> = new Map();
  let timer = 0;

  const look = (): void => {
    near = new Map(sheet.blocksNear().map(({ id, element }) => [id, element]));
  };

  function nearThreads(): { thread: Thread; block: Block }[] {
    const blocks = sheet.blocks();
    const threads = toDraw
      .threads(blocks)
      .filter(({ block, lost }) => !lost && block !== null && near.has(block));
    if (threads.length === 0) return [];
    const ids = new Set(threads.map(({ block }) => block));
    const byId = new Map<BlockId, Block>();
    for (const block of blocks)
      if (ids.has(block.id)) byId.set(block.id, block);
    return threads.flatMap((thread) => {
      const block = thread.block === null ? undefined : byId.get(thread.block);
      return block ? [{ thread, block }] : [];
    });
  }

  /** What is painted of each thread: it stays until the thread, its block or the choice is another. */
  const painted = new Map<string, Painted>();
  let draftRanges: readonly Range[] = [];

  function light(): void {
    const at = toDraw.chosen();
    const wanted: (Omit<Painted, 'ranges'> & { readonly id: string })[] = [];
    for (const { thread, block } of nearThreads()) {
      const isChosen = thread.id === at;
      if (thread.on !== 'block' || isChosen)
        wanted.push({ id: thread.id, thread, block, isChosen });
    }
    const kept = new Set<string>();
    const anew = wanted.filter(({ id, ...next }) => {
      const before = painted.get(id);
      if (!before || !isSame(before, next)) return true;
      kept.add(id);
      return false;
    });
    for (const [id, { isChosen, ranges }] of painted) {
      if (kept.has(id)) continue;
      for (const range of ranges) (isChosen ? chosen : commented).delete(range);
      painted.delete(id);
    }
    for (const { id, thread, block, isChosen } of anew) {
      const ranges = rangesOf(placesOfThread(thread, block));
      for (const range of ranges) (isChosen ? chosen : commented).add(range);
      painted.set(id, { thread, block, isChosen, ranges });
    }
    for (const range of draftRanges) chosen.delete(range);
    draftRanges = rangesOf(toDraw.drafted() ?? []);
    for (const range of draftRanges) chosen.add(range);
  }

  const rangesOf = (places: readonly FoundPlace[]): Range[] =>
    places.length === 0
      ? []
      : sheet.rangesOf(places).filter((range) => range !== null);

  function sign(): void {
    const byBlock = new Map<BlockId, Thread[]>();
    for (const { thread } of nearThreads()) {
      if (thread.block === null) continue;
      const threads = byBlock.get(thread.block);
      if (threads) threads.push(thread);
      else byBlock.set(thread.block, [thread]);
    }
    if (byBlock.size === 0) {
      layer.replaceChildren();
      return;
    }
    // All that is read of the page is read before anything of it is changed.
    const origin = layer.getBoundingClientRect();
    const zoom = layer.offsetWidth > 0 ? origin.width / layer.offsetWidth : 1;
    const placed = [...byBlock].map(([id, threads]) => {
      const top = near.get(id)?.getBoundingClientRect().top ?? origin.top;
      return { threads, top: (top - origin.top) / zoom };
    });
    const at = toDraw.chosen();
    const signs = document.createDocumentFragment();
    for (const { threads, top } of placed)
      signs.append(signOf(threads, top, at));
    layer.replaceChildren(signs);
  }

  function signOf(
    threads: readonly Thread[],
    top: number,
    at: string | null,
  ): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    // The keys go from comment to comment by commands; the Tab key stays with the text.
    button.tabIndex = -1;
    button.style.top = `${top.toFixed(1)}px`;
    button.dataset['chosen'] = String(threads.some(({ id }) => id === at));
    const name = counted(threads.length, 'comment here', 'comments here');
    button.title = name;
    button.setAttribute('aria-label', name);
    if (threads.length > 1)
      button.textContent = threads.length > 9 ? '9+' : String(threads.length);
    // The text keeps the focus until another thing has it.
    button.addEventListener('mousedown', (event) => {
      event.preventDefault();
    });
    button.addEventListener('click', () => {
      const place = threads.findIndex(({ id }) => id === toDraw.chosen());
      const next = threads[(place + 1) % threads.length];
      if (next) toDraw.onChoose(next.id);
    });
    return button;
  }

  /** Most briefings have no comment most of the time: then nothing waits for it and nothing is read of the page. */
  const isIdle = (): boolean =>
    painted.size === 0 &&
    draftRanges.length === 0 &&
    layer.childElementCount === 0 &&
    toDraw.drafted() === null &&
    toDraw.threads(sheet.blocks()).length === 0;

  const later = (after: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      // A block that came with the last change is near by now.
      look();
      light();
      sign();
    }, after);
  };
  const ends = [
    sheet.onChange(() => {
      if (isIdle()) return;
      light();
      later(AFTER_TEXT);
    }),
    sheet.onNearBlocks(() => {
      if (isIdle()) return;
      look();
      light();
      later(AFTER_VIEW);
    }),
  ];
  const sizes = new ResizeObserver(() => {
    if (!isIdle()) later(AFTER_VIEW);
  });
  sizes.observe(text);
  if (!isIdle()) {
    look();
    light();
    later(AFTER_VIEW);
  }

  return {
    refresh() {
      look();
      light();
      later(0);
    },
    close() {
      clearTimeout(timer);
      sizes.disconnect();
      for (const end of ends) end();
      layer.replaceChildren();
      for (const [name, highlight] of [
        [COMMENTED, commented],
        [CHOSEN, chosen],
      ] as const)
        if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
    },
  };
}
