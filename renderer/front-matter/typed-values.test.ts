import { expect, test } from 'vitest';
import { formFields } from './form-fields.ts';
import { splitNames } from './split-names.ts';
import { valueProblem } from './value-problem.ts';
import { writtenNumber } from './written-number.ts';

test.each([
  ['Ada', [], 'Ada'],
  ['Ada ', [], 'Ada '],
  ['Lovelace, Ada; B', ['Lovelace, Ada'], 'B'],
  ['A;;B\r\nC\n', ['A', 'B', 'C'], ''],
  [';', [], ''],
  ['Private Secretary, ; ,;B', ['Private Secretary'], 'B'],
])('%j is the names %j, and %j is still typed', (typed, names, rest) => {
  expect(splitNames(typed)).toEqual({ names, rest });
});

test.each([
  ['45', 45],
  [' 1,200,000 ', 1_200_000],
  ['1 200', 1200],
  ['−3.5', -3.5],
  ['1,5', null],
  ['about 40', null],
  ['', null],
  ['9'.repeat(30), null],
])('%j is the number %j', (typed, number) => {
  expect(writtenNumber(typed)).toBe(number);
});

test.each([
  ['date', '2026-12-04', null],
  ['date', '31 February 2026', /^February 2026 has 28 days, not 31\. It is/u],
  ['date', ' ', null],
  ['number', '1 200', null],
  ['number', 'about 40', /^“about 40” is not a number\. It is printed/u],
  ['text', 'about 40', null],
] as const)('of a %s, %j is said as much', (type, text, said) => {
  const problem = valueProblem(type, text, '2026-11-30');
  if (said === null) expect(problem).toBeNull();
  else expect(problem).toMatch(said);
});

test('a value that the template has no field for is shown by its name, in front', () => {
  const template = {
    fields: [
      { key: 'to', label: 'To', type: 'people' as const, required: true },
      {
        key: 'contact',
        label: 'Contact',
        type: 'text' as const,
        required: true,
        place: 'end' as const,
      },
    ],
  };
  const head = { fields: { 'file-number': '7', contact: 'Ada' } };
  const labels = (place: 'front' | 'end'): string[] =>
    formFields(template, head, place).map(({ label }) => label);
  expect(labels('front')).toEqual(['To', 'File number']);
  expect(labels('end')).toEqual(['Contact']);
});
