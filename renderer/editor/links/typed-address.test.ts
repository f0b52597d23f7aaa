import { expect, test } from 'vitest';
import { isLinkAddress } from '#core/document/link-address.ts';
import { addressBefore, withScheme } from './typed-address.ts';

test.each([
  ['see https://example.org/a', 'https://example.org/a'],
  ['see https://example.org/a.', 'https://example.org/a'],
  ['(see https://example.org/a)', 'https://example.org/a'],
  ['https://example.org/a_(b)', 'https://example.org/a_(b)'],
  ['“www.example.org”', 'https://www.example.org'],
  ['write to a.b@example.org,', 'mailto:a.b@example.org'],
  ['mailto:a@example.org', 'mailto:a@example.org'],
  ['see http://localhost/a', 'http://localhost/a'],
  ['javascript://example.org', null],
  ['file:///etc/passwd', null],
  ['https://', null],
  ['https:// example', null],
  ['example.org', null],
  ['either/or', null],
  ['a@b', null],
  ['', null],
])('%s', (typed, url) => {
  const found = addressBefore(typed);
  expect(found?.url ?? null).toBe(url);
  if (found) expect(isLinkAddress(found.url)).toBe(true);
});

test('the place is that of the address alone', () => {
  const typed = 'Look (https://example.org).';
  const found = addressBefore(typed);
  expect(found && typed.slice(found.start, found.start + found.length)).toBe(
    'https://example.org',
  );
});

test.each([
  ['example.org', 'https://example.org'],
  ['a@example.org', 'mailto:a@example.org'],
  ['HTTP://example.org', 'HTTP://example.org'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['two words', 'two words'],
])('what is written in the field: %s', (written, expected) => {
  expect(withScheme(written)).toBe(expected);
});
