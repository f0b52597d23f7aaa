import { expect, test } from 'vitest';
import { errorOf } from '../database/library-fixture.ts';
import { linkToOpen } from './external-link.ts';

test.each([
  ['https://example.org', 'https://example.org/'],
  ['HTTPS://example.org/a b?q=1#x', 'https://example.org/a%20b?q=1#x'],
  ['https://例え.jp/', 'https://xn--r8jz45g.jp/'],
  ['mailto:ada@example.org', 'mailto:ada@example.org'],
  [
    'mailto:ada@example.org?Subject=x&cc=b@example.org',
    'mailto:ada@example.org?Subject=x&cc=b@example.org',
  ],
])('%s is opened as %s', (address, expected) => {
  expect(linkToOpen(address)).toBe(expected);
});

test.each([
  'http://example.org/',
  'file:///etc/passwd',
  'file://server/share/x.exe',
  'javascript:alert(1)',
  'data:text/html,x',
  'app://bundle/index.html',
  'smb://server/x',
  'ms-msdt:/id',
  'search-ms:query=x',
  'vscode://x',
  'https://bank.example@evil.example/',
  'https://user:word@example.org/',
  'mailto:a@example.org?attach=/etc/passwd',
  'mailto:a@example.org?ATTACHMENT=x',
  '\\\\server\\share\\x.exe',
  '/usr/bin/x',
  ' ',
  '',
])('%j is not opened', (address) => {
  errorOf('bad-input', () => linkToOpen(address));
});
