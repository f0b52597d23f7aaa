import { expect, test } from 'vitest';
import { outcomeOfPackage } from './package-outcome.ts';

const came = {
  author: 'Bo',
  taken: false,
  again: false,
  merged: { blocks: 0, comments: 0, verdicts: 0, suggestions: 0 },
  conflicts: 0,
};

test.each([
  [{}, 'The package from Bo has nothing new.'],
  [
    { conflicts: 2 },
    'The package from Bo has changed nothing yet. There are 2 places where people disagree: both are kept until you choose.',
  ],
  [{ taken: true }, 'The briefing from Bo is here now.'],
  [{ again: true }, 'This package from Bo came before: nothing was changed.'],
  [
    { merged: { blocks: 3, comments: 2, verdicts: 1, suggestions: 0 } },
    'Merged from Bo: 3 changes of the text, 2 comments and 1 verdict.',
  ],
  [
    { merged: { ...came.merged, blocks: 1 }, conflicts: 1 },
    'Merged from Bo: 1 change of the text. There is 1 place where people disagree: both are kept until you choose.',
  ],
])('%j is told as %j', (more, words) => {
  expect(outcomeOfPackage({ ...came, ...more })).toBe(words);
});
