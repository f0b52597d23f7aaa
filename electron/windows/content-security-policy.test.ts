import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';

const directives = new Map(
  CONTENT_SECURITY_POLICY.split('; ').map((directive) => {
    const [name = '', ...values] = directive.split(' ');
    return [name, values] as const;
  }),
);

test('nothing is allowed but the files of the page, and pictures that it holds itself', () => {
  expect(directives.get('default-src')).toEqual(["'none'"]);
  for (const name of ['script-src', 'style-src', 'font-src', 'connect-src'])
    expect(directives.get(name)).toEqual(["'self'"]);
  expect(directives.get('worker-src')).toEqual(["'self'"]);
  expect(directives.get('img-src')).toEqual(["'self'", 'data:', 'blob:']);
  for (const name of [
    'object-src',
    'base-uri',
    'form-action',
    'frame-ancestors',
    'frame-src',
  ])
    expect(directives.get(name)).toEqual(["'none'"]);
});

test('nothing is evaluated, no style stands in the HTML, no other origin is named', () => {
  expect(CONTENT_SECURITY_POLICY).not.toMatch(
    /unsafe|https?:|\*|strict-dynamic|nonce-|sha\d/,
  );
});

test('strings run only through the policies that are named', () => {
  expect(directives.get('require-trusted-types-for')).toEqual(["'script'"]);
  expect(directives.get('trusted-types')).toEqual([
    'precis-workers',
    'lexical',
    "'allow-duplicates'",
  ]);
});

test('the policy of the editor library is the one that it makes, once for each paste', () => {
  const file = createRequire(import.meta.url).resolve('@lexical/clipboard');
  const built = file.replace(/[^\\/]+$/, 'LexicalClipboard.prod.js');
  expect(readFileSync(built, 'utf8')).toMatch(
    /createPolicy\(["'`]lexical["'`]/,
  );
});
