// The body of a DOCX as blocks: each paragraph by what its style says that it is, tables, and what stands in controls.
import type { Inline } from '../document/document.ts';
import { isTooLarge } from '../document/table-size.ts';
import { joined, type ReadBlock } from './block-lines.ts';
import { add, addImage, endCaption } from './docx-import-adding.ts';
import { takeFields } from './docx-import-cover.ts';
import { readLine } from './docx-import-lines.ts';
import { addItem, endItems } from './docx-import-list-items.ts';
import { joinTo, wordsWithBreaks, type Importing } from './docx-import-made.ts';
import type { ParagraphKind } from './docx-import-styles.ts';
import { readTable, type ReadTable } from './docx-import-tables.ts';
import type { ReadLine } from './docx-import-walk.ts';
import { ownLanguage } from './html-words.ts';
import { childOf, elementsAt, type XmlElement } from './xml-tree.ts';

type Links = Parameters<typeof readLine>[2];

export function readBlocks(
  element: XmlElement,
  into: Importing,
  links: Links,
): void {
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
    endCaption(into);
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
function withoutLabel(content: readonly Inline[]): Inline[] {
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
  if (
    found.columns === 0 ||
    isTooLarge(found.columns, found.table.rows.length)
  ) {
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
