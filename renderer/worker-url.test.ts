import { afterEach, expect, test, vi } from 'vitest';
import { checkWorkerAddress, makeWorker } from './worker-url.ts';

const page = 'app://bundle/index.html';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a built worker of our own has its address back', () => {
  const address = 'app://bundle/workers/spelling-worker-D49_k-o.js';
  expect(checkWorkerAddress(address, page)).toBe(address);
});

test.each([
  'app://bundle/assets/index-D49.js',
  'app://bundle/workers/../assets/index.js',
  'app://bundle/workers/%2e%2e/assets/index.js',
  'app://bundle/workers/a.js?x',
  'app://bundle/workers/a/b.js',
  'app://bundle/workers/a.html',
  'app://evil/workers/a.js',
  'app://me@bundle/workers/a.js',
  'https://bundle/workers/a.js',
  'blob:app://bundle/workers/a.js',
  'data:text/javascript,1',
])('%s is refused', (address) => {
  expect(() => checkWorkerAddress(address, page)).toThrow(TypeError);
});

test('a worker is a module, made of what the one policy gave', () => {
  const made: unknown[][] = [];
  vi.stubGlobal('location', { href: page });
  vi.stubGlobal('trustedTypes', {
    createPolicy: (
      name: string,
      rules: { createScriptURL: (address: string) => string },
    ) => ({
      createScriptURL: (address: string) => ({
        policy: name,
        address: rules.createScriptURL(address),
      }),
    }),
  });
  vi.stubGlobal('Worker', function (...given: unknown[]) {
    made.push(given);
  });
  makeWorker(new URL('app://bundle/workers/a-worker-x.js'), 'spelling');
  expect(made).toEqual([
    [
      {
        policy: 'precis-workers',
        address: 'app://bundle/workers/a-worker-x.js',
      },
      { type: 'module', name: 'spelling' },
    ],
  ]);
  expect(() =>
    makeWorker(new URL('app://bundle/assets/a.js'), 'other'),
  ).toThrow(TypeError);
});
