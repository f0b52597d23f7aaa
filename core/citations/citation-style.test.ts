import { expect, test } from 'vitest';
import { localeOf, localesFor } from './citation-style.ts';

const LOCALES =
  'cy-GB de-AT de-DE en-GB en-US es-ES fr-CA fr-FR ja-JP pt-BR pt-PT zh-CN zh-TW'.split(
    ' ',
  );

test.each([
  ['en-GB', 'en-GB'],
  ['en-gb', 'en-GB'],
  ['en', 'en-US'],
  ['en-CA', 'en-US'],
  ['en-NZ', 'en-GB'],
  ['fr', 'fr-FR'],
  ['fr-CA', 'fr-CA'],
  ['fr-BE', 'fr-FR'],
  ['de-AT', 'de-AT'],
  ['ja', 'ja-JP'],
  ['cy', 'cy-GB'],
  ['pt-BR', 'pt-BR'],
  ['zh-Hant', 'zh-TW'],
  ['zh-Hant-TW', 'zh-TW'],
  ['zh-Hans-CN', 'zh-CN'],
  ['tlh', 'en-US'],
  ['', 'en-US'],
])('%s takes %s', (language, locale) => {
  expect(localeOf(language, LOCALES)).toBe(locale);
});

test('the fallback is always there, once', () => {
  expect(localesFor('de-DE', LOCALES)).toEqual(['de-DE', 'en-US']);
  expect(localesFor('en', LOCALES)).toEqual(['en-US']);
});
