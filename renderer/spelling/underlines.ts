// Underlines on the sheet: by highlights that the browser paints over the text, so that the editor's own elements are
// never touched. Only blocks within view are read, and those that change while they are.
import { readBlockText, type BlockText } from './block-text.ts';
import type { SpellingChecker } from './spelling-checker.ts';
import { wordsOf, type Word } from './words.ts';

/** The name by which the style sheet knows the underlined ranges. */
const HIGHLIGHT = 'spelling';

/** Milliseconds after which a block is drawn whatever else is to be done. */
const LATEST = 200;

export type MisspeltWord = {
  readonly word: string;
  readonly range: Range;
};

export type Underlines = {
  /** The underlined word at a place of the page; its end counts. */
  readonly wordAt: (node: Node, offset: number) => MisspeltWord | null;
  /** Looks again at what is in view: after a word is ignored. */
  readonly refresh: () => void;
  /** The same for what waits to be known of words. */
  readonly learn: () => void;
  readonly close: () => void;
};

type Place = { readonly node: Node; readonly offset: number };

/** The blocks of the sheet that are in view, or soon will be. */
export type NearBlocks = {
  readonly nearBlocks: () => ReadonlySet<Element>;
  /** Calls the listener when others are, until the function that it returns is called. */
  readonly onNearBlocks: (listener: () => void) => () => void;
};

export type UnderlinesOptions = {
  readonly root: HTMLElement;
  readonly blocks: NearBlocks;
  readonly language: string;
  readonly checker: Pick<SpellingChecker, 'isWrong' | 'ask'>;
  readonly isIgnored: (word: string) => boolean;
};

export function drawUnderlines({
  root,
  blocks,
  language,
  checker,
  isIgnored,
}: UnderlinesOptions): Underlines {
  const highlight = new Highlight();
  CSS.highlights.set(HIGHLIGHT, highlight);
  let inView: ReadonlySet<Element> = new Set();
  const drawn = new Map<Element, Map<StaticRange, string>>();
  /** How long the pieces of text were when something in them was underlined. */
  const lengths = new WeakMap<Node, number>();
  /** Blocks that are drawn when there is nothing else to do. */
  const due = new Set<Element>();
  let idle = 0;
  /** Blocks with words that nothing was known of when they were drawn. */
  const waiting = new Set<Element>();
  /** Where the caret stood after the last change: the word that it ends may not be written out yet. */
  let typedAt: Place | null = null;

  function erase(block: Element): void {
    for (const range of drawn.get(block)?.keys() ?? []) highlight.delete(range);
    drawn.delete(block);
    waiting.delete(block);
  }

  function draw(block: Element): void {
    const before = drawn.get(block) ?? new Map<StaticRange, string>();
    const standing = byPlace(before.keys());
    waiting.delete(block);
    const content = readBlockText(block, language);
    const held =
      typedAt === null ? null : content.offsetOf(typedAt.node, typedAt.offset);
    const words = wordsOf(content.text).filter(({ end }) => end !== held);
    checker.ask(words.map(({ word }) => word));
    const ranges = new Map<StaticRange, string>();
    for (const word of words) {
      const wrong = checker.isWrong(word.word);
      if (wrong === null) waiting.add(block);
      if (!wrong || isIgnored(word.word)) continue;
      const range = rangeOf(content, word);
      if (!range) continue;
      // What stands as it did stays: whatever is put in or taken away has the browser paint once more.
      const same = standing(range);
      ranges.set(
        same && before.get(same) === word.word ? same : range,
        word.word,
      );
    }
    for (const range of before.keys())
      if (!ranges.has(range)) highlight.delete(range);
    for (const range of ranges.keys()) {
      highlight.add(range);
      noteLength(range);
    }
    drawn.set(block, ranges);
  }

  function noteLength({ startContainer }: StaticRange): void {
    if (startContainer instanceof Text)
      lengths.set(startContainer, startContainer.length);
  }

  /**
   * Whether every underlined word of the block is still in its piece of text, where it was or moved by what was written
   * before it. Then the underlines go with it, which costs a key next to nothing.
   */
  function moveAlong(block: Element): boolean {
    const ranges = drawn.get(block) ?? new Map<StaticRange, string>();
    const moved = new Map<StaticRange, string>();
    for (const [range, word] of ranges) {
      const { startContainer: node, endContainer, startOffset } = range;
      if (node !== endContainer || !(node instanceof Text)) return false;
      const shift = node.length - (lengths.get(node) ?? node.length);
      const start = [startOffset, startOffset + shift].find((offset) =>
        node.data.startsWith(word, Math.max(0, offset)),
      );
      if (start === undefined || !root.contains(node)) return false;
      if (start === startOffset) moved.set(range, word);
      else moved.set(rangeWithin(node, start, start + word.length), word);
    }
    for (const range of ranges.keys())
      if (!moved.has(range)) highlight.delete(range);
    for (const range of moved.keys()) {
      highlight.add(range);
      noteLength(range);
    }
    drawn.set(block, moved);
    return true;
  }

  const blockOf = (node: Node): Element | null => {
    let at: Node | null = node;
    while (at && at.parentNode !== root) at = at.parentNode;
    return at instanceof Element ? at : null;
  };

  const look = (): void => {
    const before = inView;
    inView = blocks.nearBlocks();
    for (const block of before) if (!inView.has(block)) erase(block);
    for (const block of inView) if (!before.has(block)) draw(block);
  };

  function drawOff(): void {
    for (const block of due) if (inView.has(block)) draw(block);
    due.clear();
    idle = 0;
  }

  function drawLater(): void {
    if (due.size > 0 && idle === 0)
      idle = requestIdleCallback(drawOff, { timeout: LATEST });
  }

  const changes = new MutationObserver((records) => {
    typedAt = caretIn(root);
    const changed = new Set<Element>();
    for (const { target } of records) {
      const block = blockOf(target);
      if (block && inView.has(block)) changed.add(block);
    }
    for (const block of changed)
      // Before the next frame: what is known already never flickers. All else comes after what the key did is painted.
      if (moveAlong(block)) due.add(block);
      else draw(block);
    drawLater();
  });

  /** The caret has gone from the word that was being written. */
  function caretMoved(): void {
    if (typedAt === null) return;
    const caret = caretIn(root);
    if (caret?.node === typedAt.node && caret.offset === typedAt.offset) return;
    const block = blockOf(typedAt.node);
    typedAt = null;
    if (block && inView.has(block)) draw(block);
  }

  look();
  const end = blocks.onNearBlocks(look);
  changes.observe(root, {
    childList: true,
    characterData: true,
    subtree: true,
  });
  document.addEventListener('selectionchange', caretMoved);
  root.addEventListener('blur', caretMoved);

  return {
    wordAt(node, offset) {
      const block = blockOf(node);
      for (const [place, word] of (block && drawn.get(block)) ?? []) {
        const range = liveRange(place);
        if (range?.isPointInRange(node, offset)) return { word, range };
      }
      return null;
    },
    refresh() {
      inView.forEach(draw);
    },
    learn() {
      for (const block of waiting) due.add(block);
      drawLater();
    },
    close() {
      changes.disconnect();
      cancelIdleCallback(idle);
      end();
      document.removeEventListener('selectionchange', caretMoved);
      root.removeEventListener('blur', caretMoved);
      if (CSS.highlights.get(HIGHLIGHT) === highlight)
        CSS.highlights.delete(HIGHLIGHT);
    },
  };
}

function rangeOf(content: BlockText, { start, end }: Word): StaticRange | null {
  const from = content.placeOf(start, 'start');
  const to = content.placeOf(end, 'end');
  return from && to
    ? new StaticRange({
        startContainer: from.node,
        startOffset: from.offset,
        endContainer: to.node,
        endOffset: to.offset,
      })
    : null;
}

/** What finds the range that begins and ends where another does. */
function byPlace(
  ranges: Iterable<StaticRange>,
): (range: StaticRange) => StaticRange | undefined {
  const known = new Map<Node, Map<number, StaticRange>>();
  for (const range of ranges) {
    const within =
      known.get(range.startContainer) ?? new Map<number, StaticRange>();
    known.set(range.startContainer, within.set(range.startOffset, range));
  }
  return ({ startContainer, startOffset, endContainer, endOffset }) => {
    const found = known.get(startContainer)?.get(startOffset);
    return found?.endContainer === endContainer && found.endOffset === endOffset
      ? found
      : undefined;
  };
}

const rangeWithin = (node: Text, start: number, end: number): StaticRange =>
  new StaticRange({
    startContainer: node,
    startOffset: start,
    endContainer: node,
    endOffset: end,
  });

/** Null where the text has changed since, and the place is no more. */
function liveRange(place: StaticRange): Range | null {
  const { startContainer, startOffset, endContainer, endOffset } = place;
  const fits = (node: Node, offset: number): boolean =>
    node.isConnected && node instanceof Text && offset <= node.length;
  if (!fits(startContainer, startOffset) || !fits(endContainer, endOffset))
    return null;
  const range = new Range();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}

/**
 * Where one writes; null where the selection is elsewhere, or is more than a place. By its two ends: whether it is collapsed,
 * the browser says only when it has laid out what has just changed.
 */
function caretIn(root: HTMLElement): Place | null {
  if (document.activeElement !== root) return null;
  const { anchorNode, anchorOffset, focusNode, focusOffset } =
    getSelection() ?? {};
  if (!focusNode || focusOffset === undefined) return null;
  if (anchorNode !== focusNode || anchorOffset !== focusOffset) return null;
  return root.contains(focusNode)
    ? { node: focusNode, offset: focusOffset }
    : null;
}
