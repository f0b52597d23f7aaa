// LaTeX in BibTeX fields to plain text and names, by biblatex-csl-converter. This is the one place that knows the
// library: it is given balanced values only, and what LaTeX would stumble over (a lone $, _ or ^) goes in as a
// noncharacter and comes out as it was written.
import { BibLatexParser } from 'biblatex-csl-converter';
import type { CslName } from '../citations/source.ts';

/** The fields of one entry by name, read. */
export type LatexFields = {
  readonly text: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, CslName[]>;
};

const DOLLAR = '\ufdd2';
const STAND_INS: Readonly<Record<string, string>> = {
  _: '\ufdd0',
  '^': '\ufdd1',
  $: DOLLAR,
};
const WRITTEN = new Map(
  Object.entries(STAND_INS).map(([written, standIn]) => [standIn, written]),
);

// Mathematics as Pandoc tells it from money: no space inside the signs, no digit after.
const MATHEMATICS = /\$(?=\S)(?:[^$\\]|\\.)*?(?<=\S)\$(?!\d)/suy;

function guard(value: string): string {
  let guarded = '';
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at] ?? '';
    if (character === '\\') {
      guarded += value.slice(at, at + 2);
      at += 1;
    } else if (character === '$') {
      MATHEMATICS.lastIndex = at;
      const found = MATHEMATICS.exec(value)?.[0];
      guarded += found ?? DOLLAR;
      if (found !== undefined) at += found.length - 1;
    } else if (value.startsWith('``', at)) {
      guarded += '“';
      at += 1;
    } else if (value.startsWith("''", at)) {
      guarded += '”';
      at += 1;
    } else guarded += STAND_INS[character] ?? character;
  }
  // The library takes a backslash for the start of a pair, here with the brace that closes the field.
  return /(?<!\\)(?:\\\\)*\\$/.test(guarded) ? `${guarded} ` : guarded;
}

function restore(text: string): string {
  return (
    text
      .replace(/[\ufdd0-\ufdd2]/g, (standIn) => WRITTEN.get(standIn) ?? '')
      // The library's own stand-in for a backslash.
      .replaceAll('\u0871', '\\')
      .replaceAll('---', '—')
      .replaceAll('--', '–')
      .replace(/\s*\n\s*/g, ' ')
      .trim()
  );
}

type Node = {
  readonly type: string;
  readonly text?: string;
  readonly marks?: readonly { readonly type: string }[];
};

/** The words of the library's rich text. Emphasis goes; quotation marks that a command sets are words. */
function plain(nodes: unknown): string {
  if (!Array.isArray(nodes)) return typeof nodes === 'string' ? nodes : '';
  let words = '';
  let quoted = false;
  for (const node of nodes as readonly Node[]) {
    const quotes = node.marks?.some((mark) => mark.type === 'enquote') ?? false;
    if (quotes !== quoted) words += quotes ? '“' : '”';
    quoted = quotes;
    words += node.text ?? '';
  }
  return restore(quoted ? `${words}”` : words);
}

type NameNodes = Readonly<Record<string, unknown>>;

function nameOf(nodes: NameNodes): CslName | null {
  const family = plain(nodes['family']);
  const literal = plain(nodes['literal']);
  const given = plain(nodes['given']);
  const particle = plain(nodes['prefix']);
  const suffix = plain(nodes['suffix']);
  if (family === '') {
    const whole = literal || [particle, given].filter(Boolean).join(' ');
    return whole === '' ? null : { literal: whole };
  }
  return {
    family,
    ...(given !== '' && { given }),
    ...(particle !== '' && {
      [nodes['useprefix'] === false
        ? 'dropping-particle'
        : 'non-dropping-particle']: particle,
    }),
    ...(suffix !== '' && { suffix }),
  };
}

// Fields go in under names that the library does not know, so that it reads each as we say and drops none.
const OURS = 'precis-';

function source(entries: readonly ReadonlyMap<string, string>[]): string {
  return entries
    .map((fields, index) => {
      const lines = Array.from(
        fields,
        ([name, value]) => `${OURS}${name} = {${guard(value)}}`,
      );
      return `@misc{e${String(index)},\n${lines.join(',\n')}\n}\n`;
    })
    .join('');
}

/**
 * The fields of several entries read in one go (the library's table of commands is gone through once a call, not once an
 * entry). `nameFields` are the fields that hold names. The answer is in the order of `entries`, null for an entry
 * that the library did not give back.
 */
export function readLatex(
  entries: readonly ReadonlyMap<string, string>[],
  nameFields: ReadonlySet<string>,
): (LatexFields | null)[] {
  const parser = new BibLatexParser(source(entries), {
    processUnknown: Object.fromEntries(
      [...nameFields].map((name) => [`${OURS}${name}`, 'l_name']),
    ),
  });
  const found = new Map(
    Object.values(parser.parse().entries).map((entry) => [
      entry.entry_key,
      entry.unknown_fields as Readonly<Record<string, unknown>> | undefined,
    ]),
  );
  return entries.map((given, index) => {
    const fields = found.get(`e${String(index)}`);
    if (!fields) return null;
    const text = new Map<string, string>();
    const names = new Map<string, CslName[]>();
    for (const name of given.keys()) {
      const value = fields[`${OURS}${name}`];
      if (!nameFields.has(name)) text.set(name, plain(value));
      else if (Array.isArray(value))
        names.set(
          name,
          (value as NameNodes[]).map(nameOf).filter((one) => one !== null),
        );
    }
    return { text, names };
  });
}
