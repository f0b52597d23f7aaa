// A source as citeproc-js takes it: the variables of CSL 1.0.2 and no others, every text protected, so that neither a
// field of another program nor markup in a title can steer the engine.
import { protect } from './citeproc-output.ts';
import { DATE_FIELDS, NAME_FIELDS } from './source-fields.ts';
import type { CslDate, CslItem, CslName } from './source.ts';

// CSL 1.0.2, appendix IV: standard and number variables that a note may print, and the two short forms that CSL-JSON has
// under other names.
const TEXT_FIELDS = [
  'archive',
  'archive_collection',
  'archive_location',
  'archive-place',
  'authority',
  'call-number',
  'chapter-number',
  'citation-key',
  'citation-label',
  'collection-number',
  'collection-title',
  'container-title',
  'container-title-short',
  'dimensions',
  'division',
  'DOI',
  'edition',
  'event',
  'event-place',
  'event-title',
  'genre',
  'ISBN',
  'ISSN',
  'issue',
  'journalAbbreviation',
  'jurisdiction',
  'license',
  'medium',
  'note',
  'number',
  'number-of-pages',
  'number-of-volumes',
  'original-publisher',
  'original-publisher-place',
  'original-title',
  'page',
  'page-first',
  'part-number',
  'part-title',
  'PMCID',
  'PMID',
  'printing-number',
  'publisher',
  'publisher-place',
  'reviewed-genre',
  'reviewed-title',
  'scale',
  'section',
  'shortTitle',
  'source',
  'status',
  'supplement-number',
  'title',
  'title-short',
  'URL',
  'version',
  'volume',
  'volume-title',
  'year-suffix',
] as const;

/** `value` with every string in it protected. */
function protectAll(value: unknown): unknown {
  if (typeof value === 'string') return protect(value);
  if (Array.isArray(value)) return value.map(protectAll);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, protectAll(part)]),
    );
  return value;
}

const NAME_TEXT = [
  'given',
  'dropping-particle',
  'non-dropping-particle',
  'family',
  'suffix',
] as const;
// citeproc goes over the words of a name again and again, for initials and to tell names apart.
const MAX_NAME = 500;

function nameFor(name: CslName): unknown {
  const words = NAME_TEXT.map((part) => name[part] ?? '');
  if (words.join('').length <= MAX_NAME) return protectAll(name);
  return { literal: protect(words.filter(Boolean).join(' ')) };
}

const WHOLE_NUMBER = /^\s*-?\d{1,6}\s*$/;
const EDTF = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?$/;
const CIRCA = /^(?:c\.|ca\.?|circa)\s*(?=-?\d{4}$)/i;
// What citeproc's own reader makes a date of without losing a word.
const PLAIN_DATE = /^[\p{L}\d\s.,/–-]{1,60}$/u;

/** The parts of a date, or of a range of two, in the calendar forms of EDTF; null for all else. */
function partsOf(written: string): number[][] | null {
  const dates = written.split('/').map((date) => EDTF.exec(date)?.slice(1));
  if (dates.length > 2) return null;
  const parts: number[][] = [];
  for (const date of dates) {
    if (!date) return null;
    parts.push(
      date.flatMap((part: string | undefined) =>
        part === undefined ? [] : [Number(part)],
      ),
    );
  }
  return parts;
}

function writtenDate(written: string): Record<string, unknown> {
  const bare = written.trim().replace(CIRCA, '');
  const certain = bare.replace(/[~?%]/g, '');
  const circa = certain !== written.trim() && { circa: true };
  const parts = partsOf(certain);
  if (parts) return { 'date-parts': parts, ...circa };
  return PLAIN_DATE.test(written)
    ? { raw: written }
    : { literal: protect(written) };
}

/** citeproc takes numbers in date parts for granted, knows no EDTF, and drops the words that it can't read. */
function dateFor(date: CslDate): unknown {
  const { 'date-parts': parts, edtf, raw, ...rest } = date;
  const kept = protectAll(rest) as Record<string, unknown>;
  if (
    parts?.every((one) => one.every((part) => WHOLE_NUMBER.test(String(part))))
  )
    return { ...kept, 'date-parts': parts.map((one) => one.map(Number)) };
  if (parts)
    return {
      literal: protect(parts.map((one) => one.join('-')).join('/')),
      ...kept,
    };
  const written = edtf ?? raw;
  return written === undefined ? kept : { ...kept, ...writtenDate(written) };
}

const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** A language tag, from a tag or from words: only of English is a style to change the case of titles. */
function languageFor(written: string): string {
  if (LANGUAGE.test(written)) return written;
  return /^en/i.test(written) ? 'en' : 'zxx';
}

/** The item for citeproc, under `id`. */
export function itemFor(id: string, item: CslItem): Record<string, unknown> {
  const made: Record<string, unknown> = { id, type: item.type };
  for (const field of TEXT_FIELDS) {
    const value = item[field];
    if (typeof value === 'string' || typeof value === 'number')
      if (String(value).trim() !== '') made[field] = protect(String(value));
  }
  const language = item['language'];
  if (typeof language === 'string' && language.trim() !== '')
    made['language'] = languageFor(language.trim());
  for (const field of NAME_FIELDS) {
    const names = item[field];
    if (names) made[field] = names.map(nameFor);
  }
  for (const field of DATE_FIELDS) {
    const date = item[field];
    if (date) made[field] = dateFor(date);
  }
  return made;
}

/** What stands in for a source that is not there: the loss is printed where the citation would be. */
export function missingItem(
  id: string,
  source: string,
): Record<string, unknown> {
  return {
    id,
    type: 'document',
    title: `[missing source ${protect(source)}]`,
    // No language of titles: a style may not change the case of an id.
    language: 'zxx',
  };
}
