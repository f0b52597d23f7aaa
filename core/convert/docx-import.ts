// A DOCX as a briefing: its text block by block, its notes, comments as threads, tracked changes as suggestions, and the
// citations that other programs wrote into it, with their sources. What is not taken is told; nothing outside is followed.
import type {
  Block,
  BlockId,
  Inline,
  Suggested,
} from '../document/document.ts';
import { MAX_COLUMNS } from '../document/schema.ts';
import { ranksBetween } from '../document/rank.ts';
import { plainText } from '../document/walk.ts';
import { AppError } from '../errors.ts';
import { joined, type ReadBlock } from './block-lines.ts';
import { readCitations } from './docx-import-citations.ts';
import { LEFT_BEHIND, type LeftBehind } from './docx-import-left-behind.ts';
import { readLine } from './docx-import-lines.ts';
import { readStyles, type ParagraphKind } from './docx-import-styles.ts';
import { readTable, type ReadTable } from './docx-import-tables.ts';
import { readThreads, type ReadThread } from './docx-import-threads.ts';
import type {
  CommentEvent,
  LineReader,
  ReadImage,
  ReadLine,
} from './docx-import-walk.ts';
import { wordsIn } from './docx-import-words.ts';
import { openDocx, type DocxParts } from './docx-tree.ts';
import {
  isTooDeep,
  limitDepth,
  nestItems,
  type FlatItem,
} from './html-lists.ts';
import { ownLanguage } from './html-words.ts';
import type { SourcesImport } from './imported-source.ts';
import { MAX_PARAGRAPHS } from './text-import.ts';
import { childOf, elementsAt, type XmlElement } from './xml-tree.ts';

export type ImportedDocx = {
  /** '' where the document has none. */
  readonly title: string;
  readonly language: string | null;
  /** What a DOCX of ours says of the briefing that it was; an empty record for any other. */
  readonly head: Readonly<
    Partial<Record<'template' | 'style' | 'marking', string>>
  >;
  /** The lines of each field, by its key; of a date its day. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly blocks: readonly Block[];
  /** By what stands in an image block as its attachment. */
  readonly images: Readonly<Record<string, ReadImage>>;
  readonly threads: readonly ReadThread[];
  /** `placeholderOf` says which of them a citation has. */
  readonly sources: SourcesImport;
  /** A sentence each. */
  readonly remarks: readonly string[];
};

/** A block with the places of comments in its text. */
type Made = {
  block: ReadBlock;
  events: CommentEvent[];
  line: ReadLine | null;
};

type Importing = LineReader & {
  readonly parts: DocxParts;
  readonly made: Made[];
  readonly images: Record<string, ReadImage>;
  readonly fieldsFound: Record<string, string[]>;
  readonly isOurs: boolean;
  title: string | null;
  titleEvents: readonly CommentEvent[];
  items: {
    flat: FlatItem;
    list: string;
    line: ReadLine;
    events: CommentEvent[];
  }[];
  ticks: string[];
  /** Of the block that comes next. */
  marking: string | null;
  caption: ReadLine | null;
};

const NO_LINKS = new Map<string, never>();

/**
 * `what` names the file for a person, `language` is that of a document that says none, `now` a moment in UTC. Throws
 * AppError 'bad-input' for a file that can't be read or is too large.
 */
export function importDocx(
  bytes: Uint8Array,
  what: string,
  {
    newId,
    language: otherwise,
    now,
  }: {
    readonly newId: () => string;
    readonly language: string;
    readonly now: string;
  },
): ImportedDocx {
  const parts = openDocx(bytes, what);
  const head = headOf(parts);
  const isOurs = Object.keys(head).length > 0;
  const styles = readStyles(parts, isOurs);
  const notes = {
    footnote: parts.partOf('footnotes'),
    endnote: parts.partOf('endnotes'),
  };
  const noteById = {
    footnote: byId(notes.footnote?.root),
    endnote: byId(notes.endnote?.root),
  };
  const noteLinks = {
    footnote: notes.footnote ? parts.linksOf(notes.footnote.name) : NO_LINKS,
    endnote: notes.endnote ? parts.linksOf(notes.endnote.name) : NO_LINKS,
  };
  const left = new Map<LeftBehind, number>();
  const citations = readCitations(wordSources(parts), newId);
  const tag = styles.language;
  const language = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : null;
  const importing: Importing = {
    parts,
    styles,
    citations,
    newId,
    language: language ?? otherwise,
    now,
    note: (kind, id) => noteById[kind].get(id) ?? null,
    noteLinks: (kind) => noteLinks[kind],
    bytes: parts.bytes,
    left(reason) {
      left.set(reason, (left.get(reason) ?? 0) + 1);
    },
    fields: [],
    commentNotes: new Map(),
    openComments: new Set(),
    made: [],
    images: {},
    fieldsFound: {},
    isOurs,
    title: null,
    titleEvents: [],
    items: [],
    ticks: [],
    marking: null,
    caption: null,
  };
  const links = parts.linksOf(parts.documentName);
  readBlocks(
    childOf(parts.document, 'body') ?? parts.document,
    importing,
    links,
  );
  endItems(importing);
  endCaption(importing);
  if (importing.made.length > MAX_PARAGRAPHS)
    throw new AppError(
      'bad-input',
      `${what} has more than ${MAX_PARAGRAPHS} paragraphs: divide it and import the parts.`,
    );
  const blocks = placed(importing);
  const threads = readThreads(parts, {
    places: commentPlaces(blocks),
    onTitle: new Set(importing.titleEvents.map(({ id }) => id)),
    noteOf: importing.commentNotes,
    newId,
    now,
  });
  const core = parts.part('docProps/core.xml');
  return {
    title:
      importing.title ?? childOf(core ?? undefined, 'title')?.text.trim() ?? '',
    language,
    head,
    fields: importing.fieldsFound,
    blocks: blocks.map(({ block }) => block),
    images: importing.images,
    threads,
    sources: citations.sources(),
    remarks: [
      ...[...left].map(
        ([reason, count]) => `${LEFT_BEHIND[reason]} (${count}).`,
      ),
      ...(isOurs ? [] : runningLines(parts)),
      ...(parts.names.some((name) => /vbaProject|\.bin$/iu.test(name))
        ? [
            'Macros or embedded programs in the file were neither run nor taken.',
          ]
        : []),
    ],
  };
}

const byId = (root: XmlElement | undefined): Map<string, XmlElement> =>
  new Map(
    (root?.children ?? [])
      .filter(({ attributes }) => (attributes['type'] ?? 'normal') === 'normal')
      .map((note) => [note.attributes['id'] ?? '', note]),
  );

function headOf(parts: DocxParts): ImportedDocx['head'] {
  const settings = parts.partOf('settings')?.root;
  const head: Partial<Record<'template' | 'style' | 'marking', string>> = {};
  for (const { attributes } of settings
    ? elementsAt(settings, 'docVars', 'docVar')
    : [])
    for (const name of ['template', 'style', 'marking'] as const)
      if (attributes['name'] === `precis.${name}`)
        head[name] = attributes['val'] ?? '';
  return head;
}

function wordSources(parts: DocxParts): string[] {
  const decoder = new TextDecoder('utf-8');
  return parts.names
    .filter((name) => /^customXml\/item\d+\.xml$/.test(name))
    .map((name) => decoder.decode(parts.bytes(name) ?? new Uint8Array()))
    .filter((text) => /<(?:\w+:)?Sources\b/.test(text.slice(0, 2_000)));
}

/** What stands at the head and foot of the pages is no text. */
function runningLines(parts: DocxParts): string[] {
  const lines = new Set(
    [...parts.linksOf(parts.documentName).values()]
      .filter(({ type }) => type === 'header' || type === 'footer')
      .map(({ target }) => {
        const root = parts.part(target);
        return root ? wordsIn(root).replaceAll(/\s+/gu, ' ').trim() : '';
      })
      .filter((words) => /\p{L}/u.test(words)),
  );
  return [...lines].map(
    (words) =>
      `What stands at the head or foot of the pages was not taken: “${words.length > 80 ? `${words.slice(0, 80)}…` : words}”.`,
  );
}

type Links = Parameters<typeof readLine>[2];

function readBlocks(element: XmlElement, into: Importing, links: Links): void {
  for (const child of element.children)
    switch (child.name) {
      case 'p':
        readParagraph(child, into, links);
        break;
      case 'tbl':
        addTable(child, into, links);
        break;
      case 'sdt': {
        const properties = childOf(child, 'sdtPr');
        const gallery =
          properties &&
          elementsAt(properties, 'docPartObj', 'docPartGallery')[0]?.attributes[
            'val'
          ];
        const content = childOf(child, 'sdtContent');
        if (gallery === 'Bibliographies') {
          // Its heading, and in place of its entries the list that the style makes.
          const first = content && elementsAt(content, 'p')[0];
          if (
            first &&
            into.styles.kindOf(childOf(first, 'pPr')).kind === 'heading'
          )
            readParagraph(first, into, links);
          add(into, { type: 'bibliography' });
        } else if (content && gallery !== 'Table of Contents')
          readBlocks(content, into, links);
        break;
      }
      case 'sdtContent':
      case 'customXml':
      case 'ins':
      case 'del':
      case 'moveTo':
      case 'moveFrom':
        readBlocks(child, into, links);
        break;
      case 'commentRangeStart':
        into.openComments.add(child.attributes['id'] ?? '');
        break;
    }
}

function add(
  into: Importing,
  block: ReadBlock,
  line: ReadLine | null = null,
  events: readonly CommentEvent[] = line?.events ?? [],
): Made {
  endItems(into);
  const marking = line?.marking ?? into.marking;
  into.marking = null;
  const made: Made = {
    block: marking ? { ...block, marking } : block,
    events: [...events],
    line,
  };
  into.made.push(made);
  return made;
}

const ALIGNMENTS: Readonly<
  Record<string, 'start' | 'center' | 'end' | 'justify'>
> = {
  center: 'center',
  right: 'end',
  end: 'end',
  both: 'justify',
  distribute: 'justify',
};

const FIRST_STRONG = /[\p{L}\u200e\u200f]/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200f]/u;

/** What a block says of all of its words; `text` are these. */
function baseOf(
  properties: XmlElement | undefined,
  text: string,
): Pick<ReadBlock, 'align' | 'direction'> {
  const align = ALIGNMENTS[childOf(properties, 'jc')?.attributes['val'] ?? ''];
  const bidi = childOf(properties, 'bidi');
  const rtl = bidi !== undefined && bidi.attributes['val'] !== '0';
  const first = FIRST_STRONG.exec(text)?.[0];
  // Said only where the words don't say it.
  const direction =
    first !== undefined && RIGHT_TO_LEFT.test(first) !== rtl
      ? rtl
        ? 'rtl'
        : 'ltr'
      : undefined;
  return { ...(align && { align }), ...(direction && rtl && { direction }) };
}

const wordsOf = (content: readonly Inline[]): string =>
  content
    .map((part) =>
      part.type === 'text' || part.type === 'marker'
        ? part.text
        : part.type === 'link'
          ? wordsOf(part.content)
          : '',
    )
    .join('');

function readParagraph(
  paragraph: XmlElement,
  into: Importing,
  links: Links,
): void {
  const properties = childOf(paragraph, 'pPr');
  const kind = into.styles.kindOf(properties);
  const wasOpen = into.fields.some(({ drop }) => drop);
  const line = readLine(paragraph, into, links);
  if (line.breaksPage === 'before') add(into, { type: 'page-break' });
  addWords(paragraph, line, kind, into, wasOpen);
  for (const image of line.images) addImage(image, into);
  for (const box of line.boxes) readBlocks(box, into, links);
  if (line.isBibliography && into.made.at(-1)?.block.type !== 'bibliography')
    add(into, { type: 'bibliography' });
  if (line.breaksPage === 'behind') add(into, { type: 'page-break' });
}

function addWords(
  paragraph: XmlElement,
  line: ReadLine,
  kind: ParagraphKind,
  into: Importing,
  wasOpen: boolean,
): void {
  const properties = childOf(paragraph, 'pPr');
  const { content } = line;
  const isEmpty = content.length === 0;
  if (kind.kind === 'contents' || kind.kind === 'apart') return;
  // What only carries a picture, a break or a field that is left behind.
  if (
    isEmpty &&
    (wasOpen ||
      into.fields.some(({ drop }) => drop) ||
      line.isBibliography ||
      line.images.length + line.boxes.length > 0 ||
      line.breaksPage !== null) &&
    !line.end.inserted &&
    !line.end.deleted
  )
    return;
  if (
    kind.kind === 'title' &&
    into.title === null &&
    into.made.every(({ block }) => block.type === 'page-break')
  ) {
    into.title = wordsOf(content).replaceAll(/\s+/gu, ' ').trim();
    into.titleEvents = line.events;
    return;
  }
  if (kind.kind === 'bibliography' && isEmpty) return;
  if (kind.kind === 'marking') {
    endItems(into);
    into.marking = line.marking;
    return;
  }
  const item =
    kind.kind === 'paragraph' ? into.styles.itemOf(properties) : null;
  if (item && (!isEmpty || into.isOurs)) {
    addItem(item, line, into);
    return;
  }
  if (kind.kind === 'ticks') {
    if (into.ticks.length === 0)
      into.ticks = wordsOf(content)
        .split('\t')
        .map((tick) => tick.replace(/^[☐☑\s]+/u, '').trim())
        .filter((tick) => tick !== '');
    return;
  }
  const { words, language } = ownLanguage(content);
  const said: Pick<ReadBlock, 'align' | 'direction' | 'language' | 'marking'> =
    {
      ...baseOf(properties, wordsOf(content)),
      ...(language !== null && { language }),
    };
  const last = into.made.at(-1);
  switch (kind.kind) {
    case 'heading':
      add(
        into,
        { type: 'heading', level: kind.level, ...said, content: words },
        line,
      );
      break;
    case 'pull-quotation':
      add(into, { type: 'pull-quotation', ...said, content: words }, line);
      break;
    case 'quotation':
      if (
        last?.block.type === 'quotation' &&
        !last.block.attribution &&
        into.items.length === 0 &&
        !line.end.inserted &&
        !line.end.deleted
      )
        joinTo(last, line, {
          ...last.block,
          paragraphs: [...last.block.paragraphs, content],
        });
      else add(into, { type: 'quotation', ...said, paragraphs: [words] }, line);
      break;
    case 'attribution':
      if (last?.block.type === 'quotation' && !last.block.attribution)
        joinTo(last, line, { ...last.block, attribution: content });
      else add(into, { type: 'paragraph', ...said, content: words }, line);
      break;
    case 'code': {
      const text = codeOf(content);
      if (
        last?.block.type === 'code' &&
        !into.isOurs &&
        into.items.length === 0
      )
        joinTo(last, line, {
          ...last.block,
          text: `${last.block.text}\n${text}`,
        });
      else add(into, { type: 'code', text }, line);
      break;
    }
    case 'caption':
      endItems(into);
      if (last?.block.type === 'image' && !last.block.caption)
        joinTo(last, line, { ...last.block, caption: withoutLabel(content) });
      else {
        endCaption(into);
        into.caption = line;
      }
      break;
    case 'rule':
      add(into, { type: 'rule' }, line);
      break;
    case 'paragraph':
    case 'title':
    case 'bibliography':
      if (isEmpty && (line.isRule || isRule(properties)))
        add(into, { type: 'rule' }, line);
      else add(into, { type: 'paragraph', ...said, content: words }, line);
  }
}

/** A paragraph that is nothing but the line under it. */
const isRule = (properties: XmlElement | undefined): boolean =>
  childOf(childOf(properties, 'pBdr'), 'bottom') !== undefined;

function joinTo(made: Made, line: ReadLine, block: ReadBlock): void {
  const shift = plainText(asBlock(made.block)).length + 1;
  made.block = block;
  made.events.push(
    ...line.events.map((event) => ({ ...event, at: event.at + shift })),
  );
}

const asBlock = (block: ReadBlock): Block =>
  ({ ...block, id: '' as BlockId, rank: '' }) as unknown as Block;

const codeOf = (content: readonly Inline[]): string =>
  content
    .map((part) =>
      part.type === 'line-break'
        ? '\n'
        : part.type === 'text' || part.type === 'marker'
          ? part.text
          : part.type === 'link'
            ? codeOf(part.content)
            : '',
    )
    .join('');

/** `Table 2. Words` is `Words`: the label is made by whoever prints it. */
export function withoutLabel(content: readonly Inline[]): Inline[] {
  const [first, second, third, ...rest] = content;
  const starts = content
    .slice(0, 3)
    .flatMap((part) => (part.type === 'text' ? [part.text] : []));
  const label = /^\s*[\p{L}.]{1,20}\s*\d+\s*[.:–—-]?\s*/u.exec(starts.join(''));
  if (!label || !first) return [...content];
  let over = label[0].length;
  const cut = [first, second, third].flatMap((part): Inline[] => {
    if (!part) return [];
    if (part.type !== 'text' || over === 0) return [part];
    const text = part.text.slice(over);
    over = Math.max(0, over - part.text.length);
    return text === '' ? [] : [{ ...part, text }];
  });
  return [...cut, ...rest];
}

/** A caption that no table followed is a paragraph. */
function endCaption(into: Importing): void {
  const line = into.caption;
  if (!line) return;
  into.caption = null;
  add(into, { type: 'paragraph', content: line.content }, line);
}

function addItem(
  {
    level,
    list,
    style,
  }: { level: number; list: string; style: FlatItem['style'] },
  line: ReadLine,
  into: Importing,
): void {
  endCaption(into);
  const before = into.items.at(-1);
  const top = into.items.findLast(({ flat }) => flat.level === 1);
  // A list that counts anew is another one.
  if (before && level === 1 && top && top.list !== list) endItems(into);
  // Behind the box of an item stands a tab.
  const box = line.checked !== null;
  const [first, ...rest] = line.content;
  const content =
    box && first?.type === 'text'
      ? [
          ...(first.text.replace(/^\t/u, '') === ''
            ? []
            : [{ ...first, text: first.text.replace(/^\t/u, '') }]),
          ...rest,
        ]
      : line.content;
  into.items.push({
    flat: {
      level,
      style: box ? 'check' : style,
      item: {
        content,
        ...(line.checked !== null && { checked: line.checked }),
      },
    },
    list,
    line,
    events: line.events.map((event) => ({
      ...event,
      at: Math.max(0, event.at - (box ? 1 : 0)),
    })),
  });
}

function endItems(into: Importing): void {
  const { items, ticks } = into;
  if (items.length === 0) return;
  into.items = [];
  into.ticks = [];
  let at = 0;
  for (const { style, items: nested } of nestItems(
    items.map(({ flat }) => flat),
  )) {
    if (isTooDeep(nested)) into.left('deep');
    const block: ReadBlock = {
      type: 'list',
      style,
      ...(ticks.length > 0 && { ticks: ticks.slice(0, 6) }),
      items: limitDepth(nested),
    };
    const lines = plainText(asBlock(block)).split('\n').length;
    const events: CommentEvent[] = [];
    let shift = 0;
    const own: ReadLine[] = [];
    for (let taken = 0; taken < lines && at < items.length;) {
      const one = items[at];
      if (!one) break;
      events.push(
        ...one.events.map((event) => ({ ...event, at: event.at + shift })),
      );
      const text = wordsWithBreaks(one.flat.item.content);
      shift += text.length + 1;
      taken += text.split('\n').length;
      own.push(one.line);
      at += 1;
    }
    const { marking } = into;
    into.marking = null;
    into.made.push({
      block: { ...block, ...(marking && { marking }), ...wholeFate(own) },
      events,
      line: null,
    });
  }
}

const wordsWithBreaks = (content: readonly Inline[]): string =>
  plainText(asBlock({ type: 'paragraph', content }));

/** What is tracked of all the lines of a block that comes or goes as a whole. */
function wholeFate(lines: readonly ReadLine[]): Suggested {
  const [first] = lines;
  const all = (change: 'inserted' | 'deleted'): boolean =>
    lines.every((line) => line.end[change] && !line.hasOwn(change));
  return {
    ...(first?.end.inserted &&
      all('inserted') && { inserted: first.end.inserted }),
    ...(first?.end.deleted && all('deleted') && { deleted: first.end.deleted }),
  };
}

function addImage(image: ReadImage, into: Importing): void {
  // Stands for its file until that is looked at: a hash that no file has.
  const key = `${'0'.repeat(56)}${Object.keys(into.images).length.toString(16).padStart(8, '0')}`;
  into.images[key] = image;
  add(into, {
    type: 'image',
    attachment: key,
    alternative: image.alternative,
  });
}

function addTable(table: XmlElement, into: Importing, links: Links): void {
  endItems(into);
  const style = into.styles.nameOf(
    childOf(childOf(table, 'tblPr'), 'tblStyle')?.attributes['val'] ?? '',
  );
  if (into.isOurs && style === 'front matter') {
    takeFields(table, into);
    return;
  }
  const caption = into.caption;
  into.caption = null;
  const found: ReadTable = readTable(table, into, links, style);
  for (const image of found.images) addImage(image, into);
  if (found.columns > MAX_COLUMNS || found.columns === 0) {
    if (caption)
      add(into, { type: 'paragraph', content: caption.content }, caption);
    if (found.columns > 0) into.left('wide');
    for (const row of found.table.rows)
      add(into, {
        type: 'paragraph',
        content: joined(row.map(({ content }) => content)),
      });
    return;
  }
  const words = caption ? withoutLabel(caption.content) : null;
  const shift = words ? wordsWithBreaks(words).length + 1 : 0;
  add(
    into,
    { ...found.table, ...(words && { caption: words }) },
    null,
    found.events.map((event) => ({ ...event, at: event.at + shift })),
  );
}

/** The controls of our cover, by the keys of their fields. */
function takeFields(table: XmlElement, into: Importing): void {
  for (const row of elementsAt(table, 'tr'))
    for (const control of elementsAt(row, 'tc', 'sdt')) {
      const properties = childOf(control, 'sdtPr');
      const key = /^precis:([a-z][a-z0-9-]{0,63})$/.exec(
        childOf(properties, 'tag')?.attributes['val'] ?? '',
      )?.[1];
      if (key === undefined) continue;
      const lines = elementsAt(control, 'sdtContent', 'p').map((paragraph) =>
        wordsIn(paragraph),
      );
      const day = childOf(properties, 'date')?.attributes['fullDate'];
      into.fieldsFound[key] =
        day !== undefined && /^\d{4}-\d\d-\d\d/.test(day)
          ? [day.slice(0, 10)]
          : lines;
    }
}

type Placed = {
  readonly block: Block;
  readonly events: readonly CommentEvent[];
};

/** The blocks with their ids and ranks, their markings, and what is tracked of the beginnings of lines. */
function placed({ made, newId }: Importing): Placed[] {
  const beginnings = beginningsOf(made);
  const all: readonly Made[] =
    made.length > 0
      ? made
      : [{ block: { type: 'paragraph', content: [] }, events: [], line: null }];
  const ranks = ranksBetween(null, null, all.length);
  return all.map(({ block, events }, at): Placed => {
    return {
      block: {
        ...block,
        ...beginnings.get(at),
        id: newId() as BlockId,
        rank: ranks[at],
      } as Block,
      events,
    };
  });
}

const isLine = ({ block }: Made): boolean =>
  block.type === 'paragraph' ||
  block.type === 'heading' ||
  block.type === 'pull-quotation';

/** Word tracks the ends of lines; ours are tracked by their beginnings. */
function beginningsOf(made: readonly Made[]): Map<number, Suggested> {
  const found = new Map<number, Suggested>();
  for (const change of ['inserted', 'deleted'] as const)
    for (let at = 0; at < made.length; at += 1) {
      let joins = false;
      let next = at;
      for (let one = made[next]; one?.line?.end[change]; one = made[next]) {
        const suggestion = one.line.end[change];
        joins ||= one.line.hasOwn(change) && isLine(one);
        const target = joins ? next + 1 : next;
        const marked = made[target];
        if (marked && (isLine(marked) || target === next))
          found.set(target, { ...found.get(target), [change]: suggestion });
        next += 1;
      }
      if (next > at) at = next;
    }
  return found;
}

/** Where each comment stands: its block, and the first and last place in the text of that. */
function commentPlaces(
  blocks: readonly Placed[],
): Map<string, { block: Block; start: number; end: number }> {
  const places = new Map<
    string,
    { block: Block; start: number; end: number }
  >();
  for (const { block, events } of blocks) {
    const length = plainText(block).length;
    for (const { id, kind, at } of events) {
      const place = places.get(id);
      if (kind === 'start' && !place)
        places.set(id, { block, start: Math.min(at, length), end: length });
      else if (kind === 'end' && place?.block === block)
        place.end = Math.min(at, length);
      else if (kind === 'end' && !place)
        places.set(id, { block, start: 0, end: Math.min(at, length) });
    }
  }
  return places;
}
