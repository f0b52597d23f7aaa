import { expect, test } from 'vitest';
import type { Pack, PackItem } from './pack.ts';
import { unprintedInPack } from './unprinted-in-pack.ts';

const LATIN = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2010, 0x2027],
] as const;

const item = (id: string, part: Partial<PackItem>): PackItem => ({
  id,
  title: '',
  time: '10:15',
  presenter: '',
  purpose: null,
  paper: null,
  marking: '',
  late: false,
  printed: null,
  ...part,
});

const PACK: Pack = {
  title: 'Board – naïve',
  date: '2026-12-03',
  time: '10:00',
  place: '',
  dividers: true,
  items: [],
  issued: null,
};

test('each field of an agenda with characters that no font has is named, in its order', () => {
  const found = unprintedInPack(
    {
      ...PACK,
      title: 'Board 𒀀',
      place: '☃ House',
      items: [
        item('plain', { title: 'Low tides', presenter: 'Zoë' }),
        item('both', { time: '☃', presenter: 'Ada ∀ 𒀀', marking: 'SECRET ☃' }),
      ],
    },
    LATIN,
  );
  expect(found.map(({ item, field }) => [item, field])).toEqual([
    [null, 'title'],
    [null, 'place'],
    ['both', 'time'],
    ['both', 'presenter'],
    ['both', 'marking'],
  ]);
  expect(found[3]?.message).toBe(
    'No font of the print has ∀ (U+2200), 𒀀 (U+12000): in a PDF their codes stand in boxes in their place. Write the presenter in other characters.',
  );
});

test('a PDF without a title is called as its file is; a briefing has its own findings', () => {
  const pdf = { kind: 'pdf', attachment: 'a', name: 'Audit ☃.pdf' } as const;
  const ids = unprintedInPack(
    {
      ...PACK,
      items: [
        item('named', { paper: pdf, title: 'Audit' }),
        item('unnamed', { paper: pdf }),
        item('briefing', { paper: { kind: 'briefing', briefing: 'b' } }),
      ],
    },
    LATIN,
  ).map(({ item, field }) => [item, field]);
  expect(ids).toEqual([['unnamed', 'title']]);
});
