// Zotero RDF in: the description of each item with the nodes that it points to (persons, journals, identifiers). Other RDF
// is not read.
import type { CslName } from '../citations/source.ts';
import { AppError } from '../errors.ts';
import { gatherSources } from './gather-sources.ts';
import type { SourcesImport } from './imported-source.ts';
import { familyName, languageTag, recordDate } from './record-values.ts';
import {
  childOf,
  elementsAt,
  parseXml,
  textAt,
  type XmlElement,
} from './xml-tree.ts';

const TYPES: Readonly<Record<string, string>> = {
  artwork: 'graphic',
  audioRecording: 'song',
  bill: 'bill',
  blogPost: 'post-weblog',
  book: 'book',
  bookSection: 'chapter',
  case: 'legal_case',
  computerProgram: 'software',
  conferencePaper: 'paper-conference',
  dataset: 'dataset',
  dictionaryEntry: 'entry-dictionary',
  document: 'document',
  email: 'personal_communication',
  encyclopediaArticle: 'entry-encyclopedia',
  film: 'motion_picture',
  forumPost: 'post',
  hearing: 'hearing',
  interview: 'interview',
  journalArticle: 'article-journal',
  letter: 'personal_communication',
  magazineArticle: 'article-magazine',
  manuscript: 'manuscript',
  map: 'map',
  newspaperArticle: 'article-newspaper',
  patent: 'patent',
  podcast: 'broadcast',
  preprint: 'article',
  presentation: 'speech',
  radioBroadcast: 'broadcast',
  report: 'report',
  standard: 'standard',
  statute: 'legislation',
  thesis: 'thesis',
  tvBroadcast: 'broadcast',
  videoRecording: 'motion_picture',
  webpage: 'webpage',
};

const ROLES: Readonly<Record<string, string>> = {
  authors: 'author',
  editors: 'editor',
  translators: 'translator',
  seriesEditors: 'collection-editor',
  bookAuthors: 'container-author',
  contributors: 'contributor',
};

function names(item: XmlElement, role: string): CslName[] {
  return elementsAt(item, role, 'Seq', 'li', 'Person').flatMap(
    (person): CslName[] => {
      const family = textAt(person, 'surname');
      const given = textAt(person, 'givenName') || textAt(person, 'givenname');
      if (family === '') return given === '' ? [] : [{ literal: given }];
      return [
        given === '' ? { literal: family } : { ...familyName(family), given },
      ];
    },
  );
}

/** `ISBN 0-306…`, `DOI 10.5555/x`: Dublin Core's identifiers with their names before them. */
function identifier(elements: readonly XmlElement[], name: string): string {
  for (const element of elements)
    for (const { text } of elementsAt(element, 'identifier')) {
      const words = text.replace(/\s+/g, ' ').trim();
      if (words.startsWith(`${name} `)) return words.slice(name.length + 1);
    }
  return '';
}

function itemOf(
  item: XmlElement,
  byAddress: ReadonlyMap<string, XmlElement>,
): Record<string, unknown> & { type: string } {
  const type = TYPES[textAt(item, 'itemType')] ?? 'document';
  const pointed = elementsAt(item, 'isPartOf').flatMap((part) => {
    const there = byAddress.get(part.attributes['resource'] ?? '');
    return there ? [there] : part.children;
  });
  const series = pointed.find(({ name }) => name === 'Series');
  const whole = pointed.find(({ name }) => name !== 'Series');
  const all = [item, ...pointed];
  const get = (...path: readonly string[]): string => textAt(item, ...path);
  const fromAny = (name: string): string =>
    all.map((element) => textAt(element, name)).find(Boolean) ?? '';
  const address = elementsAt(
    item,
    'identifier',
    'URI',
    'value',
  )[0]?.text.trim();
  const subjects = elementsAt(item, 'subject').map(({ text }) => text.trim());
  return {
    type,
    ...Object.fromEntries(
      Object.entries(ROLES).map(([role, field]) => [field, names(item, role)]),
    ),
    title: get('title'),
    'title-short': get('shortTitle'),
    'container-title': whole ? textAt(whole, 'title') : get('publicationTitle'),
    'container-title-short': whole ? textAt(whole, 'alternative') : '',
    'collection-title': series ? textAt(series, 'title') : '',
    issued: recordDate(get('date')),
    accessed: recordDate(get('dateSubmitted').slice(0, 10)),
    volume: fromAny('volume'),
    issue: fromAny('issue') || (whole ? textAt(whole, 'number') : ''),
    number: get('number'),
    page: get('pages').replace(/(?<=\d)\s*[–—-]+\s*(?=\d)/g, '-'),
    edition: get('edition'),
    publisher: get('publisher', 'Organization', 'name'),
    'publisher-place': get(
      'publisher',
      'Organization',
      'adr',
      'Address',
      'locality',
    ),
    ISBN: identifier(all, 'ISBN'),
    ISSN: identifier(all, 'ISSN'),
    DOI: identifier(all, 'DOI'),
    URL: address ?? '',
    genre: get('type'),
    language: languageTag(get('language')),
    abstract: get('abstract'),
    keyword: subjects.join(', '),
    note: get('description'),
  };
}

/** The sources in a Zotero RDF text; notes and attachments are none. Throws XmlFault. */
export function importZoteroRdf(text: string, what: string): SourcesImport {
  const root = parseXml(text);
  if (root.name !== 'RDF')
    throw new AppError('bad-input', `${what} is not RDF.`);
  const byAddress = new Map(
    root.children.map((element) => [
      element.attributes['about'] ?? '',
      element,
    ]),
  );
  byAddress.delete('');
  const gathering = gatherSources();
  for (const element of root.children) {
    const kind = childOf(element, 'itemType')?.text.trim() ?? '';
    if (kind === '' || kind === 'attachment' || kind === 'note') continue;
    const item = itemOf(element, byAddress);
    gathering.add({
      key: textAt(element, 'citationKey') || null,
      line: null,
      item,
      // An item is only whole with the nodes that it points to, so no part of the file is its record: what was read is.
      raw: { format: 'csl-json', text: JSON.stringify(item, null, 2) },
    });
  }
  return gathering.result();
}
