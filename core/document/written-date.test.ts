import { expect, test } from 'vitest';
import { dateInWords } from './date-in-words.ts';
import { writtenDate, writtenDateIn } from './written-date.ts';

const TODAY = '2026-12-31';

test.each([
  ['4 December 2026', '2026-12-04'],
  ['Friday 4 December 2026', '2026-12-04'],
  ['Dec 4, 2026', '2026-12-04'],
  ['2026-12-04', '2026-12-04'],
  ['25/12/2026', '2026-12-25'],
  ['today', '2026-12-31'],
  [' Tomorrow ', '2027-01-01'],
  ['yesterday', '2026-12-30'],
])('%j is the day %s', (written, day) => {
  expect(writtenDate(written, TODAY)).toEqual({ day, problem: null });
});

test.each(['', ' ', 'Routine', 'As soon as possible'])(
  '%j is no date and no problem',
  (written) => {
    expect(writtenDate(written, TODAY)).toEqual({ day: null, problem: null });
  },
);

test.each([
  ['4/5/2026', /could be/],
  ['30 February 2026', /28 days/],
  ['May 2026', /not one day/],
  ['1 to 4 May 2026', /./],
  ['next week 4', /./],
])('%j has a problem that is said', (written, problem) => {
  const read = writtenDate(written, TODAY);
  expect(read.day).toBeNull();
  expect(read.problem).toMatch(problem);
});

test('a day is read in the language in which it is written out', () => {
  const today = '2026-01-01';
  for (const language of [
    ...['en-GB', 'en-US', 'fr', 'fr-CA', 'de', 'es', 'pt', 'it', 'nl'],
    ...['sv', 'pl', 'cs', 'el', 'ru', 'ja', 'ar', 'he'],
  ])
    for (const day of ['2026-03-01', '2026-05-31', '2026-12-04'])
      expect(
        writtenDateIn(dateInWords(day, language), today, language).day,
        `${dateInWords(day, language)} in ${language}`,
      ).toBe(day);
  expect(writtenDateIn('31 février 2026', today, 'fr').day).toBeNull();
  expect(writtenDateIn('4 décembre', today, 'fr').day).toBeNull();
  expect(writtenDateIn('4 décembre 2026', today, 'x-no tag').day).toBeNull();
  expect(writtenDateIn('4 mai à juin 2026', today, 'fr').day).toBeNull();
});
