// The citations inside a DOCX or ODT, as sources: Zotero and Mendeley write each with the whole CSL item of what it cites
// into a field, a bookmark's property, a content control or a reference mark, Citavi with its own reference into a field; Word
// keeps its own list of sources.
import { AppError } from '../errors.ts';
import { readCslEntry, keyOfCslEntry } from './csl-json.ts';
import { gatherEndnoteRecords } from './endnote-xml.ts';
import { gatherSources, type Gathering } from './gather-sources.ts';
import { gatherCitaviJson, type CitaviPlaces } from './citavi-json.ts';
import type { SourcesImport } from './imported-source.ts';
import { isObject, parseJson } from './json-values.ts';
import { gatherWordSources } from './word-sources.ts';
import { readXml, XmlFault } from './xml-tree.ts';
import type { ZipArchive } from './zip.ts';

/** Characters given to the parser at a time. */
const PIECE = 1 << 20;

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE)
    yield text.slice(at, at + PIECE);
}

/** The instructions of the fields in a part of a DOCX, nested ones by themselves, and the tags of content controls. */
function fieldsOf(text: string): string[] {
  const found: string[] = [];
  const open: { instruction: string; reading: boolean }[] = [];
  let inInstruction = false;
  readXml(piecesOf(text), {
    open(name, attributes) {
      if (name === 'instrText') inInstruction = true;
      else if (name === 'tag') found.push(attributes['val'] ?? '');
      else if (name === 'fldSimple') found.push(attributes['instr'] ?? '');
      else if (name === 'fldChar')
        switch (attributes['fldCharType'] ?? '') {
          case 'begin':
            open.push({ instruction: '', reading: true });
            break;
          case 'separate': {
            const field = open.at(-1);
            if (field) field.reading = false;
            break;
          }
          case 'end': {
            const field = open.pop();
            if (field) found.push(field.instruction);
            break;
          }
        }
    },
    text(words) {
      const field = open.at(-1);
      if (inInstruction && field?.reading === true) field.instruction += words;
    },
    close(name) {
      if (name === 'instrText') inInstruction = false;
    },
  });
  return found;
}

/** Names of the reference marks in a part of an ODT. */
function marksOf(text: string): string[] {
  const found: string[] = [];
  readXml(piecesOf(text), {
    open(name, attributes) {
      if (name === 'reference-mark-start' || name === 'reference-mark')
        found.push(attributes['name'] ?? '');
    },
  });
  return found;
}

/** What Zotero keeps of its bookmarks in the properties of a document: `ZOTERO_BREF_x_1`, `_2` … joined. */
function bookmarksOf(text: string): string[] {
  const whole = new Map<string, Map<number, string>>();
  let place: { parts: Map<number, string>; number: number } | null = null;
  readXml(piecesOf(text), {
    open(name, attributes) {
      if (name !== 'property' && name !== 'user-defined') return;
      const named = /^(ZOTERO_BREF_\w+?)_(\d{1,4})$/.exec(
        attributes['name'] ?? '',
      );
      if (!named?.[1]) return;
      const parts = whole.get(named[1]) ?? new Map<number, string>();
      whole.set(named[1], parts);
      place = { parts, number: Number(named[2]) };
    },
    text(words) {
      if (place)
        place.parts.set(
          place.number,
          (place.parts.get(place.number) ?? '') + words,
        );
    },
    close(name) {
      if (name === 'property' || name === 'user-defined') place = null;
    },
  });
  return Array.from(whole.values(), (parts) =>
    [...parts]
      .sort(([a], [b]) => a - b)
      .map(([, words]) => words)
      .join(''),
  );
}

const ALPHABET =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The words that `encoded` is in base 64; null where it is none. */
function fromBase64(encoded: string): string | null {
  const bare = encoded.replace(/[\s=]/g, '');
  const bytes = new Uint8Array(Math.floor((bare.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const character of bare) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >> bits) & 0xff;
    at += 1;
  }
  return new TextDecoder('utf-8').decode(bytes);
}

const MENDELEY_CONTROL = 'MENDELEY_CITATION_v3_';
const WRITTEN_BY_ONE = /ZOTERO_ITEM|CSL_CITATION|Mendeley Citation/;

/** The JSON that a field holds. */
export function citationJsonIn(instruction: string): string | null {
  if (instruction.startsWith(MENDELEY_CONTROL))
    return fromBase64(instruction.slice(MENDELEY_CONTROL.length));
  if (!WRITTEN_BY_ONE.test(instruction.slice(0, 80))) return null;
  const start = instruction.indexOf('{');
  const end = instruction.lastIndexOf('}');
  return start >= 0 && end > start ? instruction.slice(start, end + 1) : null;
}

/** Numbers and addresses are how the programs know an item, and nothing that a person types. */
export const isTypedKey = (key: string | null): key is string =>
  key !== null &&
  /^\p{L}/u.test(key) &&
  !key.includes('/') &&
  !/^ITEM-\d+$/.test(key) &&
  !/^[0-9a-f-]{36}$/.test(key);

function gatherCitations(
  instructions: readonly string[],
  gathering: Gathering,
): void {
  const seen = new Set<string>();
  let count = 0;
  for (const instruction of instructions) {
    const written = citationJsonIn(instruction);
    if (written === null) continue;
    count += 1;
    const citation = parseJson(written);
    const items = isObject(citation) ? citation['citationItems'] : null;
    if (!Array.isArray(items)) {
      gathering.skip({
        entry: `citation ${count}`,
        line: null,
        reason: 'Its field is damaged, and what it cites can’t be read.',
      });
      continue;
    }
    for (const cited of items as unknown[]) {
      const entry = isObject(cited)
        ? (cited['itemData'] ?? cited['item'])
        : null;
      if (!isObject(entry)) continue;
      const { id: _id, ...same } = entry;
      const text = JSON.stringify(same);
      if (seen.has(text)) continue;
      seen.add(text);
      const read = readCslEntry(entry);
      const key = keyOfCslEntry(entry);
      if (typeof read === 'string')
        gathering.skip({
          entry: key ?? `citation ${count}`,
          line: null,
          reason: read,
        });
      else
        gathering.add({
          key: isTypedKey(key) ? key : null,
          line: null,
          item: read,
          raw: { format: 'csl-json', text: JSON.stringify(entry, null, 2) },
        });
    }
  }
}

/** EndNote's fields hold its XML. */
const endnoteIn = (instructions: readonly string[]): string =>
  instructions.filter((one) => /^\s*ADDIN EN\.CITE/.test(one)).join('\n');

/** What Citavi wrote into a field: null where that is damaged, undefined where the field is none of Citavi’s. */
export function citaviJsonIn(instruction: string): unknown {
  const held = /^\s*ADDIN CitaviPlaceholder\s*\{?([^{}]*)/i.exec(
    instruction,
  )?.[1];
  return held === undefined ? undefined : parseJson(fromBase64(held) ?? '');
}

function gatherCitavi(
  instructions: readonly string[],
  gathering: Gathering,
): void {
  const met: CitaviPlaces = new Map();
  let count = 0;
  for (const instruction of instructions) {
    const root = citaviJsonIn(instruction);
    if (root === undefined) continue;
    count += 1;
    const where = citaviCitation(count);
    if (root !== null) gatherCitaviJson(root, where, gathering, met);
    else gathering.skip(damagedCitavi(where));
  }
}

/** What the citation is called, counted from 1, for a person who is told of it. */
export const citaviCitation = (count: number): string =>
  `Citavi’s citation ${count}`;

export const damagedCitavi = (where: string) => ({
  entry: where,
  line: null,
  reason: 'It is damaged, and what it cites can’t be read.',
});

const DOCX_PARTS =
  /^word\/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml$/;
const SOURCES_PART = /^customXml\/item\d+\.xml$/;

/**
 * The sources that a document cites, `kind` what it is and `what` its name for a person. Throws AppError 'bad-input' where
 * it can't be read, or has no citation that holds what it cites.
 */
export function importOfficeCitations(
  archive: ZipArchive,
  kind: 'docx' | 'odt',
  what: string,
): SourcesImport {
  const gathering = gatherSources();
  const decoder = new TextDecoder('utf-8');
  const read = (name: string): string => {
    const bytes = archive.read(name);
    return bytes ? decoder.decode(bytes) : '';
  };
  try {
    const instructions =
      kind === 'docx'
        ? [
            ...archive.names
              .filter((name) => DOCX_PARTS.test(name))
              .flatMap((name) => fieldsOf(read(name))),
            ...bookmarks(read('docProps/custom.xml')),
          ]
        : [
            ...marksOf(read('content.xml')),
            ...marksOf(read('styles.xml') || '<none/>'),
            ...bookmarks(read('meta.xml')),
          ];
    gatherCitations(instructions, gathering);
    gatherEndnoteRecords(endnoteIn(instructions), gathering);
    gatherCitavi(instructions, gathering);
    for (const name of archive.names.filter((one) => SOURCES_PART.test(one))) {
      const part = read(name);
      if (/<(?:\w+:)?Sources\b/.test(part.slice(0, 2_000)))
        gatherWordSources(part, gathering);
    }
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    throw new AppError(
      'bad-input',
      `${what} can't be imported: a part of it ${error.message}.`,
      { cause: error },
    );
  }
  const result = gathering.result();
  const isEmpty = result.sources.length + result.skipped.length === 0;
  if (isEmpty)
    throw new AppError(
      'bad-input',
      `${what} holds no citations that say what they cite: only those that Zotero, Mendeley, EndNote or Citavi wrote as fields do, and Word's own list of sources.`,
    );
  return result;
}

const bookmarks = (part: string): string[] =>
  part === '' ? [] : bookmarksOf(part).map((one) => one.trim());
