import { expect, test } from 'vitest';
import { excerptOf, pageCited, viewOf, whyNotShown } from './shown-file.ts';

test('the lines of a page are joined, and its number is the place', () => {
  expect(
    excerptOf(' the ferries\n ran late \n\nIn winter\n', ['4', '4']),
  ).toEqual({
    text: 'the ferries ran late\nIn winter',
    locator: { label: 'page', value: '4' },
  });
});

test('a word that is broken at the end of a line is whole, and one that has a hyphen keeps it', () => {
  const text = (selected: string, around = ''): string | undefined =>
    excerptOf(selected, null, around)?.text;
  expect(text('the cross-\nings were counted', 'Crossings of the sound')).toBe(
    'the crossings were counted',
  );
  expect(text('a short-\nterm loan')).toBe('a short-term loan');
});

test('a passage over two pages names both', () => {
  expect(excerptOf('late', ['4', '5'])?.locator?.value).toBe('4–5');
});

test('a file without pages gives no place', () => {
  expect(excerptOf('late', null)).toEqual({ text: 'late', locator: null });
});

test('what no text may hold is left out, also of the names that a file gives its pages', () => {
  expect(
    excerptOf('la\u0003te\ufde0 \x1b[2J', ['i\n\u0000v', 'i\n\u0000v']),
  ).toEqual({
    text: 'late [2J',
    locator: { label: 'page', value: 'i  v' },
  });
  expect(excerptOf('late', ['', ''])?.locator).toBeNull();
  expect(excerptOf('late', ['x'.repeat(30_000), '2'])?.locator).toBeNull();
});

test('space alone is nothing', () => {
  expect(excerptOf(' \n\n ', ['1', '1'])).toBeNull();
});

test.each([
  ['application/pdf', 'pdf'],
  ['image/svg+xml', 'image'],
  ['multipart/related', 'text'],
  ['text/html', 'text'],
  ['application/octet-stream', null],
])('%s is shown as %s', (mediaType, view) => {
  expect(viewOf(mediaType)).toBe(view);
});

test.each([
  ['2', 3, null, 2],
  ['2–3', 3, null, 2],
  ['2-3, 7', 3, null, 2],
  ['4', 3, null, null],
  ['0', 3, null, null],
  ['xiv', 3, null, null],
  ['', 3, null, null],
  ['214', 3, ['213', '214', '215'], 2],
  ['214-215', 3, ['213', '214', '215'], 2],
  ['XI', 2, ['xi', '1'], 1],
  ['A-1', 2, ['1', 'A-1'], 2],
  // A file that says which page is which has no other.
  ['2', 3, ['i', 'ii', '1'], null],
  ['', 2, ['', ''], null],
])('page %j of %i with labels %j is %j', (cited, count, labels, page) => {
  expect(pageCited(cited, count, labels)).toBe(page);
});

test.each([
  ['application/pdf', 'failed', false, /could not be read/],
  ['application/pdf', 'waiting', false, /still being read/],
  ['application/pdf', 'waiting', true, null],
  ['application/pdf', 'read', false, null],
  ['text/html', 'failed', false, null],
] as const)('%s that is %s: %s', (mediaType, state, readOnly, why) => {
  const file = {
    ...{
      sha256: '',
      fileName: 'a',
      bytes: 1,
      captured: null,
      printed: false,
      mediaType,
    },
    text: { state, reason: '' },
  };
  const said = whyNotShown(file, readOnly);
  if (why) expect(said).toMatch(why);
  else expect(said).toBeNull();
});
