// Which of the bundled dictionaries a language is checked with.
import { languageName } from '#core/document/language-name.ts';

export const DICTIONARIES = ['en-GB', 'en-US'] as const;
export type DictionaryName = (typeof DICTIONARIES)[number];

/** Where American spelling is the rule. */
const AMERICAN = new Set(['US', 'PH', 'PR', 'LR', 'GU', 'VI', 'AS', 'MP']);

/**
 * The dictionaries for a BCP 47 tag; none where there is none for the language. A word is right where one of them knows
 * it: Canadian spelling takes from both ("colour", "organization"), and English of no country may be either.
 */
export function dictionariesFor(language: string): readonly DictionaryName[] {
  const locale = localeOf(language);
  if (locale?.language !== 'en') return [];
  if (locale.region === undefined || locale.region === 'CA')
    return DICTIONARIES;
  return AMERICAN.has(locale.region) ? ['en-US'] : ['en-GB'];
}

/** "German" for "de-AT": the language without its country, in English. */
export const nameOfLanguage = (tag: string): string =>
  languageName(localeOf(tag)?.language ?? tag);

function localeOf(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag);
  } catch (error) {
    // What is no tag is in no language that we know.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
