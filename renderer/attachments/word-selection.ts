// Words of a file selected by keys: from word to word and from line to line, and more of them with Shift. What is selected is
// the selection of the page, so that all that is done with words which a mouse selected is done with these.

export type WordStep = 'next' | 'before' | 'below' | 'above';

/** Words that are looked at for the line below or above: more than a page has. */
const MOST_OF_A_PAGE = 3_000;

type Word = {
  readonly node: Text;
  readonly from: number;
  readonly to: number;
};

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
const PLAIN = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\P{L}]*$/u;

/** What spaces part, or the words of a script that has none. */
function* wordsIn(node: Text): Generator<Word> {
  const text = node.data;
  if (PLAIN.test(text)) {
    for (const { 0: word, index } of text.matchAll(/\S+/gu))
      yield { node, from: index, to: index + word.length };
    return;
  }
  for (const { segment, index } of segmenter.segment(text))
    if (segment.trim() !== '')
      yield { node, from: index, to: index + segment.length };
}

/** Those of the pages that are drawn, in their order. */
function wordsOf(scroller: Element): Word[] {
  const words: Word[] = [];
  for (const sheet of scroller.querySelectorAll('[data-page]')) {
    const texts = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      // What is said about a page is none of its words.
      if (node.parentElement?.closest('p:not([data-page])') === null)
        words.push(...wordsIn(node as Text));
  }
  return words;
}

function boxOf({ node, from, to }: Word): DOMRect {
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  return range.getBoundingClientRect();
}

/** The word that begins last before the place, or holds it; -1 where there is none. */
function wordAt(words: readonly Word[], node: Node, offset: number): number {
  return words.findLastIndex(
    (word) =>
      (word.node === node && word.from <= offset) ||
      (word.node !== node &&
        (word.node.compareDocumentPosition(node) &
          Node.DOCUMENT_POSITION_FOLLOWING) !==
          0),
  );
}

function select(
  scroller: Element,
  words: readonly Word[],
  anchor: number,
  focus: number,
): void {
  const [first, last] = [words[anchor], words[focus]];
  if (!first || !last) return;
  const isForward = anchor <= focus;
  getSelection()?.setBaseAndExtent(
    first.node,
    isForward ? first.from : first.to,
    last.node,
    isForward ? last.to : last.from,
  );
  const box = boxOf(last);
  const room = scroller.getBoundingClientRect();
  if (box.bottom > room.bottom - box.height)
    scroller.scrollTop += box.bottom - room.bottom + room.height / 3;
  else if (box.top < room.top + box.height)
    scroller.scrollTop -= room.top - box.top + room.height / 3;
}

/** The first of the words that are lit, or of all that are in view. False where there is none. */
export function selectFirstWord(scroller: Element): boolean {
  const room = scroller.getBoundingClientRect();
  const words = wordsOf(scroller);
  const isSeen = (word: Word): boolean => {
    const { top, bottom } = boxOf(word);
    return top >= room.top && bottom <= room.bottom;
  };
  const lit = words.findIndex(
    (word) =>
      word.node.parentElement?.closest('[data-lit]') !== null && isSeen(word),
  );
  const first = lit >= 0 ? lit : words.findIndex(isSeen);
  if (first < 0) return false;
  select(scroller, words, first, first);
  return true;
}

/** Moves what is selected, or, with `extends`, its end. False where nothing of the file is selected. */
export function moveWords(
  scroller: Element,
  step: WordStep,
  isExtending: boolean,
): boolean {
  const now = getSelection();
  if (!now?.anchorNode || !now.focusNode || now.isCollapsed) return false;
  if (!scroller.contains(now.anchorNode)) return false;
  const words = wordsOf(scroller);
  const range = now.getRangeAt(0);
  const isForward =
    range.startContainer === now.anchorNode &&
    range.startOffset === now.anchorOffset;
  const start = Math.max(
    0,
    wordAt(words, range.startContainer, range.startOffset),
  );
  // The end stands behind its word.
  const end = Math.max(
    start,
    wordAt(words, range.endContainer, Math.max(0, range.endOffset - 1)),
  );
  const [anchor, focus] = isForward ? [start, end] : [end, start];
  const next = stepFrom(words, focus, step);
  if (next !== null) select(scroller, words, isExtending ? anchor : next, next);
  return true;
}

function stepFrom(
  words: readonly Word[],
  at: number,
  step: WordStep,
): number | null {
  if (step === 'next') return at + 1 < words.length ? at + 1 : null;
  if (step === 'before') return at > 0 ? at - 1 : null;
  const word = words[at];
  if (!word) return null;
  const here = boxOf(word);
  const by = step === 'below' ? 1 : -1;
  let best: { readonly at: number; readonly away: number } | null = null;
  let line: number | null = null;
  for (let count = 1; count <= MOST_OF_A_PAGE; count += 1) {
    const place = at + by * count;
    const other = words[place];
    if (!other) break;
    const box = boxOf(other);
    const middle = (box.top + box.bottom) / 2;
    // The same line still.
    if (middle > here.top && middle < here.bottom) continue;
    line ??= middle;
    // The line behind the one that is wanted.
    if (Math.abs(middle - line) > box.height / 2) break;
    const away = Math.abs(box.left - here.left);
    if (!best || away < best.away) best = { at: place, away };
  }
  return best?.at ?? null;
}
