import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findTerms, marksOf } from './find-terms.ts';
import { indexQuery, indexTokens, noteTokens } from './index-tokens.ts';
import { readTerms } from './search-terms.ts';
import { snippetOf } from './snippet.ts';
import { unitsOf } from './units.ts';

const alphabet = fc.constantFrom(
  ...'a b ab Ab é e\u0301 ß ﬁ ａ 9 ½ ⑴ 報 告 書 カ ガ ｶﾞ 한 국 ก า \u3000 . - \n 🙂 𠮷'.split(
    ' ',
  ),
  ' ',
);
const anything = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.array(alphabet, { maxLength: 12 }).map((parts) => parts.join('')),
);

test('units are stretches of the text in its order, and letters alone', () => {
  fc.assert(
    fc.property(anything, (text) => {
      let end = 0;
      for (const { word, from, to, joined } of unitsOf(text)) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        expect(joined).toBe(from === end && end > 0);
        expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
        end = to;
      }
    }),
  );
});

test('tokens and queries have nothing that FTS5 would read', () => {
  fc.assert(
    fc.property(anything, (text) => {
      for (const token of indexTokens(text))
        expect(token).toMatch(/^[¬¦]?[\p{L}\p{N}\p{M}]+$/u);
      const terms = readTerms(text);
      if (terms.length > 0)
        for (const inNote of [false, true])
          expect(indexQuery(terms, inNote)).toMatch(
            /^[(]?"†?[¬¦]?[\p{L}\p{N}\p{M}]+"(?:[ ()*]|AND|OR|"†?[¬¦]?[\p{L}\p{N}\p{M}]+")*$/u,
          );
    }),
  );
});

/** Whether the tokens are what the query asks for, as FTS5 reads it. */
function fits(tokens: ReadonlySet<string>, query: string): boolean {
  return query.split(' AND ').every((part) =>
    part
      .replace(/^\(|\)$/g, '')
      .split(' OR ')
      .some((one) => {
        const token = /"([^"]*)"/.exec(one)?.[1] ?? '';
        return one.endsWith('*')
          ? [...tokens].some((each) => each.startsWith(token))
          : tokens.has(token);
      }),
  );
}

test('every text that has the terms fits the query of the index', () => {
  fc.assert(
    fc.property(anything, anything, anything, (before, typed, after) => {
      const terms = readTerms(typed);
      fc.pre(terms.length > 0);
      const text = `${before} ${typed.replaceAll('"', ' ')} ${after}`;
      const found = findTerms(text, terms);
      if (found.nearness.includes(0)) return;
      const tokens = indexTokens(text);
      expect(fits(tokens, indexQuery(terms))).toBe(true);
      const ofNote = new Set([...tokens, ...noteTokens(tokens)]);
      expect(fits(ofNote, indexQuery(terms, true))).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

const someWords = fc
  .array(fc.constantFrom('sea', 'seal', 'wall', 'at', 'a', 'Zoë', '報', '書'), {
    minLength: 2,
    maxLength: 8,
  })
  .chain((words) =>
    fc.tuple(
      fc.constant(words),
      fc.nat(words.length - 2),
      fc.integer({ min: 2, max: 4 }),
      fc.nat(2),
    ),
  );

test('a stretch of a text fits as a phrase, and while its last word is being typed', () => {
  fc.assert(
    fc.property(someWords, ([words, from, length, cut]) => {
      const phrase = words.slice(from, from + length).join(' ');
      const tokens = indexTokens(words.join(' '));
      for (const typed of [
        `"${phrase}"`,
        `"${phrase}`,
        `"${phrase.slice(0, phrase.length - cut)}`,
      ]) {
        const terms = readTerms(typed);
        if (!findTerms(words.join(' '), terms).nearness.includes(0))
          expect(fits(tokens, indexQuery(terms))).toBe(true);
      }
      expect(
        findTerms(words.join(' '), readTerms(`"${phrase}"`)).nearness,
      ).toEqual([3]);
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['"sea wall"', 'the sea wall', true],
  ['"sea wa', 'the sea wall', true],
  ['"sea wall"', 'a wall at sea', false],
  ['"sea wall"', 'sea and wall', false],
  ['"sea wa', 'a wall at sea', false],
  ['sea-wall', 'a wall at sea', false],
  ['ISO規格', '規格 ISO', false],
  ['sea wall', 'a wall at sea', true],
])('%s in “%s”: the index asks for the text: %s', (typed, text, expected) => {
  expect(fits(indexTokens(text), indexQuery(readTerms(typed)))).toBe(expected);
});

test('what is typed as it stands in a text is found there', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const plain = text.replace(/["“”„‟«»]/g, ' ').slice(0, 500);
      const terms = readTerms(plain);
      expect(findTerms(plain, terms).nearness).not.toContain(0);
    }),
  );
});

test('a snippet is one line with its marks in order, and on the words', () => {
  const word = fc.constantFrom('quay', 'wall', 'flood', 'a\nb', '報告書', '🙂');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 200 }), (words) => {
      const text = [...words, 'tide'].join(' ');
      const { places } = findTerms(text, readTerms('tide flood'));
      const { text: snippet, marks } = snippetOf(text, places);
      expect(snippet.length).toBeLessThan(200);
      expect(snippet).not.toMatch(/\n/);
      expect(snippet.isWellFormed()).toBe(true);
      expect(marks.length).toBeGreaterThan(0);
      let end = 0;
      for (const { from, to } of marks) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(['tide', 'flood']).toContain(snippet.slice(from, to));
        end = to;
      }
    }),
  );
});

test('marks that lie over each other become one', () => {
  expect(
    marksOf([
      { from: 4, to: 6 },
      { from: 0, to: 2 },
      { from: 5, to: 9 },
    ]),
  ).toEqual([
    { from: 0, to: 2 },
    { from: 4, to: 9 },
  ]);
});
