import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  excerpt,
  sameSolid,
  solid,
  solidLength,
  spaced,
} from './comparable-text.ts';

const SEED = 20261129;

/** Words, all kinds of white space, what no eye sees, and signs written onto the letter before. */
const text = fc
  .array(
    fc.constantFrom(
      ...['a', 'B', 'é', 'e\u0301', 'ß', '文', '😀', '1', '.', '-'],
      ...[' ', '  ', '\n', '\t', '\u00a0', '\u200a', '\u3000', '\r\n', '\v'],
      ...['\u00ad', '\u200b', '\u2060', '\ufe0f', '\u200f'],
    ),
    { maxLength: 90 },
  )
  .map((parts) => parts.join(''));

/** As the words of the contract say it, without regard to how long that takes. */
const byTheWords = (each: string): string =>
  each
    .replaceAll(/\p{DI}/gu, '')
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .trim();

test('a text is spaced by the words of the contract, whichever way is the shortest', () => {
  fc.assert(
    fc.property(text, (each) => {
      expect(spaced(each)).toBe(byTheWords(each));
      expect(solidLength(each)).toBe(solid(byTheWords(each)).length);
    }),
    { seed: SEED, numRuns: 2000 },
  );
});

test('two texts are solidly the same exactly where nothing but their spaces differs', () => {
  const spaces = fc.array(fc.nat({ max: 2 }), { maxLength: 40 });
  const respaced = (each: string, room: readonly number[]): string =>
    Array.from(
      solid(each),
      (part, index) => part + ' '.repeat(room[index] ?? 0),
    ).join('');
  fc.assert(
    fc.property(text, text, spaces, (one, other, room) => {
      const a = spaced(one);
      const b = spaced(other);
      expect(sameSolid(a, b)).toBe(solid(a) === solid(b));
      expect(sameSolid(a, respaced(a, room))).toBe(true);
      expect(sameSolid(a, ` ${respaced(a, room)}x`)).toBe(false);
    }),
    { seed: SEED, numRuns: 2000 },
  );
});

test('an excerpt ends behind sixty characters, whatever they are made of', () => {
  expect(excerpt('a'.repeat(60))).toBe('a'.repeat(60));
  expect(excerpt('a'.repeat(61))).toBe(`${'a'.repeat(60)}…`);
  expect(excerpt('😀'.repeat(60))).toBe('😀'.repeat(60));
  expect(excerpt('😀'.repeat(5000))).toBe(`${'😀'.repeat(60)}…`);
  expect(excerpt(`${'a'.repeat(59)} b`)).toBe(`${'a'.repeat(59)}…`);
});
