import { expect, test } from 'vitest';
import { cite, note } from '../document/builder.ts';
import { clustersOf } from './cluster.ts';

test('citations that touch are one cluster; words between them part them', () => {
  const [a, b, c] = [cite('a'), cite('b'), cite('c')];
  expect(clustersOf(note('See ', a, b, ' ', c))).toEqual([
    { type: 'text', text: 'See ' },
    { type: 'cluster', citations: [a, b] },
    { type: 'text', text: ' ' },
    { type: 'cluster', citations: [c] },
  ]);
  expect(clustersOf(note())).toEqual([]);
});
