import { expect, test } from 'vitest';
import { checkBriefing } from './check-briefing.ts';
import { LABELLED_BRIEFINGS } from './labelled-briefings-fixture.ts';
import { score } from './score-fixture.ts';
import { sourceNeverCited } from './source-never-cited.ts';

const CHECKS = [
  'unresolved-marker',
  'numbering-gap',
  'marker-order',
  'pull-quote-not-in-text',
  'missing-field',
  'missing-locator',
  'duplicate-source',
  'source-never-cited',
  'ibid-after-several',
  'image-without-alternative',
  'heading-skipped',
  'required-empty',
  'over-limit',
  'marking-too-low',
];
/** Fewer say nothing. */
const FEWEST = 4;

const FOUND = LABELLED_BRIEFINGS.map(
  ({ document, sources, template, uncited }) => [
    ...sourceNeverCited(document, uncited),
    ...checkBriefing(document, sources, template),
  ],
);

test('they are of four languages and four kinds', () => {
  const kinds = LABELLED_BRIEFINGS.map(
    ({ kind, document }) => `${document.language} ${kind}`,
  );
  expect(new Set(kinds).size).toBe(16);
});

test.each(CHECKS)(
  '%s: 0.95 of what it says is so, 0.9 of what is so it says',
  (check) => {
    const tried = LABELLED_BRIEFINGS.map(({ expected }, at) => ({
      expected: expected
        .filter(([name]) => name === check)
        .map(([, words]) => words),
      found: (FOUND[at] ?? [])
        .filter((finding) => finding.check === check)
        .map(({ text }) => text),
    }));
    expect(
      tried.flatMap(({ expected }) => expected).length,
    ).toBeGreaterThanOrEqual(FEWEST);
    const found = score(check, tried);
    console.log(found.line);
    expect(found.isGood, found.words).toBe(true);
  },
);
