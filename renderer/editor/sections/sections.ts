// Sections of the sheet for the browser alone. What it leaves out of its work while it is out of view costs it something
// for each piece, so pieces of twenty blocks are cheaper than blocks. They stand in a shadow tree, into whose slots the
// blocks are put: for the editor, the selection and every script the blocks stay children of one element.
import { groupBlocks } from './group-blocks.ts';

/** How far from the view a section is near to it. */
const NEAR = '200px';
/** The part of the tree that is left out while it is out of view; the style sheet of the editor says how. */
const LAZY = 'section';
/** Told where a section is drawn, or is no longer. */
const DRAWN = 'contentvisibilityautostatechange';

export type Sections = {
  /** Brings the sections in step with the children of the root, before which a new child stands at the end. */
  readonly arrange: () => void;
  /** `blocks` are those that the selection begins or ends in: their sections are drawn, out of view too. */
  readonly hold: (blocks: readonly Element[]) => void;
  /** The blocks of the sections that are in view or near to it. */
  readonly near: () => ReadonlySet<Element>;
};

type Section = {
  readonly element: HTMLElement;
  readonly slot: HTMLSlotElement;
  blocks: readonly Element[];
  /** In pixels, for letters of the usual width. */
  height: number;
};

/** `root` has no sections yet. `onNear` is called after other blocks are near than before, and never while arranging. */
export function divideIntoSections(
  root: HTMLElement,
  onNear: () => void,
): Sections {
  // All sections stand in one element that can be edited, or the browser would take each for a text of its own, and no
  // selection would grow over more than two blocks.
  const whole = document.createElement('div');
  whole.setAttribute('part', 'whole');
  // The browser lets Tab stop at whatever can be edited, and a stop here would have no caret: keys would write nowhere.
  whole.tabIndex = -1;
  // What no section has taken in yet stands at the end, drawn all the same: the editor may put an element in and select it
  // at once, as it does to copy an image.
  whole.append(document.createElement('slot'));
  root.attachShadow({ mode: 'closed' }).append(whole);
  const byBlock = new WeakMap<Element, Section>();
  const byElement = new WeakMap<Element, Section>();
  let sections: readonly Section[] = [];
  const nearby = new Set<Section>();
  let near: ReadonlySet<Element> = new Set();
  let isTelling = false;
  let made = 0;
  /** How tall the first section that was drawn is to what was guessed. */
  let scale = 1;

  const tellLater = (): void => {
    if (isTelling) return;
    isTelling = true;
    // Before the next frame all the same.
    queueMicrotask(() => {
      isTelling = false;
      near = new Set([...nearby].flatMap(({ blocks }) => blocks));
      onNear();
    });
  };

  // What is out of view has no place for a caret, and what is in view is known with the next frame alone: a key before that
  // would write into another section, and the browser would look for a place through the whole text, which takes it a
  // quarter of a second. So where the selection comes first, its sections are drawn until they are out of view without it.
  const open = new Set<Section>();
  let held: ReadonlySet<Section> = new Set();
  const close = (section: Section): void => {
    if (open.delete(section)) section.element.setAttribute('part', LAZY);
  };
  const keepOpen = (section: Section): void => {
    if (nearby.has(section) || open.has(section)) return;
    open.add(section);
    section.element.removeAttribute('part');
    views.observe(section.element);
  };
  const hold = (blocks: readonly Element[]): void => {
    const next = new Set(blocks.flatMap((block) => byBlock.get(block) ?? []));
    next.forEach(keepOpen);
    const before = held;
    held = next;
    for (const section of before)
      if (!next.has(section) && !nearby.has(section)) close(section);
  };

  // Of those alone that are drawn: to look after all of them takes the browser a part of each frame.
  const views = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const section = byElement.get(target);
        if (!section) continue;
        if (isIntersecting) nearby.add(section);
        else {
          nearby.delete(section);
          if (!held.has(section)) close(section);
        }
      }
      tellLater();
    },
    { scrollMargin: NEAR },
  );

  const make = (): Section => {
    const element = document.createElement('div');
    element.setAttribute('part', LAZY);
    const slot = document.createElement('slot');
    made += 1;
    slot.name = `section-${made}`;
    element.append(slot);
    const section = { element, slot, blocks: [], height: 0 };
    byElement.set(element, section);
    return section;
  };

  const guess = ({ element, height }: Section): void => {
    element.style.containIntrinsicBlockSize = `auto ${Math.round(height * scale)}px`;
  };

  let isMeasured = false;
  whole.addEventListener(DRAWN, (event) => {
    const section =
      event.target instanceof Element && byElement.get(event.target);
    if (!section) return;
    const { skipped } = event as ContentVisibilityAutoStateChangeEvent;
    if (!skipped) {
      views.observe(section.element);
      if (isMeasured) return;
      isMeasured = true;
      scale = section.element.offsetHeight / section.height;
      sections.forEach(guess);
    } else if (!open.has(section)) {
      views.unobserve(section.element);
      if (nearby.delete(section)) tellLater();
    }
  });

  const fill = (section: Section, blocks: readonly Element[]): void => {
    if (sameElements(section.blocks, blocks)) return;
    section.blocks = blocks;
    for (const block of blocks) {
      if (block.slot !== section.slot.name) block.slot = section.slot.name;
      byBlock.set(block, section);
    }
    section.height = guessedHeight(blocks);
    guess(section);
    if (nearby.has(section)) tellLater();
  };

  const arrange = (): void => {
    const groups = groupBlocks(
      [...root.children],
      (block) => byBlock.get(block),
      mayBegin,
    );
    const next = groups.map(({ section }) => section ?? make());
    const kept = new Set(next);
    for (const section of sections) {
      if (kept.has(section)) continue;
      views.unobserve(section.element);
      section.element.remove();
      open.delete(section);
      if (nearby.delete(section)) tellLater();
    }
    let place = whole.firstElementChild;
    for (const { element } of next)
      if (element === place) place = place.nextElementSibling;
      else whole.insertBefore(element, place);
    for (const [index, { blocks }] of groups.entries()) {
      const section = next[index];
      if (section) fill(section, blocks);
    }
    // A text is shown from its start, and is given a caret before the first frame tells what is in view.
    if (sections.length === 0 && next[0]) keepOpen(next[0]);
    sections = next;
  };

  // What is put in beside the blocks, such as a caret where no text is.
  new MutationObserver(() => {
    if ([...root.children].some((child) => !byBlock.has(child))) arrange();
  }).observe(root, { childList: true });
  return { arrange, hold, near: () => near };
}

const sameElements = (a: readonly Element[], b: readonly Element[]): boolean =>
  a.length === b.length && a.every((element, place) => element === b[place]);

/** A section's margins don't melt into those of its neighbours, so what has one above stands in a section's midst. */
const mayBegin = ({ tagName }: Element): boolean =>
  tagName === 'P' || tagName === 'UL' || tagName === 'OL';

/** Letters to a line of the sheet, and the pixels of a line and of what is between two blocks. */
const LETTERS = 68;
const LINE = 28;
const GAP = 12;

/** What a section may be tall, in pixels, before it was ever drawn, so that the scrollbar tells the truth nearly. */
function guessedHeight(blocks: readonly Element[]): number {
  let height = 0;
  for (const { textContent } of blocks)
    height += GAP + LINE * Math.ceil(textContent.length / LETTERS || 1);
  return height;
}
