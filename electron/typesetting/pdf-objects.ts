// The objects of a PDF file as ISO 32000-1 (7.3, 7.5) writes them, as far as our own files need it: a cross-reference
// table, no object streams, no encryption. It is here for the two things that the PDF reader doesn't give: the structure
// tree over all pages, and the text that stands for what a font can't say (ActualText).
import { inflateSync } from 'node:zlib';
import { AppError } from '#core/errors.ts';

export type PdfName = { readonly name: string };
export type PdfString = { readonly bytes: string };
export type PdfRef = { readonly ref: number };
export type PdfDict = ReadonlyMap<string, PdfValue>;
export type PdfStream = { readonly dict: PdfDict; readonly data: Buffer };
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfStream
  | PdfDict
  | readonly PdfValue[];

export const isDict = (value: PdfValue | undefined): value is PdfDict =>
  value instanceof Map;
export const isArray = (
  value: PdfValue | undefined,
): value is readonly PdfValue[] => Array.isArray(value);
const has = <Key extends string>(
  value: PdfValue | undefined,
  key: Key,
): value is Extract<PdfValue, Record<Key, unknown>> =>
  typeof value === 'object' && value !== null && key in value;
export const isName = (value: PdfValue | undefined): value is PdfName =>
  has(value, 'name');
export const isString = (value: PdfValue | undefined): value is PdfString =>
  has(value, 'bytes');
export const isRef = (value: PdfValue | undefined): value is PdfRef =>
  has(value, 'ref');
export const isStream = (value: PdfValue | undefined): value is PdfStream =>
  has(value, 'data');

export const unreadable = (why: string): AppError =>
  new AppError(
    'damaged',
    `The PDF could not be read back (${why}): export it again.`,
  );

/** A text string (7.9.2.2): UTF-16 or UTF-8 with its mark, else Latin-1. */
export function textOf({ bytes }: PdfString): string {
  const buffer = Buffer.from(bytes, 'latin1');
  if (bytes.startsWith('\xfe\xff'))
    return buffer.subarray(2).swap16().toString('utf16le');
  if (bytes.startsWith('\xef\xbb\xbf')) return buffer.toString('utf8', 3);
  return bytes;
}

const NUL = 0x00;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const FORM_FEED = 0x0c;
const RETURN = 0x0d;
const SPACE = 0x20;
const PERCENT = 0x25;
const OPENING = 0x28;
const CLOSING = 0x29;
const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;
const OPENING_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSING_LIST = 0x5d;
const R = 0x52;

const ESCAPES: Readonly<Record<number, number>> = {
  0x6e: LINE_FEED,
  0x72: RETURN,
  0x74: TAB,
  0x62: 0x08,
  0x66: FORM_FEED,
};

const isLineEnd = (code: number | undefined): boolean =>
  code === LINE_FEED || code === RETURN;
const isSpace = (code: number | undefined): boolean =>
  code === SPACE ||
  code === NUL ||
  (code !== undefined && code >= TAB && code <= RETURN);
const isDigit = (code: number | undefined): boolean =>
  code !== undefined && code >= 0x30 && code <= 0x39;
const isOctal = (code: number | undefined): code is number =>
  code !== undefined && code >= 0x30 && code <= 0x37;
const isLetter = (code: number | undefined): boolean =>
  code !== undefined &&
  ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a));

/** By the byte: 1 where it ends a name, a number or a word. */
const ENDS = new Uint8Array(256);
for (const each of '\0\t\n\f\r ()<>[]{}/%') ENDS[each.charCodeAt(0)] = 1;
/** So many digits are told exactly. */
const DIGITS = 15;

/** The names that a file of ours has come again and again; a hostile one may have any number. */
const NAMES_KEPT = 2_000;
/** By a sum of their bytes. */
const names = new Map<number, { readonly written: Buffer; name: PdfName }>();

function isWritten(
  name: Buffer,
  source: Buffer,
  from: number,
  end: number,
): boolean {
  if (name.length !== end - from) return false;
  for (let index = 0; index < name.length; index += 1)
    if (name[index] !== source[from + index]) return false;
  return true;
}

/**
 * Reads one value or operator after another; used for files and for the streams that paint pages. It works on bytes: to
 * make a text of a whole file takes longer than to read it.
 */
export class PdfLexer {
  readonly source: Buffer;
  at: number;

  /** A text is one of Latin-1. */
  constructor(source: Buffer | string, at = 0) {
    this.source =
      typeof source === 'string' ? Buffer.from(source, 'latin1') : source;
    this.at = at;
  }

  skipSpace(): void {
    const { source } = this;
    for (; this.at < source.length; this.at += 1) {
      const code = source[this.at];
      if (code === PERCENT)
        while (this.at < source.length && !isLineEnd(source[this.at]))
          this.at += 1;
      else if (!isSpace(code)) return;
    }
  }

  /** The next value; a word that is none comes back as `{ operator }`; undefined at the end. */
  next(): PdfValue | { readonly operator: string } | undefined {
    this.skipSpace();
    switch (this.source[this.at]) {
      case undefined:
        return undefined;
      case SLASH:
        return this.name();
      case OPENING:
        return this.literalString();
      case OPENING_LIST:
        return this.array();
      case LESS:
        return this.source[this.at + 1] === LESS
          ? this.dict()
          : this.hexString();
      default:
        return this.word();
    }
  }

  private value(): PdfValue {
    const value = this.next();
    if (
      value === undefined ||
      (typeof value === 'object' && value !== null && 'operator' in value)
    )
      throw unreadable('an object does not end');
    return value;
  }

  /** The place of the first byte from `from` on that ends a name or a word. */
  private endFrom(from: number): number {
    const { source } = this;
    let end = from;
    while (end < source.length && ENDS[source[end] ?? 0] !== 1) end += 1;
    return end;
  }

  private name(): PdfName {
    if (this.source[this.at] !== SLASH)
      throw unreadable('an object is malformed');
    const { source } = this;
    const from = this.at + 1;
    let end = from;
    let sum = 0;
    for (; end < source.length; end += 1) {
      const code = source[end] ?? 0;
      if (ENDS[code] === 1) break;
      sum = (Math.imul(sum, 31) + code) | 0;
    }
    this.at = end;
    const known = names.get(sum);
    if (known && isWritten(known.written, source, from, end)) return known.name;
    const written = source.toString('latin1', from, end);
    const name = {
      name: written.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
        String.fromCharCode(parseInt(hex, 16)),
      ),
    };
    if (!known && names.size < NAMES_KEPT)
      names.set(sum, { written: Buffer.from(written, 'latin1'), name });
    return name;
  }

  /** Goes over the literal string that begins here. */
  skipLiteral(): void {
    this.literalString();
  }

  private literalString(): PdfString {
    const { source } = this;
    const from = this.at + 1;
    let at = from;
    // Most have nothing in them that stands for another thing.
    for (; at < source.length; at += 1) {
      const code = source[at];
      if (code === CLOSING) {
        this.at = at + 1;
        return { bytes: source.toString('latin1', from, at) };
      }
      if (code === BACKSLASH || code === OPENING) break;
    }
    const bytes = [...source.subarray(from, at)];
    let depth = 0;
    for (; at < source.length; at += 1) {
      let code = source[at] ?? 0;
      if (code === BACKSLASH) {
        at += 1;
        const escaped = source[at] ?? SPACE;
        if (isOctal(escaped)) {
          code = 0;
          const until = at + 3;
          for (; at < until && isOctal(source[at]); at += 1)
            code = code * 8 + ((source[at] ?? 0) - 0x30);
          at -= 1;
          code &= 0xff;
        } else if (isLineEnd(escaped)) {
          if (escaped === RETURN && source[at + 1] === LINE_FEED) at += 1;
          continue;
        } else code = ESCAPES[escaped] ?? escaped;
      } else if (code === OPENING) depth += 1;
      else if (code === CLOSING) {
        if (depth === 0) {
          this.at = at + 1;
          return { bytes: Buffer.from(bytes).toString('latin1') };
        }
        depth -= 1;
      }
      bytes.push(code);
    }
    throw unreadable('a string does not end');
  }

  private hexString(): PdfString {
    const end = this.source.indexOf(GREATER, this.at);
    if (end < 0) throw unreadable('an object is malformed');
    const digits = this.source
      .toString('latin1', this.at + 1, end)
      .replaceAll(/[^0-9A-Fa-f]/g, '');
    this.at = end + 1;
    const even = digits.length % 2 === 0 ? digits : `${digits}0`;
    return { bytes: Buffer.from(even, 'hex').toString('latin1') };
  }

  private array(): PdfValue[] {
    this.at += 1;
    const values: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.source[this.at] === CLOSING_LIST) {
        this.at += 1;
        return values;
      }
      values.push(this.value());
    }
  }

  private dict(): PdfDict {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (
        this.source[this.at] === GREATER &&
        this.source[this.at + 1] === GREATER
      ) {
        this.at += 2;
        return entries;
      }
      const { name } = this.name();
      entries.set(name, this.value());
    }
  }

  /** A whole number or a reference (`12 0 R`), which most of a file is made of; null where the word is neither. */
  private integer(): number | PdfRef | null {
    const { source } = this;
    let end = this.at;
    let number = 0;
    let code = source[end];
    for (; isDigit(code); code = source[end]) {
      number = number * 10 + ((code ?? 0) - 0x30);
      end += 1;
    }
    if (end - this.at > DIGITS) return null;
    if (code === SPACE && isDigit(source[end + 1])) {
      let last = end + 2;
      while (isDigit(source[last])) last += 1;
      if (
        source[last] === SPACE &&
        source[last + 1] === R &&
        !isLetter(source[last + 2])
      ) {
        this.at = last + 2;
        return { ref: number };
      }
    }
    if (code !== undefined && ENDS[code] !== 1) return null;
    this.at = end;
    return number;
  }

  /** Goes over `12 0 obj`, as an object begins. */
  skipHeader(): void {
    const { source } = this;
    let at = this.at;
    const over = (is: (code: number | undefined) => boolean): boolean => {
      const from = at;
      while (is(source[at])) at += 1;
      return at > from;
    };
    over(isSpace);
    if (
      over(isDigit) &&
      over(isSpace) &&
      over(isDigit) &&
      over(isSpace) &&
      source[at] === 0x6f &&
      source[at + 1] === 0x62 &&
      source[at + 2] === 0x6a &&
      !isLetter(source[at + 3])
    )
      this.at = at + 3;
    else for (let word = 0; word < 3; word += 1) this.next();
  }

  private word(): PdfValue | { readonly operator: string } {
    const first = this.source[this.at] ?? 0;
    if (isDigit(first)) {
      const known = this.integer();
      if (known !== null) return known;
    }
    const from = this.at;
    // A lone bracket is a word by itself.
    this.at = Math.max(this.endFrom(from), from + 1);
    const word = this.source.toString('latin1', from, this.at);
    if (first < 0x3a && /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word))
      return Number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : { operator: word };
  }
}

export type PdfFile = {
  readonly trailer: PdfDict;
  readonly bytes: Buffer;
  /** All of them as Latin-1: made when it is first asked for. */
  readonly text: () => string;
  /** Where in them each object begins, by its number. */
  readonly offsets: ReadonlyMap<number, number>;
  /** The value itself, or what it refers to. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue;
};

/** The decoded bytes of a stream, as Latin-1. */
export function streamText({ dict, data }: PdfStream): string {
  const filter = dict.get('Filter');
  if (filter === undefined) return data.toString('latin1');
  const only = isArray(filter) && filter.length === 1 ? filter[0] : filter;
  if (!isName(only) || only.name !== 'FlateDecode')
    throw unreadable('a stream is packed in an unknown way');
  return inflateSync(data).toString('latin1');
}

/** The pages in their order, each as the object that it is. */
export function pageRefs({ trailer, resolve }: PdfFile): PdfRef[] {
  const catalog = resolve(trailer.get('Root'));
  const within = (node: PdfValue | undefined): PdfRef[] => {
    const found = resolve(node);
    const kids = isDict(found) ? resolve(found.get('Kids')) : null;
    if (isArray(kids)) return kids.flatMap(within);
    return isRef(node) ? [node] : [];
  };
  return within(isDict(catalog) ? catalog.get('Pages') : undefined);
}

/** The pairs of a name tree or a number tree. */
export function treePairs(
  file: PdfFile,
  root: PdfValue | undefined,
  leaf: 'Names' | 'Nums',
): [PdfValue, PdfValue][] {
  const node = file.resolve(root);
  if (!isDict(node)) return [];
  const kids = file.resolve(node.get('Kids'));
  if (isArray(kids)) return kids.flatMap((kid) => treePairs(file, kid, leaf));
  const flat = file.resolve(node.get(leaf));
  if (!isArray(flat)) return [];
  const pairs: [PdfValue, PdfValue][] = [];
  for (let index = 0; index + 1 < flat.length; index += 2)
    pairs.push([flat[index] ?? null, flat[index + 1] ?? null]);
  return pairs;
}

/** The four numbers of a page's MediaBox. */
export function mediaBox({ resolve }: PdfFile, page: PdfRef): number[] {
  const found = resolve(page);
  const box = isDict(found) ? resolve(found.get('MediaBox')) : null;
  if (!isArray(box) || !box.every((side) => typeof side === 'number'))
    throw unreadable('a page has no size');
  return box as number[];
}

const IN_USE = 0x6e;
const FREE = 0x66;
const ENTRY = 20;

/** Where the object begins of which the entry of twenty bytes at `at` tells; null where there is none. */
function entryAt(bytes: Buffer, at: number): number | null {
  let offset = 0;
  let right = at + ENTRY <= bytes.length;
  for (let index = 0; index < 10; index += 1) {
    const code = bytes[at + index];
    right &&= isDigit(code);
    offset = offset * 10 + ((code ?? 0) - 0x30);
  }
  for (let index = 11; index < 16; index += 1)
    right &&= isDigit(bytes[at + index]);
  const kind = bytes[at + 17];
  const ends = (code: number | undefined): boolean =>
    code === SPACE || isLineEnd(code);
  if (
    !right ||
    bytes[at + 10] !== SPACE ||
    bytes[at + 16] !== SPACE ||
    (kind !== IN_USE && kind !== FREE) ||
    !ends(bytes[at + 18]) ||
    !ends(bytes[at + 19])
  )
    throw unreadable('the table of its objects is malformed');
  return kind === IN_USE ? offset : null;
}

/** Throws AppError 'damaged' for a file that is not in the form that our typesetter writes. */
export function openPdfFile(given: Uint8Array): PdfFile {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(
    bytes.toString('latin1', Math.max(0, bytes.length - 200)),
  )?.[1];
  if (start === undefined) throw unreadable('its end is missing');
  const lexer = new PdfLexer(bytes, Number(start));
  const offsets = new Map<number, number>();
  const keyword = lexer.next();
  if (!(
    typeof keyword === 'object' &&
    keyword !== null &&
    'operator' in keyword &&
    keyword.operator === 'xref'
  ))
    throw unreadable('it has no table of its objects');
  for (;;) {
    const first = lexer.next();
    if (typeof first !== 'number') break;
    const count = Number(lexer.next());
    lexer.skipSpace();
    // Each entry has its twenty bytes.
    for (let index = 0; index < count; index += 1) {
      const offset = entryAt(bytes, lexer.at);
      if (offset !== null) offsets.set(first + index, offset);
      lexer.at += ENTRY;
    }
  }
  const trailer = lexer.next() as PdfValue;
  if (!isDict(trailer)) throw unreadable('its trailer is missing');

  const cache = new Map<number, PdfValue>();
  function load(number: number): PdfValue {
    const known = cache.get(number);
    if (known !== undefined) return known;
    const offset = offsets.get(number);
    if (offset === undefined) return null;
    const object = new PdfLexer(bytes, offset);
    object.skipHeader();
    let value = object.next() as PdfValue;
    object.skipSpace();
    if (
      isDict(value) &&
      bytes.toString('latin1', object.at, object.at + 6) === 'stream'
    ) {
      const from = object.at + (bytes[object.at + 6] === RETURN ? 8 : 7);
      const length = resolve(value.get('Length'));
      if (typeof length !== 'number')
        throw unreadable('a stream has no length');
      value = { dict: value, data: bytes.subarray(from, from + length) };
    }
    cache.set(number, value);
    return value;
  }
  function resolve(value: PdfValue | undefined): PdfValue {
    return isRef(value) ? load(value.ref) : (value ?? null);
  }
  let text: string | null = null;
  return {
    trailer,
    bytes,
    text: () => (text ??= bytes.toString('latin1')),
    offsets,
    resolve,
  };
}
