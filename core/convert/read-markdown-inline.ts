// Markdown within a block, as Pandoc and CommonMark mean it, into inline content. Whatever is not well formed stays words.
// It knows nothing of how Precis writes Markdown, so that the proof of an export can read with it.
import { parseFragment } from 'parse5';
import { parseLocator, strictLocator } from '../citations/locator.ts';
import type {
  Inline,
  Locator,
  MarkerId,
  Text,
  TextMark,
} from '../document/document.ts';
import { allAtOnce, type Steps } from '../steps.ts';
import { scanMarkers } from './markers.ts';
import { readAttributes, type Attributes } from './read-markdown-attributes.ts';

/** One citation as it is written. */
export type WrittenCitation = {
  readonly key: string;
  readonly locator?: Locator;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly suppressAuthor?: true;
};

/** What is read; the last of them have no place within a block and are the affair of the block. */
export type Piece =
  | Exclude<Inline, { type: 'footnote' | 'marker' }>
  | Extract<Inline, { type: 'marker' }>
  /** The mark of a note, by its label; of one that is written in place, its words. */
  | { readonly type: 'note'; readonly label: string }
  | { readonly type: 'inline-note'; readonly pieces: readonly Piece[] }
  /** `text` is how it is written. */
  | {
      readonly type: 'cluster';
      readonly citations: readonly WrittenCitation[];
      readonly text: string;
    }
  | {
      readonly type: 'image';
      readonly address: string;
      readonly words: readonly Piece[];
      readonly attributes: Attributes;
    }
  | {
      readonly type: 'span';
      readonly role: 'tick' | 'marking' | 'attribution';
      readonly pieces: readonly Piece[];
    };

export type InlineReader = {
  readonly newId: () => string;
  readonly notes: ReadonlySet<string>;
  /** Addresses by their names, in lower case. */
  readonly references: ReadonlyMap<string, string>;
  /** Told the label of a mark that has no note, which stays words. */
  readonly onMarkWithoutNote?: (label: string) => void;
};

type Look = { readonly marks: readonly TextMark[]; readonly language?: string };
type Enclosed = { readonly pieces: Piece[]; readonly end: number };

/** Looks within looks; deeper, signs are words. */
const MAX_DEPTH = 16;
const PUNCTUATION = /[!-/:-@[-`{-~]/;
const SPACE = /\s/;
const WORD = /[\p{L}\p{N}]/u;

/** Letters that begin nothing and, as no blank is among them, end nothing either. */
const PLAIN = /[^\s\\&`<![@^*_~\]]{1,1000}/y;
/** Words, or pieces, that are worked on in one go: a few milliseconds. */
export const PIECES_AT_ONCE = 2_000;

const SIGNS: readonly {
  readonly sign: string;
  readonly marks: readonly TextMark[];
}[] = [
  { sign: '***', marks: ['bold', 'italic'] },
  { sign: '___', marks: ['bold', 'italic'] },
  { sign: '**', marks: ['bold'] },
  { sign: '__', marks: ['bold'] },
  { sign: '*', marks: ['italic'] },
  { sign: '_', marks: ['italic'] },
  { sign: '~~', marks: ['strike'] },
  { sign: '~', marks: ['subscript'] },
  { sign: '^', marks: ['superscript'] },
];

const TAGS: Readonly<Record<string, TextMark>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  del: 'strike',
  sup: 'superscript',
  sub: 'subscript',
  mark: 'highlight',
  code: 'code',
};

const CLASSES: Readonly<Record<string, TextMark>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  ul: 'underline',
  strike: 'strike',
  superscript: 'superscript',
  subscript: 'subscript',
  mark: 'highlight',
  highlight: 'highlight',
  code: 'code',
  redaction: 'redaction',
};

/** An address that a document may hold. */
export function documentAddress(address: string): string | null {
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(address).protocol)
      ? address
      : null;
  } catch {
    return null;
  }
}

/** `text` is one block's, its lines with a line feed between them. */
export const readInline = (text: string, reader: InlineReader): Piece[] =>
  allAtOnce(readInlineInSteps(text, reader));

/** As `readInline`, for a text that may be long. */
export const readInlineInSteps = (
  text: string,
  reader: InlineReader,
): Steps<Piece[]> => new Scanner(text, reader).all();

/** The words of pieces and nothing else. */
export const wordsOf = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => {
      switch (piece.type) {
        case 'text':
        case 'marker':
        case 'cluster':
          return piece.text;
        case 'line-break':
          return '\n';
        case 'link':
          return wordsOf(piece.content);
        case 'image':
          return wordsOf(piece.words);
        case 'span':
          return wordsOf(piece.pieces);
        case 'note':
        case 'inline-note':
          return '';
      }
    })
    .join('');

/** The character of `&…;` at `at`, and how long it is. */
export function characterReference(
  text: string,
  at: number,
): { readonly character: string; readonly length: number } | null {
  const found =
    /^&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|[A-Za-z][A-Za-z\d]{1,31});/.exec(
      text.slice(at, at + 40),
    );
  if (!found) return null;
  const [whole, decimal, hexadecimal] = found;
  if (decimal !== undefined || hexadecimal !== undefined) {
    const code = parseInt(decimal ?? hexadecimal ?? '', decimal ? 10 : 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? { character: String.fromCodePoint(code), length: whole.length }
      : null;
  }
  const [node] = parseFragment(whole).childNodes;
  const character = node && 'value' in node ? node.value : whole;
  return character === whole ? null : { character, length: whole.length };
}

class Scanner {
  readonly #text: string;
  readonly #reader: InlineReader;
  /** From where on each sign has no end: what opens later has none either. */
  readonly #endless = new Map<string, number>();
  readonly #known = new Map<string, Enclosed | null>();
  #depth = 0;

  constructor(text: string, reader: InlineReader) {
    this.#text = text;
    this.#reader = reader;
  }

  *all(): Steps<Piece[]> {
    const { pieces } = yield* this.#steps(0, () => false, { marks: [] });
    return pieces;
  }

  /** Reads on until `isEnd`, or the end of the text, for which `end` is its length. */
  #until(start: number, isEnd: (at: number) => boolean, look: Look): Enclosed {
    return allAtOnce(this.#steps(start, isEnd, look));
  }

  *#steps(
    start: number,
    isEnd: (at: number) => boolean,
    look: Look,
  ): Steps<Enclosed> {
    const pieces: Piece[] = [];
    // Words are joined once: a long text that grew by each of them would be copied again and again.
    let words: string[] = [];
    const flush = (): void => {
      if (words.length > 0) pieces.push(this.#run(words.join(''), look));
      words = [];
    };
    let at = start;
    for (let done = 1; at < this.#text.length && !isEnd(at); done += 1) {
      const next = this.#next(at, look);
      // White space at the end of a line is not seen.
      if (this.#text[at] === '\n') trimLast(words);
      if (typeof next.piece === 'string') words.push(next.piece);
      else {
        flush();
        for (const piece of next.piece) pieces.push(piece);
      }
      at = next.end;
      if (done % PIECES_AT_ONCE === 0) yield;
    }
    flush();
    return { pieces, end: at };
  }

  /** Words, or pieces, and where they end. */
  #next(
    at: number,
    look: Look,
  ): { readonly piece: string | Piece[]; readonly end: number } {
    const text = this.#text;
    const sign = text[at] ?? '';
    const words = (piece: string, end = at + piece.length) => ({ piece, end });
    PLAIN.lastIndex = at;
    const plain = PLAIN.exec(text);
    if (plain) return words(plain[0]);
    if (sign === ' ') return words(sign);
    switch (sign) {
      case '\\': {
        const escaped = text[at + 1] ?? '';
        if (escaped === '\n')
          return {
            piece: [{ type: 'line-break' }],
            end: skipSpace(text, at + 2),
          };
        if (escaped === ' ') return words('\u00a0', at + 2);
        return PUNCTUATION.test(escaped) ? words(escaped, at + 2) : words(sign);
      }
      case '\n': {
        const end = skipSpace(text, at + 1);
        return / {2}$/.test(text.slice(Math.max(0, at - 2), at))
          ? { piece: [{ type: 'line-break' }], end }
          : words(' ', end);
      }
      case '&': {
        const found = characterReference(text, at);
        return found ? words(found.character, at + found.length) : words(sign);
      }
      case '`':
        return (
          this.#code(at, look) ?? words(/^`+/.exec(text.slice(at))?.[0] ?? sign)
        );
      case '<':
        return this.#angle(at, look) ?? words(sign);
      case '!':
        return (
          (text[at + 1] === '[' ? this.#image(at, look) : null) ?? words(sign)
        );
      case '[':
        return this.#bracket(at, look) ?? words(sign);
      case '@':
        return this.#named(at) ?? words(sign);
      case '^':
        if (text[at + 1] === '[') {
          const note = this.#inlineNote(at);
          if (note) return note;
        }
        break;
      default:
        break;
    }
    for (const each of SIGNS)
      if (sign === each.sign[0] && text.startsWith(each.sign, at)) {
        const found = this.#enclosed(at, each.sign, {
          ...look,
          marks: [...new Set([...look.marks, ...each.marks])],
        });
        if (found) return { piece: found.pieces, end: found.end };
      }
    if ('*_~'.includes(sign)) {
      const run = /^(.)\1*/su.exec(text.slice(at))?.[0] ?? sign;
      return words(run);
    }
    return words(sign);
  }

  #enclosed(at: number, sign: string, look: Look): Enclosed | null {
    const endless = this.#endless.get(sign);
    if (endless !== undefined && at >= endless) return null;
    if (at >= this.#lastEnd(sign[0] ?? '')) return null;
    const key = `${at} ${sign} ${look.marks.join()} ${look.language ?? ''}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#tryEnclosed(at, sign, look);
    this.#known.set(key, found);
    return found;
  }

  /** Where the last sign stands that could end something: one behind a word. */
  #lastEnd(character: string): number {
    const known = this.#lastEnds.get(character);
    if (known !== undefined) return known;
    let at = this.#text.lastIndexOf(character);
    while (at > 0 && SPACE.test(this.#text[at - 1] ?? ' '))
      at = this.#text.lastIndexOf(character, at - 1);
    this.#lastEnds.set(character, at);
    return at;
  }
  readonly #lastEnds = new Map<string, number>();

  #tryEnclosed(at: number, sign: string, look: Look): Enclosed | null {
    const text = this.#text;
    const character = sign[0] ?? '';
    const start = at + sign.length;
    if (this.#depth > MAX_DEPTH || SPACE.test(text[start] ?? ' ')) return null;
    if (character === '_' && WORD.test(charBefore(text, at))) return null;
    const isTight = sign === '^' || sign === '~';
    const isBroken = (here: number): boolean =>
      isTight && /[ \t\n]/.test(text[here] ?? '');
    const isEnd = (here: number): boolean => {
      const found = text[here] ?? '';
      if (isBroken(here)) return true;
      if (found !== character || here === start) return false;
      if (SPACE.test(text[here - 1] ?? ' ')) return false;
      let length = 1;
      while (text[here + length] === character) length += 1;
      // A single sign of a pair opens or ends what has the pair.
      const fits =
        sign.length === 1 && !isTight
          ? length !== 2
          : sign === '~'
            ? length === 1
            : length >= sign.length;
      return (
        fits &&
        (character !== '_' || !WORD.test(text[here + sign.length] ?? ''))
      );
    };
    this.#depth += 1;
    const { pieces, end } = this.#until(start, isEnd, look);
    this.#depth -= 1;
    if (isBroken(end)) return null;
    if (end >= text.length) {
      this.#endless.set(
        sign,
        Math.min(at, this.#endless.get(sign) ?? Infinity),
      );
      return null;
    }
    return { pieces, end: end + sign.length };
  }

  /** Where the code that begins at `at` ends; where it does not, behind its sign, which is then words. */
  #codeEnd(at: number): { readonly end: number; readonly sign: number } {
    const fence = /^`+/.exec(this.#text.slice(at))?.[0] ?? '`';
    const behind = at + fence.length;
    if (at < (this.#endless.get(fence) ?? Infinity)) {
      let end = this.#text.indexOf(fence, behind);
      while (end >= 0) {
        let run = fence.length;
        while (this.#text[end + run] === '`') run += 1;
        if (run === fence.length) return { end: end + run, sign: fence.length };
        end = this.#text.indexOf(fence, end + run);
      }
      this.#endless.set(fence, at);
    }
    return { end: behind, sign: 0 };
  }

  #code(at: number, look: Look) {
    const text = this.#text;
    const { end: behind, sign } = this.#codeEnd(at);
    if (sign === 0) return null;
    const words = text
      .slice(at + sign, behind - sign)
      .replaceAll('\n', ' ')
      .trim();
    if (words === '') return null;
    return {
      piece: [
        {
          type: 'text' as const,
          text: words,
          marks: [...new Set<TextMark>([...look.marks, 'code'])],
          ...(look.language !== undefined && { language: look.language }),
        },
      ],
      end: behind,
    };
  }

  #angle(at: number, look: Look) {
    const rest = this.#text.slice(at, at + 2_100);
    const comment = rest.startsWith('<!--')
      ? this.#text.indexOf('-->', at + 4)
      : -1;
    if (comment >= 0) return { piece: [] as Piece[], end: comment + 3 };
    const line = /^<br\s*\/?>/i.exec(rest);
    if (line)
      return {
        piece: [{ type: 'line-break' as const }],
        end: at + line[0].length,
      };
    const address = /^<((?:https?|mailto):[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>/i.exec(
      rest,
    );
    if (address) {
      const [whole, words = ''] = address;
      const url = documentAddress(
        /^(?:https?|mailto):/i.test(words) ? words : `mailto:${words}`,
      );
      if (url === null) return null;
      return {
        piece: [
          {
            type: 'link' as const,
            url,
            content: [this.#run(words, look)],
          },
        ],
        end: at + whole.length,
      };
    }
    const tag = /^<([a-z]+)>/i.exec(rest)?.[1]?.toLowerCase() ?? '';
    const mark = Object.hasOwn(TAGS, tag) ? TAGS[tag] : undefined;
    if (mark === undefined || this.#depth > MAX_DEPTH) return null;
    const closing = `</${tag}>`;
    if (at > this.#lastClosing(closing)) return null;
    const isEnd = (here: number): boolean =>
      this.#text[here] === '<' &&
      this.#text.slice(here, here + closing.length).toLowerCase() === closing;
    this.#depth += 1;
    const { pieces, end } = this.#until(at + tag.length + 2, isEnd, {
      ...look,
      marks: [...new Set([...look.marks, mark])],
    });
    this.#depth -= 1;
    return end >= this.#text.length
      ? null
      : { piece: pieces, end: end + closing.length };
  }

  #lastClosing(closing: string): number {
    const known = this.#lastEnds.get(closing);
    if (known !== undefined) return known;
    const last = this.#text.toLowerCase().lastIndexOf(closing);
    this.#lastEnds.set(closing, last);
    return last;
  }

  #run(words: string, { marks, language }: Look): Text {
    return {
      type: 'text',
      text: words,
      ...(marks.length > 0 && { marks }),
      ...(language !== undefined && { language }),
    };
  }

  /** Where the bracket at `at` is closed. All are found in one walk, for a text that is brackets alone. */
  #closing(at: number): number | null {
    if (!this.#pairs) {
      this.#pairs = new Map();
      const open: number[] = [];
      for (let here = 0; here < this.#text.length; here += 1) {
        const sign = this.#text[here];
        if (sign === '\\') here += 1;
        else if (sign === '`') here = this.#codeEnd(here).end - 1;
        else if (sign === '[') open.push(here);
        else if (sign === ']') {
          const start = open.pop();
          if (start !== undefined) this.#pairs.set(start, here);
        }
      }
    }
    return this.#pairs.get(at) ?? null;
  }
  #pairs: Map<number, number> | null = null;

  #within(start: number, end: number, look: Look): Piece[] {
    if (this.#depth > MAX_DEPTH)
      return [this.#run(this.#text.slice(start, end), look)];
    const inner = new Scanner(this.#text.slice(start, end), this.#reader);
    inner.#depth = this.#depth + 1;
    return inner.#until(0, () => false, look).pieces;
  }

  #bracket(at: number, look: Look) {
    const text = this.#text;
    const label = /^\[\^([^\]\s]+)\]/.exec(text.slice(at, at + 300));
    if (label && this.#reader.notes.has(label[1] ?? ''))
      return {
        piece: [{ type: 'note' as const, label: label[1] ?? '' }],
        end: at + label[0].length,
      };
    const found = this.#closed(at, look);
    if (!found && label) this.#reader.onMarkWithoutNote?.(label[1] ?? '');
    return found;
  }

  #closed(at: number, look: Look) {
    const text = this.#text;
    const close = this.#closing(at);
    if (close === null) return null;
    const inner = text.slice(at + 1, close);
    const after = text[close + 1];
    if (after === '{') {
      const attributes = readAttributes(text.slice(close + 1));
      if (attributes) {
        const pieces = this.#span(at + 1, close, attributes, look);
        return { piece: pieces, end: close + 1 + attributes.length };
      }
    }
    if (after === '(') {
      const target = this.#target(close + 1);
      if (target) {
        const url = documentAddress(target.address);
        const words = this.#within(at + 1, close, look);
        if (url === null) return { piece: words, end: target.end };
        return { piece: linked(url, words), end: target.end };
      }
    }
    if (inner.includes('@')) {
      const citations = this.#citations(inner);
      if (citations)
        return {
          piece: [
            {
              type: 'cluster' as const,
              citations,
              text: text.slice(at, close + 1),
            },
          ],
          end: close + 1,
        };
    }
    const full = /^\[([^\]]*)\]/.exec(text.slice(close + 1, close + 300));
    const name = full?.[1] === undefined || full[1] === '' ? inner : full[1];
    const url = this.#reader.references.get(referenceName(name));
    if (url === undefined) return null;
    return {
      piece: linked(url, this.#within(at + 1, close, look)),
      end: close + 1 + (full?.[0].length ?? 0),
    };
  }

  #span(
    start: number,
    end: number,
    attributes: Attributes,
    look: Look,
  ): Piece[] {
    const marks = attributes.classes.flatMap((name) => {
      const mark = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined;
      return mark === undefined ? [] : [mark];
    });
    const language = attributes.values.get('lang');
    const within: Look = {
      marks: [...new Set([...look.marks, ...marks])],
      ...(look.language !== undefined && { language: look.language }),
      ...(language !== undefined && { language }),
    };
    const pieces = this.#within(start, end, within);
    if (attributes.classes.includes('marker')) {
      const words = wordsOf(pieces);
      const [found] = scanMarkers(words);
      if (found?.text === words)
        return [
          {
            type: 'marker',
            id: this.#reader.newId() as MarkerId,
            text: words,
            references: found.references,
          },
        ];
    }
    const role = (['tick', 'marking', 'attribution'] as const).find((name) =>
      attributes.classes.includes(name),
    );
    return role ? [{ type: 'span', role, pieces }] : pieces;
  }

  #image(at: number, look: Look) {
    const close = this.#closing(at + 1);
    if (close === null || this.#text[close + 1] !== '(') return null;
    const target = this.#target(close + 1);
    if (!target) return null;
    const attributes = readAttributes(this.#text.slice(target.end));
    return {
      piece: [
        {
          type: 'image' as const,
          address: target.address,
          words: this.#within(at + 2, close, look),
          attributes: attributes ?? NONE,
        },
      ],
      end: target.end + (attributes?.length ?? 0),
    };
  }

  /** The parentheses of a link: its address, and perhaps a title, which has no place here. */
  #target(
    at: number,
  ): { readonly address: string; readonly end: number } | null {
    const rest = this.#text.slice(at, at + 25_000);
    const angled = /^\(\s*<((?:\\.|[^\\<>\n])*)>/s.exec(rest);
    const plain = /^\(\s*((?:\\.|[^\\\s()]|\((?:\\.|[^\\\s()])*\))*)/s.exec(
      rest,
    );
    const found = angled ?? plain;
    if (!found) return null;
    const title =
      /^\s*(?:\s(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'))?\s*\)/s.exec(
        rest.slice(found[0].length),
      );
    if (!title) return null;
    return {
      address: unescape(found[1] ?? ''),
      end: at + found[0].length + title[0].length,
    };
  }

  #inlineNote(at: number) {
    const close = this.#closing(at + 1);
    if (close === null) return null;
    return {
      piece: [
        {
          type: 'inline-note' as const,
          pieces: this.#within(at + 2, close, { marks: [] }),
        },
      ],
      end: close + 1,
    };
  }

  /** A source that is named in the text itself. */
  #named(at: number) {
    if (WORD.test(charBefore(this.#text, at))) return null;
    const found = KEY.exec(this.#text.slice(at, at + 300));
    const key = found?.[1] ?? found?.[2];
    if (!found || key === undefined) return null;
    return {
      piece: [
        {
          type: 'cluster' as const,
          citations: [{ key, suppressAuthor: true as const }],
          text: found[0],
        },
      ],
      end: at + found[0].length,
    };
  }

  #citations(inner: string): WrittenCitation[] | null {
    const citations: WrittenCitation[] = [];
    for (const part of splitAt(inner, ';')) {
      const citation = this.#citation(part);
      if (!citation) return null;
      citations.push(citation);
    }
    return citations;
  }

  #citation(part: string): WrittenCitation | null {
    const at = citedAt(part);
    if (at === null) return null;
    const isSuppressed = part[at] === '-';
    const start = isSuppressed ? at + 1 : at;
    const found = KEY.exec(part.slice(start));
    const key = found?.[1] ?? found?.[2];
    if (!found || key === undefined) return null;
    const words = (written: string): string =>
      wordsOf(readInline(written.trim(), this.#reader)).replaceAll('\n', ' ');
    const prefix = words(part.slice(0, at));
    const { locator, rest } = readPlace(
      part.slice(start + found[0].length),
      words,
    );
    const suffix = words(rest);
    return {
      key,
      ...(locator && { locator }),
      ...(prefix !== '' && { prefix }),
      ...(suffix !== '' && { suffix }),
      ...(isSuppressed && { suppressAuthor: true as const }),
    };
  }
}

const NONE: Attributes = {
  id: null,
  classes: [],
  values: new Map(),
  length: 0,
};

const KEY =
  /^@(?:\{([^{}\s]+)\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*))/u;

/** Where a citation begins in `part`: its `@`, or the hyphen before it. */
function citedAt(part: string): number | null {
  for (let at = 0; at < part.length; at += 1) {
    if (part[at] === '\\') at += 1;
    else if (part[at] === '@' && KEY.test(part.slice(at))) {
      const isSuppressed =
        part[at - 1] === '-' && (at === 1 || SPACE.test(part[at - 2] ?? ''));
      if (isSuppressed) return at - 1;
      if (at === 0 || !WORD.test(charBefore(part, at))) return at;
    }
  }
  return null;
}

/** What stands behind a key: a place, in braces or as it is commonly written, and the rest. */
function readPlace(
  written: string,
  words: (written: string) => string,
): { readonly locator: Locator | null; readonly rest: string } {
  const braces = /^\s*,?\s*\{((?:\\.|[^\\{}])*)\}/s.exec(written);
  if (braces) {
    const place = words(braces[1] ?? '');
    return {
      locator: place.trim() === '' ? null : parseLocator(place),
      rest: written.slice(braces[0].length),
    };
  }
  const [, lead = '', first = ''] =
    /^(\s*,\s*|\s+)([^,]*)/s.exec(written) ?? [];
  const place = words(first);
  const bare = /^\d[\d\s–-]*$/.test(place);
  const locator = bare
    ? { label: 'page' as const, value: place.trim() }
    : strictLocator(place);
  if (!locator) return { locator: null, rest: written };
  let rest = written.slice(lead.length + first.length);
  let { value } = locator;
  // "pp. 4, 7-9": the numbers go on.
  for (;;) {
    const more = /^,\s*(\d[\d–-]*)\s*(?=,|$)/s.exec(rest);
    if (!more) break;
    value += `, ${more[1] ?? ''}`;
    rest = rest.slice(more[0].length);
  }
  return { locator: { ...locator, value }, rest };
}

function splitAt(text: string, sign: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1)
    if (text[at] === '\\') at += 1;
    else if (text[at] === sign) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  return [...parts, text.slice(start)];
}

const charBefore = (text: string, at: number): string =>
  Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? '';

/** Takes the blanks from the end of the last words. */
function trimLast(words: string[]): void {
  for (let last = words.pop(); last !== undefined; last = words.pop()) {
    let end = last.length;
    while (end > 0 && ' \t'.includes(last[end - 1] ?? '')) end -= 1;
    if (end === 0) continue;
    words.push(last.slice(0, end));
    return;
  }
}

const skipSpace = (text: string, at: number): number =>
  at + (/^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0);

export const referenceName = (name: string): string =>
  name.trim().replaceAll(/\s+/g, ' ').toLowerCase();

const unescape = (text: string): string =>
  text.replace(
    /\\([!-/:-@[-`{-~])|&[#\w]+;/g,
    (whole: string, sign?: string) =>
      sign ?? characterReference(whole, 0)?.character ?? whole,
  );

/** A link can hold words alone; a note or a citation within it stands behind it. */
function linked(url: string, pieces: readonly Piece[]): Piece[] {
  const content = pieces.flatMap((piece) =>
    piece.type === 'text' || piece.type === 'line-break'
      ? [piece]
      : piece.type === 'link'
        ? piece.content
        : [],
  );
  const others = pieces.filter(
    ({ type }) => type !== 'text' && type !== 'line-break' && type !== 'link',
  );
  return content.length === 0
    ? [...others]
    : [{ type: 'link', url, content }, ...others];
}
