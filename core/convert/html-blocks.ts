// A tree of HTML read into blocks: what its elements say about the structure of the text is kept, how they look on their
// page is not. Words keep their order, and none that can be seen is lost.
import type {
  Block,
  Footnote,
  FootnoteId,
  Inline,
  List,
  ListItem,
  ListStyle,
  NoteInline,
  Text,
} from '../document/document.ts';
import {
  limitDepth,
  isListSign,
  nestItems,
  saidLevel,
  tickOf,
  wordItem,
  type FlatItem,
} from './html-lists.ts';
import { isConvertedSpace, lookWithin, PLAIN, type Look } from './html-look.ts';
import { createRuns, type Runs } from './html-runs.ts';
import { isLayout, readTable } from './html-tables.ts';
import {
  hasClass,
  isBlockTag,
  type HtmlElement,
  type HtmlNode,
} from './html-tree.ts';

type WithoutPlace<B> = B extends Block ? Omit<B, 'id' | 'rank'> : never;
/** A block that stands nowhere yet. */
export type ReadBlock = WithoutPlace<Block>;

export type BlockReader = {
  /** Makes the ids of footnotes. */
  readonly newId: () => string;
  /** The language of the text that it comes into, as a BCP 47 tag. */
  readonly language: string;
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

const open = (keepEdges = false): State => ({
  out: [],
  runs: createRuns(),
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
  const state = open(keepEdges);
  visitAll(state, nodes, PLAIN, reader);
  endWords(state, state.isInline && keepEdges);
  endItems(state);
  return { blocks: state.out, isInline: state.isInline };
}

function read(
  nodes: readonly HtmlNode[],
  look: Look,
  reader: BlockReader,
): ReadBlock[] {
  const state = open();
  visitAll(state, nodes, look, reader);
  endWords(state);
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
  if (tag === 'br') visitBreak(state, node);
  else if (tag === 'q') {
    state.runs.addText('“', look);
    visitAll(state, node.children, look, reader);
    state.runs.addText('”', look);
  } else if (isConvertedSpace(node) || node.style.has('mso-tab-count'))
    state.runs.addText(' ', { ...look, space: 'all' });
  else visitAll(state, node.children, look, reader);
}

function visitBreak(state: State, { style, attributes }: HtmlElement): void {
  const kind = style.get('page-break-before') ?? style.get('break-before');
  if (kind === 'always' || kind === 'page') {
    endWords(state);
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
  endWords(state);
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
    endWords(state);
    state.kind = kind;
  } else if (tag === 'ul' || tag === 'ol' || tag === 'menu' || tag === 'dir')
    visitList(state, element, look, reader);
  else if (tag === 'blockquote')
    for (const block of quoted(element, look, reader)) addBlock(state, block);
  else if (tag === 'pre') visitCode(state, element, look, reader);
  else if (tag === 'hr') addBlock(state, { type: 'rule' });
  else if (tag === 'table') visitTable(state, element, look, reader);
  else {
    visitAll(state, element.children, look, reader);
    endWords(state);
  }
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
function endWords(state: State, keepEdges = false): void {
  const direction = state.runs.direction();
  for (const content of state.runs.take(keepEdges)) {
    const { kind } = state;
    const isHeading = kind.type === 'heading';
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

const listBlock = ({
  style,
  items,
}: Pick<List, 'style' | 'items'>): ReadBlock => ({
  type: 'list',
  style,
  items: limitDepth(items),
});

/** A heading is bold by being one. */
function withoutBold<Part extends Inline>(part: Part): Part {
  if (part.type === 'link')
    return {
      ...part,
      content: merged(part.content.map(withoutBold)),
    };
  if (part.type !== 'text' || !part.marks) return part;
  const { marks, ...plain } = part;
  const left = marks.filter((mark) => mark !== 'bold');
  return { ...plain, ...(left.length > 0 && { marks: left }) } as Part;
}

/** Neighbours that look alike are one. */
function merged<Part extends Inline>(content: readonly Part[]): Part[] {
  const parts: Part[] = [];
  for (const part of content) {
    const last = parts.at(-1);
    if (
      part.type === 'text' &&
      last?.type === 'text' &&
      last.text.length + part.text.length < 1_000_000 &&
      last.language === part.language &&
      String(last.marks ?? '') === String(part.marks ?? '')
    )
      parts[parts.length - 1] = { ...last, text: last.text + part.text };
    else parts.push(part);
  }
  return parts;
}

/** Words that are all in one language are a block in that language. */
function ownLanguage(content: readonly Inline[]): {
  readonly words: readonly Inline[];
  readonly language: string | null;
} {
  let language: string | undefined;
  for (const text of textsOf(content)) {
    if (text.language === undefined) return { words: content, language: null };
    language ??= text.language;
    if (language !== text.language) return { words: content, language: null };
  }
  if (language === undefined) return { words: content, language: null };
  const plain = <Part extends Inline>(part: Part): Part => {
    if (part.type === 'link')
      return { ...part, content: part.content.map(plain) };
    if (part.type !== 'text') return part;
    const { language: own, ...rest } = part;
    return rest as Part;
  };
  return { words: content.map(plain), language };
}

function* textsOf(content: readonly Inline[]): Generator<Text> {
  for (const part of content)
    if (part.type === 'text') yield part;
    else if (part.type === 'link')
      for (const inner of part.content) if (inner.type === 'text') yield inner;
}

function visitList(
  state: State,
  element: HtmlElement,
  look: Look,
  reader: BlockReader,
): void {
  const style = element.tag === 'ol' ? 'ordered' : 'unordered';
  const said = element.children.flatMap((child) =>
    child.kind === 'element' ? (saidLevel(child) ?? []) : [],
  );
  if (said.length > 0) {
    // Each item may come in a list of its own, and says how deep it stands.
    for (const child of element.children) {
      if (child.kind !== 'element') continue;
      const level = saidLevel(child) ?? 1;
      const inner = lookWithin(look, child, reader.language);
      const { content, others } = itemOf(read(child.children, inner, reader));
      if (content.length > 0)
        state.flat.push({ level, style, item: { content } });
      for (const other of others) addBlock(state, other);
    }
    return;
  }
  endItems(state);
  const { list, others } = readList(element, style, look, reader);
  if (list) addBlock(state, listBlock(list));
  for (const other of others) addBlock(state, other);
}

function readList(
  element: HtmlElement,
  written: ListStyle,
  look: Look,
  reader: BlockReader,
): {
  readonly list: Pick<List, 'style' | 'items'> | null;
  readonly others: readonly ReadBlock[];
} {
  const items: ListItem[] = [];
  const others: ReadBlock[] = [];
  let ticks = false;
  for (const child of element.children) {
    const isList =
      child.kind === 'element' && (child.tag === 'ul' || child.tag === 'ol');
    const inner =
      child.kind === 'element' && child.tag === 'li'
        ? {
            nodes: child.children,
            look: lookWithin(look, child, reader.language),
          }
        : { nodes: [child], look };
    const found = itemOf(read(inner.nodes, inner.look, reader));
    others.push(...found.others);
    const checked =
      child.kind === 'element' && child.tag === 'li' ? tickOf(child) : null;
    if (checked !== null) ticks = true;
    const last = items.at(-1);
    // A list beside the items belongs to the one before it.
    if (isList && last && found.children) {
      items[items.length - 1] = {
        ...last,
        children: last.children
          ? {
              ...last.children,
              items: [...last.children.items, ...found.children.items],
            }
          : found.children,
      };
      continue;
    }
    if (found.content.length === 0 && !found.children) continue;
    items.push({
      content: found.content,
      ...(checked !== null && { checked }),
      ...(found.children && { children: found.children }),
    });
  }
  const style = ticks ? 'check' : written;
  const [only] = items;
  // A list that only holds a list, as LibreOffice writes a step of two levels.
  if (only?.children && items.length === 1 && only.content.length === 0)
    return {
      list: { style: only.children.style, items: [...only.children.items] },
      others,
    };
  return { list: items.length > 0 ? { style, items } : null, others };
}

type ItemParts = {
  readonly content: Inline[];
  readonly children: ListItem['children'] | null;
  /** What no item can hold. */
  readonly others: readonly ReadBlock[];
};

function itemOf(blocks: readonly ReadBlock[]): ItemParts {
  const lines: (readonly Inline[])[] = [];
  const others: ReadBlock[] = [];
  let children: { style: ListStyle; items: ListItem[] } | null = null;
  for (const block of blocks)
    if (block.type === 'list') {
      if (children) children.items.push(...block.items);
      else children = { style: block.style, items: [...block.items] };
    } else if (
      block.type === 'table' ||
      block.type === 'rule' ||
      block.type === 'page-break' ||
      block.type === 'bibliography'
    )
      others.push(block);
    else lines.push(...linesOf(block));
  return { content: joined(lines), children, others };
}

/** The words of a block, a line for each of its own. */
export function linesOf(block: ReadBlock): (readonly Inline[])[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'pull-quotation':
      return [inLanguage(block.content, block.language)];
    case 'quotation':
      return [
        ...block.paragraphs,
        ...(block.attribution ? [block.attribution] : []),
      ];
    case 'list':
      return block.items.flatMap(linesOfItem);
    case 'table':
      return block.rows.map((row) =>
        row.flatMap(({ content }, place): Inline[] =>
          place > 0 && content.length > 0
            ? [{ type: 'text', text: ' ' }, ...content]
            : [...content],
        ),
      );
    case 'code':
      return block.text
        .split('\n')
        .map((line): Inline[] =>
          line === ''
            ? []
            : [{ type: 'text', text: line.replaceAll('\t', '    ') }],
        );
    case 'image':
    case 'rule':
    case 'page-break':
    case 'bibliography':
      return [];
  }
}

const linesOfItem = ({
  content,
  children,
}: ListItem): (readonly Inline[])[] => [
  ...(content.length > 0 ? [content] : []),
  ...(children?.items.flatMap(linesOfItem) ?? []),
];

/** What the block said of all of its words, they say themselves. */
function inLanguage(
  content: readonly Inline[],
  language: string | undefined,
): readonly Inline[] {
  if (language === undefined) return content;
  const marked = <Part extends Inline>(part: Part): Part => {
    if (part.type === 'link')
      return { ...part, content: part.content.map(marked) };
    return part.type === 'text' ? { ...part, language } : part;
  };
  return content.map(marked);
}

function joined(lines: readonly (readonly Inline[])[]): Inline[] {
  const content: Inline[] = [];
  for (const [place, line] of lines.entries()) {
    if (place > 0) content.push({ type: 'line-break' });
    content.push(...line);
  }
  return content;
}

/** Its paragraphs as one quotation; what no quotation can hold stands between two. */
function quoted(
  element: HtmlElement,
  look: Look,
  reader: BlockReader,
): ReadBlock[] {
  const footer = element.children.findLast(
    (child): child is HtmlElement =>
      child.kind === 'element' &&
      (child.tag === 'footer' || child.tag === 'figcaption'),
  );
  const blocks = read(
    element.children.filter((child) => child !== footer),
    look,
    reader,
  );
  const out: ReadBlock[] = [];
  let paragraphs: (readonly Inline[])[] = [];
  const end = (): void => {
    if (paragraphs.length > 0) out.push({ type: 'quotation', paragraphs });
    paragraphs = [];
  };
  for (const block of blocks)
    if (block.type === 'paragraph') paragraphs.push(...linesOf(block));
    else if (block.type === 'quotation') paragraphs.push(...block.paragraphs);
    else {
      end();
      out.push(block);
    }
  end();
  const attribution = footer
    ? joined(read(footer.children, look, reader).flatMap(linesOf))
    : [];
  if (attribution.length === 0) return out;
  const last = out.at(-1);
  if (last?.type === 'quotation' && !last.attribution)
    out[out.length - 1] = { ...last, attribution };
  else out.push({ type: 'paragraph', content: attribution });
  return out;
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

const holdsNote = (node: HtmlNode): boolean =>
  node.kind === 'note' ||
  (node.kind === 'element' && node.children.some(holdsNote));

function codeOf(node: HtmlNode): string {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'note') return '';
  if (node.tag === 'br') return '\n';
  let text = '';
  for (const child of node.children) {
    const inner = codeOf(child);
    const isLine = child.kind === 'element' && isBlockTag(child.tag);
    if (isLine && text !== '' && !text.endsWith('\n')) text += '\n';
    text += inner;
    if (isLine && !text.endsWith('\n')) text += '\n';
  }
  return text;
}

function visitTable(
  state: State,
  element: HtmlElement,
  look: Look,
  reader: BlockReader,
): void {
  if (isLayout(element)) {
    visitAll(state, element.children, look, reader);
    endWords(state);
    return;
  }
  const table = readTable(element, (cell) => {
    const inner = lookWithin(look, cell, reader.language);
    return joined(read(cell.children, inner, reader).flatMap(linesOf));
  });
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
