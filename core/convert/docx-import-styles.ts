// What the styles and lists of a DOCX mean: which paragraphs are headings, quotations, code or items, and of what list.
import type { ListStyle } from '../document/document.ts';
import { itemNumbers } from './docx-item-numbers.ts';
import type { DocxParts } from './docx-tree.ts';
import { childOf, elementsAt, type XmlElement } from './xml-tree.ts';

export type ParagraphKind =
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4 }
  | {
      readonly kind:
        | 'title'
        | 'quotation'
        | 'attribution'
        | 'pull-quotation'
        | 'code'
        | 'caption'
        | 'rule'
        | 'ticks'
        | 'contents'
        | 'bibliography'
        /** Over the block that it is of. */
        | 'marking'
        /** What the page says of itself, and is no text. */
        | 'apart';
    };

type Style = {
  readonly name: string;
  readonly based: string;
  readonly element: XmlElement;
};

/** The level of an item, from 1, its list and the style of that, and its number where it has one. */
export type ItemPlace = {
  readonly level: number;
  readonly number?: number;
  readonly list: string;
  readonly style: ListStyle;
};

export type DocxStyles = {
  readonly language: string;
  readonly nameOf: (id: string) => string;
  readonly kindOf: (properties: XmlElement | undefined) => ParagraphKind;
  /** Null for a paragraph that is no item. Items are counted: it is asked once for each, in their order. */
  readonly itemOf: (properties: XmlElement | undefined) => ItemPlace | null;
  /** The properties of runs that a style of characters brings, the farthest first. */
  readonly runsOf: (id: string) => readonly XmlElement[];
};

const KINDS: Readonly<Record<string, ParagraphKind['kind']>> = {
  title: 'title',
  quote: 'quotation',
  quotations: 'quotation',
  'block text': 'quotation',
  'quote source': 'attribution',
  'intense quote': 'pull-quotation',
  'source code': 'code',
  'html preformatted': 'code',
  'preformatted text': 'code',
  caption: 'caption',
  'table caption': 'caption',
  'image caption': 'caption',
  rule: 'rule',
  'tick line': 'ticks',
  'toc heading': 'contents',
  bibliography: 'bibliography',
  'marking above': 'marking',
  office: 'apart',
  'paper kind': 'apart',
  'after table': 'apart',
  'field label': 'apart',
};
/** Only ours has them: elsewhere a signature is words. */
const OURS: ReadonlySet<string> = new Set(['signature']);

const valueOf = (element: XmlElement | undefined): string =>
  element?.attributes['val'] ?? '';

export function readStyles(parts: DocxParts, isOurs: boolean): DocxStyles {
  const root = parts.partOf('styles')?.root;
  const styles = new Map<string, Style>(
    (root ? elementsAt(root, 'style') : []).map((element) => [
      element.attributes['styleId'] ?? '',
      {
        name: valueOf(childOf(element, 'name')).toLowerCase(),
        based: valueOf(childOf(element, 'basedOn')),
        element,
      },
    ]),
  );
  /** The style and what it is based on, the nearest first. */
  function* chainOf(id: string): Generator<Style> {
    const seen = new Set<string>();
    for (let at = id; !seen.has(at);) {
      seen.add(at);
      const style = styles.get(at);
      if (!style) return;
      yield style;
      at = style.based;
    }
  }
  const headingLevel = (level: number): ParagraphKind => ({
    kind: 'heading',
    level: Math.min(4, Math.max(1, level)) as 1 | 2 | 3 | 4,
  });
  const numbers = itemNumbers(parts.partOf('numbering')?.root);
  const styleIdOf = (properties: XmlElement | undefined): string =>
    valueOf(childOf(properties, 'pStyle'));
  return {
    language: valueOf(
      root && elementsAt(root, 'docDefaults', 'rPrDefault', 'rPr', 'lang')[0],
    ),
    nameOf: (id) => styles.get(id)?.name ?? '',
    kindOf(properties) {
      const own = childOf(properties, 'outlineLvl');
      if (own && Number(valueOf(own)) < 9)
        return headingLevel(Number(valueOf(own)) + 1);
      for (const { name, element } of chainOf(styleIdOf(properties))) {
        const heading = /^heading (\d)$/.exec(name)?.[1];
        if (heading !== undefined) return headingLevel(Number(heading));
        if (/^toc \d$/.test(name)) return { kind: 'contents' };
        if (isOurs && OURS.has(name)) return { kind: 'apart' };
        const kind = KINDS[name];
        if (kind !== undefined) return { kind } as ParagraphKind;
        const outline = childOf(childOf(element, 'pPr'), 'outlineLvl');
        if (outline && Number(valueOf(outline)) < 9)
          return headingLevel(Number(valueOf(outline)) + 1);
      }
      return { kind: 'paragraph' };
    },
    itemOf(properties) {
      const places = [
        childOf(properties, 'numPr'),
        ...Array.from(chainOf(styleIdOf(properties)), ({ element }) =>
          childOf(childOf(element, 'pPr'), 'numPr'),
        ),
      ].filter((place) => place !== undefined);
      const list = places
        .map((place) => valueOf(childOf(place, 'numId')))
        .find((id) => id !== '');
      if (list === undefined || list === '0' || !numbers.has(list)) return null;
      const level = Number(
        places
          .map((place) => valueOf(childOf(place, 'ilvl')))
          .find((at) => at !== '') ?? 0,
      );
      const number = numbers.next(list, level);
      return number === null
        ? { level: level + 1, list, style: 'unordered' }
        : { level: level + 1, list, style: 'ordered', number };
    },
    runsOf: (id) =>
      Array.from(chainOf(id), ({ element }) => childOf(element, 'rPr'))
        .filter((properties) => properties !== undefined)
        .reverse(),
  };
}
