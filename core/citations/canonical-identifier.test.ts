import { expect, test } from 'vitest';
import {
  canonicalDoi,
  canonicalIsbns,
  canonicalUrl,
} from './canonical-identifier.ts';

test.each([
  ['10.1234/Ab.5', '10.1234/ab.5'],
  ['https://doi.org/10.1234/AB.5', '10.1234/ab.5'],
  [' doi: 10.1234/ab.5.', '10.1234/ab.5'],
  ['11.1234/ab', null],
  ['', null],
])('the DOI %j is compared as %j', (written, canonical) => {
  expect(canonicalDoi(written)).toBe(canonical);
});

test.each([
  ['0-306-40615-2', ['9780306406157']],
  ['978-0-306-40615-7', ['9780306406157']],
  ['9780306406157 (hbk); 0 8044 2957 X', ['9780306406157', '9780804429573']],
  ['none', []],
])('the ISBNs in %j are compared as %j', (written, canonical) => {
  expect(canonicalIsbns(written)).toEqual(canonical);
});

test.each([
  ['https://www.Coasts.example/gauges/', 'coasts.example/gauges'],
  ['http://coasts.example/gauges#part-2', 'coasts.example/gauges'],
  ['https://coasts.example/g?utm_source=x&b=2&a=1', 'coasts.example/g?a=1&b=2'],
  ['https://coasts.example/', null],
  ['javascript:alert(1)', null],
  ['not an address', null],
])('the address %j is compared as %j', (written, canonical) => {
  expect(canonicalUrl(written)).toBe(canonical);
});
