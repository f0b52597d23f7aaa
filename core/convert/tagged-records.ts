// The three formats of lines that begin with a tag, taken apart into records: RIS, MEDLINE (.nbib) and Refer (.enw). A line
// without a tag goes on with the value before it. Takes time in proportion to the text.

import { refuseTooMany } from './entry-limit.ts';

export type TaggedRecord = {
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** The record as it stands in the file. */
  readonly raw: string;
  /** The values of each tag, in their order; a value that was folded is whole. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** Whether its end is there, in a format that marks it. */
  readonly closed: boolean;
};

type Line = { readonly tag: string; readonly value: string };

/** What tells a format's records apart. */
type Form = {
  /** Null for a line that has no tag. */
  readonly readLine: (line: string) => Line | null;
  /** Whether the tag can only be the first of a record. */
  readonly begins: (tag: string) => boolean;
  readonly ends: (tag: string) => boolean;
  /** What stands between the lines of one value. */
  readonly between: ' ' | '\n';
  /** Whether an empty line ends a record. */
  readonly blankEnds: boolean;
};

class Reader {
  readonly records: TaggedRecord[] = [];
  private readonly form: Form;
  private fields = new Map<string, string[]>();
  private last: string[] | null = null;
  private lines: string[] = [];
  private start = 0;

  constructor(form: Form) {
    this.form = form;
  }

  private close(closed: boolean): void {
    if (this.fields.size > 0)
      refuseTooMany(
        this.records.push({
          line: this.start,
          raw: this.lines.join('\n').trimEnd(),
          fields: this.fields,
          closed,
        }),
      );
    this.fields = new Map();
    this.last = null;
    this.lines = [];
  }

  private goOn(line: string): void {
    const values = this.last;
    const words = line.trim();
    if (!values || words === '') return;
    const before = values.at(-1) ?? '';
    values[values.length - 1] =
      before === '' ? words : before + this.form.between + words;
  }

  take(line: string, number: number): void {
    const found = this.form.readLine(line);
    if (!found) {
      if (this.form.blankEnds && line.trim() === '') this.close(true);
      else if (this.fields.size > 0) {
        this.lines.push(line);
        this.goOn(line);
      }
      return;
    }
    const { tag, value } = found;
    if (this.form.begins(tag)) this.close(false);
    if (this.form.ends(tag)) {
      if (this.fields.size > 0) this.lines.push(line);
      this.close(true);
      return;
    }
    if (this.fields.size === 0) this.start = number;
    this.lines.push(line);
    const values = this.fields.get(tag) ?? [];
    values.push(value.trim());
    this.fields.set(tag, values);
    this.last = values;
  }

  end(): TaggedRecord[] {
    this.close(false);
    return this.records;
  }
}

function read(text: string, form: Form): TaggedRecord[] {
  const reader = new Reader(form);
  let number = 0;
  for (let at = 0; at <= text.length;) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    number += 1;
    reader.take(text.slice(at, end), number);
    at = end + 1;
  }
  return reader.end();
}

const matching =
  (pattern: RegExp) =>
  (line: string): Line | null => {
    const found = pattern.exec(line);
    return found ? { tag: found[1] ?? '', value: found[2] ?? '' } : null;
  };

export const readRisRecords = (text: string): TaggedRecord[] =>
  read(text, {
    readLine: matching(/^\ufeff?\s{0,3}([A-Z][A-Z0-9])\s{1,2}-(?:\s(.*)|)$/s),
    between: ' ',
    begins: (tag) => tag === 'TY',
    ends: (tag) => tag === 'ER',
    blankEnds: false,
  });

export const readMedlineRecords = (text: string): TaggedRecord[] =>
  read(text, {
    readLine: matching(/^\ufeff?([A-Z]{2,4}) {0,2}- ?(.*)$/s),
    between: ' ',
    begins: (tag) => tag === 'PMID',
    ends: () => false,
    blankEnds: true,
  });

export const readReferRecords = (text: string): TaggedRecord[] =>
  read(text, {
    readLine: matching(/^\ufeff?%([A-Z0-9@!?[~>$^&#+=*()\]<])(?:\s(.*)|)$/is),
    // Each keyword has a line.
    between: '\n',
    begins: (tag) => tag === '0',
    ends: () => false,
    blankEnds: true,
  });
