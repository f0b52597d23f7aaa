// A command of the native menu, done once: the same command comes again under a new count.
import { useEffect, useRef } from 'react';
import type { MenuCommand } from '#core/contract/menu-commands.ts';

export type ChosenCommand = {
  readonly command: MenuCommand;
  readonly count: number;
};

/** What opens over any screen. */
export type OverScreens = Readonly<Record<'settings' | 'about', () => void>>;

/**
 * Does what `actions` has for the command; one that they don't have is somebody else's. What is chosen while `enabled`
 * is false is passed over, and not done later.
 */
export function useMenuCommand(
  chosen: ChosenCommand | null,
  actions: Partial<Record<MenuCommand, () => void>>,
  enabled = true,
): void {
  const latest = useRef(actions);
  // What was chosen before this screen was there is not for it.
  const done = useRef(chosen?.count);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (!chosen || chosen.count === done.current) return;
    done.current = chosen.count;
    if (enabled) latest.current[chosen.command]?.();
  }, [chosen, enabled]);
}
