// The folder of the program's own that a start asks for: without it nothing can be kept, the lock of the one program least.
import { mkdirSync } from 'node:fs';
import { app } from 'electron';
import { makeDialogs } from './dialogs.ts';

/** Takes `folder` for the program's own, made if it is new. What the file system says where it can't be, else null. */
export function takeUserData(folder: string): Error | null {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    return error as Error;
  }
  app.setPath('userData', folder);
  return null;
}

/** The program ends with 2, as for every wrong use. */
export async function refuseWithoutUserData(
  folder: string,
  error: Error,
): Promise<void> {
  const { code } = error as NodeJS.ErrnoException;
  await makeDialogs(() => null).ask({
    kind: 'error',
    message: 'Precis has no folder for its own files.',
    detail: `It was started with “--user-data-dir=${folder}”, and that folder can't be made (the system says ${String(code)}). Give a folder that you may write to, or leave that out. Nothing was opened or changed.`,
    buttons: [{ action: 'quit', label: 'Quit' }],
    otherwise: 'quit',
  });
  app.exit(2);
}
