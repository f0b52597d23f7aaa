import { expect, test } from 'vitest';
import { MAX_LINE } from './characters.ts';
import { isLinkAddress, linkAddress } from './link-address.ts';

test.each([
  ['https://example.org/a?b#c', true],
  ['HTTP://EXAMPLE.ORG', true],
  ['mailto:office@example.org', true],
  ['', false],
  ['example.org', false],
  ['/annex', false],
  ['file:///etc/passwd', false],
  ['data:text/html,Words', false],
  ['https://example.org/\u0000', false],
  [`https://example.org/${'a'.repeat(MAX_LINE)}`, false],
])('%s leads somewhere: %s', (address, leads) => {
  expect(isLinkAddress(address)).toBe(leads);
});

test('what is written for a link may have space around it', () => {
  expect(linkAddress(' https://example.org ')).toBe('https://example.org');
  expect(linkAddress('example.org')).toBeNull();
  expect(linkAddress(undefined)).toBeNull();
});
