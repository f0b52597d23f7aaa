// Dates as they are written in running text, in four languages: days, months with their year, and years that something
// happened in.
import type { Parts } from './compared-dates.ts';

export type WrittenDate = {
  /** As it stands. */
  readonly text: string;
  readonly parts: Parts;
};

const MONTHS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'jan(?:uary)?',
    'feb(?:ruary)?',
    'mar(?:ch)?',
    'apr(?:il)?',
    'may',
    'june?',
    'july?',
    'aug(?:ust)?',
    'sept?(?:ember)?',
    'oct(?:ober)?',
    'nov(?:ember)?',
    'dec(?:ember)?',
  ],
  fr: [
    'janv(?:ier)?',
    'févr(?:ier)?',
    'mars',
    'avr(?:il)?',
    'mai',
    'juin',
    'juil(?:let)?',
    'août',
    'sept(?:embre)?',
    'oct(?:obre)?',
    'nov(?:embre)?',
    'déc(?:embre)?',
  ],
  de: [
    'jan(?:uar)?|jänner',
    'feb(?:ruar)?',
    'märz',
    'apr(?:il)?',
    'mai',
    'juni',
    'juli',
    'aug(?:ust)?',
    'sept?(?:ember)?',
    'okt(?:ober)?',
    'nov(?:ember)?',
    'dez(?:ember)?',
  ],
};

/** What stands before a year in which something happened: `in 2025`. */
const IN_YEAR: Readonly<Record<string, string>> = {
  en: '(?:in|during|since)',
  fr: '(?:en|depuis|courant)',
  de: '(?:(?:im\\s+Jahre?)|seit|in)',
};

const YEAR = String.raw`(?<year>(?:19|20)\d{2})(?![\d/–-]|\.\d)`;

const made = new Map<string, readonly RegExp[]>();

function patternsFor(language: string): readonly RegExp[] {
  const code = language.toLowerCase().split('-')[0] ?? '';
  const known = made.get(code);
  if (known) return known;
  const months = MONTHS[code] ?? MONTHS['en'] ?? [];
  const month = `(?<month>${months.join('|')})\\.?`;
  const patterns =
    code === 'ja'
      ? [
          /(?<year>[12０-９][0-9０-９]{3})年\s*(?<number>[0-9０-９]{1,2})月(?:\s*(?<day>[0-9０-９]{1,2})日)?/gu,
          /(?<year>(?:19|20|１９|２０)[0-9０-９]{2})年(?=[にの、は])(?!度)/gu,
        ]
      : [
          new RegExp(
            String.raw`(?<!\p{L})(?:(?<day>\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+)?)?${month}\s+${YEAR}`,
            'giu',
          ),
          new RegExp(
            String.raw`(?<!\p{L})${month}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,\s+${YEAR}`,
            'giu',
          ),
          new RegExp(
            String.raw`(?<!\p{L})${IN_YEAR[code] ?? IN_YEAR['en'] ?? ''}\s+${YEAR}`,
            'giu',
          ),
          /(?<![\d-])(?<year>(?:19|20)\d{2})-(?<number>\d{2})-(?<day>\d{2})(?![\d-])/gu,
          ...(code === 'de' || code === 'fr'
            ? [
                /(?<![\d./])(?<day>\d{1,2})[./](?<number>\d{1,2})[./](?<year>(?:19|20)\d{2})(?!\d)/gu,
              ]
            : []),
        ];
  made.set(code, patterns);
  return patterns;
}

function monthOf(language: string, name: string): number {
  const code = language.toLowerCase().split('-')[0] ?? '';
  const months = MONTHS[code] ?? MONTHS['en'] ?? [];
  return (
    months.findIndex((each) => new RegExp(`^(?:${each})$`, 'iu').test(name)) + 1
  );
}

/** Those that are within each other once. `language` is BCP 47. */
export function datesInText(text: string, language: string): WrittenDate[] {
  const found: (WrittenDate & {
    readonly from: number;
    readonly to: number;
  })[] = [];
  for (const pattern of patternsFor(language))
    for (const { 0: words, index: from, groups = {} } of text.matchAll(
      pattern,
    )) {
      const to = from + words.length;
      if (found.some((each) => each.from < to && from < each.to)) continue;
      const plain = (written: string | undefined): number | null =>
        written === undefined ? null : Number(written.normalize('NFKC'));
      const { year, month, number, day } = groups;
      const parts = [
        plain(year),
        month === undefined ? plain(number) : monthOf(language, month),
        plain(day),
      ].filter((part) => part !== null);
      if (isDate(parts)) found.push({ text: words, parts, from, to });
    }
  return found
    .sort((a, b) => a.from - b.from)
    .map(({ text: words, parts }) => ({ text: words, parts }));
}

const isDate = ([, month = 1, day = 1]: Parts): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31;
