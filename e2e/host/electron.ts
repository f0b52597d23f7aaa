// What `electron` is on the Chromium host: the members that main uses, and no other.
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu } from './menu.ts';
export { protocol, session } from './session.ts';
export { nativeTheme, screen, shell } from './system.ts';
export { utilityProcess } from './utility-process.ts';
