// The menu of the system. Its own commands are done by the page; what every program has is done by Electron's roles.
import type { MenuItemConstructorOptions } from 'electron';
import { COMMAND_NAMES } from '#core/command-names.ts';
import type { MenuCommand } from '#core/contract/menu-commands.ts';

export type MenuOptions = {
  readonly platform: NodeJS.Platform;
  /** `window` is the one in front; undefined where none is. */
  readonly choose: (
    command: MenuCommand,
    window: Electron.BaseWindow | undefined,
  ) => void;
  /** Adds the developer tools. */
  readonly development: boolean;
};

// Word's keys where Word has one. The page has the keys of the text itself (`false`): the menu shows them and does not
// take them, so that nothing happens twice. macOS always offers a key to the page before the menu.
const KEYS: Readonly<
  Partial<Record<MenuCommand, readonly [keys: string, registered: boolean]>>
> = {
  'new-briefing': ['CmdOrCtrl+N', true],
  'new-window': ['CmdOrCtrl+Shift+N', true],
  import: ['CmdOrCtrl+O', true],
  export: ['F12', true],
  search: ['CmdOrCtrl+Shift+F', false],
  settings: ['CmdOrCtrl+,', true],
  undo: ['CmdOrCtrl+Z', false],
  redo: ['CmdOrCtrl+Y', false],
  commands: ['CmdOrCtrl+K', false],
  find: ['CmdOrCtrl+F', false],
  replace: ['Ctrl+H', false],
  bold: ['CmdOrCtrl+B', false],
  italic: ['CmdOrCtrl+I', false],
  footnote: ['CmdOrCtrl+Alt+F', false],
  comment: ['CmdOrCtrl+Alt+M', false],
  'next-comment': ['CmdOrCtrl+Alt+A', false],
  'comment-before': ['CmdOrCtrl+Alt+Shift+A', false],
  'comments-here': ['CmdOrCtrl+Alt+Shift+M', false],
  'name-version': ['CmdOrCtrl+Alt+S', false],
  'focus-mode': ['CmdOrCtrl+Alt+J', false],
  'review-citations': ['CmdOrCtrl+Alt+X', false],
  'next-uncited': ['CmdOrCtrl+Alt+G', false],
  'suggest-changes': ['CmdOrCtrl+Shift+E', false],
  'paper-view': ['CmdOrCtrl+Alt+P', false],
};
const MAC_KEYS: typeof KEYS = {
  export: ['Shift+Cmd+S', true],
  redo: ['Shift+Cmd+Z', false],
  replace: ['Shift+Cmd+H', false],
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
    label: string = COMMAND_NAMES[command],
  ): MenuItemConstructorOptions {
    const keys = (mac ? MAC_KEYS[command] : undefined) ?? KEYS[command];
    return {
      id: command,
      label,
      ...(keys && { accelerator: keys[0], registerAccelerator: keys[1] }),
      click: (_item, window) => {
        choose(command, window);
      },
    };
  }

  const about = item('about');
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
        item('new-briefing'),
        item('new-window'),
        item('home'),
        item('packs'),
        separator,
        item('import'),
        item('export'),
        item('send-for-review'),
        item('take-package'),
        item('save-as-template'),
        separator,
        item('name-version'),
        item('versions'),
        separator,
        item('libraries'),
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
        item('undo'),
        item('redo'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'pasteAndMatchStyle', label: 'Paste as plain text' },
        { role: 'selectAll' },
        separator,
        item('find'),
        item('replace'),
        item('commands'),
        separator,
        item('suggest-changes'),
        item('suggested-changes'),
        separator,
        item('bold'),
        item('italic'),
        separator,
        item('footnote'),
        item('link-markers'),
        item('review-citations'),
        separator,
        item('comment'),
        item('next-comment'),
        item('comment-before'),
        item('comments-here'),
        separator,
        item('search'),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('toggle-left-pane'),
        item('toggle-right-pane'),
        separator,
        item('paper-view'),
        item('focus-mode'),
        separator,
        item('checks'),
        item('coverage-strip'),
        item('next-uncited'),
        separator,
        item('zoom-in'),
        item('zoom-out'),
        item('zoom-reset'),
        separator,
        { role: 'zoomIn', label: 'Larger interface' },
        { role: 'zoomOut', label: 'Smaller interface' },
        { role: 'resetZoom', label: 'Interface at its own size' },
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
