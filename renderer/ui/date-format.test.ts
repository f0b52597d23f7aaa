import { expect, test, vi } from 'vitest';
import { dateFormat, dateLanguage } from './date-format.ts';

test.each([
  [['en-US', 'en'], 'en-US', 'May 12'],
  [['fr-CA', 'en-CA', 'en'], 'en-CA', 'May 12'],
  [['de-DE', 'de'], 'en-GB', '12 May'],
  [['enm', 'en-AU'], 'en-AU', '12 May'],
  [[], 'en-GB', '12 May'],
])('a person who reads %j sees the dates of %s', (languages, language, day) => {
  vi.stubGlobal('navigator', { languages });
  expect(dateLanguage()).toBe(language);
  const written = dateFormat({ day: 'numeric', month: 'short' });
  expect(written(new Date(2026, 4, 12))).toBe(day);
});
