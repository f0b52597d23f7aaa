import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findTerms, marksOf } from './find-terms.ts';
import { indexQuery, indexTokens } from './index-tokens.ts';
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
        expect(token).toMatch(/^¬?[\p{L}\p{N}\p{M}]+$/u);
      const terms = readTerms(text);
      if (terms.length > 0)
        expect(indexQuery(terms)).toMatch(
          /^[(]?"¬?[\p{L}\p{N}\p{M}]+"(?:[ ()*]|AND|OR|"¬?[\p{L}\p{N}\p{M}]+")*$/u,
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
      if (!found.nearness.includes(0))
        expect(fits(indexTokens(text), indexQuery(terms))).toBe(true);
    }),
    { numRuns: 2_000 },
  );
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
