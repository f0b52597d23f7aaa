// HTML as a tree of what can be seen in it: scripts, styles, pictures and what is hidden are gone, and no branch is deeper
// than a walk through it can go. Nothing is run and nothing is fetched: the text is only read.
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { withoutOverrides } from '../document/characters.ts';

export type HtmlText = { readonly kind: 'text'; text: string };
export type HtmlElement = {
  readonly kind: 'element';
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** What its own style says, names and values in lower case. */
  readonly style: ReadonlyMap<string, string>;
  children: HtmlNode[];
  parent: HtmlElement | null;
};
/** The mark of a footnote; `body` holds its words. */
export type HtmlNote = { readonly kind: 'note'; readonly body: HtmlElement };
export type HtmlNode = HtmlText | HtmlElement | HtmlNote;

export type HtmlTree = {
  readonly body: HtmlElement;
  /** What stands around the part that was copied: not to be read, but the bodies of footnotes may be there. */
  readonly outside: ReadonlySet<HtmlNode>;
  readonly isFragment: boolean;
  /** How many pictures a person could have seen in it. */
  readonly pictures: number;
};

/** Deeper than any page; what nests deeper is read as if it stood at this depth. */
const MAX_DEPTH = 300;

const DROPPED = new Set([
  'annotation',
  'applet',
  'area',
  'audio',
  'button',
  'canvas',
  'datalist',
  'embed',
  'frame',
  'frameset',
  'head',
  'iframe',
  'link',
  'map',
  'meta',
  'noembed',
  'noframes',
  'noscript',
  'object',
  'param',
  'script',
  'select',
  'source',
  'style',
  'svg',
  'template',
  'textarea',
  'title',
  'track',
  'video',
]);

const BLOCKS = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'caption',
  'center',
  'dd',
  'details',
  'dialog',
  'dir',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hgroup',
  'hr',
  'html',
  'legend',
  'li',
  'main',
  'menu',
  'nav',
  'ol',
  'p',
  'pre',
  'search',
  'section',
  'summary',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'ul',
]);

export const isBlockTag = (tag: string): boolean => BLOCKS.has(tag);

/** The classes by which pages hide words from the eye, or mark what is no part of their text. */
const HIDDEN_CLASS =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|mw-editsection|mw-cite-backlink)(?:\s|$)/;

const isZero = (value: string | undefined): boolean =>
  value !== undefined && /^0(?:\.0*)?(?:px|pt|em|rem|%)?$/.test(value);

function isHidden(
  attributes: ReadonlyMap<string, string>,
  style: ReadonlyMap<string, string>,
): boolean {
  return (
    attributes.has('hidden') ||
    style.get('display') === 'none' ||
    style.get('visibility') === 'hidden' ||
    style.get('visibility') === 'collapse' ||
    style.get('mso-hide') === 'all' ||
    isZero(style.get('opacity')) ||
    isZero(style.get('font-size')) ||
    /^rect\((?:0|1px)[ ,]/.test(style.get('clip') ?? '') ||
    HIDDEN_CLASS.test(attributes.get('class') ?? '')
  );
}

function styleOf(written: string | undefined): ReadonlyMap<string, string> {
  const style = new Map<string, string>();
  for (const part of written?.split(';') ?? []) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const value = part
      .slice(colon + 1)
      .replace(/!important\s*$/i, '')
      .trim();
    style.set(part.slice(0, colon).trim().toLowerCase(), value.toLowerCase());
  }
  return style;
}

// Characters that no text may hold (core/document/characters.ts).
export const FORBIDDEN =
  /[\p{Cs}\p{Noncharacter_Code_Point}]|[^\P{Cc}\t\n\r]/gu;

/** A picture that is there to be seen, and not to tell that somebody looks. */
function isPicture(
  attributes: ReadonlyMap<string, string>,
  style: ReadonlyMap<string, string>,
): boolean {
  const isTiny = (side: 'width' | 'height'): boolean => {
    const size = attributes.get(side) ?? style.get(side);
    return size !== undefined && parseFloat(size) <= 3;
  };
  return !isTiny('width') && !isTiny('height');
}

/** The words that stand for a small sign among others. */
function signOf(attributes: ReadonlyMap<string, string>): string | null {
  const words = attributes.get('alt') ?? '';
  return /emoji/i.test(attributes.get('class') ?? '') && words.length <= 16
    ? words
    : null;
}

type Source = DefaultTreeAdapterTypes.ChildNode;
type Work = {
  readonly node: Source;
  readonly target: HtmlElement;
  readonly depth: number;
  /** Whether the words stand in a block that is itself too deep. */
  readonly isLine: boolean;
};

/** Pictures that are `kept` are elements of the tree. */
export function readTree(
  html: string,
  pictured: 'counted' | 'kept' = 'counted',
): HtmlTree {
  const document = parse(html, { scriptingEnabled: true });
  const root = createElement('body', new Map(), new Map(), null);
  const before = new Set<HtmlNode>();
  const outside = new Set<HtmlNode>();
  let within: 'before' | 'inside' | 'after' = 'before';
  let pictures = 0;
  const add = (node: HtmlNode, target: HtmlElement): void => {
    target.children.push(node);
    if (within === 'before') before.add(node);
    else if (within === 'after') outside.add(node);
  };
  const work: Work[] = [];
  const enter = (
    nodes: readonly Source[],
    target: HtmlElement,
    depth: number,
    isLine: boolean,
  ): void => {
    for (let at = nodes.length - 1; at >= 0; at -= 1) {
      const node = nodes[at];
      if (node) work.push({ node, target, depth, isLine });
    }
  };
  enter(document.childNodes, root, 0, false);
  for (let next = work.pop(); next; next = work.pop()) {
    const { node, target, depth, isLine } = next;
    if (node.nodeName === '#comment') {
      const { data } = node as DefaultTreeAdapterTypes.CommentNode;
      if (data.trim() === 'StartFragment' && within === 'before')
        within = 'inside';
      else if (data.trim() === 'EndFragment' && within === 'inside')
        within = 'after';
      continue;
    }
    if (node.nodeName === '#text') {
      const { value } = node as DefaultTreeAdapterTypes.TextNode;
      const allowed = value.replace(FORBIDDEN, '');
      // How a page shows its words stays behind; a file comes in as it is.
      const text = pictured === 'kept' ? allowed : withoutOverrides(allowed);
      if (text === '') continue;
      const words: HtmlText = { kind: 'text', text };
      if (isLine) {
        const line = createElement('div', new Map(), new Map(), target);
        target.children.push(line);
        add(words, line);
      } else add(words, target);
      continue;
    }
    if (!('tagName' in node)) continue;
    const tag = node.tagName;
    if (DROPPED.has(tag)) continue;
    const attributes = new Map(
      node.attrs.map(({ name, value }) => [name, value]),
    );
    const style = styleOf(attributes.get('style'));
    if (isHidden(attributes, style)) continue;
    if (tag === 'img' || tag === 'image') {
      const sign = signOf(attributes);
      if (sign !== null && sign !== '')
        add({ kind: 'text', text: sign.replace(FORBIDDEN, '') }, target);
      else if (within !== 'after' && isPicture(attributes, style)) {
        pictures += 1;
        if (pictured === 'kept')
          add(createElement('img', attributes, style, target), target);
      }
      continue;
    }
    if (depth >= MAX_DEPTH) {
      enter(node.childNodes, target, depth + 1, isBlockTag(tag));
      continue;
    }
    const isWrapper = tag === 'html' || tag === 'body';
    const element = isWrapper
      ? target
      : createElement(tag, attributes, style, target);
    if (!isWrapper) add(element, target);
    enter(node.childNodes, element, depth + 1, false);
  }
  const isFragment = within !== 'before';
  if (isFragment) for (const node of before) outside.add(node);
  return { body: root, outside, isFragment, pictures };
}

export const createElement = (
  tag: string,
  attributes: ReadonlyMap<string, string>,
  style: ReadonlyMap<string, string>,
  parent: HtmlElement | null,
): HtmlElement => ({
  kind: 'element',
  tag,
  attributes,
  style,
  children: [],
  parent,
});

/** Takes the words outside of what was copied out of the tree, and the elements that hold nothing else. */
export function prune(tree: HtmlTree): void {
  if (!tree.isFragment) return;
  const visit = (element: HtmlElement): void => {
    element.children = element.children.filter((child) => {
      if (child.kind !== 'element') return !tree.outside.has(child);
      const had = child.children.length > 0;
      visit(child);
      return !tree.outside.has(child) || (had && child.children.length > 0);
    });
  };
  visit(tree.body);
}

/** Its words as they are written, in their order. */
export function textOf(node: HtmlNode): string {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'note') return '';
  let text = '';
  for (const child of node.children) text += textOf(child);
  return text;
}

export function* elementsIn(element: HtmlElement): Generator<HtmlElement> {
  for (const child of element.children)
    if (child.kind === 'element') {
      yield child;
      yield* elementsIn(child);
    }
}

export const hasClass = (element: HtmlElement, name: RegExp): boolean =>
  (element.attributes.get('class') ?? '')
    .split(/\s+/)
    .some((each) => name.test(each));
