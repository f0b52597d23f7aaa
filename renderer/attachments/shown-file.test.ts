import { expect, test } from 'vitest';
import { excerptOf, viewOf } from './shown-file.ts';

test('the lines of a page are joined, and its number is the place', () => {
  expect(excerptOf(' the ferries\n ran late \n\nIn winter\n', [4, 4])).toEqual({
    text: 'the ferries ran late\nIn winter',
    locator: { label: 'page', value: '4' },
  });
});

test('a passage over two pages names both', () => {
  expect(excerptOf('late', [4, 5])?.locator?.value).toBe('4–5');
});

test('a file without pages gives no place', () => {
  expect(excerptOf('late', null)).toEqual({ text: 'late', locator: null });
});

test('space alone is nothing', () => {
  expect(excerptOf(' \n\n ', [1, 1])).toBeNull();
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
