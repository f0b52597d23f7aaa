import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FootnoteId } from '../document/document.ts';
import { expressionOf, findMatches, type FindQuery } from './find-matches.ts';

const PLAIN: FindQuery = {
  words: '',
  matchCase: false,
  wholeWords: false,
  pattern: false,
};

function found(
  text: string,
  query: Partial<FindQuery>,
  replacement = '',
): string[] {
  return findMatches([{ text }], { ...PLAIN, ...query }, replacement)
    .matches // prettier-ignore
    .map(({ from, to }) => text.slice(from, to));
}

const replacements = (
  text: string,
  words: string,
  replacement: string,
): string[] =>
  findMatches(
    [{ text }],
    { ...PLAIN, words, pattern: true },
    replacement,
  ).matches.map((match) => match.replacement);

describe('words', () => {
  test('are found in any case, or in their own', () => {
    expect(found('Quay, quay, QUAY', { words: 'quay' })).toEqual([
      'Quay',
      'quay',
      'QUAY',
    ]);
    expect(
      found('Quay, quay, QUAY', { words: 'quay', matchCase: true }),
    ).toEqual(['quay']);
    expect(found('ΣΟΦΟΣ', { words: 'σοφοσ' })).toEqual(['ΣΟΦΟΣ']);
  });

  test('are found whole, in any script', () => {
    const whole = { wholeWords: true };
    expect(found('port ports export', { words: 'port', ...whole })).toEqual([
      'port',
    ]);
    expect(found('café cafés', { words: 'café', ...whole })).toEqual(['café']);
    expect(found('год года', { words: 'год', ...whole })).toEqual(['год']);
  });

  test('are found whole where a script has no spaces between them', () => {
    const whole = { wholeWords: true };
    expect(
      found('港湾で観測。北の港湾局', { words: '港湾', ...whole }),
    ).toEqual(['港湾', '港湾']);
    expect(found('東京のCPI、CPIX', { words: 'CPI', ...whole })).toEqual([
      'CPI',
    ]);
    expect(found('항만을 본다', { words: '항만', ...whole })).toEqual(['항만']);
  });

  test('without an accent leave those with one, however it is written', () => {
    expect(found('cafe, café, cafe\u0301', { words: 'cafe' })).toEqual([
      'cafe',
    ]);
    expect(found('cafe\u0301s', { words: 'cafe\u0301' })).toEqual([
      'cafe\u0301',
    ]);
  });

  test('of the keyboard find the signs of the typesetter', () => {
    expect(found('it’s 4–6', { words: "it's 4-6" })).toEqual(['it’s 4–6']);
    expect(found('“So”', { words: '"So"' })).toEqual(['“So”']);
    expect(found('5\u00a0km', { words: '5 km' })).toEqual(['5\u00a0km']);
  });

  test('property: are never a pattern, and find themselves', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
        fc.string({ unit: 'binary', maxLength: 12 }),
        (words, around) => {
          // An accent at its start would belong to the words.
          const text = `${around}${words}.${around}`;
          const { matches } = findMatches(
            [{ text }],
            { ...PLAIN, words, matchCase: true },
            '$&$1',
          );
          const first = matches[0];
          expect(first && first.from <= around.length).toBe(true);
          expect(matches.every((each) => each.replacement === '$&$1')).toBe(
            true,
          );
        },
      ),
    );
  });
});

test('a mark of a footnote is no part of the words around it, and a citation in a note stands between its words', () => {
  const text = 'In 2024\ufffc\ufffc and then\ufffc.';
  const parts = (words: string, pattern: boolean): string[] =>
    found(text, { words, pattern, wholeWords: !pattern });
  expect(parts('2024 and', false)).toEqual(['2024\ufffc\ufffc and']);
  expect(parts('2024', false)).toEqual(['2024']);
  expect(parts('\\d+ \\w+', true)).toEqual(['2024\ufffc\ufffc and']);
  expect(parts('n\\.$', true)).toEqual(['n\ufffc.']);
  const note = { text: 'See \ufffc and', footnote: 'f1' as FootnoteId };
  const query = { ...PLAIN, words: 'See  and' };
  expect(findMatches([note], query, '').matches).toEqual([]);
});

describe('a pattern', () => {
  test('is one', () => {
    expect(found('£4 and £17', { words: '£\\d+', pattern: true })).toEqual([
      '£4',
      '£17',
    ]);
    expect(found('a\nb', { words: '^b$', pattern: true })).toEqual(['b']);
  });

  test('that is none is refused, also where the brackets around it would mend it', () => {
    for (const words of ['(', '[a', 'a)(b', '*', '\\'])
      expect(() => expressionOf({ ...PLAIN, words, pattern: true })).toThrow(
        SyntaxError,
      );
  });

  test('of nothing finds nothing, and comes to an end', () => {
    expect(found('aaa', { words: 'b*', pattern: true })).toEqual([]);
  });

  test('gives its groups to the replacement', () => {
    expect(replacements('12 May', '(\\d+) (\\w+)', '$2 $1 ($&) $$1')).toEqual([
      'May 12 (12 May) $1',
    ]);
    expect(replacements('12 May', '(?<day>\\d+)', '<$<day>> $<none>')).toEqual([
      '<12> $<none>',
    ]);
    expect(replacements('ab', '(a)', '$10 $2 $0')).toEqual(['a0 $2 $0']);
  });
});

test('nothing is found by no words', () => {
  expect(findMatches([{ text: 'a' }], PLAIN, '')).toEqual({
    matches: [],
    more: false,
  });
});

test('beyond the limit it says that there are more', () => {
  const { matches, more } = findMatches(
    [{ text: 'a'.repeat(20_001) }],
    { ...PLAIN, words: 'a' },
    '',
  );
  expect(matches).toHaveLength(20_000);
  expect(more).toBe(true);
});

describe('signs of a pattern that stand for words', () => {
  const all = (text: string, words: string): string[] =>
    found(text, { words, pattern: true });

  test('know letters with accents, and of other scripts', () => {
    expect(all('Müller, Jörg', '(\\w+), (\\w+)')).toEqual(['Müller, Jörg']);
    expect(all('café cafés', '\\bcafé\\b')).toEqual(['café']);
    expect(all('été, année', '[\\w-]+')).toEqual(['été', 'année']);
    expect(all('год, года', '\\w+\\b')).toEqual(['год', 'года']);
    expect(all('né à', '\\W')).toEqual([' ']);
    expect(all('née', 'n\\B')).toEqual(['n']);
  });

  test('are signs only where they are', () => {
    expect(all('a\\w b', '\\\\w')).toEqual(['\\w']);
    expect(all('a[é] b', '\\[\\w\\]')).toEqual(['[é]']);
    expect(all('[é', '[[]\\w')).toEqual(['[é']);
    expect(replacements('Müller, Jörg', '(\\w+), (\\w+)', '$2 $1')).toEqual([
      'Jörg Müller',
    ]);
  });
});
