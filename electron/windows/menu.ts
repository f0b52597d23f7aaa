// The menu of the system. Its own commands are done by the page; what every program has is done by Electron's roles.
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#core/contract.ts';

export type MenuOptions = {
  readonly platform: NodeJS.Platform;
  readonly choose: (command: MenuCommand) => void;
  /** Adds the developer tools. */
  readonly development: boolean;
};

// Word's keys where Word has one. The page has the keys of the text itself (`false`): the menu shows them and does not
// take them, so that nothing happens twice. macOS always offers a key to the page before the menu.
const KEYS: Readonly<
  Partial<Record<MenuCommand, readonly [keys: string, registered: boolean]>>
> = {
  'new-briefing': ['CmdOrCtrl+N', true],
  import: ['CmdOrCtrl+O', true],
  export: ['F12', true],
  search: ['CmdOrCtrl+Shift+F', false],
  settings: ['CmdOrCtrl+,', true],
  undo: ['CmdOrCtrl+Z', false],
  redo: ['CmdOrCtrl+Y', false],
  bold: ['CmdOrCtrl+B', false],
  italic: ['CmdOrCtrl+I', false],
  footnote: ['CmdOrCtrl+Alt+F', false],
};
const MAC_KEYS: typeof KEYS = {
  export: ['Shift+Cmd+S', true],
  redo: ['Shift+Cmd+Z', false],
};

const separator: MenuItemConstructorOptions = { type: 'separator' };

export function menuTemplate({
  platform,
  choose,
  development,
}: MenuOptions): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';

  function item(
    command: MenuCommand,
    label: string,
  ): MenuItemConstructorOptions {
    const keys = (mac ? MAC_KEYS[command] : undefined) ?? KEYS[command];
    return {
      id: command,
      label,
      ...(keys && { accelerator: keys[0], registerAccelerator: keys[1] }),
      click: () => {
        choose(command);
      },
    };
  }

  const about = item('about', 'About Precis');
  const settings = item('settings', mac ? 'Settings…' : 'Settings');
  return [
    ...(mac
      ? [
          {
            label: 'Precis',
            submenu: [
              about,
              separator,
              settings,
              separator,
              { role: 'services' },
              separator,
              { role: 'hide' },
              { role: 'hideOthers' },
              { role: 'unhide' },
              separator,
              { role: 'quit' },
            ],
          } satisfies MenuItemConstructorOptions,
        ]
      : []),
    {
      label: '&File',
      submenu: [
        item('new-briefing', 'New briefing'),
        item('home', 'All briefings'),
        separator,
        item('import', 'Import…'),
        item('export', 'Export…'),
        separator,
        item('libraries', 'Libraries…'),
        ...(mac ? [] : [settings]),
        separator,
        mac
          ? { role: 'close' }
          : { role: 'quit', label: platform === 'win32' ? 'Exit' : 'Quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        item('undo', 'Undo'),
        item('redo', 'Redo'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'pasteAndMatchStyle', label: 'Paste as plain text' },
        { role: 'selectAll' },
        separator,
        item('bold', 'Bold'),
        item('italic', 'Italic'),
        separator,
        item('footnote', 'Footnote…'),
        item('link-markers', 'Link markers…'),
        separator,
        item('search', 'Search the library…'),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('toggle-left-pane', 'Left pane'),
        item('toggle-right-pane', 'Right pane'),
        separator,
        { role: 'zoomIn', label: 'Zoom in' },
        { role: 'zoomOut', label: 'Zoom out' },
        { role: 'resetZoom', label: 'Actual size' },
        separator,
        { role: 'togglefullscreen', label: 'Full screen' },
        ...(development
          ? [separator, { role: 'toggleDevTools' as const }]
          : []),
      ],
    },
    {
      label: '&Window',
      submenu: [
        { role: 'minimize' },
        ...(mac
          ? [{ role: 'zoom' as const }, separator, { role: 'front' as const }]
          : [{ role: 'close' as const }]),
      ],
    },
    { role: 'help', label: '&Help', submenu: mac ? [] : [about] },
  ];
}
