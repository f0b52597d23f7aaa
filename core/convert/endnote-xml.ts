// EndNote XML in: the records of EndNote's own export, whose words stand in <style> elements that mean nothing here.
import type { CslName } from '../citations/source.ts';
import { endnoteType, isArticle, isPart } from './endnote-types.ts';
import { gatherSources, type Gathering } from './gather-sources.ts';
import type { SourcesImport } from './imported-source.ts';
import {
  bareIssn,
  isIssn,
  languageTag,
  personNames,
  dateOfYear,
  recordDate,
} from './record-values.ts';
import {
  childOf,
  cutXmlRecords,
  elementsAt,
  parseXml,
  textAt,
  XmlFault,
  type XmlElement,
} from './xml-tree.ts';

function itemOf(
  record: XmlElement,
): Record<string, unknown> & { type: string } {
  const get = (...path: readonly string[]): string => textAt(record, ...path);
  const type = endnoteType(
    childOf(record, 'ref-type')?.attributes['name'] ?? '',
  );
  const article = isArticle(type);
  const part = isPart(type);
  const names = (list: string): CslName[] =>
    personNames(
      elementsAt(record, 'contributors', list, 'author').map(({ text }) =>
        text.replace(/\s+/g, ' '),
      ),
    );
  const title = (name: string): string => get('titles', name);
  const second = title('secondary-title') || get('periodical', 'full-title');
  const number = get('isbn');
  const isbn = number !== '' && !article && !isIssn(number);
  const year = get('dates', 'year');
  const day = get('dates', 'pub-dates', 'date');
  return {
    type,
    author: names('authors'),
    ...(part || type === 'book'
      ? { editor: names('secondary-authors') }
      : { contributor: names('secondary-authors') }),
    'collection-editor': names('tertiary-authors'),
    translator: [
      ...names('translated-authors'),
      ...names('subsidiary-authors'),
    ],
    title: title('title'),
    'title-short': title('short-title'),
    'container-title': article || part || type === 'webpage' ? second : '',
    'container-title-short':
      get('periodical', 'abbr-1') || (article ? title('alt-title') : ''),
    'collection-title': part
      ? title('tertiary-title')
      : article || type === 'webpage'
        ? ''
        : second,
    issued: dateOfYear(year, day),
    accessed: recordDate(get('access-date')),
    volume: get('volume'),
    ...(article ? { issue: get('number') } : { number: get('number') }),
    page: get('pages').replace(/(?<=\d)\s*[–—-]+\s*(?=\d)/g, '-'),
    edition: get('edition'),
    publisher: get('publisher'),
    'publisher-place': get('pub-location'),
    'number-of-volumes': get('num-vols'),
    section: article ? '' : get('section'),
    [isbn ? 'ISBN' : 'ISSN']: isbn ? number : bareIssn(number),
    DOI: /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?10\.\d+/i.test(
      get('electronic-resource-num'),
    )
      ? get('electronic-resource-num')
      : '',
    URL: get('urls', 'related-urls', 'url') || get('urls', 'web-urls', 'url'),
    genre: get('work-type'),
    abstract: get('abstract'),
    note: get('notes'),
    keyword: elementsAt(record, 'keywords', 'keyword')
      .map(({ text }) => text.trim())
      .join(', '),
    language: languageTag(get('language')),
    'call-number': get('call-num'),
    archive: get('remote-database-name'),
  };
}

/** The records of `text`, one after the other, into `gathering`. */
export function gatherEndnoteRecords(text: string, gathering: Gathering): void {
  let count = 0;
  for (const { line, raw } of cutXmlRecords(text, 'record')) {
    count += 1;
    try {
      const record = parseXml(raw);
      const key = textAt(record, 'label');
      gathering.add({
        key: /^\p{L}\S*$/u.test(key) ? key : null,
        line,
        item: itemOf(record),
        raw: { format: 'endnote-xml', text: raw },
      });
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error;
      gathering.skip({
        entry: `entry ${count}`,
        line,
        reason: `The record ${error.message}.`,
      });
    }
  }
}

/** The sources in an EndNote XML text. */
export function importEndnoteXml(text: string): SourcesImport {
  const gathering = gatherSources();
  gatherEndnoteRecords(text, gathering);
  return gathering.result();
}
