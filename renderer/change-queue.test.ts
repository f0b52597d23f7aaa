import { expect, test } from 'vitest';
import type { BriefingChange } from '#core/contract.ts';
import { createChangeQueue } from './change-queue.ts';

const title = (words: string): BriefingChange => ({
  kind: 'head',
  head: { title: words },
});

test('what comes before the sheet is there waits for it, in order', () => {
  const queue = createChangeQueue();
  const taken: BriefingChange[] = [];
  queue.add(title('One'));
  queue.add(title('Two'));
  const end = queue.take((change) => {
    taken.push(change);
  });
  queue.add(title('Three'));
  expect(taken).toEqual([title('One'), title('Two'), title('Three')]);
  end();
  queue.add(title('Four'));
  expect(taken).toHaveLength(3);
  queue.take((change) => {
    taken.push(change);
  });
  expect(taken.at(-1)).toEqual(title('Four'));
});

test('what is read anew has what came before', () => {
  const queue = createChangeQueue();
  queue.add(title('Old'));
  queue.clear();
  const taken: BriefingChange[] = [];
  queue.take((change) => {
    taken.push(change);
  });
  expect(taken).toEqual([]);
});
