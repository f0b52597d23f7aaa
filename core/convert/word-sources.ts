// Word's own sources in: `Sources.xml`, and the same part inside a DOCX (ECMA-376, part 1, bibliography).
import type { CslName } from '../citations/source.ts';
import { gatherSources, type Gathering } from './gather-sources.ts';
import type { SourcesImport } from './imported-source.ts';
import { familyName, recordDate } from './record-values.ts';
import {
  cutXmlRecords,
  elementsAt,
  parseXml,
  textAt,
  XmlFault,
  type XmlElement,
} from './xml-tree.ts';

const TYPES: Readonly<Record<string, string>> = {
  Art: 'graphic',
  ArticleInAPeriodical: 'article-magazine',
  Book: 'book',
  BookSection: 'chapter',
  Case: 'legal_case',
  ConferenceProceedings: 'paper-conference',
  DocumentFromInternetSite: 'webpage',
  ElectronicSource: 'webpage',
  Film: 'motion_picture',
  InternetSite: 'webpage',
  Interview: 'interview',
  JournalArticle: 'article-journal',
  Patent: 'patent',
  Performance: 'performance',
  Report: 'report',
  SoundRecording: 'song',
};

function namesOf(source: XmlElement, role: string): CslName[] {
  // <Author><Author>…: the outer one holds all roles.
  return elementsAt(source, 'Author', role).flatMap((each): CslName[] => {
    const corporate = textAt(each, 'Corporate');
    if (corporate !== '') return [{ literal: corporate }];
    return elementsAt(each, 'NameList', 'Person').flatMap(
      (person): CslName[] => {
        const given = [textAt(person, 'First'), textAt(person, 'Middle')]
          .filter(Boolean)
          .join(' ');
        const last = textAt(person, 'Last');
        if (last === '') return given === '' ? [] : [{ literal: given }];
        return [
          given === '' ? { literal: last } : { ...familyName(last), given },
        ];
      },
    );
  });
}

function dateOf(source: XmlElement, suffix: '' | 'Accessed'): unknown {
  const [year, month, day] = ['Year', 'Month', 'Day'].map((part) =>
    textAt(source, `${part}${suffix}`),
  );
  if (!year) return undefined;
  if (!month) return recordDate(year);
  const words = [day, month, year].filter(Boolean);
  const numbers = words.every((part) => /^\d+$/.test(part ?? ''));
  return numbers
    ? recordDate(words.reverse().join('-'))
    : recordDate(words.join(' '));
}

/** Word's languages are numbers of Windows; those of the styles that we bring. */
const LANGUAGES: Readonly<Record<string, string>> = {
  1031: 'de-DE',
  1033: 'en-US',
  1034: 'es-ES',
  1036: 'fr-FR',
  1041: 'ja-JP',
  2057: 'en-GB',
  3081: 'en-AU',
  3084: 'fr-CA',
  3082: 'es-ES',
  4105: 'en-CA',
};

function itemOf(
  source: XmlElement,
): Record<string, unknown> & { type: string } {
  const get = (name: string): string => textAt(source, name);
  const named = get('SourceType');
  const type = TYPES[named] ?? 'document';
  const number = get('StandardNumber');
  const isArticle = type.startsWith('article');
  return {
    type,
    author: [
      'Author',
      'Artist',
      'Composer',
      'Interviewee',
      'Inventor',
      'Performer',
    ].flatMap((role) => namesOf(source, role)),
    editor: namesOf(source, 'Editor'),
    translator: namesOf(source, 'Translator'),
    director: namesOf(source, 'Director'),
    interviewer: namesOf(source, 'Interviewer'),
    compiler: namesOf(source, 'Compiler'),
    'container-author': namesOf(source, 'BookAuthor'),
    title: get('Title') || get('InternetSiteTitle') || get('CaseNumber'),
    'title-short': get('ShortTitle') || get('AbbreviatedCaseNumber'),
    'container-title':
      get('JournalName') ||
      get('PeriodicalTitle') ||
      get('BookTitle') ||
      get('ConferenceName') ||
      get('PublicationTitle') ||
      (get('Title') === '' ? '' : get('InternetSiteTitle')) ||
      get('Reporter'),
    authority: get('Court'),
    issued: dateOf(source, ''),
    accessed: dateOf(source, 'Accessed'),
    volume: get('Volume'),
    ...(isArticle
      ? { issue: get('Issue') }
      : { number: get('CaseNumber') || get('PatentNumber') || get('Issue') }),
    page: get('Pages').replace(/(?<=\d)\s*[–—-]+\s*(?=\d)/g, '-'),
    edition: get('Edition'),
    'chapter-number': get('ChapterNumber'),
    'number-of-volumes': get('NumberVolumes'),
    publisher:
      get('Publisher') || get('Institution') || get('ProductionCompany'),
    'publisher-place': [get('City'), get('StateProvince'), get('CountryRegion')]
      .filter(Boolean)
      .join(', '),
    genre: get('ThesisType') || get('Type'),
    medium: get('Medium'),
    version: get('Version'),
    [isArticle || /issn/i.test(number) ? 'ISSN' : 'ISBN']: number.replace(
      /^\s*ISSN:?\s*/i,
      '',
    ),
    DOI: get('DOI'),
    URL: get('URL'),
    language: LANGUAGES[get('LCID')] ?? '',
    note: get('Comments'),
  };
}

/** The sources of `text`, one after the other, into `gathering`. */
export function gatherWordSources(text: string, gathering: Gathering): void {
  let count = 0;
  for (const { line, raw } of cutXmlRecords(text, 'Source')) {
    count += 1;
    try {
      const source = parseXml(raw);
      const key = textAt(source, 'Tag');
      gathering.add({
        key: key === '' ? null : key,
        line,
        item: itemOf(source),
        raw: { format: 'word-sources', text: raw },
      });
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error;
      gathering.skip({
        entry: `entry ${count}`,
        line,
        reason: `The source ${error.message}.`,
      });
    }
  }
}

/** The sources in a `Sources.xml` of Word's. */
export function importWordSources(text: string): SourcesImport {
  const gathering = gatherSources();
  gatherWordSources(text, gathering);
  return gathering.result();
}
