// LaTeX in BibTeX fields to plain text and names, by biblatex-csl-converter. This and `edtfParse` in `bibtex-date.ts`
// are all that we use of the library; it is given balanced values, and only those that need it.
import { BibLatexParser } from 'biblatex-csl-converter';
import type { CslName } from '../citations/source.ts';
import {
  hasCommands,
  putInCharacters,
  putInNames,
  restoreCharacters,
  withoutBraces,
} from './bibtex-characters.ts';
import { raised } from './raised.ts';

/** The fields of one entry by name, read. */
export type LatexFields = {
  readonly text: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, CslName[]>;
};

type Node = {
  readonly type: string;
  readonly text?: string;
  readonly marks?: readonly { readonly type: string }[];
};

/** The words of the library's rich text. Emphasis goes; quotation marks that a command sets are words. */
function plain(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  let words = '';
  let quoted = false;
  for (const node of nodes as readonly Node[]) {
    const quotes = node.marks?.some((mark) => mark.type === 'enquote') ?? false;
    if (quotes !== quoted) words += quotes ? '“' : '”';
    quoted = quotes;
    const text = node.text ?? '';
    words += node.marks?.some(({ type }) => type === 'sup')
      ? raised(text)
      : text;
  }
  // The library's own stand-in for a backslash.
  return restoreCharacters(
    (quoted ? `${words}”` : words).replaceAll('\u0871', '\\'),
  );
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
        ([name, value]) => `${OURS}${name} = {${value}}`,
      );
      return lines.length === 0
        ? ''
        : `@misc{e${String(index)},\n${lines.join(',\n')}\n}\n`;
    })
    .join('');
}

/** How many commands in the fields the library has to read: it takes about a tenth of a millisecond over each. */
export function countCommands(fields: ReadonlyMap<string, string>): number {
  let count = 0;
  for (const value of fields.values())
    if (value.includes('\\'))
      count += putInCharacters(value).split('\\').length - 1;
  return count;
}

/**
 * The fields of several entries read in one go (the library goes through its table of commands once a call, not once an
 * entry), in the order of `entries`. `nameFields` are the fields that hold names. Throws whatever the library throws.
 */
export function readLatex(
  entries: readonly ReadonlyMap<string, string>[],
  nameFields: ReadonlySet<string>,
): LatexFields[] {
  const texts = entries.map(() => new Map<string, string>());
  const hard = entries.map((fields, index) => {
    const rest = new Map<string, string>();
    for (const [name, value] of fields) {
      const put = putInCharacters(value);
      if (nameFields.has(name)) rest.set(name, putInNames(put));
      else if (hasCommands(put)) rest.set(name, put);
      else texts[index]?.set(name, restoreCharacters(withoutBraces(put)));
    }
    return rest;
  });
  const parser = new BibLatexParser(source(hard), {
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
  return texts.map((text, index) => {
    const names = new Map<string, CslName[]>();
    const fields = found.get(`e${String(index)}`) ?? {};
    for (const name of hard[index]?.keys() ?? []) {
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
