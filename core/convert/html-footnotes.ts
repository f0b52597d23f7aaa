// Footnotes in HTML, as Word, LibreOffice, Google Docs, Wikipedia, Pandoc and our own clipboard write them: a mark that
// leads to a body elsewhere in the text, with a way back. A mark whose body is there becomes a note; the bodies go from
// where they stood. A mark whose body is not there stays as words in brackets.
import {
  elementsIn,
  hasClass,
  isBlockTag,
  textOf,
  type HtmlElement,
  type HtmlNode,
  type HtmlText,
  type HtmlTree,
} from './html-tree.ts';

/** The names of bodies: Word, LibreOffice, Google Docs, Wikipedia, Pandoc and Markdown. */
const BODY_NAME =
  /^(?:_(?:ftn|edn)\d+|sd(?:foot|end)note\d+sym|ftnt\d+|cite_note-.+|fn:?[\w-]+|footnote-?\d+|endnote-?\d+)$/;
/** The names of marks, which the way back from a body leads to. */
const MARK_NAME =
  /^(?:_(?:ftn|edn)ref\d+|sd(?:foot|end)note\d+anc|ftnt_ref\d+|cite_ref-.+|fnref:?[\w-]+|footnote-?(?:ref|anchor)-?\d+)$/;
/** What stands on a mark: a number, a letter or a sign, with brackets or without. */
const MARK_WORDS =
  /^[[(]?\s*(?:[a-z]+\s*)?(?:\d{1,4}|[a-z]{1,4}|[*†‡§¶#]{1,3})\s*[\])]?$/i;
const LIST_CLASS =
  /^(?:footnotes?|endnotes?|footnotes-list|references|reflist|mw-references-wrap)$/;

/** Changes the tree. */
export function resolveFootnotes({ body, outside }: HtmlTree): void {
  const named = new Map<string, HtmlElement>();
  const links: HtmlElement[] = [];
  for (const element of elementsIn(body)) {
    const { attributes, tag } = element;
    for (const name of [attributes.get('id'), attributes.get('name')])
      if (name !== undefined && name !== '' && !named.has(name))
        named.set(name, element);
    if (tag === 'a' && attributes.get('href')?.includes('#') === true)
      links.push(element);
  }
  if (links.length === 0) return;
  const bodies = new Map<HtmlElement, HtmlElement>();
  const marks: { mark: HtmlElement; body: HtmlElement | null }[] = [];
  for (const link of links) {
    if (isWayBack(link)) continue;
    const name = fragmentOf(link);
    const target = named.get(name);
    if (!isMark(link, name, target)) continue;
    const found = target && target !== link ? bodyOf(target) : null;
    // A mark within a body of its own is none.
    const isOutside = found === null || !isWithin(link, found);
    if (!isOutside) continue;
    if (found) bodies.set(found, found);
    marks.push({ mark: link, body: found });
  }
  if (marks.length === 0) return;
  const kept = new Set(bodies.keys());
  const isInBody = (element: HtmlElement): boolean => {
    for (let at = element.parent; at; at = at.parent)
      if (kept.has(at)) return true;
    return false;
  };
  const asWords = (mark: HtmlElement): void => {
    replace(aroundMark(mark), words(`[${numberOf(mark)}]`));
  };
  // Before the bodies are taken: a note holds no note.
  const outer = marks.filter(({ mark }) => {
    const isInner = isInBody(mark);
    if (isInner) asWords(mark);
    return !isInner;
  });
  const taken = new Map<HtmlElement, HtmlElement>();
  for (const found of kept) taken.set(found, contentOf(found));
  for (const { mark, body: found } of outer) {
    const content = found && taken.get(found);
    const place = aroundMark(mark);
    if (outside.has(place)) continue;
    if (content) replace(place, { kind: 'note', body: content });
    else asWords(mark);
  }
  for (const found of kept) removeBody(found);
}

/** As it is written, without the brackets. */
const numberOf = (mark: HtmlElement): string =>
  textOf(mark)
    .trim()
    .replace(/^[[(]\s*|\s*[\])]$/g, '') || '*';

const words = (text: string): HtmlText => ({ kind: 'text', text });

function fragmentOf(link: HtmlElement): string {
  const written = link.attributes.get('href') ?? '';
  const name = written.slice(written.indexOf('#') + 1);
  try {
    return decodeURIComponent(name);
  } catch (error) {
    if (error instanceof URIError) return name;
    throw error;
  }
}

const isWayBack = (link: HtmlElement): boolean =>
  link.attributes.get('role') === 'doc-backlink' ||
  hasClass(
    link,
    /^(?:footnote-back(?:ref)?|sd(?:foot|end)notesym|data-footnote-backref)$/,
  ) ||
  MARK_NAME.test(fragmentOf(link));

function isMark(
  link: HtmlElement,
  name: string,
  target: HtmlElement | undefined,
): boolean {
  if (!MARK_WORDS.test(textOf(link).trim())) return false;
  if (
    link.attributes.get('role') === 'doc-noteref' ||
    hasClass(link, /^(?:footnote-?ref|noteref|sd(?:foot|end)noteanc)$/) ||
    BODY_NAME.test(name)
  )
    return true;
  // A number that is raised, and leads to another place of the same text.
  const isRaised =
    link.parent?.tag === 'sup' ||
    [...elementsIn(link)].some(({ tag }) => tag === 'sup');
  const href = link.attributes.get('href') ?? '';
  return isRaised && (target !== undefined || href.startsWith('#'));
}

function isWithin(element: HtmlElement, outer: HtmlElement): boolean {
  for (let at: HtmlElement | null = element; at; at = at.parent)
    if (at === outer) return true;
  return false;
}

const isNoteDivision = ({ attributes, style }: HtmlElement): boolean =>
  /^(?:foot|end)note$/.test(style.get('mso-element') ?? '') ||
  /^(?:ftn|edn|sdfootnote|sdendnote)\d+$/.test(attributes.get('id') ?? '');

/** The element that holds all of the body that the target names. */
function bodyOf(target: HtmlElement): HtmlElement | null {
  for (let at: HtmlElement | null = target; at; at = at.parent)
    if (isNoteDivision(at)) return at;
  let block: HtmlElement | null = target;
  while (block && !isBlockTag(block.tag)) block = block.parent;
  if (!block?.parent) return null;
  if (!/^(?:p|div|li|dd|aside|td|section)$/.test(block.tag)) return null;
  // A division of its own around the paragraphs of one body.
  const outer = block.parent;
  const isAlone =
    outer.tag === 'li' || outer.tag === 'dd' || outer.tag === 'div';
  if (block.tag !== 'p' || !isAlone || outer.parent === null) return block;
  const others = outer.children.some(
    (child) =>
      child !== block &&
      child.kind === 'element' &&
      [...elementsIn(child)].some(({ attributes }) =>
        BODY_NAME.test(attributes.get('id') ?? attributes.get('name') ?? ''),
      ),
  );
  const first = outer.children.find(
    (child) => child.kind === 'element' || textOf(child).trim() !== '',
  );
  return others || first !== block ? block : outer;
}

/** The words of a body in an element of their own, without its number and the ways back. */
function contentOf(body: HtmlElement): HtmlElement {
  const reference = [...elementsIn(body)].find((element) =>
    hasClass(element, /^reference-text$/),
  );
  const content: HtmlElement = {
    ...(reference ?? body),
    tag: 'div',
    style: new Map(),
    parent: null,
  };
  content.children = withoutWaysBack(content.children);
  return content;
}

function withoutWaysBack(children: readonly HtmlNode[]): HtmlNode[] {
  return children.flatMap((child): HtmlNode[] => {
    if (child.kind !== 'element') return [child];
    if (child.tag === 'a' && isWayBack(child)) return [];
    // The number that Word writes before a body leads nowhere once its anchor is gone.
    const inner = withoutWaysBack(child.children);
    const wasMark =
      child.children.length > 0 && inner.length === 0 && child.tag === 'sup';
    return wasMark ? [] : [{ ...child, children: inner }];
  });
}

/** The mark with the `sup` that holds nothing else. */
function aroundMark(mark: HtmlElement): HtmlElement {
  let at = mark;
  while (
    at.parent?.parent &&
    (at.parent.tag === 'sup' || at.parent.tag === 'span') &&
    at.parent.children.every((child) => child === at || isBlank(child))
  )
    at = at.parent;
  return at;
}

function isBlank(node: HtmlNode): boolean {
  if (node.kind === 'text') return node.text.trim() === '';
  return node.kind === 'element' && node.children.every(isBlank);
}

function replace(element: HtmlElement, node: HtmlNode): void {
  const siblings = element.parent?.children;
  const place = siblings?.indexOf(element) ?? -1;
  if (siblings && place >= 0) siblings[place] = node;
}

/** The body, with the list that held nothing else, and the line above it. */
function removeBody(body: HtmlElement): void {
  let at = body;
  while (at.parent?.parent && isEmptyBut(at.parent, at)) at = at.parent;
  const outer = at.parent;
  if (!outer) return;
  const place = outer.children.indexOf(at);
  if (place < 0) return;
  const before = outer.children.findLastIndex(
    (child, index) =>
      index < place && (child.kind !== 'text' || child.text.trim() !== ''),
  );
  const line = outer.children[before];
  const isLine = line?.kind === 'element' && line.tag === 'hr';
  outer.children = outer.children.filter(
    (_, index) => index !== place && !(isLine && index === before),
  );
}

/** Whether there is nothing else in it that a person would miss. */
function isEmptyBut(element: HtmlElement, kept: HtmlNode): boolean {
  const isList =
    /^(?:ol|ul|section|div|aside)$/.test(element.tag) ||
    element.style.get('mso-element') === 'footnote-list' ||
    hasClass(element, LIST_CLASS);
  return (
    isList &&
    element.children.every(
      (child) =>
        child === kept ||
        (child.kind === 'text' && child.text.trim() === '') ||
        (child.kind === 'element' && /^(?:hr|br)$/.test(child.tag)),
    )
  );
}
