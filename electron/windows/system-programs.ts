// What is handed to other programs of the system: a file to its reader, a folder to the file manager, an address to the
// browser or the mail program.
import { shell } from 'electron';
import { AppError } from '#core/errors.ts';

export const systemPrograms = {
  /** Throws AppError 'unavailable' where the system has no program for it. */
  async openFile(file: string): Promise<void> {
    const problem = await shell.openPath(file);
    if (problem !== '')
      throw new AppError(
        'unavailable',
        'The system has no program that opens this file: show it in its folder instead.',
      );
  },
  showFile(file: string): void {
    shell.showItemInFolder(file);
  },
  /** The address is one that `linkToOpen` gave. */
  async openLink(address: string): Promise<void> {
    try {
      await shell.openExternal(address);
    } catch (cause) {
      throw new AppError(
        'unavailable',
        'The system has no program that opens this link.',
        { cause },
      );
    }
  },
};
