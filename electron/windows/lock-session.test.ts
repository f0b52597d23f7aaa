import { expect, test, vi } from 'vitest';
import type { Session } from 'electron';
import { lockSession, mayRequest } from './lock-session.ts';

test.each([
  ['app://bundle/index.html', 'mainFrame', true],
  ['app://bundle/assets/a.js', 'script', true],
  ['data:image/png;base64,AA', 'image', true],
  ['blob:app://bundle/1', 'image', true],
  ['blob:app://bundle/1', 'script', false],
  ['data:text/html,x', 'mainFrame', false],
  ['app://evil/index.html', 'mainFrame', false],
  ['https://example.org/', 'xhr', false],
  ['http://localhost/', 'xhr', false],
  ['ws://localhost/', 'webSocket', false],
  ['ftp://example.org/', 'xhr', false],
  ['file:///etc/passwd', 'mainFrame', false],
  ['chrome://settings', 'mainFrame', false],
  ['devtools://devtools/x', 'mainFrame', false],
  ['about:blank', 'mainFrame', false],
  ['', 'other', false],
])('%s as %s: %s', (url, resourceType, expected) => {
  expect(mayRequest({ url, resourceType }, false)).toBe(expected);
});

test('the developer tools load in development alone', () => {
  const asked = { url: 'devtools://devtools/x', resourceType: 'mainFrame' };
  expect(mayRequest(asked, true)).toBe(true);
  expect(
    mayRequest({ url: 'https://example.org/', resourceType: 'xhr' }, true),
  ).toBe(false);
});

/** A session that keeps what it was given. */
function lockedSession() {
  const session = {
    setPermissionRequestHandler:
      vi.fn<Session['setPermissionRequestHandler']>(),
    setPermissionCheckHandler: vi.fn<Session['setPermissionCheckHandler']>(),
    setDevicePermissionHandler: vi.fn<Session['setDevicePermissionHandler']>(),
    setSpellCheckerEnabled: vi.fn<Session['setSpellCheckerEnabled']>(),
    on: vi.fn<(name: string, listener: (event: object) => void) => void>(),
    webRequest: {
      onBeforeRequest:
        vi.fn<
          (
            listener: (
              details: object,
              answer: (response: object) => void,
            ) => void,
          ) => void
        >(),
    },
    protocol: { handle: vi.fn<Session['protocol']['handle']>() },
  };
  lockSession(session as unknown as Session, {
    pages: '/srv/page',
    attachment: () => new Uint8Array(),
    development: false,
  });
  return session;
}
type Lent = Parameters<
  NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>
>;

test.each(['clipboard-read', 'media', 'notifications', 'openExternal', 'hid'])(
  'permission %s is refused when it is asked for and when it is checked',
  (permission) => {
    const session = lockedSession();
    const answer = vi.fn();
    const asked = session.setPermissionRequestHandler.mock.calls[0]?.[0];
    asked?.(...([{}, permission, answer, {}] as unknown as Lent));
    expect(answer).toHaveBeenCalledExactlyOnceWith(false);
    const check = session.setPermissionCheckHandler.mock
      .calls[0]?.[0] as unknown as (...given: unknown[]) => boolean;
    expect(check(null, permission, 'app://bundle', {})).toBe(false);
  },
);

test('devices are refused, those that were granted before too', () => {
  const handler = lockedSession().setDevicePermissionHandler.mock
    .calls[0]?.[0] as unknown as (details: object) => boolean;
  expect(handler({ deviceType: 'usb' })).toBe(false);
});

test('nothing is downloaded, and the spelling of Chromium is off', () => {
  const session = lockedSession();
  const [name, listener] = session.on.mock.calls[0] ?? [];
  const event = { preventDefault: vi.fn() };
  listener?.(event);
  expect(name).toBe('will-download');
  expect(event.preventDefault).toHaveBeenCalledOnce();
  expect(session.setSpellCheckerEnabled).toHaveBeenCalledWith(false);
});

test('a request off the machine is cancelled', () => {
  const listener =
    lockedSession().webRequest.onBeforeRequest.mock.calls[0]?.[0];
  const answer = vi.fn();
  listener?.({ url: 'https://example.org/', resourceType: 'xhr' }, answer);
  listener?.({ url: 'app://bundle/a.js', resourceType: 'script' }, answer);
  expect(answer.mock.calls).toEqual([[{ cancel: true }], [{ cancel: false }]]);
});
