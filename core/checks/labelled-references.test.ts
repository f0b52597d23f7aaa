import { expect, test } from 'vitest';
import { deadCrossReference } from './dead-cross-reference.ts';
import { NO_EVIDENCE } from './evidence.ts';
import { LABELLED_REFERENCES } from './labelled-references-fixture.ts';
import { score } from './score-fixture.ts';

test('dead-cross-reference: 0.95 of what it says is so, 0.9 of what is so it says', () => {
  const found = score(
    'dead-cross-reference',
    LABELLED_REFERENCES.map(({ document, expected }) => ({
      expected,
      found: deadCrossReference(document, [], null, NO_EVIDENCE).map(
        ({ text }) => text,
      ),
    })),
  );
  console.log(found.line);
  expect(found.isGood, found.words).toBe(true);
});
