import { expect, test } from 'vitest';
import { isWordless } from './search-terms.ts';

test.each(['!!!', '""', '“”', ' … ', '*', '(', '—', '🚀'])(
  'nothing in %j can be looked for',
  (typed) => {
    expect(isWordless(typed)).toBe(true);
  },
);

test.each(['', '  ', 'a', '£6.4', '"café', '港', '!港', 'C++', 'ا'])(
  'there are words in %j, or nothing is typed yet',
  (typed) => {
    expect(isWordless(typed)).toBe(false);
  },
);
