import { expect, test } from 'vitest';
import { createPageQueue, type PageToDraw } from './page-queue.ts';

function pagesOf(numbers: readonly number[], first: number) {
  const drawn: number[] = [];
  const ends = new Map<number, () => void>();
  const pages = numbers.map((number): PageToDraw => ({
    isFirst: () => number === first,
    draw: () =>
      new Promise((resolve) => {
        drawn.push(number);
        ends.set(number, resolve);
      }),
  }));
  const settled = () =>
    new Promise<void>((resolve) => {
      setTimeout(resolve, 0);
    });
  const end = async (number: number): Promise<void> => {
    ends.get(number)?.();
    // Once until it is seen, and once until the next has begun.
    await settled();
    await settled();
  };
  return { drawn, pages, settled, end };
}

test('the page that is written on is drawn first, the others one after another', async () => {
  const { drawn, pages, settled, end } = pagesOf([4, 5, 6], 5);
  const queue = createPageQueue(settled);
  for (const page of pages) queue.add(page);
  await settled();
  expect(drawn).toEqual([5]);
  await end(5);
  expect(drawn).toEqual([5, 4]);
  await end(4);
  await end(6);
  expect(drawn).toEqual([5, 4, 6]);
});

test('what comes while a page is drawn waits, and what was taken out is not drawn', async () => {
  const { drawn, pages, settled, end } = pagesOf([1, 2, 3], 3);
  const queue = createPageQueue(settled);
  const [one, two, three] = pages as [PageToDraw, PageToDraw, PageToDraw];
  queue.add(one);
  await settled();
  const leave = queue.add(two);
  queue.add(three);
  leave();
  await end(1);
  await end(3);
  expect(drawn).toEqual([1, 3]);
  queue.add(two);
  await settled();
  expect(drawn).toEqual([1, 3, 2]);
});
