import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../database/library-fixture.ts';
import { answerFromBundle, bundleFile, isOurAddress } from './bundle.ts';

const root = resolve('/srv/page');

test('a file of the built page has its address', () => {
  expect(bundleFile(root, 'app://bundle/index.html')).toBe(
    join(root, 'index.html'),
  );
  expect(bundleFile(root, 'app://bundle/assets/page-B_3-x.js')).toBe(
    join(root, 'assets', 'page-B_3-x.js'),
  );
});

test.each([
  'app://bundle/',
  'app://bundle/..%2fmain/main.js',
  'app://bundle/..%5cmain%5cmain.js',
  'app://bundle/..\\main\\main.js',
  'app://bundle/assets%00.js',
  'app://bundle/index.html%00.js',
  'app://bundle//etc/x.js',
  'app://bundle/C:/x.js',
  'app://bundle/index.html::$DATA.js',
  'app://bundle/.hidden.js',
  'app://bundle/%zz.js',
  'app://bundle/%252e%252e/main.js',
  'app://bundle/index.html/',
  'app://bundle/library.db',
  'app://bundle/index',
  'app://other/index.html',
  'app://bundle:1/index.html',
  'app://me@bundle/index.html',
  'app://bundle.evil/index.html',
  'https://bundle/index.html',
  'file:///srv/page/index.html',
  'null',
  '',
])('%j names no file', (address) => {
  expect(bundleFile(root, address)).toBeNull();
});

test.each([
  'app://bundle/../main/main.js',
  'app://bundle/assets/../../main/main.js',
  'app://bundle/%2e%2e/main/main.js',
])('%s stays below the folder, as in every browser', (address) => {
  expect(bundleFile(root, address)).toBe(join(root, 'main', 'main.js'));
});

test('whatever is asked, nothing outside of the folder is named', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.webPath()),
      (path) => {
        const file = bundleFile(root, `app://bundle/${path}`);
        expect(file === null || file.startsWith(root + sep)).toBe(true);
      },
    ),
  );
});

test('origins are compared by protocol and host, not by an origin that is "null" for both', () => {
  expect(new URL('app://bundle/').origin).toBe(new URL('app://evil/').origin);
  expect(isOurAddress('app://bundle/index.html#x')).toBe(true);
  expect(isOurAddress('app://evil/index.html')).toBe(false);
  expect(isOurAddress('data:text/html,x')).toBe(false);
});

function page(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  mkdirSync(join(folder, 'renderer', 'folder.js'));
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  for (const name of ['a.js', 'a.css', 'a.svg', 'a.json', 'a.wasm', 'a.woff2'])
    writeFileSync(join(folder, 'renderer', 'assets', name), name);
  return join(folder, 'renderer');
}

test.each([
  ['index.html', 'text/html; charset=utf-8'],
  ['assets/a.js', 'text/javascript; charset=utf-8'],
  ['assets/a.css', 'text/css; charset=utf-8'],
  ['assets/a.json', 'application/json; charset=utf-8'],
  ['assets/a.svg', 'image/svg+xml; charset=utf-8'],
  ['assets/a.wasm', 'application/wasm'],
  ['assets/a.woff2', 'font/woff2'],
])('%s is served as %s, locked', async (path, type) => {
  const url = `app://bundle/${path}`;
  const answer = await answerFromBundle(page(), { method: 'GET', url });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe(type);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('content-security-policy')).toContain(
    "default-src 'none'",
  );
});

test.each([
  ['GET', 'app://bundle/none.js'],
  ['GET', 'app://bundle/folder.js'],
  ['GET', 'app://bundle/index.html/a.js'],
  ['GET', 'app://bundle/../secret.js'],
  ['GET', 'app://bundle/%2e%2e/secret.js'],
  ['POST', 'app://bundle/index.html'],
])('%s %s gives nothing, and the policy all the same', async (method, url) => {
  const answer = await answerFromBundle(page(), { method, url });
  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe('Not found');
  expect(answer.headers.get('content-security-policy')).toContain(
    "default-src 'none'",
  );
});
