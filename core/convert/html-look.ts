// What an element says about the look of the words in it: which marks, which language, which link, and whether their white
// space counts. Colours, fonts and sizes say nothing.
import type { TextMark } from '../document/document.ts';
import { linkAddress } from '../document/link-address.ts';
import { hasClass, type HtmlElement } from './html-tree.ts';

export type Look = {
  readonly marks: ReadonlySet<TextMark>;
  /** A BCP 47 tag; null for that of the text around it. */
  readonly language: string | null;
  readonly url: string | null;
  readonly space: 'collapse' | 'lines' | 'all';
  readonly direction: 'ltr' | 'rtl' | null;
};

export const PLAIN: Look = {
  marks: new Set(),
  language: null,
  url: null,
  space: 'collapse',
  direction: null,
};

const MARK_TAGS: Readonly<Record<string, TextMark>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  sup: 'superscript',
  sub: 'subscript',
  mark: 'highlight',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
};

/** `language` is the primary subtag of the text that it comes into: its own language is no news there. */
export function lookWithin(
  outer: Look,
  element: HtmlElement,
  language: string,
): Look {
  const { tag, attributes, style } = element;
  const marks = new Set(outer.marks);
  const url = tag === 'a' ? linkAddress(attributes.get('href')) : outer.url;
  const mark = markOf(element);
  if (mark) marks.add(mark);
  const set = (name: TextMark, value: boolean | null): void => {
    if (value === true) marks.add(name);
    else if (value === false) marks.delete(name);
  };
  if (style.size > 0) {
    set('bold', isBold(style.get('font-weight')));
    set('italic', isItalic(style.get('font-style')));
    const lines = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
    if (lines.includes('underline')) marks.add('underline');
    if (lines.includes('line-through')) marks.add('strike');
    if (/^\s*none/.test(lines) && (tag === 'u' || tag === 'ins'))
      marks.delete('underline');
    const raised = style.get('vertical-align');
    if (!element.tag.startsWith('t') && raised !== undefined) {
      set('superscript', raised === 'super');
      set('subscript', raised === 'sub');
    }
    if (tag === 'span' || tag === 'font' || tag === 'mark')
      set('highlight', isHighlight(element));
  }
  // The two exclude each other, and a link is underlined by itself.
  if (mark === 'superscript') marks.delete('subscript');
  if (mark === 'subscript') marks.delete('superscript');
  if (url !== null) marks.delete('underline');
  return {
    marks,
    url,
    language: languageOf(element, outer.language, language),
    space: spaceOf(element) ?? outer.space,
    direction: directionOf(element, outer.direction),
  };
}

function markOf(element: HtmlElement): TextMark | null {
  const { tag } = element;
  // Wikipedia has a whole reference in it, upright.
  if (tag === 'cite' && hasClass(element, /^citation$/)) return null;
  return Object.hasOwn(MARK_TAGS, tag) ? (MARK_TAGS[tag] ?? null) : null;
}

function isBold(weight: string | undefined): boolean | null {
  if (weight === undefined || weight === 'inherit') return null;
  const number = Number(weight);
  if (Number.isFinite(number)) return number >= 600;
  if (weight === 'bold' || weight === 'bolder') return true;
  return weight === 'normal' || weight === 'lighter' ? false : null;
}

function isItalic(slant: string | undefined): boolean | null {
  if (slant === 'normal') return false;
  return slant === 'italic' || slant?.startsWith('oblique') ? true : null;
}

const NAMED =
  /^(?:yellow|lime|aqua|cyan|magenta|fuchsia|gold|orange|pink|violet|lightgreen|lightyellow|lightblue|lightpink|palegreen|khaki)\b/;

/** A colour behind the words that is one, and not the page's white, grey or black. */
function isHighlight({ style }: HtmlElement): boolean | null {
  const own = style.get('mso-highlight');
  if (own !== undefined) return own !== 'none' && own !== 'white';
  const colour = style.get('background-color') ?? style.get('background');
  if (colour === undefined) return null;
  if (NAMED.test(colour)) return true;
  const [r, g, b] = channels(colour) ?? [];
  if (r === undefined || g === undefined || b === undefined) return null;
  return Math.max(r, g, b) - Math.min(r, g, b) >= 60 ? true : null;
}

function channels(colour: string): number[] | null {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})\b/.exec(colour)?.[1];
  if (hex) {
    const size = hex.length / 3;
    return [0, 1, 2].map((at) => {
      const part = hex.slice(at * size, (at + 1) * size);
      return parseInt(size === 1 ? part + part : part, 16);
    });
  }
  const rgb = /^rgba?\(([^)]*)\)/.exec(colour)?.[1]?.split(/[,/\s]+/);
  if (!rgb || rgb[3] === '0') return null;
  const numbers = rgb.slice(0, 3).map(Number);
  return numbers.length === 3 && numbers.every(Number.isFinite)
    ? numbers
    : null;
}

function spaceOf({ tag, style }: HtmlElement): Look['space'] | null {
  if (tag === 'pre') return 'all';
  const own = style.get('white-space') ?? style.get('white-space-collapse');
  if (own === undefined) return null;
  if (/^(?:pre|pre-wrap|break-spaces|preserve)$/.test(own)) return 'all';
  if (/^(?:pre-line|preserve-breaks)$/.test(own)) return 'lines';
  return 'collapse';
}

function directionOf(
  { tag, attributes, style }: HtmlElement,
  outer: Look['direction'],
): Look['direction'] {
  // Within a line it is the words' own matter.
  if (tag === 'span' || tag === 'bdi' || tag === 'bdo') return outer;
  const own = attributes.get('dir')?.toLowerCase() ?? style.get('direction');
  if (own === 'rtl') return 'rtl';
  return own === 'ltr' && outer === 'rtl' ? 'ltr' : outer;
}

function languageOf(
  { attributes }: HtmlElement,
  outer: string | null,
  around: string,
): string | null {
  const written = attributes.get('lang') ?? attributes.get('xml:lang');
  if (written === undefined) return outer;
  const tag = written.trim().replaceAll('_', '-');
  if (tag.length > 64 || !/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(tag))
    return outer;
  const [primary = '', ...rest] = tag.split('-');
  const base = primary.toLowerCase();
  if (base === 'und' || base === 'zxx') return outer;
  if (base === primaryOf(around)) return null;
  return [
    base,
    ...rest.map((part) => (part.length === 2 ? part.toUpperCase() : part)),
  ].join('-');
}

export const primaryOf = (tag: string): string =>
  tag.split('-')[0]?.toLowerCase() ?? '';

/** White space that a browser put there for what it could not show otherwise. */
export const isConvertedSpace = (element: HtmlElement): boolean =>
  hasClass(element, /^Apple-converted-space$/);
