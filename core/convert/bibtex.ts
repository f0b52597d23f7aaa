// BibTeX and BibLaTeX in. Titles keep the case in which they are written; what an entry has beyond CSL stays in its raw
// text, which is kept with the source.
import { AppError } from '../errors.ts';
import { readBibtexEntries, type BibtexEntry } from './bibtex-entries.ts';
import {
  fieldName,
  isKnownType,
  itemOf,
  NAME_FIELDS_OF_BIBTEX,
  VERBATIM_FIELDS,
} from './bibtex-item.ts';
import { countCommands, readLatex, type LatexFields } from './bibtex-latex.ts';
import { gatherSources } from './gather-sources.ts';
import type { ReadingProgress, SourcesImport } from './imported-source.ts';

// What an entry does not take from the one that it refers to (BibLaTeX, \crossref).
const NOT_INHERITED = new Set(
  'crossref xref xdata entryset ids label keywords abstract annotation options relatedtype shorthand shorttitle sortkey file note'.split(
    ' ',
  ),
);
const PARTS = new Set(
  'inbook bookinbook suppbook incollection suppcollection inproceedings conference inreference'.split(
    ' ',
  ),
);
const OF_THE_WHOLE = new Map<string, string>(
  Object.entries({
    title: 'booktitle',
    subtitle: 'booksubtitle',
    titleaddon: 'booktitleaddon',
  }),
);

type Fields = Map<string, string>;

function ownFields(entry: BibtexEntry): Fields {
  const fields: Fields = new Map();
  for (const [name, value] of entry.fields) {
    const ours = fieldName(name);
    if (!fields.has(ours)) fields.set(ours, value);
  }
  return fields;
}

/** The entry's fields, and those of its `crossref` parents where it has none of its own. */
function inherited(
  entry: BibtexEntry,
  byKey: ReadonlyMap<string, BibtexEntry>,
): Fields {
  const fields = ownFields(entry);
  const seen = new Set([entry]);
  let child = entry;
  for (;;) {
    const parent = byKey.get(child.fields.get('crossref')?.trim() ?? '');
    if (!parent || seen.has(parent)) return fields;
    seen.add(parent);
    const isPart = PARTS.has(child.type) && !PARTS.has(parent.type);
    for (const [name, value] of ownFields(parent)) {
      if (NOT_INHERITED.has(name)) continue;
      const taken = isPart ? (OF_THE_WHOLE.get(name) ?? name) : name;
      // An author of the whole book is none of its part.
      const ours = isPart && name === 'author' ? 'bookauthor' : taken;
      if (!fields.has(ours)) fields.set(ours, value);
    }
    child = parent;
  }
}

/** An address or a date as it is meant: without the braces and escapes that LaTeX needs. */
const verbatim = (value: string): string =>
  value
    .replace(/^\s*\\url\s*\{(.*)\}\s*$/s, '$1')
    .replace(/\\([_%&#~{}$])/g, '$1')
    .replace(/^\s*\{(.*)\}\s*$/s, '$1')
    .trim();

// The library's table of commands costs some milliseconds a call, whatever the number of entries.
const AT_ONCE = 100;
/** The most LaTeX commands, beyond accents and the like, that are read from one file: some twelve seconds' worth. */
export const MAX_COMMANDS = 100_000;

/** The most characters that all fields together may come to, with macros and inherited fields put in. */
const MAX_CHARACTERS = 128 * 1024 * 1024;

const UNREAD = 'Its LaTeX could not be read.';
const TOO_MUCH = `It has LaTeX commands and the file has more than ${MAX_COMMANDS.toLocaleString('en')} of them, which is more than Precis reads at once.`;

const TOO_LONG =
  'With what it takes from macros and other entries the file is longer than Precis reads at once.';

type Read = LatexFields | string;

const lengthOf = (fields: Fields): number =>
  Array.from(fields.values()).reduce((sum, value) => sum + value.length, 0);

function readTogether(batch: readonly Fields[]): LatexFields[] {
  const latex = batch.map(
    (fields) =>
      new Map([...fields].filter(([name]) => !VERBATIM_FIELDS.has(name))),
  );
  return readLatex(latex, NAME_FIELDS_OF_BIBTEX).map((read, index) => ({
    names: read.names,
    text: new Map([
      ...read.text,
      ...[...(batch[index] ?? [])].flatMap(
        ([name, value]): [string, string][] =>
          VERBATIM_FIELDS.has(name) ? [[name, verbatim(value)]] : [],
      ),
    ]),
  }));
}

function readAlone(fields: Fields): Read {
  try {
    return readTogether([fields])[0] ?? UNREAD;
  } catch (error) {
    if (error instanceof Error) return UNREAD;
    throw error;
  }
}

/** Each entry's fields, or why it has none. Where the library fails on a batch, its entries are read one by one. */
function readAll(all: readonly Fields[], progress?: ReadingProgress): Read[] {
  const read: Read[] = all.map(() => UNREAD);
  let characters = 0;
  let commands = 0;
  const within = [...all.entries()].filter(([index, fields]) => {
    characters += lengthOf(fields);
    if (characters > MAX_CHARACTERS) read[index] = TOO_LONG;
    else {
      commands += countCommands(fields);
      if (commands <= MAX_COMMANDS) return true;
      read[index] = TOO_MUCH;
    }
    return false;
  });
  for (let start = 0; start < within.length; start += AT_ONCE) {
    progress?.(start, within.length);
    const batch = within.slice(start, start + AT_ONCE);
    const put = (found: readonly Read[]): void => {
      for (const [at, one] of found.entries()) {
        const index = batch[at]?.[0];
        if (index !== undefined) read[index] = one;
      }
    };
    try {
      put(readTogether(batch.map(([, fields]) => fields)));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      put(batch.map(([, fields]) => readAlone(fields)));
    }
  }
  return read;
}

/** What can be cited by the entry, or one sentence why there is nothing. */
function checked(
  entry: BibtexEntry,
  read: Read,
): (Record<string, unknown> & { type: string }) | string {
  if (entry.fields.size === 0) return 'It has no fields.';
  if (typeof read === 'string') return read;
  return (
    itemOf(entry.type, read) ?? 'It has nothing that a source can be cited by.'
  );
}

/** The most characters that a record takes from macros and other entries. */
const MAX_TAKEN = 32_768;

/** The entry as it stands, with the macros and entries that it takes from, so that it can be read again by itself. */
function recordOf(
  entry: BibtexEntry,
  byKey: ReadonlyMap<string, BibtexEntry>,
): string {
  const all = [entry];
  for (;;) {
    const key = all.at(-1)?.fields.get('crossref')?.trim() ?? '';
    const parent = byKey.get(key);
    if (!parent || all.includes(parent)) break;
    all.push(parent);
  }
  const macros = new Map(all.flatMap((each) => [...each.macros]));
  const strings = Array.from(
    macros,
    ([name, value]) => `@string{${name} = {${value}}}`,
  );
  const parents = all.slice(1).map(({ raw }) => raw);
  const taken = [...strings, ...parents].join('').length;
  return taken === 0 || taken > MAX_TAKEN
    ? entry.raw
    : [...strings, entry.raw, ...parents].join('\n');
}

const NOT_SOURCES = new Set(['xdata', 'set', 'control']);

/**
 * The sources in a BibTeX or BibLaTeX text; `what` names the file for a person. An entry with a mistake is skipped with
 * its key, its line and the reason. Throws AppError 'bad-input' where there is nothing of BibTeX in it.
 */
export function importBibtex(
  text: string,
  what: string,
  progress?: ReadingProgress,
): SourcesImport {
  const file = readBibtexEntries(text);
  const entries = file.entries.filter((entry) => !NOT_SOURCES.has(entry.type));
  const byKey = new Map(file.entries.map((entry) => [entry.key, entry]));
  byKey.delete('');

  const gathering = gatherSources();
  for (const { type, key, line, reason } of file.broken)
    gathering.skip({
      entry: key.slice(0, 200) || `@${type}`,
      line,
      reason: `It ${reason}.`,
    });
  const read = readAll(
    entries.map((entry) => inherited(entry, byKey)),
    progress,
  );
  for (const [index, entry] of entries.entries()) {
    const item = checked(entry, read[index] ?? UNREAD);
    if (typeof item === 'string')
      gathering.skip({
        entry: entry.key.slice(0, 200) || `@${entry.type}`,
        line: entry.line,
        reason: item,
      });
    else
      gathering.add({
        key: entry.key || null,
        line: entry.line,
        item,
        raw: { format: 'bibtex', text: recordOf(entry, byKey) },
      });
  }

  const result = gathering.result();
  const recognised = [...entries, ...file.broken].some(({ type }) =>
    isKnownType(type),
  );
  if (result.sources.length === 0 && !recognised)
    throw new AppError(
      'bad-input',
      `${what} has no BibTeX entry in it, so no sources could be read from it.`,
    );
  return result;
}
