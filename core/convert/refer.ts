// Refer in (.enw), the tagged format of EndNote and of many publishers' "citation managers".
import { endnoteType, isArticle, isPart } from './endnote-types.ts';
import { gatherSources } from './gather-sources.ts';
import type { ReadingProgress, SourcesImport } from './imported-source.ts';
import {
  bareIssn,
  isIssn,
  languageTag,
  personNames,
  dateOfYear,
  recordDate,
} from './record-values.ts';
import { readReferRecords, type TaggedRecord } from './tagged-records.ts';

function itemOf({ fields }: TaggedRecord): Record<string, unknown> & {
  type: string;
} {
  const all = (tag: string): string[] =>
    (fields.get(tag) ?? []).filter((value) => value !== '');
  const get = (tag: string): string => (all(tag)[0] ?? '').replace(/\s+/g, ' ');
  const named = get('0');
  const type =
    named !== ''
      ? endnoteType(named)
      : get('J') !== ''
        ? 'article-journal'
        : get('B') !== ''
          ? 'chapter'
          : get('I') !== ''
            ? 'book'
            : 'document';
  const article = isArticle(type);
  const isbn = get('@') !== '' && !article && !isIssn(get('@'));
  return {
    type,
    author: personNames(all('A')),
    editor: personNames(all('E')),
    'collection-editor': personNames(all('Y')),
    translator: personNames(all('?')),
    title: get('T'),
    'title-short': get('!'),
    'container-title':
      article || isPart(type) ? get('J') || get('B') : get('J'),
    'collection-title': get('S') || (article || isPart(type) ? '' : get('B')),
    issued: dateOfYear(get('D'), get('8')),
    accessed: recordDate(get('[')),
    volume: get('V'),
    ...(article ? { issue: get('N') } : { number: get('N') }),
    page: get('P').replace(/(?<=\d)\s*[–—-]+\s*(?=\d)/g, '-'),
    edition: get('7'),
    publisher: get('I'),
    'publisher-place': get('C'),
    'number-of-volumes': get('6'),
    [isbn ? 'ISBN' : 'ISSN']: isbn ? get('@') : bareIssn(get('@')),
    DOI: /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?10\.\d+/i.test(get('R'))
      ? get('R')
      : '',
    URL: get('U'),
    genre: get('9'),
    abstract: get('X'),
    note: all('Z').join('\n'),
    keyword: all('K')
      .flatMap((words) => words.split(/\s*[\r\n;]\s*/))
      .join(', '),
    language: languageTag(get('G')),
    'call-number': get('L'),
    archive: get('~'),
  };
}

/** The sources in a Refer text. */
export function importRefer(
  text: string,
  progress?: ReadingProgress,
): SourcesImport {
  const gathering = gatherSources();
  const records = readReferRecords(text);
  for (const [index, record] of records.entries()) {
    const key = record.fields.get('F')?.[0] ?? null;
    gathering.add({
      key: key !== null && /^\p{L}\S*$/u.test(key) ? key : null,
      line: record.line,
      item: itemOf(record),
      raw: { format: 'refer', text: record.raw },
    });
    if (index % 500 === 0) progress?.(index, records.length);
  }
  return gathering.result();
}
