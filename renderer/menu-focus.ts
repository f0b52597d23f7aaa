// What a command of the menu is for depends on where the person is: in a field it is the field's own undo, and over an
// open dialog nothing is done to what lies behind it.
import type { MenuCommand } from '#core/contract/menu-commands.ts';

/** Commands that open something over, or beside, whatever is there. */
const OVER: ReadonlySet<MenuCommand> = new Set([
  'settings',
  'about',
  'new-window',
]);

// Chromium keeps the history of each field, and this old method is the one way to it.
const fieldHistory: { readonly execCommand: (command: string) => boolean } =
  document;

/** Whether the focus is in a field that is written in: what has no selection of its own is none. */
const inField = (): boolean =>
  (document.activeElement instanceof HTMLInputElement ||
    document.activeElement instanceof HTMLTextAreaElement) &&
  document.activeElement.selectionStart !== null;

const underDialog = (): boolean =>
  document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;

/** True where the command ends here: done by the field with the focus, or not meant for what lies under a dialog. */
export function endsAtFocus(command: MenuCommand): boolean {
  if ((command === 'undo' || command === 'redo') && inField()) {
    fieldHistory.execCommand(command);
    return true;
  }
  return underDialog() && !OVER.has(command);
}
