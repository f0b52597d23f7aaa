// A citation style with the locales that it is used with, and which locale a language takes.

/** `style` and the values of `locales` are CSL in citeproc's JSON form; `locales` always holds en-US, the fallback. */
export type CitationStyle = {
  readonly id: string;
  readonly style: unknown;
  readonly locales: Readonly<Record<string, unknown>>;
};

/** Whether a style is for notes or for citations in the text, as it says itself. */
export function kindOf({ style }: CitationStyle): 'note' | 'in-text' {
  const { attrs } = style as { readonly attrs?: Record<string, string> };
  return attrs?.['class'] === 'note' ? 'note' : 'in-text';
}

export const FALLBACK_LOCALE = 'en-US';

// English of these places is set in the manner of en-GB: single quotation marks, stops outside them.
const BRITISH = new Set(['AU', 'IE', 'IN', 'NZ', 'SG', 'ZA']);
const MAIN = new Map<string, string>(
  Object.entries({
    de: 'de-DE',
    en: 'en-US',
    es: 'es-ES',
    fr: 'fr-FR',
    pt: 'pt-PT',
    zh: 'zh-CN',
    nb: 'nb-NO',
    nn: 'nn-NO',
    no: 'nb-NO',
  }),
);

/** The locale of `available` that a language (BCP 47) takes: itself, its language's main one, any of its language. */
export function localeOf(
  language: string,
  available: readonly string[],
): string {
  const subtags = language.split('-');
  const primary = (subtags[0] ?? '').toLowerCase();
  // The script, where there is one, stands before the region: zh-Hant-TW.
  const region = subtags
    .slice(1)
    .find((subtag) => /^[A-Za-z]{2}$/.test(subtag));
  const wanted = [
    ...(region === undefined ? [] : [`${primary}-${region.toUpperCase()}`]),
    ...(primary === 'en' && BRITISH.has(region?.toUpperCase() ?? '')
      ? ['en-GB']
      : []),
    ...(subtags.some((subtag) => subtag.toLowerCase() === 'hant')
      ? [`${primary}-TW`]
      : []),
    MAIN.get(primary) ?? primary,
  ];
  return (
    wanted.find((locale) => available.includes(locale)) ??
    available.find((locale) => locale.startsWith(`${primary}-`)) ??
    FALLBACK_LOCALE
  );
}

/** The locales to load for a language: its own and the fallback. */
export function localesFor(
  language: string,
  available: readonly string[],
): string[] {
  return [...new Set([localeOf(language, available), FALLBACK_LOCALE])];
}
