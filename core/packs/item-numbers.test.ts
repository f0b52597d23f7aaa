import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemNumbers } from './item-numbers.ts';
import { pageNumbers, type NumberedPart } from './page-numbers.ts';

const fresh = { late: false, printed: null };
const late = { late: true, printed: null };
const was = (number: string) => ({
  late: /\D/.test(number),
  printed: { number, pages: [] },
});

test('numbers follow the order until the pack is issued', () => {
  expect(itemNumbers([fresh, fresh, fresh])).toEqual(['1', '2', '3']);
});

test('a late item takes a letter, and what is printed keeps its number', () => {
  expect(
    itemNumbers([was('1'), was('12'), was('12A'), late, was('13')]),
  ).toEqual(['1', '12', '12A', '12B', '13']);
  expect(itemNumbers([late, was('1')])).toEqual(['0A', '1']);
});

test('the number of an item that went is not given again', () => {
  expect(itemNumbers([was('1'), was('3'), late])).toEqual(['1', '3', '3A']);
});

test('pages run from the cover; a late paper takes letters', () => {
  expect(
    pageNumbers([
      { pages: 2, late: false, printed: null },
      { pages: 2, late: false, printed: null },
      { pages: 3, late: true, printed: null },
      { pages: 1, late: false, printed: null },
    ]),
  ).toEqual([['1', '2'], ['3', '4'], ['4A', '4B', '4C'], ['5']]);
});

test('a printed paper that grew takes letters, one that shrank leaves a gap', () => {
  expect(
    pageNumbers([
      { pages: 2, late: false, printed: ['1'] },
      { pages: 3, late: false, printed: ['2', '3'] },
      { pages: 1, late: false, printed: ['4', '5'] },
      { pages: 1, late: true, printed: null },
      { pages: 1, late: false, printed: ['6'] },
    ]),
  ).toEqual([['1', '1A'], ['2', '3', '3A'], ['4'], ['5A'], ['6']]);
});

test('whatever is issued and comes late, no number is given twice and none that is printed changes', () => {
  const part = fc.record({
    pages: fc.integer({ min: 0, max: 30 }),
    late: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 8 }),
      fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 8 }),
      fc.array(part, { maxLength: 3 }),
      (parts, later, more) => {
        const first = pageNumbers(
          parts.map((each) => ({ ...each, printed: null })),
        );
        const issued: NumberedPart[] = parts.map((each, index) => ({
          ...each,
          pages: later[index] ?? each.pages,
          printed: first[index] ?? [],
        }));
        const all = [
          ...issued,
          ...more.map((each) => ({ ...each, late: true, printed: null })),
        ];
        const second = pageNumbers(all);
        expect(new Set(second.flat()).size).toBe(second.flat().length);
        for (const [index, numbers] of first.entries())
          expect(second[index]?.slice(0, numbers.length)).toEqual(
            numbers.slice(0, all[index]?.pages),
          );
      },
    ),
  );
});
