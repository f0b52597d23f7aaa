// Citavi's JSON in: a list of references, or what it writes into a Word document for each citation. An object may stand
// once and be named by its number (`$id`, `$ref`) wherever else it belongs.
import { oneLine } from '../document/characters.ts';
import { AppError } from '../errors.ts';
import {
  addressIn,
  citaviName,
  itemOfCitavi,
  type CitaviReference,
} from './citavi-reference.ts';
import { gatherSources, type Gathering } from './gather-sources.ts';
import type { SourcesImport } from './imported-source.ts';
import { isObject, type Json } from './json-values.ts';

type Find = (value: unknown) => Json | null;

/** How to get at an object that stands there or is named there. */
function finderIn(root: unknown): Find {
  const numbered = new Map<unknown, Json>();
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (Array.isArray(value)) for (const one of value) waiting.push(one);
    if (!isObject(value)) continue;
    if (value['$id'] !== undefined) numbered.set(value['$id'], value);
    for (const one of Object.values(value)) waiting.push(one);
  }
  return (value) =>
    !isObject(value)
      ? null
      : '$ref' in value
        ? (numbered.get(value['$ref']) ?? null)
        : value;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value).replace(/\s+/g, ' ').trim()
    : '';

const LISTS = [
  'Authors',
  'Editors',
  'Collaborators',
  'Translators',
  'OthersInvolved',
  'Organizations',
  'Publishers',
  'Keywords',
  'Locations',
] as const;

/** The reference with what it names in it, so that it says by itself what it said there. */
function whole(reference: Json, find: Find, withParent: boolean): Json {
  const filled: Record<string, unknown> = { ...reference };
  for (const list of LISTS) {
    const given = reference[list];
    if (Array.isArray(given))
      filled[list] = given.map((one: unknown) => find(one) ?? one);
  }
  for (const one of ['Periodical', 'SeriesTitle'])
    filled[one] = find(reference[one]) ?? reference[one];
  const parent = withParent ? find(reference['ParentReference']) : null;
  filled['ParentReference'] = parent ? whole(parent, find, false) : undefined;
  return filled;
}

function referenceOf(reference: Json): CitaviReference {
  const list = (name: string): Json[] => {
    const given = reference[name];
    return Array.isArray(given) ? given.filter(isObject) : [];
  };
  const names = (name: string): string[] =>
    list(name)
      .map((one) => textOf(one['Name']))
      .filter(Boolean);
  const get = (field: string): string => {
    const value = reference[field];
    return isObject(value) ? textOf(value['OriginalString']) : textOf(value);
  };
  const { Periodical: periodical, SeriesTitle: series } = reference;
  const ofPeriodical = (field: string): string =>
    isObject(periodical) ? textOf(periodical[field]) : '';
  const parent = reference['ParentReference'];
  return {
    get: (field) => get(field) || (field === 'Title' ? get('Title1') : ''),
    people: (role) =>
      list(role)
        .map((person) => citaviName((part) => textOf(person[part])))
        .filter((name) => name !== null),
    periodical: {
      name: ofPeriodical('Name'),
      short:
        ofPeriodical('StandardAbbreviation') ||
        ofPeriodical('UserAbbreviation1'),
      issn: ofPeriodical('Issn') || ofPeriodical('Eissn'),
    },
    series: isObject(series) ? textOf(series['Name']) : textOf(series),
    publishers: names('Publishers'),
    place:
      get('PlaceOfPublication') ||
      list('Publishers')
        .map((one) => textOf(one['Place']))
        .filter(Boolean)
        .join('; '),
    keywords: names('Keywords'),
    url: addressIn([
      get('OnlineAddress'),
      ...list('Locations').flatMap(({ Address: address }) =>
        isObject(address)
          ? [textOf(address['UriString']), textOf(address['OriginalString'])]
          : [textOf(address)],
      ),
    ]),
    parent: isObject(parent) ? referenceOf(parent) : null,
  };
}

/** What may be a reference in the JSON, wherever its forms have them. */
function referencesIn(root: unknown, find: Find): (Json | null)[] {
  const list = isObject(root) ? (root['Entries'] ?? root['References']) : root;
  const all: readonly unknown[] = Array.isArray(list)
    ? list
    : isObject(root) && 'ReferenceType' in root
      ? [root]
      : [];
  return all.map((one) => {
    const found = find(one);
    return found && 'Reference' in found ? find(found['Reference']) : found;
  });
}

/** The places among the gathered sources of references that were met, by what each is known as; null for no source. */
export type CitaviPlaces = Map<string, number | null>;

/**
 * Gathers the references in what was JSON that are not met yet; one that it names and has not is reported under `where`.
 * Returns the place of each among the gathered sources, null where it is none.
 */
export function gatherCitaviJson(
  root: unknown,
  where: string,
  gathering: Gathering,
  met: CitaviPlaces,
): (number | null)[] {
  const find = finderIn(root);
  return referencesIn(root, find).map((reference, index) => {
    if (reference === null || !('ReferenceType' in reference)) {
      gathering.skip({
        entry: `${where}, entry ${index + 1}`,
        line: null,
        reason:
          'Citavi wrote only the number of the source there: export it from Citavi as BibTeX or RIS.',
      });
      return null;
    }
    const filled = whole(reference, find, true);
    const identity = textOf(filled['Id']) || JSON.stringify(filled);
    const before = met.get(identity);
    if (before !== undefined) return before;
    const read = referenceOf(filled);
    const key = read.get('BibTeXKey') || read.get('CitationKey');
    const next = gathering.result().sources.length;
    gathering.add({
      key: /^\p{L}\S*$/u.test(key) ? key : null,
      line: null,
      item: itemOfCitavi(read),
      raw: { format: 'citavi', text: JSON.stringify(filled, null, 2) },
    });
    const place = gathering.result().sources.length > next ? next : null;
    met.set(identity, place);
    return place;
  });
}

/** What a citation says of each of its references beside which it is: '' for nothing. */
export type CitaviCited = {
  readonly page: string;
  readonly prefix: string;
  readonly suffix: string;
};

/** In the order of the references in what was JSON. */
export function citaviCited(root: unknown): CitaviCited[] {
  const find = finderIn(root);
  const list = isObject(root) ? root['Entries'] : null;
  return (Array.isArray(list) ? list : []).map((one: unknown) => {
    const entry = find(one) ?? {};
    const words = (value: unknown): string =>
      typeof value === 'string' ? oneLine(value) : '';
    const range = entry['PageRange'];
    const { NumberingType: numbering, OriginalString: written } = isObject(
      range,
    )
      ? range
      : {};
    // Older ones are XML in a string. Of numbers that are none of pages, only that they are written there is known.
    const place = isObject(range)
      ? words(written)
      : (/<os>([^<]*)<\/os>/.exec(words(range))?.[1] ?? '');
    const isPage = (numbering ?? 0) === 0;
    const suffix = words(entry['Suffix']);
    return {
      page: isPage ? place.trim() : '',
      prefix: words(entry['Prefix']),
      suffix: isPage || place === '' ? suffix : `, ${place}${suffix}`,
    };
  });
}

/** The sources in Citavi's JSON. Throws AppError 'bad-input' where `what` is no JSON. */
export function importCitaviJson(text: string, what: string): SourcesImport {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new AppError(
      'bad-input',
      `${what} can't be imported: it is no whole JSON.`,
      { cause: error },
    );
  }
  const gathering = gatherSources();
  gatherCitaviJson(root, 'the file', gathering, new Map());
  return gathering.result();
}
