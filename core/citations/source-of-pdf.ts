// A source out of what a PDF says of itself and on its first pages. Its own record counts before what is drawn; what looks
// like the name of a program, a file or a login counts for nothing, and what can't be told is left empty for a person.
import { canonicalDoi, canonicalIsbns } from './canonical-identifier.ts';
import { isbnProblem } from './identifiers.ts';
import { parseDate } from './parse-date.ts';
import type { CslDate, CslItem, CslName } from './source.ts';

export type PdfLine = {
  readonly text: string;
  /** Of its letters, in points. */
  readonly size: number;
};

export type PdfFacts = {
  /** The record of the file, by the names that XMP and PDF give them, in lower case: `dc:title`, `title`, `doi`. */
  readonly record: Readonly<Record<string, readonly string[]>>;
  /** When it was made, as the file has it; empty where it says nothing. */
  readonly made: string;
  /** The first pages, line by line. */
  readonly pages: readonly (readonly PdfLine[])[];
};

const MOST = 500;

const tidy = (words: string): string =>
  words
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\ufffe\uffff]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** The first of these that says something. */
function first(record: PdfFacts['record'], ...names: string[]): string {
  for (const name of names)
    for (const value of record[name] ?? []) {
      const words = tidy(value);
      if (words !== '' && words.length <= MOST) return words;
    }
  return '';
}

const NO_TITLE =
  /^(?:untitled|title|document|doc|slide|presentation|microsoft (?:word|powerpoint|excel).*|powerpoint presentation|pii:.*|doi:.*|layout \d+|print(?:out)?)[\s\d]*$|\.(?:docx?|pdf|indd|tex|dvi|ps|qxd|pptx?|xlsx?|odt|rtf|pages|p65)$/iu;

const isTitle = (words: string): boolean =>
  words.length > 3 && /\p{L}{2}/u.test(words) && !NO_TITLE.test(words);

/** The words in the largest letters of a page, where they are larger than those of its text. */
function largest(page: readonly PdfLine[]): string {
  const lines = page.filter(({ text }) => /\p{L}{2}/u.test(text));
  const letters = [...lines]
    .sort((a, b) => a.size - b.size)
    .flatMap(({ text, size }) =>
      Array.from({ length: Math.min(text.length, 200) }, () => size),
    );
  const usual = letters[Math.floor(letters.length / 2)] ?? 0;
  const sizes = [...new Set(lines.map(({ size }) => size))].sort(
    (a, b) => b - a,
  );
  for (const size of sizes) {
    if (size < usual * 1.15) return '';
    const at = lines.findIndex((line) => line.size === size);
    const title: string[] = [];
    for (const line of lines.slice(at)) {
      if (Math.abs(line.size - size) > size * 0.05) break;
      title.push(line.text);
    }
    const words = tidy(title.join(' '));
    if (isTitle(words) && words.length <= 300) return words;
  }
  return '';
}

const ofFile = (fileName: string): string =>
  tidy(fileName.replace(/\.pdf$/i, '').replaceAll('_', ' ')) || 'Untitled';

const NOBODY =
  /^(?:user|admin(?:istrator)?|owner|author|unknown|default|root|anonymous|none|n\/?a|guest|scan(?:ner)?.*|microsoft.*|hewlett.*|canon.*|adobe.*|.*@.*|[\p{Ll}\d._-]+|[\p{L}_-]*\d[\p{L}\d_-]*)$/u;
const INSTITUTION =
  /\b(?:department|ministry|office|agency|institut\w*|universit\w*|committee|council|commission|bank|organi[sz]ation|authority|service|government|association|society|foundation|centre|center|library|parliament|congress|senate|house|court|board|union|group|branch|directorate|secretariat|bureau|team|press|ltd|inc|llc|plc|gmbh)\b/iu;

function nameOf(written: string): CslName | null {
  const words = tidy(written).replace(/[,;.]+$/u, '');
  if (words === '' || words.length > 200 || NOBODY.test(words)) return null;
  if (!/\p{L}/u.test(words)) return null;
  if (INSTITUTION.test(words)) return { literal: words };
  const comma = /^(?<family>[^,]+),\s*(?<given>[^,]+)$/u.exec(words)?.groups;
  if (comma)
    return { family: comma['family'] ?? '', given: comma['given'] ?? '' };
  const parts =
    /^(?<given>\p{Lu}\S*(?:\s\p{Lu}\S*)*)\s(?<family>(?:(?:de|da|di|du|la|le|van|von|der|den|ter)\s){0,3}\p{Lu}\S+)$/u.exec(
      words,
    )?.groups;
  return parts && words.split(' ').length <= 6
    ? { family: parts['family'] ?? '', given: parts['given'] ?? '' }
    : { literal: words };
}

/** One entry of a record names one author, or all of them in the way of some program. */
function authorsIn(written: string): string[] {
  const words = tidy(written);
  if (words.includes(';')) return words.split(';');
  if (INSTITUTION.test(words)) return [words];
  const parts = words.split(/\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*/u);
  // "Smith, John" is one, "John Smith, Jane Doe" are two.
  return parts.length > 1 && parts.every((part) => part.trim().includes(' '))
    ? parts
    : [words];
}

function authorsOf(record: PdfFacts['record']): CslName[] {
  for (const field of ['dc:creator', 'author']) {
    const names = (record[field] ?? [])
      .flatMap(authorsIn)
      .flatMap((written) => nameOf(written) ?? []);
    if (names.length > 0) return names.slice(0, 100);
  }
  return [];
}

const DOI = /\b10\.\d{4,9}\/[^\s"<>{}|\\^`]+/gu;

/** Of what may be said, not a bracket or a stop behind it. */
function trimmedDoi(found: string): string {
  let doi = found.replace(/[.,;:'’”]+$/u, '');
  while (/[)\]]$/.test(doi) && !/[([]/.test(doi))
    doi = doi.slice(0, -1).replace(/[.,;:]+$/u, '');
  return doi;
}

function doiOf({ record, pages }: PdfFacts): string {
  const own = first(
    record,
    'prism:doi',
    'crossmark:doi',
    'pdfx:doi',
    'doi',
    'wps-articledoi',
  );
  const said = [own, first(record, 'dc:identifier'), first(record, 'subject')];
  for (const words of said) {
    const [found] = words.match(DOI) ?? [];
    if (found) return trimmedDoi(found);
  }
  for (const page of pages.slice(0, 2)) {
    const words = page.map(({ text }) => text).join('\n');
    // Its own has the label or the address; another's stands in a list of references, on a page of many.
    const all = [...new Set((words.match(DOI) ?? []).map(trimmedDoi))];
    const labelled = /(?:doi(?:\.org\/|\s*:\s*))(?=10\.)(\S+)/iu.exec(
      words,
    )?.[1];
    if (all.length === 1 && all[0] !== undefined) return all[0];
    if (labelled !== undefined && all.length <= 3) return trimmedDoi(labelled);
  }
  return '';
}

function isbnOf(pages: PdfFacts['pages']): string {
  for (const page of pages)
    for (const { text } of page) {
      const written =
        /\bISBN(?:-1[03])?[\s:(]*(?<isbn>[\d][\d\s-]{8,16}[\dXx])/iu.exec(text)
          ?.groups?.['isbn'];
      if (
        written !== undefined &&
        isbnProblem(written) === null &&
        canonicalIsbns(written).length > 0
      )
        return written.trim();
    }
  return '';
}

const SAYS_WHEN =
  /^(?:(?:first\s+)?(?:published|issued|publication date|date of publication|date)(?:\s+on)?\s*[:–-]?\s*)?(?<date>.{4,30}?)\.?$/iu;

/** A line of the first page that is a date and nothing else; a day of what is told in the text is none. */
function dateOnPage(page: readonly PdfLine[] | undefined): CslDate | null {
  for (const { text } of page ?? []) {
    const words = SAYS_WHEN.exec(tidy(text))?.groups?.['date'] ?? '';
    if (!/\b(?:19|20)\d\d\b/.test(words) || !/[\p{L}-]/u.test(words)) continue;
    const { date } = parseDate(words);
    if (date?.['date-parts']?.length === 1) return date;
  }
  return null;
}

function issuedOf({ record, made, pages }: PdfFacts): CslDate | null {
  const said = first(
    record,
    'prism:publicationdate',
    'prism:coverdate',
    'prism:coverdisplaydate',
    'dc:date',
  );
  const day = /^\d{4}(?:-\d\d){0,2}(?=T|$)/.exec(said)?.[0] ?? said;
  const { date } = day === '' ? { date: null } : parseDate(day);
  if (date) return date;
  const drawn = dateOnPage(pages[0]);
  if (drawn) return drawn;
  // The day on which a file was made is seldom that of its publication; the year mostly is.
  const year = Number(/^(?:D:)?(\d{4})/.exec(made)?.[1] ?? 0);
  return year >= 1990 && year <= 2100 ? { 'date-parts': [[year]] } : null;
}

/** A title at least; `fileName` gives it where nothing else does. */
export function sourceOfPdf(facts: PdfFacts, fileName: string): CslItem {
  const { record, pages } = facts;
  const said = [
    first(record, 'dc:title', 'prism:title'),
    first(record, 'title'),
  ].find(isTitle);
  const title = said ?? (largest(pages[0] ?? []) || ofFile(fileName));
  const DOI = doiOf(facts);
  const journal = first(record, 'prism:publicationname');
  const ISSN = first(record, 'prism:issn', 'prism:eissn');
  const [start, end] = [
    first(record, 'prism:startingpage'),
    first(record, 'prism:endingpage'),
  ];
  const isArticle = DOI !== '' || journal !== '' || ISSN !== '';
  const author = authorsOf(record);
  const issued = issuedOf(facts);
  const fields = {
    DOI: canonicalDoi(DOI) === null ? '' : DOI,
    ISBN: isArticle ? '' : isbnOf(pages),
    ISSN,
    'container-title': journal,
    volume: first(record, 'prism:volume'),
    issue: first(record, 'prism:number', 'prism:issueidentifier'),
    page:
      start !== '' && end !== '' && start !== end ? `${start}–${end}` : start,
    publisher: first(record, 'dc:publisher', 'prism:publisher'),
  };
  const item: Record<string, unknown> = {
    type: isArticle ? 'article-journal' : 'report',
    title,
    ...(author.length > 0 && { author }),
    ...(issued && { issued }),
    ...Object.fromEntries(
      Object.entries(fields).filter(([, value]) => value !== ''),
    ),
  };
  return item as CslItem;
}
