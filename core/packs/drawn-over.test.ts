import { expect, test } from 'vitest';
import { drawnOver } from './drawn-over.ts';

test.each([
  [[], null],
  [[3], 'over page 3 does'],
  [[1, 3], 'over pages 1 and 3 do'],
  [[1, 3, 4], 'over pages 1, 3 and 4 do'],
  [[1, 2, 3, 4, 5, 9], 'over 6 of its pages do'],
])('of the pages %j', (pages, says) => {
  const sentence = drawnOver('Plan.pdf', pages);
  if (says === null) expect(sentence).toBeNull();
  else {
    expect(sentence).toContain(says);
    expect(sentence).toMatch(/^Plan\.pdf: /);
  }
});
