import { expect, test } from 'vitest';
import type { PackItem } from '#core/packs/pack.ts';
import { numberedPack } from './numbered-pack.ts';

const item = (id: string, more: Partial<PackItem> = {}): PackItem => ({
  ...{
    id,
    title: '',
    time: '',
    presenter: '',
    purpose: null,
    marking: '',
    language: 'en-GB',
  },
  ...{ paper: { kind: 'briefing', briefing: id }, late: false, printed: null },
  ...more,
});
const openWith = (
  items: readonly PackItem[],
  laid: Record<string, number>,
  front: readonly string[] | null = null,
): Parameters<typeof numberedPack>[0] => ({
  revision: 1,
  pack: {
    ...{ title: '', date: '', time: '', place: '', dividers: true, items },
    issued: front && { at: '2026-11-23', author: 'Ada', front },
  },
  briefings: {
    a: { title: 'Ferries', marking: 'OFFICIAL', language: 'en-GB' },
    b: { title: 'Tides', marking: 'SECRET', language: 'en-GB' },
    c: { title: 'Advice', marking: '', language: 'en-GB' },
  },
  laid: { front: 2, items: laid, current: false },
});
const firstPages = (open: Parameters<typeof numberedPack>[0]) =>
  numberedPack(open).items.map(({ firstPage }) => firstPage);

test('where pages are not counted yet, no number is shown that could be another', () => {
  expect(
    firstPages(openWith([item('a'), item('c'), item('b')], { a: 2, b: 1 })),
  ).toEqual(['3', null, null]);
});

test('what is printed is shown, also behind a late paper that is not counted', () => {
  const printed = (number: string, ...pages: string[]) => ({
    printed: { number, pages },
  });
  const open = openWith(
    [
      item('a', printed('1', '3', '4')),
      item('c', { late: true }),
      item('b', printed('2', '5')),
    ],
    { a: 2, b: 1 },
    ['1', '2'],
  );
  expect(firstPages(open)).toEqual(['3', null, '5']);
  expect(numberedPack(open)).toMatchObject({
    pages: null,
    marking: 'SECRET',
    markedBy: ['2'],
  });
});
