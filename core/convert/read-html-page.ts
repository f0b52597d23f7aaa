// An HTML page as a reader of the file finds it: its front, its blocks, and its notes where their marks lead. For the proof
// of an export; it knows the elements of HTML and nothing of how Precis writes them.
import {
  Parser,
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes as Tree,
} from 'parse5';
import type {
  FootnoteId,
  Inline,
  ListItem,
  ListStyle,
  ListItems,
} from '../document/document.ts';
import { mapInSteps, type Steps } from '../steps.ts';
import type { ReadBlock } from './block-lines.ts';

type Element = Tree.Element;
type Node = Tree.ChildNode;

export type ReadPage = {
  readonly title: string;
  readonly language: string;
  /** The marking over the paper and, again, under it. */
  readonly markings: readonly string[];
  readonly rows: readonly (readonly [string, string])[];
  readonly blocks: readonly ReadBlock[];
  /** The words of a note by the id of its mark. */
  readonly notes: ReadonlyMap<string, string>;
  /** What is wrong with the file itself. */
  readonly problems: readonly string[];
};

const isElement = (node: Node): node is Element => 'tagName' in node;
const attribute = (element: Element, name: string): string =>
  element.attrs.find((each) => each.name === name)?.value ?? '';
const hasClass = (element: Element, name: string): boolean =>
  attribute(element, 'class').split(/\s+/).includes(name);

function* within(node: { childNodes: Node[] }): Generator<Element> {
  for (const child of node.childNodes)
    if (isElement(child)) {
      yield child;
      yield* within(child);
    }
}

function wordsIn(node: Node): string {
  if ('value' in node) return node.value;
  if (!isElement(node)) return '';
  if (node.tagName === 'br') return '\n';
  if (attribute(node, 'role') === 'doc-backlink') return '';
  return (
    node.childNodes.map(wordsIn).join('') + (node.tagName === 'p' ? '\n' : '')
  );
}

const BLOCKS = new Set(['ol', 'ul']);

const boxOf = (item: Element): Element | undefined =>
  item.childNodes.filter(isElement).find(({ tagName }) => tagName === 'input');

/** What is read in one step, in UTF-16 units. */
const PIECE = 32 * 1024;

function* parsePage(html: string): Steps<Tree.Document> {
  const parser = new Parser<DefaultTreeAdapterMap>();
  for (let at = 0; at < html.length; at += PIECE) {
    parser.tokenizer.write(html.slice(at, at + PIECE), false);
    yield;
  }
  parser.tokenizer.write('', true);
  return parser.document;
}

export function* readHtmlPage(html: string): Steps<ReadPage> {
  const all = [...within(yield* parsePage(html))];
  yield;
  const byId = new Map(all.map((each) => [attribute(each, 'id'), each]));
  const problems: string[] = [];
  const notes = new Map<string, string>();
  const one = (tag: string): Element | undefined =>
    all.find(({ tagName }) => tagName === tag);
  for (const element of all) {
    if (
      ['script', 'iframe', 'link', 'object', 'embed'].includes(element.tagName)
    )
      problems.push(`the file has a ${element.tagName} in it`);
    if (element.attrs.some(({ name }) => name.startsWith('on')))
      problems.push('the file has a script in an attribute');
    const source = attribute(element, 'src');
    if (source !== '' && !source.startsWith('data:image/'))
      problems.push('the file fetches something from elsewhere');
  }
  const inline = (nodes: readonly Node[]): Inline[] =>
    nodes.flatMap((node): Inline[] => {
      if ('value' in node)
        return node.value === '' ? [] : [{ type: 'text', text: node.value }];
      if (!isElement(node)) return [];
      if (node.tagName === 'br') return [{ type: 'line-break' }];
      if (hasClass(node, 'label') || hasClass(node, 'tick')) return [];
      if (attribute(node, 'role') === 'doc-noteref') return [noteAt(node)];
      if (node.tagName === 'a')
        return [
          {
            type: 'link',
            url: attribute(node, 'href'),
            content: inline(node.childNodes).filter(
              (part) => part.type === 'text' || part.type === 'line-break',
            ),
          },
        ];
      return inline(node.childNodes);
    });
  const noteAt = (mark: Element): Inline => {
    const name = attribute(mark, 'href').slice(1);
    const body = byId.get(name);
    const back =
      body &&
      [...within(body)].find(
        (each) => attribute(each, 'role') === 'doc-backlink',
      );
    const number = wordsIn(mark);
    if (!body || attribute(body, 'role') !== 'doc-footnote')
      problems.push(`the mark of note ${number} leads nowhere`);
    else if (!back || attribute(back, 'href') !== `#${attribute(mark, 'id')}`)
      problems.push(`note ${number} does not lead back to its mark`);
    else if (back.childNodes.map(wordsIn).join('') !== number)
      problems.push(`note ${number} has another number than its mark`);
    notes.set(name, body ? wordsIn(body) : '');
    if (number !== String(notes.size))
      problems.push(`the mark of note ${notes.size} says ${number}`);
    return { type: 'footnote', id: name as FootnoteId, content: [] };
  };
  /** The words of a block, and the marking that stands before them. */
  const marked = (
    nodes: readonly Node[],
  ): { marking?: string; content: Inline[] } => {
    const [first, ...rest] = nodes;
    if (!first || !isElement(first) || !hasClass(first, 'marking'))
      return { content: inline(nodes) };
    return {
      marking: wordsIn(first).replace(/^\(|\)$/g, ''),
      content: inline(rest),
    };
  };
  const styleOf = (list: Element): ListStyle =>
    list.tagName === 'ol'
      ? 'ordered'
      : list.childNodes.filter(isElement).some((item) => boxOf(item))
        ? 'check'
        : 'unordered';
  const items = (list: Element): ListItem[] =>
    list.childNodes.filter(isElement).map((item) => {
      const inner = item.childNodes
        .filter(isElement)
        .find(({ tagName }) => BLOCKS.has(tagName));
      const box = boxOf(item);
      return {
        content: inline(item.childNodes.filter((node) => node !== inner)),
        ...(box?.attrs.some(({ name }) => name === 'checked') && {
          checked: true,
        }),
        ...(inner && {
          children: itemsOf(inner),
        }),
      };
    });
  const itemsOf = (list: Element): ListItems => {
    const style = styleOf(list);
    const start = list.attrs.find(({ name }) => name === 'start')?.value;
    return {
      style,
      ...(start !== undefined && { start: Number(start) }),
      items: items(list),
    };
  };
  const block = (element: Element): ReadBlock[] => {
    const { tagName, childNodes } = element;
    const children = childNodes.filter(isElement);
    if (/^h[2-5]$/.test(tagName))
      return [
        {
          type: 'heading',
          level: (Number(tagName[1]) - 1) as 1 | 2 | 3 | 4,
          ...marked(childNodes),
        },
      ];
    switch (tagName) {
      case 'p':
        return [{ type: 'paragraph', ...marked(childNodes) }];
      case 'blockquote': {
        if (hasClass(element, 'pull'))
          return [
            {
              type: 'pull-quotation',
              ...marked(children[0]?.childNodes ?? []),
            },
          ];
        const footer = children.find((each) => each.tagName === 'footer');
        const lines = children
          .filter((each) => each !== footer)
          .map((each) => marked(each.childNodes));
        const marking = lines[0]?.marking;
        return [
          {
            type: 'quotation',
            paragraphs: lines.map(({ content }) => content),
            ...(footer && { attribution: inline(footer.childNodes) }),
            ...(marking !== undefined && { marking }),
          },
        ];
      }
      case 'ol':
      case 'ul':
        return [
          {
            type: 'list',
            ...itemsOf(element),
          },
        ];
      case 'table': {
        const caption = children.find((each) => each.tagName === 'caption');
        const rows = [...within(element)].filter(
          (each) => each.tagName === 'tr',
        );
        return [
          {
            type: 'table',
            ...(caption && { caption: inline(caption.childNodes) }),
            rows: rows.map((row) =>
              row.childNodes
                .filter(isElement)
                .map((cell) => ({ content: inline(cell.childNodes) })),
            ),
            headerRows: 0,
            headerColumns: 0,
          },
        ];
      }
      case 'figure': {
        const image = children.find((each) => each.tagName === 'img');
        const caption = children.find((each) => each.tagName === 'figcaption');
        return [
          {
            type: 'image',
            attachment: '',
            alternative: image ? attribute(image, 'alt') : '',
            ...(caption && { caption: inline(caption.childNodes) }),
          },
        ];
      }
      case 'pre':
        return [{ type: 'code', text: wordsIn(element) }];
      case 'div':
        return children.flatMap(block);
      default:
        return [];
    }
  };
  const blocks: ReadBlock[] = [];
  // A marking that stands alone is that of what follows.
  let waiting: string | null = null;
  const main = one('main')?.childNodes.filter(isElement) ?? [];
  for (const read of (yield* mapInSteps(main, block)).flat()) {
    if (
      read.type === 'paragraph' &&
      read.marking !== undefined &&
      read.content.length === 0
    )
      waiting = read.marking;
    else {
      blocks.push(waiting === null ? read : { ...read, marking: waiting });
      waiting = null;
    }
  }
  const titled = one('h1');
  const root = one('html');
  return {
    title: titled ? wordsIn(titled) : '',
    language: root ? attribute(root, 'lang') : '',
    markings: all
      .filter((each) => each.tagName === 'p' && hasClass(each, 'marking'))
      .map((each) => wordsIn(each).trim()),
    rows: all
      .filter(({ tagName }) => tagName === 'dt')
      .map((label) => {
        const value = label.parentNode?.childNodes
          .filter(isElement)
          .find(({ tagName }) => tagName === 'dd');
        return [wordsIn(label), value ? wordsIn(value) : ''] as const;
      }),
    blocks,
    notes,
    problems,
  };
}
