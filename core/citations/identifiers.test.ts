import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  doiProblem,
  isbnProblem,
  issnsIn,
  normalDoi,
  normalIsbn,
} from './identifiers.ts';

test.each([
  ['https://doi.org/10.5555/AbC', '10.5555/AbC'],
  ['http://dx.doi.org/10.5555/a_b', '10.5555/a_b'],
  ['doi: 10.5555/x', '10.5555/x'],
  ['DOI:https://doi.org/10.5555/x', '10.5555/x'],
  ['10.5555%2Fx', '10.5555/x'],
  ['http://doi.acm.org/10.5555/1.2', '10.5555/1.2'],
  ['https://doi.org.proxy.example/10.5555/x', '10.5555/x'],
  ['https://journal.example/doi/abs/10.5555/x', '10.5555/x'],
  ['info:doi/10.5555/x', '10.5555/x'],
  ['https://journal.example/doi/about', 'https://journal.example/doi/about'],
  [' 10.5555/x ', '10.5555/x'],
  ['https://example.org/10.5555/x', 'https://example.org/10.5555/x'],
])('%s is %s', (written, doi) => {
  expect(normalDoi(written)).toBe(doi);
});

test('what is no DOI is said', () => {
  for (const doi of [
    '10.5555/x',
    '10.1002/(SICI)1(2)3::AID<4>5.0;2-#',
    '10.1000.10/1',
  ])
    expect(doiProblem(doi)).toBeNull();
  for (const doi of [
    '',
    '11.5555/x',
    '10.5555',
    '10.5555/',
    '10.5555/a b',
    'PMC12',
  ])
    expect(doiProblem(doi)).toMatch(/is not a DOI/);
});

test.each([
  ['978-3-16-148410-0', '9783161484100'],
  ['ISBN 0-306-40615-2', '0306406152'],
  ['ISBN-13: 978 0 306 40615 7 (pbk.)', '9780306406157'],
  ['080442957x', '080442957X'],
  ['978-3-16-148410-0; 0-306-40615-2', '9783161484100 0306406152'],
])('%s is %s', (written, isbn) => {
  expect(isbnProblem(written)).toBeNull();
  expect(normalIsbn(written)).toBe(isbn);
  expect(normalIsbn(isbn)).toBe(isbn);
});

test.each([
  ['978-3-16-148410-1', /check digit does not fit/],
  ['0-306-40615-3', /check digit does not fit/],
  ['1234567890123', /check digit/],
  ['1234-5678', /10 digits .* or 13/],
  ['unknown', /is not an ISBN/],
  ['9783161484100 9783161484101', /9783161484101/],
])('%s stays as it is and is said', (written, problem) => {
  expect(isbnProblem(written)).toMatch(problem);
  expect(normalIsbn(written)).toBe(written);
});

test('one wrong digit is always found', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 11 }),
      fc.integer({ min: 1, max: 9 }),
      (place, by) => {
        const right = '9783161484100';
        const digit = (Number(right[place]) + by) % 10;
        const wrong =
          right.slice(0, place) + String(digit) + right.slice(place + 1);
        expect(isbnProblem(wrong)).not.toBeNull();
      },
    ),
  );
});

test.each([
  ['2049-3630', '2049-3630'],
  ['20493630', '2049-3630'],
  ['2434-561x', '2434-561X'],
  ['ISSN 2049-3630 (Electronic)\r2434-561X (Linking)', '2049-3630, 2434-561X'],
])('%j is ISSNs', (written, issns) => {
  expect(issnsIn(written)).toBe(issns);
});

test.each([
  '',
  '2049-3631',
  '1234-5678 and more',
  '978-3-16-148410-0',
  '2049-36300',
  'ISSN',
])('%j is no ISSN', (written) => {
  expect(issnsIn(written)).toBeNull();
});
