// The objects of a PDF file as ISO 32000-1 (7.3, 7.5) writes them, as far as our own files need it: a cross-reference
// table, no object streams, no encryption. It is here for the two things that the PDF reader doesn't give: the structure
// tree over all pages, and the text that stands for what a font can't say (ActualText).
import { inflateSync } from 'node:zlib';
import { AppError } from '#core/errors.ts';

export type PdfName = { readonly name: string };
export type PdfString = { readonly bytes: string };
export type PdfRef = { readonly ref: number };
export type PdfDict = ReadonlyMap<string, PdfValue>;
export type PdfStream = { readonly dict: PdfDict; readonly data: string };
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

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
};

const isSpace = (code: number): boolean =>
  code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0;

const NAME = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y;
const HEADER = /\s*\d+\s+\d+\s+obj(?![A-Za-z])/y;
const WORD = /[^\0\t\n\f\r ()<>[\]{}/%]+|[{}>)\]]/y;

const SPACE = 0x20;
const R = 0x52;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLetter = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
const ENDS = new Set(
  Array.from('\0\t\n\f\r ()<>[]{}/%', (each) => each.charCodeAt(0)),
);
/** So many digits are told exactly. */
const DIGITS = 15;

/** Reads one value or operator after another; used for files and for the streams that paint pages. */
export class PdfLexer {
  readonly source: string;
  at: number;

  constructor(source: string, at = 0) {
    this.source = source;
    this.at = at;
  }

  skipSpace(): void {
    for (; this.at < this.source.length; this.at += 1) {
      const code = this.source.charCodeAt(this.at);
      if (code === 0x25)
        while (
          this.at < this.source.length &&
          !/[\r\n]/.test(this.source[this.at] ?? '')
        )
          this.at += 1;
      else if (!isSpace(code)) return;
    }
  }

  /** The next value; a word that is none comes back as `{ operator }`; undefined at the end. */
  next(): PdfValue | { readonly operator: string } | undefined {
    this.skipSpace();
    const character = this.source[this.at];
    if (character === undefined) return undefined;
    if (character === '/') return this.name();
    if (character === '(') return this.literalString();
    if (character === '[') return this.array();
    if (character === '<')
      return this.source[this.at + 1] === '<' ? this.dict() : this.hexString();
    return this.word();
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

  private name(): PdfName {
    const match = this.match(NAME).slice(1);
    const name = match.includes('#')
      ? match.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
          String.fromCharCode(parseInt(hex, 16)),
        )
      : match;
    return { name };
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0];
    if (found === undefined) throw unreadable('an object is malformed');
    this.at += found.length;
    return found;
  }

  /** Goes over the literal string that begins here. */
  skipLiteral(): void {
    const plain = /\((?:[^()\\]|\\[^])*\)/y;
    plain.lastIndex = this.at;
    const found = plain.exec(this.source);
    if (found) this.at += found[0].length;
    else this.literalString();
  }

  private literalString(): PdfString {
    let bytes = '';
    let depth = 0;
    for (this.at += 1; this.at < this.source.length; this.at += 1) {
      const character = this.source[this.at] ?? '';
      if (character === '\\') {
        const octal = /^[0-7]{1,3}/.exec(
          this.source.slice(this.at + 1, this.at + 4),
        )?.[0];
        if (octal !== undefined) {
          bytes += String.fromCharCode(parseInt(octal, 8) & 0xff);
          this.at += octal.length;
          continue;
        }
        this.at += 1;
        const escaped = this.source[this.at] ?? '';
        if (escaped === '\r' && this.source[this.at + 1] === '\n') this.at += 1;
        if (escaped !== '\r' && escaped !== '\n')
          bytes += ESCAPES[escaped] ?? escaped;
      } else if (character === ')' && depth === 0) {
        this.at += 1;
        return { bytes };
      } else {
        if (character === '(') depth += 1;
        if (character === ')') depth -= 1;
        bytes += character;
      }
    }
    throw unreadable('a string does not end');
  }

  private hexString(): PdfString {
    const digits = this.match(/<[^>]*>/y).replaceAll(/[^0-9A-Fa-f]/g, '');
    const even = digits.length % 2 === 0 ? digits : `${digits}0`;
    return { bytes: Buffer.from(even, 'hex').toString('latin1') };
  }

  private array(): PdfValue[] {
    this.at += 1;
    const values: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.source[this.at] === ']') {
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
      if (this.source.startsWith('>>', this.at)) {
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
    let code = source.charCodeAt(end);
    for (; isDigit(code); code = source.charCodeAt(end)) {
      number = number * 10 + (code - 0x30);
      end += 1;
    }
    if (end - this.at > DIGITS) return null;
    if (code === SPACE && isDigit(source.charCodeAt(end + 1))) {
      let last = end + 2;
      while (isDigit(source.charCodeAt(last))) last += 1;
      if (
        source.charCodeAt(last) === SPACE &&
        source.charCodeAt(last + 1) === R &&
        !isLetter(source.charCodeAt(last + 2))
      ) {
        this.at = last + 2;
        return { ref: number };
      }
    }
    if (end < source.length && !ENDS.has(code)) return null;
    this.at = end;
    return number;
  }

  /** Goes over `12 0 obj`, as an object begins. */
  skipHeader(): void {
    HEADER.lastIndex = this.at;
    const found = HEADER.exec(this.source);
    if (found) this.at += found[0].length;
    else for (let word = 0; word < 3; word += 1) this.next();
  }

  private word(): PdfValue | { readonly operator: string } {
    const first = this.source.charCodeAt(this.at);
    if (isDigit(first)) {
      const known = this.integer();
      if (known !== null) return known;
    }
    const word = this.match(WORD);
    if (first < 0x3a && /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word))
      return Number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : { operator: word };
  }
}

export type PdfFile = {
  readonly trailer: PdfDict;
  /** Its bytes as Latin-1, and where in them each object begins, by its number. */
  readonly source: string;
  readonly offsets: ReadonlyMap<number, number>;
  /** The value itself, or what it refers to. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue;
};

/** The decoded bytes of a stream, as Latin-1. */
export function streamText({ dict, data }: PdfStream): string {
  const filter = dict.get('Filter');
  if (filter === undefined) return data;
  const only = isArray(filter) && filter.length === 1 ? filter[0] : filter;
  if (!isName(only) || only.name !== 'FlateDecode')
    throw unreadable('a stream is packed in an unknown way');
  return inflateSync(Buffer.from(data, 'latin1')).toString('latin1');
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

/** Throws AppError 'damaged' for a file that is not in the form that our typesetter writes. */
export function openPdfFile(bytes: Uint8Array): PdfFile {
  const source = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    bytes.byteLength,
  ).toString('latin1');
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(source.slice(-200))?.[1];
  if (start === undefined) throw unreadable('its end is missing');
  const lexer = new PdfLexer(source, Number(start));
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
      const entry = source.slice(lexer.at, lexer.at + 20);
      if (!/^\d{10} \d{5} [nf][\r\n ]{2}$/.test(entry))
        throw unreadable('the table of its objects is malformed');
      if (entry[17] === 'n')
        offsets.set(first + index, Number(entry.slice(0, 10)));
      lexer.at += 20;
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
    const object = new PdfLexer(source, offset);
    object.skipHeader();
    let value = object.next() as PdfValue;
    object.skipSpace();
    if (isDict(value) && source.startsWith('stream', object.at)) {
      const from = object.at + (source[object.at + 6] === '\r' ? 8 : 7);
      const length = resolve(value.get('Length'));
      if (typeof length !== 'number')
        throw unreadable('a stream has no length');
      value = { dict: value, data: source.slice(from, from + length) };
    }
    cache.set(number, value);
    return value;
  }
  function resolve(value: PdfValue | undefined): PdfValue {
    return isRef(value) ? load(value.ref) : (value ?? null);
  }
  return { trailer, source, offsets, resolve };
}
