// A BibTeX or BibLaTeX file taken apart into entries and their fields, in one pass over the text. An entry that is
// broken costs itself and nothing after it: reading goes on at the next line that begins an entry.

import { refuseTooMany } from './entry-limit.ts';

export type BibtexEntry = {
  /** In lower case, without the @. */
  readonly type: string;
  /** Empty where the entry has none. */
  readonly key: string;
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** The entry as it stands in the file. */
  readonly raw: string;
  /** By name in lower case; values are LaTeX with balanced braces, macros put in. */
  readonly fields: ReadonlyMap<string, string>;
  /** What stands for the names that it takes from @string, by name in lower case. */
  readonly macros: ReadonlyMap<string, string>;
};

export type BrokenEntry = {
  readonly type: string;
  readonly key: string;
  readonly line: number;
  readonly reason: string;
};

export type BibtexFile = {
  readonly entries: BibtexEntry[];
  readonly broken: BrokenEntry[];
};

/** The longest that a value may become by joining; no field of a source may be longer. */
const MAX_VALUE = 1_000_000;

class Broken extends Error {}

/** A field, and where its value begins. */
type StartedField = { readonly name: string; readonly at: number };

const NEXT_FIELD = /\n[ \t]*[A-Za-z][\w+-]*[ \t]*=[ \t]*["{]/;

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at += 1)
    if (text.charCodeAt(at) === 10) lines += 1;
  return lines;
}

/** Reads one entry. `limit` is where the next one begins, which no value may cross. */
class EntryReader {
  private readonly text: string;
  private readonly limit: number;
  private readonly macros: Map<string, string>;
  private readonly bracket: string;
  position: number;
  key = '';
  /** The first value that has what looks like the next field in it, else the one that is being read. */
  private overrun: StartedField | null = null;
  private begun: StartedField | null = null;
  readonly used = new Map<string, string>();

  constructor(
    text: string,
    start: number,
    limit: number,
    macros: Map<string, string>,
  ) {
    this.text = text;
    this.position = start;
    this.limit = limit;
    this.macros = macros;
    this.bracket = text[start - 1] ?? '{';
  }

  /** The character here; empty at the end. A method, so that no one takes it to stay the same. */
  private peek(): string {
    return this.position < this.limit ? (this.text[this.position] ?? '') : '';
  }

  private skipSpace(): void {
    for (;;) {
      while (/\s/.test(this.peek())) this.position += 1;
      if (this.peek() !== '%') return;
      while (this.peek() !== '' && this.peek() !== '\n') this.position += 1;
    }
  }

  /** Characters up to one of `ends`, trimmed. */
  private word(ends: RegExp): string {
    const start = this.position;
    while (this.peek() !== '' && !ends.test(this.peek())) this.position += 1;
    return this.text.slice(start, this.position).trim();
  }

  /** What stands between the delimiter here and its fellow; braces inside must be balanced. */
  private delimited(): string {
    const quoted = this.peek() === '"';
    this.position += 1;
    const start = this.position;
    let depth = 0;
    for (; this.position < this.limit; this.position += 1) {
      const character = this.text[this.position];
      if (character === '\\') this.position += 1;
      else if (character === '{') depth += 1;
      else if (character === '}' && depth > 0) depth -= 1;
      else if (character === '}' && quoted)
        throw new Broken('has a brace that closes before it opens');
      else if (depth === 0 && character === (quoted ? '"' : '}')) {
        const value = this.text.slice(start, this.position);
        this.position += 1;
        return value;
      }
    }
    throw new Broken(
      quoted && depth === 0
        ? 'has a quotation mark that is never closed'
        : 'has a brace that is never closed',
    );
  }

  private part(): string {
    if (this.peek() === '{' || this.peek() === '"') return this.delimited();
    const word = this.word(/[\s,#{}()"=%]/);
    if (word === '') throw new Broken('has a field without a value');
    // A name that is not defined stays a word: months, and the journals that a style of BibTeX's would know.
    const stands = this.macros.get(word.toLowerCase());
    if (stands === undefined) return word;
    this.used.set(word.toLowerCase(), stands);
    return stands;
  }

  private value(): string {
    let value = this.part();
    for (;;) {
      this.skipSpace();
      if (this.peek() !== '#') return value;
      this.position += 1;
      this.skipSpace();
      value += this.part();
      // Macros that are made of macros double at each step.
      if (value.length > MAX_VALUE)
        throw new Broken(
          `has a value of more than ${MAX_VALUE.toLocaleString('en')} characters`,
        );
    }
  }

  private field(fields: Map<string, string>, name: string): void {
    this.skipSpace();
    if (this.peek() !== '=')
      throw new Broken(
        `has ${JSON.stringify(name.slice(0, 40))} where a field and its value should stand`,
      );
    this.position += 1;
    this.skipSpace();
    const at = this.position;
    this.begun = { name, at };
    const value = this.value();
    this.begun = null;
    if (this.overrun === null && NEXT_FIELD.test(value))
      this.overrun = { name, at };
    // Of a field that stands twice the first counts, as for BibTeX.
    if (!fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value);
  }

  /** The fields from here to the closing bracket; a missing comma is forgiven. */
  private rest(fields: Map<string, string>): void {
    for (;;) {
      this.skipSpace();
      if (this.peek() === ',') {
        this.position += 1;
        continue;
      }
      if (this.peek() === '') throw new Broken('is never closed');
      if (this.peek() === '}' || this.peek() === ')') {
        this.position += 1;
        return;
      }
      const name = this.word(/[\s=,{}()"#%]/);
      if (name === '')
        throw new Broken(`has ${JSON.stringify(this.peek())} out of place`);
      this.field(fields, name);
    }
  }

  entry(): Map<string, string> {
    const fields = new Map<string, string>();
    this.skipSpace();
    // Between braces a key may have brackets, as for BibTeX.
    const first = this.word(
      this.bracket === '{' ? /[,={}"#\n]/ : /[,={}()"#\n]/,
    );
    if (this.peek() === '=') this.field(fields, first);
    else {
      this.key = first;
      this.skipSpace();
    }
    this.rest(fields);
    return fields;
  }

  /** The field in which the fault of a broken entry is likely to be; null where nothing says so. */
  suspect(): StartedField | null {
    return this.overrun ?? this.begun;
  }

  macro(): void {
    const fields = new Map<string, string>();
    this.rest(fields);
    for (const [name, value] of fields) this.macros.set(name, value);
  }

  /** Past the bracketed words of a comment or preamble; a comment without a bracket of its own ends where it is. */
  skip(): void {
    this.position -= 1;
    if (this.peek() === '{') this.delimited();
    else this.position += 1;
  }
}

/** What is wrong, and the field to look at where one is likely. */
function reasonOf(
  { message }: Broken,
  suspect: StartedField | null,
  lineOf: (at: number) => number,
): string {
  return suspect === null
    ? message
    : `${message}; look at its ${suspect.name.slice(0, 40).toLowerCase()}, on line ${lineOf(suspect.at)}`;
}

// An entry that is commented out, or the head of one.
const HEAD = /^[ \t]*%[% \t]*@.*$|@[ \t]*([A-Za-z][A-Za-z_-]*)\s*[{(]/gm;
const HEAD_OF_LINE = /^[ \t]*@[ \t]*[A-Za-z][A-Za-z_-]*\s*[{(]/gm;

/**
 * Takes the file apart. Text between entries is a comment, as it is for BibTeX, and so is an entry behind % at the
 * beginning of a line, as it is for Biber. Takes time in proportion to `text`.
 */
export function readBibtexEntries(text: string): BibtexFile {
  const file: BibtexFile = { entries: [], broken: [] };
  const macros = new Map<string, string>();
  const starts = Array.from(text.matchAll(HEAD_OF_LINE), ({ index }) => index);
  let passed = 0;
  let line = 1;
  let counted = 0;
  const head = new RegExp(HEAD);
  for (;;) {
    const found = head.exec(text);
    if (!found) return file;
    const start = found.index;
    if (found[1] === undefined) continue;
    while (passed < starts.length && (starts[passed] ?? 0) <= start)
      passed += 1;
    const limit = starts[passed] ?? text.length;
    line += countLines(text, counted, start);
    counted = start;

    const type = found[1].toLowerCase();
    const reader = new EntryReader(text, head.lastIndex, limit, macros);
    try {
      if (type === 'comment' || type === 'preamble') reader.skip();
      else if (type === 'string') reader.macro();
      else {
        const fields = reader.entry();
        const raw = text.slice(start, reader.position);
        refuseTooMany(file.entries.length + file.broken.length);
        file.entries.push({
          type,
          key: reader.key,
          line,
          raw,
          fields,
          macros: reader.used,
        });
      }
      head.lastIndex = reader.position;
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      refuseTooMany(file.entries.length + file.broken.length);
      if (type !== 'comment' && type !== 'preamble')
        file.broken.push({
          type,
          key: reader.key,
          line,
          reason: reasonOf(
            error,
            reader.suspect(),
            (at) => line + countLines(text, start, at),
          ),
        });
      head.lastIndex = limit;
    }
  }
}
