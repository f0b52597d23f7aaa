// A reference of Citavi's, whichever of its forms it came in, and what it is as an item of CSL. Citavi gives its fields a
// meaning by the kind of the reference: its authors are the directors of a film, its organisation is the court.
import type { CslDate, CslName } from '../citations/source.ts';
import {
  dateOfYear,
  languageTag,
  pageRange,
  recordDate,
} from './record-values.ts';

export const CITAVI_ROLES = [
  'Authors',
  'Editors',
  'Collaborators',
  'Translators',
  'OthersInvolved',
  'Organizations',
] as const;
type Role = (typeof CITAVI_ROLES)[number];

export type CitaviReference = {
  /** The value of a field that holds words; '' where it has none. */
  readonly get: (field: string) => string;
  readonly people: (role: Role) => readonly CslName[];
  readonly periodical: {
    readonly name: string;
    readonly short: string;
    readonly issn: string;
  };
  readonly series: string;
  readonly publishers: readonly string[];
  readonly place: string;
  readonly keywords: readonly string[];
  readonly url: string;
  /** What it is in. */
  readonly parent: CitaviReference | null;
};

const TYPES: Readonly<Record<string, string>> = {
  ArchiveMaterial: 'document',
  AudioBook: 'book',
  AudioOrVideoDocument: 'motion_picture',
  Book: 'book',
  BookEdited: 'book',
  Broadcast: 'broadcast',
  CollectedWorks: 'book',
  ComputerProgram: 'software',
  ConferenceProceedings: 'book',
  Contribution: 'chapter',
  ContributionInLegalCommentary: 'chapter',
  CourtDecision: 'legal_case',
  InternetDocument: 'webpage',
  InterviewMaterial: 'interview',
  JournalArticle: 'article-journal',
  Lecture: 'speech',
  LegalCommentary: 'book',
  Manuscript: 'manuscript',
  Map: 'map',
  Movie: 'motion_picture',
  MusicAlbum: 'song',
  MusicTrack: 'song',
  NewsAgencyReport: 'article-newspaper',
  NewspaperArticle: 'article-newspaper',
  Patent: 'patent',
  PersonalCommunication: 'personal_communication',
  PressRelease: 'report',
  RadioPlay: 'broadcast',
  Software: 'software',
  SpecialIssue: 'periodical',
  Standard: 'standard',
  StatuteOrRegulation: 'legislation',
  Thesis: 'thesis',
  UnpublishedWork: 'report',
};

const FILMED = {
  Authors: 'director',
  Collaborators: 'contributor',
  Editors: 'producer',
} as const;
const MUSIC = {
  Authors: 'composer',
  Collaborators: 'performer',
  Editors: 'director',
} as const;

/** Where a kind's people go, unless as everywhere. */
const ROLES: Readonly<Record<string, Partial<Record<Role, string>>>> = {
  AudioOrVideoDocument: FILMED,
  Broadcast: FILMED,
  Movie: FILMED,
  MusicAlbum: MUSIC,
  MusicTrack: MUSIC,
  AudioBook: { Collaborators: 'narrator' },
  ArchiveMaterial: { Collaborators: 'recipient' },
  CourtDecision: { Organizations: 'authority' },
  File: { Collaborators: 'recipient' },
  InterviewMaterial: { Authors: 'interviewer', Collaborators: 'author' },
  Patent: { Editors: 'contributor' },
  PersonalCommunication: { Collaborators: 'recipient' },
  StatuteOrRegulation: { Organizations: 'authority' },
  Thesis: { Organizations: 'publisher' },
};
const EVERYWHERE: Readonly<Record<Role, string>> = {
  Authors: 'author',
  Editors: 'editor',
  Collaborators: 'contributor',
  Translators: 'translator',
  OthersInvolved: 'contributor',
  // What stands for nobody in particular.
  Organizations: '',
};

/** Fields whose meaning hangs on the kind. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Broadcast: { Volume: 'number' },
  ComputerProgram: { SpecificField4: 'version' },
  ConferenceProceedings: {
    SpecificField1: 'event-place',
    SpecificField7: 'event-title',
  },
  CourtDecision: {
    Number: 'issue',
    SpecificField2: 'number',
    SpecificField3: 'genre',
  },
  JournalArticle: { Number: 'issue', NumberOfVolumes: 'number' },
  NewspaperArticle: { Number: 'issue' },
  Software: { SpecificField4: 'version' },
  SpecialIssue: { Number: 'issue' },
  Standard: { SpecificField2: 'genre' },
  StatuteOrRegulation: { Subtitle: 'title-short' },
  Thesis: { TitleSupplement: 'genre' },
};

const titled = (reference: CitaviReference): string => {
  const title = reference.get('Title');
  const subtitle =
    reference.get('ReferenceType') in FIELDS &&
    'Subtitle' in (FIELDS[reference.get('ReferenceType')] ?? {})
      ? ''
      : reference.get('Subtitle');
  if (title === '' || subtitle === '') return title || subtitle;
  return `${title}${/[?!:.]$/.test(title) ? '' : ':'} ${subtitle}`;
};

/** Citavi makes one of the author, the year and the title: `Lind 2019 – Walls`. */
const shortTitle = (written: string, title: string): string => {
  const own = /^.+?\s[–—-]\s(.+)$/.exec(written)?.[1] ?? written;
  return own === title ? '' : own;
};

/** `2–6`; Citavi writes it as `<sp>…</sp><ep>…</ep><os>2-6</os>`, of which the last says all. */
function pagesIn(written: string): string {
  const whole = Array.from(
    written.matchAll(/<os>([^<]*)<\/os>/g),
    ([, words = '']) => words,
  ).at(-1);
  return pageRange((whole ?? written).trim(), '');
}

/** Without the time of day; of figures with stops between them the day is first, as in the country that Citavi is from. */
const day = (written: string): string =>
  written
    .replace(/^(\d{4}-\d\d-\d\d)T.*$/s, '$1')
    .replace(/^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/, '$3-$2-$1');

function dateOf(reference: CitaviReference): CslDate | undefined {
  const year =
    reference.get('Year') ||
    reference.get('YearResolved') ||
    (reference.parent?.get('Year') ?? '');
  return dateOfYear(year, day(reference.get('Date')));
}

type People = Record<string, CslName[]>;

function peopleOf(reference: CitaviReference, kind: string): People {
  const people: People = {};
  for (const role of CITAVI_ROLES) {
    const field = ROLES[kind]?.[role] ?? EVERYWHERE[role];
    const names = reference.people(role);
    if (field !== '' && field !== 'authority' && field !== 'publisher')
      people[field] = [...(people[field] ?? []), ...names];
  }
  return people;
}

/** The item; fields without a value stand in it as ''. */
export function itemOfCitavi(
  reference: CitaviReference,
): Record<string, unknown> & { type: string } {
  const { get, parent, periodical } = reference;
  const kind = get('ReferenceType');
  const known = TYPES[kind] ?? 'document';
  const type =
    known === 'chapter' &&
    parent?.get('ReferenceType') === 'ConferenceProceedings'
      ? 'paper-conference'
      : known;
  const people = peopleOf(reference, kind);
  const bodies = reference.people('Organizations');
  const bodiesAre = ROLES[kind]?.Organizations ?? '';
  const named = bodies
    .map(({ literal, family }) => literal ?? family ?? '')
    .join(', ');
  if (bodiesAre === '' && (people['author'] ?? []).length === 0)
    people['author'] = [...bodies];
  const own = FIELDS[kind] ?? {};
  const title = titled(reference);
  const supplement = 'TitleSupplement' in own ? '' : get('TitleSupplement');
  const series = reference.series || (parent?.series ?? '');
  const issue =
    type === 'book' || type === 'chapter' ? 'collection-number' : 'number';
  const publisher =
    reference.publishers.join('; ') || (parent?.publishers.join('; ') ?? '');
  const item: Record<string, unknown> & { type: string } = {
    type,
    ...people,
    title: [title, supplement].filter(Boolean).join('. '),
    'title-short': shortTitle(get('ShortTitle'), title),
    'container-title': parent ? titled(parent) : periodical.name,
    'container-title-short': parent ? '' : periodical.short,
    'collection-title': series,
    issued: dateOf(reference),
    accessed: recordDate(day(get('AccessDate'))),
    volume: get('Volume') || (parent?.get('Volume') ?? ''),
    'number-of-volumes': get('NumberOfVolumes'),
    [issue]: get('Number'),
    edition: get('Edition') || (parent?.get('Edition') ?? ''),
    page: pagesIn(get('PageRange')),
    'number-of-pages': pagesIn(get('PageCount')),
    publisher: publisher || (bodiesAre === 'publisher' ? named : ''),
    authority: bodiesAre === 'authority' ? named : '',
    'publisher-place': reference.place || (parent?.place ?? ''),
    ISBN: get('ISBN') || get('Isbn') || (parent?.get('ISBN') ?? ''),
    ISSN: periodical.issn,
    DOI: get('DOI') || get('Doi'),
    URL: reference.url,
    language: languageTag(get('LanguageCode') || get('Language')),
    abstract: get('Abstract'),
    note: get('Notes'),
    keyword: reference.keywords.join(', '),
  };
  if ((people['editor'] ?? []).length === 0 && parent)
    item['editor'] = [...parent.people('Editors')];
  for (const [field, variable] of Object.entries(own)) {
    const usual = {
      Number: issue,
      NumberOfVolumes: 'number-of-volumes',
      Volume: 'volume',
    }[field];
    if (usual !== undefined) item[usual] = '';
    if (get(field) !== '') item[variable] = get(field);
  }
  return item;
}

/** A person's name in parts, as both of Citavi's forms have it; null where nothing of it is filled in. */
export function citaviName(part: (name: string) => string): CslName | null {
  const family = part('LastName');
  const given = [part('FirstName'), part('MiddleName')]
    .filter(Boolean)
    .join(' ');
  if (given === '') {
    const whole = [part('Prefix'), family || part('Name')]
      .filter(Boolean)
      .join(' ');
    return whole === '' ? null : { literal: whole };
  }
  return {
    given,
    ...(family !== '' && { family }),
    ...(part('Prefix') !== '' && { 'non-dropping-particle': part('Prefix') }),
    ...(part('Suffix') !== '' && { suffix: part('Suffix') }),
  };
}

/** The first address on the web in what may hold one. */
export const addressIn = (words: readonly string[]): string =>
  /https?:\/\/[^\s"'<>]+/i.exec(words.join('\n'))?.[0] ?? '';
