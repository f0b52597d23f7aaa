import { expect, test, vi } from 'vitest';
import type { MenuItemConstructorOptions } from 'electron';
import { MENU_COMMANDS } from '#core/contract/menu-commands.ts';
import { menuTemplate } from './menu.ts';

function items(
  platform: NodeJS.Platform,
  choose = vi.fn(),
  development = false,
): MenuItemConstructorOptions[] {
  const flat = (
    template: MenuItemConstructorOptions[],
  ): MenuItemConstructorOptions[] =>
    template.flatMap((item) => [
      item,
      ...(Array.isArray(item.submenu) ? flat(item.submenu) : []),
    ]);
  return flat(menuTemplate({ platform, choose, development }));
}

test.each(['linux', 'win32', 'darwin'] as const)(
  'each command stands in the menu of %s once and is done by the page',
  (platform) => {
    const choose = vi.fn();
    const own = items(platform, choose).filter(({ id }) => id !== undefined);
    expect(own.map(({ id }) => id).sort()).toEqual([...MENU_COMMANDS].sort());
    for (const item of own) (item.click as () => void)();
    expect(choose.mock.calls.map(([command]) => command as string)).toEqual(
      own.map(({ id }) => id),
    );
  },
);

test.each(['linux', 'win32', 'darwin'] as const)(
  'no key of %s is given twice',
  (platform) => {
    const keys = items(platform).flatMap(({ accelerator }) =>
      typeof accelerator === 'string' ? [accelerator] : [],
    );
    expect(new Set(keys).size).toBe(keys.length);
  },
);

test('the keys of the text are shown and left to the page', () => {
  const shown = items('linux')
    .filter(({ registerAccelerator }) => registerAccelerator === false)
    .map(({ id }) => id);
  expect(shown).toEqual([
    'name-version',
    'undo',
    'redo',
    'find',
    'replace',
    'commands',
    'suggest-changes',
    'bold',
    'italic',
    'footnote',
    'review-citations',
    'comment',
    'next-comment',
    'comment-before',
    'comments-here',
    'search',
    'paper-view',
    'focus-mode',
    'next-uncited',
  ]);
});

test('the developer tools are in the menu in development alone', () => {
  const has = (development: boolean): boolean =>
    items('linux', vi.fn(), development).some(
      ({ role }) => role === 'toggleDevTools',
    );
  expect(has(true)).toBe(true);
  expect(has(false)).toBe(false);
});
