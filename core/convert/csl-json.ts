// CSL-JSON in: one item, a list of them, or `{ "items": […] }`. What other programs get wrong in small things (a name or
// a date as plain words, empty lists, fields of their own) is put right here, once; an entry that can't be is reported.
import {
  DATE_FIELDS,
  NAME_FIELDS,
  SOURCE_TYPES,
} from '../citations/source-fields.ts';
import { AppError } from '../errors.ts';
import { PLAIN_TITLES, withoutCslMarkup } from './csl-markup.ts';
import { entryName, gatherSources } from './gather-sources.ts';
import type { ReadingProgress, SourcesImport } from './imported-source.ts';
import { isObject, type Json } from './json-values.ts';

const isText = (value: unknown): value is string | number =>
  (typeof value === 'string' && value.trim() !== '') ||
  typeof value === 'number';

const NAMES: ReadonlySet<string> = new Set(NAME_FIELDS);
const DATES: ReadonlySet<string> = new Set(DATE_FIELDS);
const TYPES: ReadonlySet<string> = new Set(SOURCE_TYPES);
const NAME_PARTS = [
  'family',
  'given',
  'dropping-particle',
  'non-dropping-particle',
  'suffix',
  'comma-suffix',
  'static-ordering',
  'literal',
  'parse-names',
];

function readName(value: unknown): Json | null {
  if (isText(value)) return { literal: String(value) };
  if (!isObject(value)) return null;
  const entries = NAME_PARTS.flatMap((part): [string, unknown][] => {
    const given = value[part];
    return given === undefined || given === null || given === ''
      ? []
      : [[part, given]];
  });
  if (entries.length > 0) return Object.fromEntries(entries);
  return isText(value['name']) ? { literal: String(value['name']) } : null;
}

function readDate(value: unknown): unknown {
  if (typeof value === 'number') return { 'date-parts': [[value]] };
  if (isText(value)) return { raw: value };
  if (!isObject(value)) return null;
  const parts = value['date-parts'];
  const dates = Array.isArray(parts)
    ? parts
        .map((date: unknown) =>
          Array.isArray(date) ? date.filter(isText) : [],
        )
        .filter((date) => date.length > 0)
    : [];
  const entries = ['season', 'circa', 'literal', 'raw', 'edtf'].flatMap(
    (part): [string, unknown][] => {
      const given = value[part];
      return given === undefined || given === null || given === ''
        ? []
        : [[part, given]];
    },
  );
  if (dates.length > 0) entries.push(['date-parts', dates]);
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

function readField(field: string, value: unknown, isPlain: boolean): unknown {
  if (NAMES.has(field)) {
    const list: unknown[] = Array.isArray(value) ? value : [value];
    const names = list.map(readName).filter((name) => name !== null);
    return names.length > 0 ? names : null;
  }
  if (DATES.has(field)) return readDate(value);
  if (field === 'custom') return isObject(value) ? readCustom(value) : null;
  if (field === 'categories')
    return Array.isArray(value) && value.every((one) => typeof one === 'string')
      ? value
      : null;
  // Crossref writes titles and ISSNs as lists.
  if (Array.isArray(value))
    return value.length > 0 && value.every(isText)
      ? readField(field, value.join(', '), isPlain)
      : null;
  if (typeof value === 'string' && /title/i.test(field) && !isPlain)
    return readTitle(value);
  return isText(value) ? value : null;
}

/** Null where nothing but our own sign was in it. */
function readCustom({ [PLAIN_TITLES]: plain, ...rest }: Json): Json | null {
  return plain !== undefined && Object.keys(rest).length === 0 ? null : rest;
}

const readTitle = (value: string): string | null => {
  const words = withoutCslMarkup(value);
  return isText(words) ? words : null;
};

const NOT_FIELDS = new Set([
  'id',
  'citation-key',
  'citation-label',
  '__proto__',
]);

function readItem(entry: Json): Json {
  const fields: [string, unknown][] = [];
  const custom = entry['custom'];
  const isPlain = isObject(custom) && custom[PLAIN_TITLES] === true;
  for (const [field, value] of Object.entries(entry)) {
    if (NOT_FIELDS.has(field)) continue;
    const read = readField(field, value, isPlain);
    if (read !== null) fields.push([field, read]);
  }
  return Object.fromEntries(fields);
}

/** The key that an entry brings, whether it may be a citekey or not. */
export function keyOfCslEntry(entry: Json): string | null {
  for (const field of ['citation-key', 'id']) {
    const key = entry[field];
    if (isText(key)) return String(key);
  }
  return null;
}

const hasType = (entry: unknown): boolean =>
  isObject(entry) &&
  typeof entry['type'] === 'string' &&
  TYPES.has(entry['type']);

const MAX_DEPTH = 40;

/** Whether lists and objects in `value` nest deeper than any item of CSL does. */
function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth === MAX_DEPTH) return true;
  return Object.values(value).some((part) => isTooDeep(part, depth + 1));
}

/** Told before it is parsed, which takes much memory for each level. */
function nestsDeeperThan(text: string, most: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (inString) {
      if (unit === 0x5c) at += 1;
      else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x5b || unit === 0x7b) {
      depth += 1;
      if (depth > most) return true;
    } else if (unit === 0x5d || unit === 0x7d) depth -= 1;
  }
  return false;
}

/** More than an entry may have, so that one which nests too deep costs itself alone. */
const MAX_FILE_DEPTH = 10_000;

function entriesOf(text: string, what: string): unknown[] {
  if (nestsDeeperThan(text, MAX_FILE_DEPTH))
    throw new AppError(
      'bad-input',
      `${what} is not CSL-JSON: it nests deeper than ${MAX_FILE_DEPTH.toLocaleString('en')} levels.`,
    );
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new AppError(
      'bad-input',
      `${what} is not JSON, so no sources could be read from it: export it again as CSL-JSON.`,
      { cause },
    );
  }
  const items = isObject(json) ? json['items'] : undefined;
  const entries: unknown[] = Array.isArray(json)
    ? json
    : Array.isArray(items)
      ? items
      : [json];
  if (!entries.some(hasType))
    throw new AppError(
      'bad-input',
      entries.length === 0
        ? `${what} has no sources in it: its list is empty.`
        : `${what} is JSON but not CSL-JSON: nothing in it has a CSL type.`,
    );
  return entries;
}

/**
 * The lines on which the entries of the outermost list begin, or of the list in `items`; empty where they can't be told.
 * `text` is JSON, so brackets and strings are all that have to be looked at.
 */
function linesOfEntries(text: string, count: number): number[] {
  const list = /^\s*\[/.test(text) ? 1 : 2;
  const lines: number[] = [];
  let depth = 0;
  let line = 1;
  let begins = false;
  for (const [token] of text.matchAll(
    /"(?:[^"\\]|\\.)*"|[[\]{}\n,]|[^\s[\]{}",]+/gs,
  )) {
    if (token === '\n') line += 1;
    else if (token === ',') begins = depth === list;
    else if (token === ']' || token === '}') depth -= 1;
    else {
      if (begins && depth === list) lines.push(line);
      if (token === '[' || token === '{') {
        depth += 1;
        begins = token === '[' && depth === list;
      } else begins = false;
    }
  }
  return lines.length === count ? lines : [];
}

/**
 * The fields of an entry, put right where they are wrong in small things and not yet checked; else one sentence why it is no
 * item.
 */
export function readCslEntry(
  entry: unknown,
): (Json & { readonly type: string }) | string {
  if (!isObject(entry)) return 'This is not a CSL-JSON item.';
  if (isTooDeep(entry)) return `It nests deeper than ${MAX_DEPTH} levels.`;
  const type = entry['type'];
  if (typeof type !== 'string') return 'It has no type.';
  if (!TYPES.has(type))
    return `${JSON.stringify(type.slice(0, 60))} is not a type of CSL.`;
  const item = readItem(entry);
  if (Object.keys(item).length < 2) return 'It has a type and nothing else.';
  return { ...item, type };
}

/**
 * The sources in a CSL-JSON text; `what` names the file for a person. Text in fields is text: tags in it stay as they
 * are written, but for those by which CSL-JSON sets words of a title in italics and the like. Keys come from `citation-key`, else `id`, where they may be citekeys and are not used twice. Throws
 * AppError 'bad-input' where the whole is not CSL-JSON.
 */
export function importCslJson(
  text: string,
  what: string,
  progress?: ReadingProgress,
): SourcesImport {
  const gathering = gatherSources();
  const entries = entriesOf(text, what);
  // Counted only where there is an entry to name.
  let lines: readonly number[] | null = null;
  const lineOf = (index: number): number | null =>
    (lines ??= linesOfEntries(text, entries.length))[index] ?? null;
  for (const [index, entry] of entries.entries()) {
    const key = isObject(entry) ? keyOfCslEntry(entry) : null;
    const item = readCslEntry(entry);
    if (typeof item === 'string')
      gathering.skip({
        entry: entryName(key, index + 1),
        line: lineOf(index),
        reason: item,
      });
    else
      gathering.add({
        key: key?.startsWith('http') ? null : key,
        line: () => lineOf(index),
        item,
        raw: { format: 'csl-json', text: JSON.stringify(entry, null, 2) },
      });
    if (index % 500 === 0) progress?.(index, entries.length);
  }
  return gathering.result();
}
