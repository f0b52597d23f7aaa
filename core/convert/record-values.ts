// Names, dates, pages and languages as RIS, MEDLINE, Refer, EndNote and Word write them, and as CSL has them.
import { parseDate } from '../citations/parse-date.ts';
import type { CslDate, CslName } from '../citations/source.ts';

// Particles are written small before the name; what follows them begins with a capital.
const PARTICLES =
  /^((?:(?:\p{Ll}[\p{L}.]*['’]?)\s+)+|(?:\p{Ll}+['’]))([\p{Lu}\p{Lo}].*)$/su;

/** A family name with its particles told apart. */
export function familyName(
  written: string,
): Pick<CslName, 'family' | 'non-dropping-particle'> {
  const found = PARTICLES.exec(written.trim());
  return found
    ? {
        'non-dropping-particle': (found[1] ?? '').trim(),
        family: found[2] ?? '',
      }
    : { family: written.trim() };
}

/** `Linde, Joris, Jr` is a person; a name without a comma, or with nothing after it, is that of a body. */
export function personName(written: string): CslName | null {
  const [family = '', given = '', ...suffix] = written
    .split(/\s*,\s*/)
    .map((part) => part.replace(/\s+/g, ' ').trim());
  if (given === '') {
    const whole = [family, ...suffix].filter(Boolean).join(', ');
    return whole === '' ? null : { literal: whole };
  }
  if (family === '') return { literal: [given, ...suffix].join(', ') };
  return {
    ...familyName(family),
    given,
    ...(suffix.join(', ') !== '' && { suffix: suffix.join(', ') }),
  };
}

export const personNames = (written: readonly string[]): CslName[] =>
  written.map(personName).filter((name) => name !== null);

const isMonth = (month: number): boolean => month >= 1 && month <= 12;
const isDay = (day: number): boolean => day >= 1 && day <= 31;

/** `2020`, `2020/03/14/`, `2019///2019–2021`, `2020-03`, `14 March 2020`; words that are no date as they stand, undefined where there are none. */
export function recordDate(written: string | undefined): CslDate | undefined {
  const words = written?.trim() ?? '';
  if (words === '' || /^[/\s-]+$/.test(words)) return undefined;
  const found =
    /^(\d{4})(?:[/-](\d{1,2})?(?:[/-](\d{1,2})?(?:\/(.*))?)?)?\/*$/s.exec(
      words,
    );
  if (found) {
    const [, year, month, day, other = ''] = found;
    const parts = [Number(year)];
    const hasMonth = month !== undefined && isMonth(Number(month));
    if (hasMonth) parts.push(Number(month));
    if (hasMonth && day !== undefined && isDay(Number(day)))
      parts.push(Number(day));
    const said = [month, day].filter((part) => part !== undefined).length;
    // Figures that are no month or day would be lost.
    if (parts.length - 1 < said) return { literal: words };
    if (other.trim() === '') return { 'date-parts': [parts] };
    // The whole date in words, which says more than the figures: a range, or that it is not certain.
    const whole = parseDate(other).date;
    if (String(whole?.['date-parts']?.[0]) === String(parts))
      return whole ?? undefined;
    if (parts.length > 1) return { 'date-parts': [parts] };
    return (
      parseDate(`${other.trim()} ${year ?? ''}`).date ?? {
        'date-parts': [parts],
      }
    );
  }
  return parseDate(words).date ?? { literal: words };
}

/** A date of which day and month may stand apart from the year, as `14 March` or `Mar 14`. */
export function dateOfYear(year: string, day: string): CslDate | undefined {
  const whole = recordDate(day);
  const parts = whole?.['date-parts']?.[0];
  if (year === '') return whole;
  if (parts && parts.length > 1 && String(parts[0]) === year) return whole;
  const together = day === '' ? undefined : recordDate(`${day} ${year}`);
  return together?.['date-parts'] ? together : recordDate(year);
}

/** First and last page as one; the last is left out where the first has both, or it is the same. */
export function pageRange(first: string, last: string): string {
  if (last === '' || first === last || /\d\s*[-–—]\s*\d/.test(first))
    return first.replace(/(?<=\d)\s*[–—-]+\s*(?=\d)/g, '-');
  return first === '' ? last : `${first}-${last}`;
}

/** Whether the words are one or more ISSNs. */
export const isIssn = (written: string): boolean =>
  /^\s*\d{4}-?\d{3}[\dXx](?!\d)/.test(written);

/** Without what a format writes around an ISSN: `1234-5679 (Electronic)`. */
export const bareIssn = (written: string): string =>
  Array.from(
    written.matchAll(/(?<!\d)(\d{4})-?(\d{3}[\dXx])(?!\d)/g),
    ([, start, end]) => `${start ?? ''}-${end ?? ''}`,
  ).join(', ') || written.trim();

const LANGUAGES: Readonly<Record<string, string>> = {
  chi: 'zh',
  chinese: 'zh',
  dut: 'nl',
  dutch: 'nl',
  eng: 'en',
  english: 'en',
  fre: 'fr',
  french: 'fr',
  ger: 'de',
  german: 'de',
  ita: 'it',
  italian: 'it',
  japanese: 'ja',
  jpn: 'ja',
  por: 'pt',
  portuguese: 'pt',
  rus: 'ru',
  russian: 'ru',
  spa: 'es',
  spanish: 'es',
};

/** A language as a tag where it is known as one, else as it is written. */
export const languageTag = (written: string): string =>
  LANGUAGES[written.trim().toLowerCase()] ?? written.trim();
