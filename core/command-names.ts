// What the commands of the program are called, wherever they are listed: in the menu of the system and in the palette.
import type { MenuCommand } from './contract.ts';

export const COMMAND_NAMES: Readonly<Record<MenuCommand, string>> = {
  'new-briefing': 'New briefing',
  import: 'Import…',
  export: 'Export…',
  home: 'All briefings',
  libraries: 'Libraries…',
  settings: 'Settings',
  about: 'About Precis',
  undo: 'Undo',
  redo: 'Redo',
  find: 'Find…',
  replace: 'Replace…',
  commands: 'Commands…',
  bold: 'Bold',
  italic: 'Italic',
  footnote: 'Footnote…',
  'link-markers': 'Link markers…',
  'name-version': 'Name this version…',
  versions: 'Versions',
  'toggle-left-pane': 'Left pane',
  'toggle-right-pane': 'Right pane',
  'zoom-in': 'Larger sheet',
  'zoom-out': 'Smaller sheet',
  'zoom-reset': 'Sheet at its own size',
  'focus-mode': 'Focus mode',
};
