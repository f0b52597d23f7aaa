import { expect, test } from 'vitest';
import { cite, note } from '../document/builder.ts';
import { countCitations } from './count-citations.ts';

test('each citation counts, also two of one source in one note', () => {
  const counts = countCitations([
    note(cite('smith'), '; ', cite('jones'), ', again ', cite('smith')),
    note('No source.'),
    note(cite('smith')),
  ]);
  expect([...counts]).toEqual([
    ['smith', 3],
    ['jones', 1],
  ]);
});
