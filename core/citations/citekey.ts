// Citekeys for sources that bring none: the name that people say, the year, and a letter where that is taken.
import { NAME_FIELDS } from './source-fields.ts';
import {
  citekeySchema,
  type CslDate,
  type CslItem,
  type CslName,
} from './source.ts';

// What NFD does not take apart.
const FOLDED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
};

/** Lower case, accents off, letters and digits only; words of other scripts keep their letters. */
function fold(words: string): string {
  return words
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .replace(/[ßæœøđðþłħı]/g, (letter) => FOLDED[letter] ?? letter)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

const SMALL_WORDS = new Set([
  'a',
  'an',
  'the',
  'of',
  'on',
  'and',
  'der',
  'die',
  'das',
  'le',
  'la',
  'les',
]);

/** The first word that says something; `words` itself where there is no other. */
function firstWord(words: string): string {
  const all = words.split(/[\s\u00a0:,;/–—-]+/u).filter((word) => fold(word));
  return (
    all.find((word) => !SMALL_WORDS.has(word.toLowerCase())) ?? all[0] ?? ''
  );
}

function nameOf(name: CslName): string {
  if (name.family !== undefined)
    return `${name['non-dropping-particle'] ?? ''}${name.family}`;
  return firstWord(name.literal ?? name.given ?? '');
}

function yearOf(date: CslDate | undefined): string {
  const year = date?.['date-parts']?.[0]?.[0];
  const written = String(
    year ?? date?.raw ?? date?.edtf ?? date?.literal ?? '',
  );
  return /\d{3,4}/.exec(written)?.[0] ?? '';
}

function stemOf(item: CslItem): string {
  for (const field of ['author', 'editor', ...NAME_FIELDS] as const) {
    const first = item[field]?.[0];
    const stem = first && fold(nameOf(first));
    if (stem) return stem;
  }
  const title = typeof item['title'] === 'string' ? item['title'] : '';
  return fold(firstWord(title)) || 'source';
}

function letters(count: number): string {
  let written = '';
  for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / 26))
    written = String.fromCharCode(97 + ((rest - 1) % 26)) + written;
  return written;
}

/**
 * A key for `item` that is not in `taken`: family name (else title) and year, as `okafor2024`, then `okafor2024a`,
 * `okafor2024b` … Latin letters are folded to ASCII; names in other scripts keep their letters. `tried` is how far the letters
 * of each have come, for one who asks for many and only ever adds to `taken`.
 */
export function citekeyFor(
  item: CslItem,
  taken: ReadonlySet<string>,
  tried = new Map<string, number>(),
): string {
  const base = `${Array.from(stemOf(item)).slice(0, 40).join('')}${yearOf(item.issued)}`;
  for (let count = tried.get(base) ?? 0; ; count += 1) {
    const key = `${base}${letters(count)}`;
    if (taken.has(key)) continue;
    tried.set(base, count);
    return key;
  }
}

/** Whether a source may have `key` as its citekey. */
export function isCitekey(key: string): boolean {
  return citekeySchema.safeParse(key).success;
}
