// The fields of CSL 1.0.2 (appendix IV) and what the form calls them where a kind has no name of its own for them.
import type {
  DATE_FIELDS,
  NAME_FIELDS,
} from '#core/citations/source-fields.ts';

export type NameField = (typeof NAME_FIELDS)[number];
export type DateField = (typeof DATE_FIELDS)[number];

/** Those that are words or a number. */
export const TEXTS = {
  title: 'Title',
  'title-short': 'Short title',
  'part-title': 'Title of the part',
  'volume-title': 'Title of the volume',
  'container-title': 'Published in',
  'container-title-short': 'Published in, abbreviated',
  'collection-title': 'Series',
  'collection-number': 'Number in the series',
  'original-title': 'Original title',
  'reviewed-title': 'Title of what is reviewed',
  'event-title': 'Event',
  'event-place': 'Place of the event',
  genre: 'Type',
  'reviewed-genre': 'Type of what is reviewed',
  medium: 'Medium',
  number: 'Number',
  volume: 'Volume',
  issue: 'Issue',
  'supplement-number': 'Supplement',
  'chapter-number': 'Chapter',
  'part-number': 'Part',
  section: 'Section',
  page: 'Pages',
  'page-first': 'First page',
  'number-of-pages': 'Number of pages',
  'number-of-volumes': 'Number of volumes',
  edition: 'Edition',
  'printing-number': 'Printing',
  version: 'Version',
  status: 'Status of publication',
  authority: 'Authority',
  jurisdiction: 'Jurisdiction',
  division: 'Division',
  references: 'Legislative history',
  publisher: 'Publisher',
  'publisher-place': 'Place',
  'original-publisher': 'Original publisher',
  'original-publisher-place': 'Original place',
  archive: 'Archive',
  archive_collection: 'Collection of the archive',
  archive_location: 'Shelf mark in the archive',
  'archive-place': 'Place of the archive',
  'call-number': 'Call number',
  source: 'Database or catalogue',
  scale: 'Scale',
  dimensions: 'Size or running time',
  license: 'Licence',
  language: 'Language',
  URL: 'Web address',
  DOI: 'DOI',
  ISBN: 'ISBN',
  ISSN: 'ISSN',
  PMID: 'PMID',
  PMCID: 'PMCID',
  keyword: 'Keywords',
  abstract: 'Abstract',
  annote: 'Annotation',
  note: 'Note of the record',
} as const satisfies Readonly<Record<string, string>>;
export type TextField = keyof typeof TEXTS;
export const TEXT_FIELDS = Object.keys(TEXTS) as readonly TextField[];

/** Fields of several lines. */
export const LONG_FIELDS: ReadonlySet<string> = new Set([
  'abstract',
  'annote',
  'keyword',
  'note',
  'references',
]);

export const NAMES: Readonly<Record<NameField, string>> = {
  author: 'Authors',
  chair: 'Chairs',
  'collection-editor': 'Editors of the series',
  compiler: 'Compilers',
  composer: 'Composers',
  'container-author': 'Authors of the whole',
  contributor: 'Contributors',
  curator: 'Curators',
  director: 'Directors',
  editor: 'Editors',
  'editorial-director': 'Managing editors',
  'executive-producer': 'Executive producers',
  guest: 'Guests',
  host: 'Hosts',
  illustrator: 'Illustrators',
  interviewer: 'Interviewers',
  narrator: 'Narrators',
  organizer: 'Organisers',
  'original-author': 'Original authors',
  performer: 'Performers',
  producer: 'Producers',
  recipient: 'Recipients',
  'reviewed-author': 'Authors of what is reviewed',
  'script-writer': 'Writers of the script',
  'series-creator': 'Creators of the series',
  translator: 'Translators',
};

export const DATES: Readonly<Record<DateField, string>> = {
  issued: 'Date',
  accessed: 'Read on',
  'event-date': 'Date of the event',
  'original-date': 'Original date',
  submitted: 'Submitted',
  'available-date': 'Available since',
};

export type Labelled<Field extends string> = readonly [Field, string];
