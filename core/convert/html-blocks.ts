// A tree of HTML read into blocks: what its elements say about the structure of the text is kept, how they look on their
// page is not. Words keep their order, and none that can be seen is lost.
import type {
  Footnote,
  FootnoteId,
  Inline,
  NoteInline,
  ListItems,
} from '../document/document.ts';
import { startOf } from '../document/list-start.ts';
import { UNSPACED } from '../search/units.ts';
import { joined, linesOf, type ReadBlock } from './block-lines.ts';
import { codeOf, holdsNote } from './html-code.ts';
import { itemOf, readList } from './html-list-items.ts';
import {
  isListSign,
  limitDepth,
  nestItems,
  saidLevel,
  wordItem,
  type FlatItem,
  firstNumber,
} from './html-lists.ts';
import { isConvertedSpace, lookWithin, PLAIN, type Look } from './html-look.ts';
import { quoted } from './html-quotations.ts';
import { createRuns, type Runs } from './html-runs.ts';
import { isLayout, readTable } from './html-tables.ts';
import {
  elementsIn,
  FORBIDDEN,
  hasClass,
  isBlockTag,
  textOf,
  type HtmlElement,
  type HtmlNode,
} from './html-tree.ts';
import { merged, ownLanguage, withoutBold } from './html-words.ts';

export type BlockReader = {
  /** Makes the ids of footnotes. */
  readonly newId: () => string;
  /** The language of the text that it comes into, as a BCP 47 tag. */
  readonly language: string;
  /** Where it is a file: pictures come in, and one that Precis wrote is taken by its word. */
  readonly page?: {
    readonly isOwn: boolean;
    /** The attachment of an address; null for a picture that stays behind. */
    readonly imageOf: (address: string) => string | null;
  };
};

export type ReadBlocks = {
  readonly blocks: ReadBlock[];
  /** Whether it is words within a line, without a block around them. */
  readonly isInline: boolean;
};

type Kind =
  | { readonly type: 'paragraph' }
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3 | 4 };
const PARAGRAPH: Kind = { type: 'paragraph' };

/** Blocks as they come, with the words and items that are still open. */
type State = {
  readonly out: ReadBlock[];
  readonly runs: Runs;
  readonly keepEdges: boolean;
  kind: Kind;
  flat: FlatItem[];
  isInline: boolean;
};

const open = ({ page }: BlockReader, keepEdges = false): State => ({
  out: [],
  runs: createRuns(page?.isOwn),
  keepEdges,
  kind: PARAGRAPH,
  flat: [],
  isInline: true,
});

/** `keepEdges` keeps the space before and behind words that are within a line. */
export function readBlocks(
  nodes: readonly HtmlNode[],
  reader: BlockReader,
  keepEdges = false,
): ReadBlocks {
  const state = open(reader, keepEdges);
  visitAll(state, nodes, PLAIN, reader);
  endWords(state, reader, state.isInline && keepEdges);
  endItems(state);
  return { blocks: state.out, isInline: state.isInline };
}

function read(
  nodes: readonly HtmlNode[],
  look: Look,
  reader: BlockReader,
): ReadBlock[] {
  const state = open(reader);
  visitAll(state, nodes, look, reader);
  endWords(state, reader);
  endItems(state);
  return state.out;
}

function visitAll(
  state: State,
  nodes: readonly HtmlNode[],
  look: Look,
  reader: BlockReader,
): void {
  for (const node of nodes) visit(state, node, look, reader);
}

function visit(
  state: State,
  node: HtmlNode,
  outer: Look,
  reader: BlockReader,
): void {
  if (node.kind === 'text') {
    state.runs.addText(node.text, outer);
    return;
  }
  if (node.kind === 'note') {
    state.runs.addNote(readNote(node.body, reader));
    return;
  }
  const { tag } = node;
  const look = lookWithin(outer, node, reader.language);
  if (isBlockTag(tag)) {
    state.isInline = false;
    visitBlock(state, node, look, reader);
    return;
  }
  if (isListSign(node)) return;
  if (tag === 'img') {
    endWords(state, reader);
    visitImage(state, node, [], reader);
  } else if (tag === 'br') visitBreak(state, node, reader);
  else if (tag === 'q') {
    state.runs.addText('“', look);
    visitAll(state, node.children, look, reader);
    state.runs.addText('”', look);
  } else if (tag === 'rt' && !hasBrackets(node)) {
    const [before, behind] = bracketsOf(node);
    state.runs.addText(before, look);
    visitAll(state, node.children, look, reader);
    state.runs.addText(behind, look);
  } else if (isConvertedSpace(node) || node.style.has('mso-tab-count'))
    state.runs.addText(' ', { ...look, space: 'all' });
  else visitAll(state, node.children, look, reader);
}

/** A reading over characters: whether its page has brackets for it, or it has no words to put in some. */
const hasBrackets = (reading: HtmlElement): boolean =>
  textOf(reading).trim() === '' ||
  reading.parent?.children.some(
    (child) => child.kind === 'element' && child.tag === 'rp',
  ) === true;

/** As the words that it is a reading of are written. */
const bracketsOf = ({ parent }: HtmlElement): readonly [string, string] =>
  parent && UNSPACED.test(textOf(parent)) ? ['（', '）'] : [' (', ')'];

function visitBreak(
  state: State,
  { style, attributes }: HtmlElement,
  reader: BlockReader,
): void {
  const kind = style.get('page-break-before') ?? style.get('break-before');
  if (kind === 'always' || kind === 'page') {
    endWords(state, reader);
    addBlock(state, { type: 'page-break' });
  } else if (attributes.get('class') !== 'Apple-interchange-newline')
    state.runs.addBreak();
}

function visitBlock(
  state: State,
  element: HtmlElement,
  look: Look,
  reader: BlockReader,
): void {
  const { tag } = element;
  endWords(state, reader);
  const heading = headingOf(element);
  const item = heading === null ? wordItem(element) : null;
  if (item) {
    const blocks = read(element.children, look, reader);
    const { content, others } = itemOf(blocks);
    if (content.length > 0) state.flat.push({ ...item, item: { content } });
    for (const other of others) addBlock(state, other);
  } else if (heading !== null) {
    const kind = state.kind;
    state.kind = { type: 'heading', level: heading };
    visitAll(state, element.children, look, reader);
    endWords(state, reader);
    state.kind = kind;
  } else if (tag === 'ul' || tag === 'ol' || tag === 'menu' || tag === 'dir')
    visitList(state, element, look, reader);
  else if (tag === 'blockquote')
    for (const block of quoted(element, (nodes) => read(nodes, look, reader)))
      addBlock(state, block);
  else if (tag === 'pre') visitCode(state, element, look, reader);
  else if (tag === 'figure' && reader.page)
    visitFigure(state, element, look, reader);
  else if (tag === 'hr') addBlock(state, { type: 'rule' });
  else if (tag === 'table') visitTable(state, element, look, reader);
  else {
    visitAll(state, element.children, look, reader);
    endWords(state, reader);
  }
}

/** Whether it came in. */
function visitImage(
  state: State,
  { attributes }: HtmlElement,
  caption: readonly Inline[],
  { page }: BlockReader,
): boolean {
  const attachment = page?.imageOf(attributes.get('src') ?? '') ?? null;
  if (attachment === null) return false;
  addBlock(state, {
    type: 'image',
    attachment,
    alternative: (attributes.get('alt') ?? '').replace(FORBIDDEN, ''),
    ...(caption.length > 0 && { caption }),
  });
  return true;
}

function visitFigure(
  state: State,
  element: HtmlElement,
  look: Look,
  reader: BlockReader,
): void {
  const images = [...elementsIn(element)].filter(({ tag }) => tag === 'img');
  const [only] = images;
  const caption = element.children.find(
    (child): child is HtmlElement =>
      child.kind === 'element' && child.tag === 'figcaption',
  );
  const others = element.children.filter(
    (child) => child !== only && child !== caption,
  );
  const isPlain =
    only !== undefined &&
    images.length === 1 &&
    others.every((child) => textOf(child).trim() === '');
  const words = (): Inline[] =>
    caption
      ? joined(read(caption.children, look, reader).flatMap(linesOf))
      : [];
  if (isPlain && visitImage(state, only, words(), reader)) return;
  visitAll(state, element.children, look, reader);
  endWords(state, reader);
}

function headingOf(element: HtmlElement): 1 | 2 | 3 | 4 | null {
  const written =
    /^h([1-6])$/.exec(element.tag)?.[1] ??
    (element.attributes.get('role') === 'heading'
      ? (element.attributes.get('aria-level') ?? '2')
      : hasClass(element, /^MsoTitle$/)
        ? '1'
        : null);
  if (written === null) return null;
  const level = Math.min(4, Math.max(1, Number(written)));
  return Number.isInteger(level) ? (level as 1 | 2 | 3 | 4) : 2;
}

/** The words that are open become blocks. */
function endWords(
  state: State,
  { page }: BlockReader,
  keepEdges = false,
): void {
  const direction = state.runs.direction();
  for (const content of state.runs.take(keepEdges)) {
    const { kind } = state;
    // Bold that Precis wrote into a heading is meant.
    const isHeading = kind.type === 'heading' && !page?.isOwn;
    const { words, language } = ownLanguage(
      isHeading ? content.map(withoutBold) : content,
    );
    addBlock(state, {
      ...kind,
      ...(direction && { direction }),
      ...(language !== null && { language }),
      content: isHeading ? merged(words) : words,
    });
  }
}

function addBlock(state: State, block: ReadBlock): void {
  endItems(state);
  state.out.push(block);
}

function endItems(state: State): void {
  if (state.flat.length === 0) return;
  const lists = nestItems(state.flat);
  state.flat = [];
  for (const list of lists) state.out.push(listBlock(list));
}

const listBlock = (list: ListItems): ReadBlock => ({
  type: 'list',
  ...list,
  items: limitDepth(list.items),
});

function visitList(
  state: State,
  element: HtmlElement,
  look: Look,
  reader: BlockReader,
): void {
  const style = element.tag === 'ol' ? 'ordered' : 'unordered';
  const first = firstNumber(element);
  const said = element.children.flatMap((child) =>
    child.kind === 'element' ? (saidLevel(child) ?? []) : [],
  );
  if (said.length > 0) {
    // Each item may come in a list of its own, and says how deep it stands.
    let number = first - 1;
    for (const child of element.children) {
      if (child.kind !== 'element') continue;
      number += 1;
      const level = saidLevel(child) ?? 1;
      const inner = lookWithin(look, child, reader.language);
      const { content, others } = itemOf(read(child.children, inner, reader));
      if (content.length > 0)
        state.flat.push({ level, style, number, item: { content } });
      for (const other of others) addBlock(state, other);
    }
    return;
  }
  endItems(state);
  const kind = { style, ...startOf(style, first) } as const;
  const { list, others } = readList(element, kind, look, {
    language: reader.language,
    read: (nodes, inner) => read(nodes, inner, reader),
  });
  if (list) addBlock(state, listBlock(list));
  for (const other of others) addBlock(state, other);
}

function visitCode(
  state: State,
  element: HtmlElement,
  look: Look,
  reader: BlockReader,
): void {
  const text = codeOf(element).replaceAll(/\r\n?/g, '\n').replace(/\n$/, '');
  if (text.trim() === '') return;
  // A paragraph of LibreOffice's in the style of code; one whose words have looks or notes is no passage of code.
  if (element.children.some(holdsNote)) {
    for (const block of read(element.children, look, reader))
      addBlock(state, block);
    return;
  }
  const last = state.flat.length === 0 ? state.out.at(-1) : undefined;
  if (last?.type === 'code' && hasClass(element, /^western$/))
    state.out[state.out.length - 1] = {
      ...last,
      text: `${last.text}\n${text}`,
    };
  else addBlock(state, { type: 'code', text });
}

function visitTable(
  state: State,
  element: HtmlElement,
  look: Look,
  reader: BlockReader,
): void {
  if (!reader.page?.isOwn && isLayout(element)) {
    visitAll(state, element.children, look, reader);
    endWords(state, reader);
    return;
  }
  const table = readTable(
    element,
    (cell) => {
      const inner = lookWithin(look, cell, reader.language);
      return joined(read(cell.children, inner, reader).flatMap(linesOf));
    },
    reader.page?.isOwn,
  );
  // Which way its columns run.
  const { direction } = look;
  if (table) addBlock(state, { ...table, ...(direction && { direction }) });
}

function readNote(body: HtmlElement, reader: BlockReader): Footnote {
  const content: NoteInline[] = [];
  for (const block of read(body.children, PLAIN, reader)) {
    const lines = linesOf(block).filter((line) => line.length > 0);
    for (const line of lines) {
      if (content.length > 0) content.push({ type: 'paragraph-break' });
      for (const part of line)
        if (part.type !== 'footnote' && part.type !== 'marker')
          content.push(part);
    }
  }
  return { type: 'footnote', id: reader.newId() as FootnoteId, content };
}
