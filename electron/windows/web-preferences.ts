// What a page of ours gets of Electron: nothing but the two channels of the preload. Each is written out, whatever the
// default is today.
import type { WebPreferences } from 'electron';

/** `development` keeps the developer tools. */
export const webPreferences = (
  preload: string,
  development: boolean,
): WebPreferences => ({
  preload,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  // Chromium's own would fetch its dictionaries from the network.
  spellcheck: false,
  navigateOnDragDrop: false,
  devTools: development,
});
