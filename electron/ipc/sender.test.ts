import { expect, test } from 'vitest';
import { isOurAddress } from '../windows/bundle.ts';
import { mayCall } from './sender.ts';

const page = { url: 'app://bundle/index.html' };

test('the main frame of our own page may call', () => {
  const sender = { frame: page, mainFrame: page, isOurWindow: true };
  expect(mayCall(sender, isOurAddress)).toBe(true);
});

test.each([
  ['a frame that is gone', { frame: null, mainFrame: page, isOurWindow: true }],
  [
    'a frame inside of the page',
    { frame: { ...page }, mainFrame: page, isOurWindow: true },
  ],
  [
    'contents without a window',
    { frame: page, mainFrame: page, isOurWindow: false },
  ],
  ...[
    'https://bundle/index.html',
    'app://evil/index.html',
    'app://bundle.evil/index.html',
    'file:///bundle/index.html',
    'data:text/html,x',
    'about:blank',
    '',
  ].map((url) => {
    const frame = { url };
    const sender = { frame, mainFrame: frame, isOurWindow: true };
    return [`a page at ${url}`, sender] as const;
  }),
] as const)('%s may not', (_who, sender) => {
  expect(mayCall(sender, isOurAddress)).toBe(false);
});
