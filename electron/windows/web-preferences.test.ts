import { expect, test } from 'vitest';
import { webPreferences } from './web-preferences.ts';

test('a page gets nothing of Node, whatever the defaults are', () => {
  expect(webPreferences('/x/preload.cjs', false)).toEqual({
    preload: '/x/preload.cjs',
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    devTools: false,
  });
});

test('the developer tools are there in development alone', () => {
  expect(webPreferences('/x/preload.cjs', true).devTools).toBe(true);
});
