// A BCP 47 tag in the two parts that Typst takes.

export type TypstLanguage = { readonly lang: string; readonly region?: string };

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(
  'ar arc ckb dv fa he ks ps sd ug ur yi syr'.split(' '),
);

/** The direction in which a language is written. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const [language = '', ...rest] = tag.toLowerCase().split('-');
  if (rest.includes('latn') || rest.includes('cyrl')) return 'ltr';
  if (rest.includes('arab') || rest.includes('hebr')) return 'rtl';
  return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
}

// Their words are joined to long ones, and lines that end unevenly would end very unevenly.
const LONG_WORDED: ReadonlySet<string> = new Set(
  'af da de et fi hu nb nl nn sv'.split(' '),
);

/** Whether words of the language are divided at the ends of lines that are not justified, too. */
export const dividesWords = (tag: string): boolean =>
  LONG_WORDED.has(tag.toLowerCase().split('-')[0] ?? '');

/** Null for what Typst has no place for: a language of more than three letters. */
export function typstLanguage(tag: string): TypstLanguage | null {
  const [language = '', ...rest] = tag.split('-');
  if (!/^[A-Za-z]{2,3}$/.test(language)) return null;
  const region = rest.find((part) => /^[A-Za-z]{2}$/.test(part));
  return {
    lang: language.toLowerCase(),
    ...(region && { region: region.toUpperCase() }),
  };
}
