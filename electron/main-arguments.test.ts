import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readHandedOver, readMainArguments } from './main-arguments.ts';

const from = resolve('/home/ada');
const nothing = { library: null, userData: null, packages: [] };

test.each([
  [[], nothing],
  [['--library', 'work'], { ...nothing, library: resolve(from, 'work') }],
  [['--library=/x/a=b'], { ...nothing, library: resolve('/x/a=b') }],
  [['--user-data-dir=u'], { ...nothing, userData: resolve(from, 'u') }],
  [['--user-data-dir', 'u'], { ...nothing, userData: resolve(from, 'u') }],
  [['--library'], nothing],
  [['--library='], nothing],
  [['-x', '--no-sandbox', '--inspect=0', 'a.txt'], nothing],
  [
    ['a.PRECIS', 'b.precis', '--c.precis'],
    {
      ...nothing,
      packages: [resolve(from, 'a.PRECIS'), resolve(from, 'b.precis')],
    },
  ],
  [
    ['--library', 'x.precis', 'y.precis'],
    {
      ...nothing,
      library: resolve(from, 'x.precis'),
      packages: [resolve(from, 'y.precis')],
    },
  ],
])('%j', (argv, expected) => {
  expect(readMainArguments(argv, from)).toEqual(expected);
});

test('a second instance hands over its arguments with its folder', () => {
  const folder = resolve('/elsewhere');
  const handedOver = { argv: ['--library', 'work'], folder };
  expect(readHandedOver(handedOver).library).toBe(resolve(folder, 'work'));
});

test.each([undefined, null, 'x', {}, { argv: 'x' }, { argv: [1], folder: '' }])(
  '%j, handed over, asks for nothing',
  (handedOver) => {
    expect(readHandedOver(handedOver)).toEqual(nothing);
  },
);
