import { expect, test } from 'vitest';
import { highestMarking } from './highest-marking.ts';

test.each([
  [[], ''],
  [['OFFICIAL', ' ', 'OFFICIAL-SENSITIVE', 'official'], 'OFFICIAL-SENSITIVE'],
  [['PROTECTED A', 'SECRET', 'PROTECTED B'], 'SECRET'],
  [['OFFICIAL', 'OFFICIAL  LEGAL PRIVILEGE'], 'OFFICIAL LEGAL PRIVILEGE'],
])('%j', (markings, marking) => {
  expect(highestMarking(markings)).toEqual({ marking, unknown: [] });
});

test('a marking of no known scheme is never left out', () => {
  expect(highestMarking(['OFFICIAL', 'BLUE', 'SECRET'])).toEqual({
    marking: 'SECRET / BLUE',
    unknown: ['BLUE'],
  });
});
