import { describe, expect, test } from 'vitest';
import { doc, marker, note, cite, p } from '../document/builder.ts';
import type { Inline } from '../document/document.ts';
import { checkBriefing } from './check-briefing.ts';
import { claimIn } from './claims.ts';
import { TEXTS_BY_A_REVIEWER } from './labelled-texts-by-a-reviewer-fixture.ts';
import { LABELLED_TEXTS, type LabelledText } from './labelled-texts-fixture.ts';
import { score } from './score-fixture.ts';

const CHECKS = [
  'claim-without-citation',
  'quotation-without-citation',
  'unbalanced-quotes',
  'citation-after-stop',
] as const;

function findingsOf({ language, text }: LabelledText): [string, string][] {
  const parts = text
    .split(/(\{c\}|\[\d+(?:[,–-]\s?\d+)*\])/u)
    .filter(Boolean)
    .map((part): string | Inline =>
      part === '{c}'
        ? note(cite('s'))
        : part.startsWith('[')
          ? marker(part)
          : part,
    );
  return checkBriefing({ ...doc(p(...parts)), language }, [])
    .filter(({ check }) => (CHECKS as readonly string[]).includes(check))
    .map(({ check, text: words }) => [check, words]);
}

const wordsOf = (
  check: string,
  named: readonly (readonly [check: string, text: string])[],
): string[] =>
  named.filter(([name]) => name === check).map(([, words]) => words);

test('there are two hundred and more, of four languages and four kinds', () => {
  expect(LABELLED_TEXTS.length).toBeGreaterThanOrEqual(200);
  expect(new Set(LABELLED_TEXTS.map(({ language }) => language)).size).toBe(4);
  expect(new Set(LABELLED_TEXTS.map(({ kind }) => kind)).size).toBe(4);
});

const SETS = {
  'first set': LABELLED_TEXTS,
  'set by a reviewer': TEXTS_BY_A_REVIEWER,
} as const;

describe.each(Object.entries(SETS))('%s', (set, texts) => {
  test.each(CHECKS)(
    '%s: 0.95 of what it says is so, 0.9 of what is so it says',
    (check) => {
      const found = score(
        `${check}, ${set}`,
        texts.map((labelled) => ({
          expected: wordsOf(check, labelled.expected),
          found: wordsOf(check, findingsOf(labelled)),
        })),
      );
      console.log(found.line);
      expect(found.isGood, found.words).toBe(true);
    },
  );
});

test.each([
  'findet a ',
  'wird a ',
  'one of the ',
  'un a b c d e ',
  'Section 1, ',
])('a sentence of thousands of “%s” is read to its end', (words) => {
  for (const language of ['en', 'fr', 'de', 'ja'])
    expect(() => claimIn(words.repeat(20_000), language)).not.toThrow();
});
