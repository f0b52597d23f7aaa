// PubMed's MEDLINE format in (.nbib): the tags of the National Library of Medicine's description of its elements.
import type { CslName } from '../citations/source.ts';
import { gatherSources } from './gather-sources.ts';
import type { ReadingProgress, SourcesImport } from './imported-source.ts';
import {
  bareIssn,
  languageTag,
  personName,
  recordDate,
} from './record-values.ts';
import { readMedlineRecords, type TaggedRecord } from './tagged-records.ts';

/** `Linde, Joris van der`, else `Linde JV`: the family name before the initials. */
function author(written: string): CslName | null {
  if (written.includes(',')) return personName(written);
  const short =
    /^(.+?)\s+(\p{Lu}{1,4})(?:\s+(Jr|Sr|[23]rd|2nd|I{2,3}))?$/u.exec(written);
  if (!short) return personName(written);
  return {
    family: short[1] ?? '',
    given: short[2] ?? '',
    ...(short[3] !== undefined && { suffix: short[3] }),
  };
}

/** `104-12` is 104 to 112. */
function fullPages(written: string): string {
  return written.replace(
    /(?<![\d-])(\d+)-(\d+)(?![\d-])/g,
    (pages, first: string, last: string) =>
      last.length < first.length
        ? `${first}-${first.slice(0, first.length - last.length)}${last}`
        : pages,
  );
}

function typeOf(kinds: readonly string[], journal: string): string {
  const all = kinds.join('\n').toLowerCase();
  if (/\bbook\b/.test(all) && journal === '') return 'book';
  if (all.includes('book chapter')) return 'chapter';
  if (all.includes('newspaper article')) return 'article-newspaper';
  if (all.includes('dataset') && journal === '') return 'dataset';
  return 'article-journal';
}

function itemOf({ fields }: TaggedRecord): Record<string, unknown> & {
  type: string;
} {
  const all = (...tags: readonly string[]): string[] =>
    tags
      .flatMap((tag) => fields.get(tag) ?? [])
      .filter((value) => value !== '');
  const get = (...tags: readonly string[]): string => all(...tags)[0] ?? '';
  const names = (full: string, short: string): CslName[] =>
    (fields.get(full) ?? fields.get(short) ?? [])
      .map(author)
      .filter((name) => name !== null);
  const journal = get('JT', 'TA');
  const book = get('BTI');
  const type = typeOf(all('PT'), journal);
  const isBook = type === 'book';
  const doi = /(\S+)\s+\[doi\]/.exec(
    all('LID', 'AID').find((id) => id.includes('[doi]')) ?? '',
  )?.[1];
  const corporate = all('CN').map((literal) => ({ literal }));
  return {
    type: isBook && get('TI') !== '' && book !== '' ? 'chapter' : type,
    author: [...names('FAU', 'AU'), ...corporate],
    editor: names('FED', 'ED'),
    title:
      get('TI').replace(/(?<=[^.?!]{3})\.$/, '') || book.replace(/\.$/, ''),
    'original-title': get('TT').replace(/\.$/, ''),
    'container-title':
      journal || (get('TI') === '' ? '' : book.replace(/\.$/, '')),
    'container-title-short': journal === get('TA') ? '' : get('TA'),
    'collection-title': get('CTI'),
    issued: recordDate(get('DP')),
    volume: get('VI'),
    issue: get('IP'),
    page: fullPages(get('PG')),
    edition: get('EN'),
    ISSN: all('IS').length > 0 ? bareIssn(all('IS').join(' ')) : '',
    ISBN: all('ISBN').join(' '),
    DOI: doi ?? '',
    PMID: get('PMID'),
    PMCID: get('PMC'),
    publisher: get('PB'),
    // Of a journal it is the country.
    'publisher-place': journal === '' ? get('PL') : '',
    language: languageTag(get('LA')),
    abstract: get('AB'),
    keyword: all('OT').join(', '),
  };
}

/** The sources in a MEDLINE text. */
export function importNbib(
  text: string,
  progress?: ReadingProgress,
): SourcesImport {
  const gathering = gatherSources();
  const records = readMedlineRecords(text);
  for (const [index, record] of records.entries()) {
    gathering.add({
      // The number of a record is no key that a person would type; the key is made of author and year.
      key: null,
      line: record.line,
      item: itemOf(record),
      raw: { format: 'nbib', text: record.raw },
    });
    if (index % 500 === 0) progress?.(index, records.length);
  }
  return gathering.result();
}
