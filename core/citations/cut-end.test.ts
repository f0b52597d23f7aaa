import { expect, test } from 'vitest';
import { canonicalDoi, canonicalUrl } from './canonical-identifier.ts';
import { cutEnd } from './cut-end.ts';

test('what stands at the end goes, all of it and nothing before it', () => {
  expect(cutEnd('a.b.,;', /[.,;]/)).toBe('a.b');
  expect(cutEnd('...', /[.]/)).toBe('');
  expect(cutEnd('', /[.]/)).toBe('');
});

test('a million stops or slashes are no work without end', () => {
  const many = (sign: string): string => sign.repeat(900_000);
  expect(canonicalDoi(`10.1234/${many(',')}x`)).toHaveLength(900_009);
  expect(canonicalUrl(`https://a.example/${many('/')}x`)).toHaveLength(900_011);
});
