import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import type { WebContents } from 'electron';
import { lockContents, mayNavigate } from './lock-contents.ts';

test.each([
  ['app://bundle/index.html', true],
  ['app://bundle/other.html', false],
  ['app://bundle/index.html?x', false],
  ['app://evil/index.html', false],
  ['https://example.org/', false],
  ['data:text/html,x', false],
  ['javascript:alert(1)', false],
  ['file:///etc/passwd', false],
])('%s: %s', (address, expected) => {
  expect(mayNavigate(address)).toBe(expected);
});

function lockedContents() {
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: vi.fn<WebContents['setWindowOpenHandler']>(),
    setWebRTCIPHandlingPolicy:
      vi.fn<WebContents['setWebRTCIPHandlingPolicy']>(),
  });
  lockContents(contents as unknown as WebContents);
  return contents;
}

test.each(['will-navigate', 'will-redirect'])(
  '%s leads to no other page',
  (name) => {
    const contents = lockedContents();
    const away = { url: 'https://example.org/', preventDefault: vi.fn() };
    const again = { url: 'app://bundle/index.html', preventDefault: vi.fn() };
    contents.emit(name, away);
    contents.emit(name, again);
    expect(away.preventDefault).toHaveBeenCalledOnce();
    expect(again.preventDefault).not.toHaveBeenCalled();
  },
);

test('a page holds no other page and opens no window', () => {
  const contents = lockedContents();
  const event = { preventDefault: vi.fn() };
  contents.emit('will-attach-webview', event);
  expect(event.preventDefault).toHaveBeenCalledOnce();
  const handler = contents.setWindowOpenHandler.mock.calls[0]?.[0];
  expect(
    handler?.({ url: 'app://bundle/index.html' } as Electron.HandlerDetails),
  ).toEqual({ action: 'deny' });
});

test('a peer connection has no way past a proxy that is not there', () => {
  expect(
    lockedContents().setWebRTCIPHandlingPolicy,
  ).toHaveBeenCalledExactlyOnceWith('disable_non_proxied_udp');
});
