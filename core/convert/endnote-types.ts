// EndNote's reference types by name, as its XML and its tagged export (Refer) have them, in CSL's.
const TYPES: Readonly<Record<string, string>> = {
  'aggregated database': 'dataset',
  'ancient text': 'classic',
  artwork: 'graphic',
  'audiovisual material': 'motion_picture',
  bill: 'bill',
  blog: 'post-weblog',
  book: 'book',
  'book section': 'chapter',
  case: 'legal_case',
  catalog: 'book',
  'chart or table': 'figure',
  'classical work': 'classic',
  'computer program': 'software',
  'conference paper': 'paper-conference',
  'conference proceedings': 'paper-conference',
  dataset: 'dataset',
  dictionary: 'entry-dictionary',
  'discussion forum': 'post',
  'edited book': 'book',
  'electronic article': 'article-journal',
  'electronic book': 'book',
  'electronic book section': 'chapter',
  encyclopedia: 'entry-encyclopedia',
  equation: 'figure',
  figure: 'figure',
  'film or broadcast': 'motion_picture',
  'government document': 'report',
  grant: 'report',
  hearing: 'hearing',
  interview: 'interview',
  'journal article': 'article-journal',
  'legal rule or regulation': 'regulation',
  'magazine article': 'article-magazine',
  manuscript: 'manuscript',
  map: 'map',
  music: 'musical_score',
  'newspaper article': 'article-newspaper',
  'online database': 'dataset',
  'online multimedia': 'motion_picture',
  pamphlet: 'pamphlet',
  patent: 'patent',
  'personal communication': 'personal_communication',
  podcast: 'broadcast',
  'press release': 'report',
  report: 'report',
  serial: 'book',
  'social media': 'post',
  standard: 'standard',
  statute: 'legislation',
  'television episode': 'broadcast',
  thesis: 'thesis',
  'unpublished work': 'manuscript',
  'web page': 'webpage',
};

/** Those that EndNote has no name for, and its names that are not known here, are documents. */
export const endnoteType = (name: string): string =>
  TYPES[name.trim().toLowerCase()] ?? 'document';

/** What is in something: its second title is the title of that. */
export const isPart = (type: string): boolean =>
  [
    'chapter',
    'paper-conference',
    'entry-dictionary',
    'entry-encyclopedia',
  ].includes(type);

export const isArticle = (type: string): boolean =>
  [
    'article-journal',
    'article-magazine',
    'article-newspaper',
    'periodical',
  ].includes(type);
