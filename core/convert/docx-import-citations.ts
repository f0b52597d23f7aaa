// The citations that Zotero, Mendeley, Citavi and Word wrote into a DOCX as fields, as citations of ours with their sources.
// What a field holds decides; what it shows is left behind, since the style will say it again.
import { isLocatorLabel } from '../citations/locator.ts';
import { oneLine } from '../document/characters.ts';
import type { Citation, CitationId, SourceId } from '../document/document.ts';
import {
  citaviCited,
  gatherCitaviJson,
  type CitaviPlaces,
} from './citavi-json.ts';
import { keyOfCslEntry, readCslEntry } from './csl-json.ts';
import { gatherSources } from './gather-sources.ts';
import type { SourcesImport } from './imported-source.ts';
import { isObject, parseJson, type Json } from './json-values.ts';
import {
  citationJsonIn,
  citaviCitation,
  citaviJsonIn,
  damagedCitavi,
  isTypedKey,
} from './office-citations.ts';
import { gatherWordSources } from './word-sources.ts';

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number'
    ? oneLine(String(value))
    : '';

/** A source of the file by its place among those that come in with it. */
export const placeholderOf = (place: number): SourceId =>
  `docx-source-${place}` as SourceId;

export type CitationReader = {
  /** The citations of a field, null where it is none. */
  readonly read: (instruction: string) => readonly Citation[] | null;
  readonly sources: () => SourcesImport;
};

/** `wordSources` are the parts with Word's own sources. */
export function readCitations(
  wordSources: readonly string[],
  newId: () => string,
): CitationReader {
  const gathering = gatherSources();
  for (const part of wordSources) gatherWordSources(part, gathering);
  const places = new Map<string, number | null>();
  const byKey = new Map(
    gathering.result().sources.map(({ citekey }, place) => [citekey, place]),
  );

  /** The place of the source that the entry is, null where it can be none. */
  function placeOf(entry: Json): number | null {
    const { id: _id, ...same } = entry;
    const text = JSON.stringify(same);
    const before = places.get(text);
    if (before !== undefined) return before;
    const read = readCslEntry(entry);
    const key = keyOfCslEntry(entry);
    const next = gathering.result().sources.length;
    if (typeof read === 'string')
      gathering.skip({ entry: key ?? 'a citation', line: null, reason: read });
    else
      gathering.add({
        key: isTypedKey(key) ? key : null,
        line: null,
        item: read,
        raw: { format: 'csl-json', text: JSON.stringify(entry, null, 2) },
      });
    const place = gathering.result().sources.length > next ? next : null;
    places.set(text, place);
    return place;
  }

  function citationOf(item: Json): Citation | null {
    const entry = item['itemData'] ?? item['item'];
    const place = isObject(entry) ? placeOf(entry) : null;
    if (place === null) return null;
    const value = textOf(item['locator']).trim();
    const label = textOf(item['label']) || 'page';
    const prefix = textOf(item['prefix']);
    const suffix = textOf(item['suffix']);
    return {
      type: 'citation',
      id: newId() as CitationId,
      source: placeholderOf(place),
      ...(value !== '' && {
        locator: { label: isLocatorLabel(label) ? label : 'page', value },
      }),
      ...(prefix.trim() !== '' && { prefix }),
      ...(suffix.trim() !== '' && { suffix }),
      ...(item['suppress-author'] === true && { suppressAuthor: true }),
    };
  }

  const met: CitaviPlaces = new Map();
  /** By the field: each is asked for when it shows its words and when it ends. */
  const ofCitavi = new Map<string, readonly Omit<Citation, 'id'>[]>();

  /** Without their ids; none where one of them is not known as a source. */
  function readCitavi(root: unknown): Omit<Citation, 'id'>[] {
    const where = citaviCitation(ofCitavi.size + 1);
    if (root === null) {
      gathering.skip(damagedCitavi(where));
      return [];
    }
    const places = gatherCitaviJson(root, where, gathering, met);
    const cited = citaviCited(root);
    if (places.length !== cited.length || places.includes(null)) return [];
    return cited.map(({ page, prefix, suffix }, index) => ({
      type: 'citation',
      source: placeholderOf(places[index] ?? 0),
      ...(page !== '' && { locator: { label: 'page', value: page } }),
      ...(prefix.trim() !== '' && { prefix }),
      ...(suffix.trim() !== '' && { suffix }),
    }));
  }

  /** Undefined where the field is none of Citavi’s. */
  function citaviIn(instruction: string): readonly Citation[] | undefined {
    let found = ofCitavi.get(instruction);
    if (!found) {
      const root = citaviJsonIn(instruction);
      if (root === undefined) return undefined;
      found = readCitavi(root);
      ofCitavi.set(instruction, found);
    }
    return found.map((citation) => ({
      ...citation,
      id: newId() as CitationId,
    }));
  }

  /** `CITATION Smi20 \p 12 \m Jon19`, as Word writes it. */
  function ofWord(instruction: string): Citation[] | null {
    const [, first, rest = ''] =
      /^\s*CITATION\s+(\S+)(.*)$/su.exec(instruction) ?? [];
    if (first === undefined) return null;
    const citations: Citation[] = [];
    for (const part of `${first}${rest}`.split(/\s*\\m\s+/u)) {
      const key = /^\S+/u.exec(part)?.[0] ?? '';
      const place = byKey.get(key);
      if (place === undefined) return null;
      const page = /\\p\s+(?:"([^"]*)"|(\S+))/u.exec(part);
      const value = oneLine(page?.[1] ?? page?.[2] ?? '').trim();
      citations.push({
        type: 'citation',
        id: newId() as CitationId,
        source: placeholderOf(place),
        ...(value !== '' && { locator: { label: 'page', value } }),
      });
    }
    return citations;
  }

  return {
    read(instruction) {
      const citavi = citaviIn(instruction);
      // One that is not known as a source leaves the words that it shows.
      if (citavi) return citavi.length > 0 ? citavi : null;
      const written = citationJsonIn(instruction);
      if (written === null) return ofWord(instruction);
      const parsed = parseJson(written);
      const items = isObject(parsed) ? parsed['citationItems'] : null;
      if (!Array.isArray(items)) return null;
      const citations = items
        .filter(isObject)
        .map(citationOf)
        .filter((citation) => citation !== null);
      return citations.length === items.length && citations.length > 0
        ? citations
        : null;
    },
    sources: () => gathering.result(),
  };
}
