// The commands of the native menu.

/** The commands of the native menu, each done by the page. */
export const MENU_COMMANDS = [
  'new-briefing',
  'new-window',
  'import',
  'export',
  'search',
  'save-as-template',
  'home',
  'libraries',
  'settings',
  'about',
  'undo',
  'redo',
  'find',
  'replace',
  'commands',
  'bold',
  'italic',
  'footnote',
  'link-markers',
  'name-version',
  'versions',
  'toggle-left-pane',
  'toggle-right-pane',
  'zoom-in',
  'zoom-out',
  'zoom-reset',
  'focus-mode',
  'checks',
  'coverage-strip',
  'next-uncited',
  'suggest-changes',
  'suggested-changes',
] as const;

export type MenuCommand = (typeof MENU_COMMANDS)[number];
