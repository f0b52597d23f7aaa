import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate, writeDate } from './parse-date.ts';
import type { CslDate } from './source.ts';

const on = (...parts: number[]): CslDate => ({ 'date-parts': [parts] });
const span = (from: number[], to: number[]): CslDate => ({
  'date-parts': [from, to],
});

test.each<[string, CslDate]>([
  ['2026', on(2026)],
  ['476', on(476)],
  ['44 BC', on(-44)],
  ['AD 79', on(79)],
  ['2026-04', on(2026, 4)],
  ['2026-04-14', on(2026, 4, 14)],
  ['2026.4.14', on(2026, 4, 14)],
  ['14 April 2026', on(2026, 4, 14)],
  ['14th of April, 2026', on(2026, 4, 14)],
  ['Tuesday 14 April 2026', on(2026, 4, 14)],
  ['April 14, 2026', on(2026, 4, 14)],
  ['apr. 14 2026', on(2026, 4, 14)],
  ['2026 April 14', on(2026, 4, 14)],
  ['  Sept  2026 ', on(2026, 9)],
  ['September 2026', on(2026, 9)],
  ['May 2026', on(2026, 5)],
  ['29 February 2024', on(2024, 2, 29)],
  ['14/04/2026', on(2026, 4, 14)],
  ['04/14/2026', on(2026, 4, 14)],
  ['5.5.2026', on(2026, 5, 5)],
  ['04/2026', on(2026, 4)],
  ['2026年4月14日', on(2026, 4, 14)],
  ['２０２６年４月', on(2026, 4)],
  ['spring 2026', { ...on(2026), season: 1 }],
  ['Fall 2026', { ...on(2026), season: 3 }],
  ['2019–2021', span([2019], [2021])],
  ['2019-2021', span([2019], [2021])],
  ['2019/2021', span([2019], [2021])],
  ['2019 to 2021', span([2019], [2021])],
  ['2019/20', span([2019], [2020])],
  ['2019–21', span([2019], [2021])],
  ['2010–11', span([2010], [2011])],
  ['3–5 March 2024', span([2024, 3, 3], [2024, 3, 5])],
  ['3-5 March 2024', span([2024, 3, 3], [2024, 3, 5])],
  ['March–May 2024', span([2024, 3], [2024, 5])],
  ['30 March – 2 April 2024', span([2024, 3, 30], [2024, 4, 2])],
  ['30 December 2023 to 2 January 2024', span([2023, 12, 30], [2024, 1, 2])],
  ['2026-04-14/2026-05-03', span([2026, 4, 14], [2026, 5, 3])],
  ['c. 1990', { ...on(1990), circa: true }],
  ['c1990', { ...on(1990), circa: true }],
  ['circa April 1990', { ...on(1990, 4), circa: true }],
  ['1990?', { ...on(1990), circa: true }],
  ['about 1990–1995', { ...span([1990], [1995]), circa: true }],
])('%s', (written, date) => {
  expect(parseDate(written)).toEqual({ date, problem: null });
});

test.each([
  ['04/05/2026', 'That could be 4 May 2026 or 5 April 2026'],
  ['2010/11', 'November 2010 or 2010–11'],
  ['31 April 2026', 'April 2026 has 30 days, not 31.'],
  ['29 February 2100', 'February 2100 has 28 days'],
  ['0 May 2026', 'May 2026 has 31 days, not 0.'],
  ['2026-13', 'There is no month 13'],
  ['14/14/2026', 'There is no month 14'],
  ['0000', 'There is no year 0'],
  ['26', 'all of its digits'],
  ['2021–2019', 'comes after the first'],
  ['5–3 March 2024', 'comes after the first'],
  ['2019–2019', 'comes after the first'],
  ['30 February – 2 April 2024', 'February 2024 has 29 days'],
  ['forthcoming', 'That is not a date'],
  ['14 Brumaire 2026', 'That is not a date'],
  ['1 2 3', 'That is not a date'],
  ['2019–2020–2021', 'That is not a date'],
  ['–', 'That is not a date'],
  ['/', 'That is not a date'],
  ['c.', 'That is not a date'],
  ['__proto__', 'That is not a date'],
  ['constructor 2026', 'That is not a date'],
  ['99999', 'That is not a date'],
])('%s is refused', (written, words) => {
  const { date, problem } = parseDate(written);
  expect(date).toBeNull();
  expect(problem).toContain(words);
});

describe('written', () => {
  const parts = fc
    .date({
      min: new Date('0101-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .chain((date) =>
      fc
        .integer({ min: 1, max: 3 })
        .map((count) =>
          [
            date.getUTCFullYear(),
            date.getUTCMonth() + 1,
            date.getUTCDate(),
          ].slice(0, count),
        ),
    );

  test('a date is read back as it was', () => {
    fc.assert(
      fc.property(parts, fc.boolean(), (one, circa) => {
        const date: CslDate = { ...on(...one), ...(circa && { circa: true }) };
        expect(parseDate(writeDate(date)).date).toEqual(date);
      }),
    );
  });

  test('a range is read back as it was', () => {
    fc.assert(
      fc.property(parts, parts, (first, second) => {
        fc.pre(first.length === second.length);
        fc.pre(
          first.some(
            (part, index) =>
              part < (second[index] ?? 0) &&
              first
                .slice(0, index)
                .every((same, before) => same === second[before]),
          ),
        );
        const date = span(first, second);
        expect(parseDate(writeDate(date)).date).toEqual(date);
      }),
    );
  });

  test.each<[CslDate, string]>([
    [on(2026, 4, 14), '14 April 2026'],
    [on(-44), '44 BC'],
    [{ ...on(2026), season: '4' }, 'Winter 2026'],
    [span([2019], [2021]), '2019 – 2021'],
    [{ 'date-parts': [['2020', '4']] }, 'April 2020'],
    [{ 'date-parts': [['2020', 'x']] }, '2020-x'],
    [{ 'date-parts': [[2020, 21]] }, '2020-21'],
    [{ literal: 'forthcoming' }, 'forthcoming'],
    [{ raw: 'c. 1990' }, 'c. 1990'],
    [{ edtf: '2020~' }, '2020~'],
    [{}, ''],
  ])('%j', (date, written) => {
    expect(writeDate(date)).toBe(written);
  });

  test('any words are a date or a sentence, and soon', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            ...Array.from('0123456789 -–/.,?~年月日'),
            'May',
            'march ',
            'c. ',
            ' to ',
            'BC',
            'th',
          ),
          maxLength: 40,
        }),
        (words) => {
          const { date, problem } = parseDate(words);
          expect(date === null).toBe(problem !== null);
          if (problem !== null) expect(problem).toMatch(/\.$/);
        },
      ),
    );
    const started = performance.now();
    parseDate(`${' '.repeat(50_000)}to${' - '.repeat(50_000)}x`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
