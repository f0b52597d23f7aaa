// The library that is due at a start: the one that was asked for, or the last one. Whatever goes wrong is asked about
// until there is an answer that can be followed.
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { Libraries } from '../services/libraries.ts';
import type { Dialogs } from './dialogs.ts';
import { troubleQuestion } from './library-trouble.ts';

export type OpenDueOptions = {
  readonly libraries: Libraries;
  readonly dialogs: Pick<Dialogs, 'ask' | 'chooseFolder'>;
  /** Asked for by the command line: made if it is new. */
  readonly asked: string | null;
};

/** False where the person quits. No library is open afterwards on a first run, or where the person goes on without. */
export async function openDue({
  libraries,
  dialogs,
  asked,
}: OpenDueOptions): Promise<boolean> {
  let folder = asked ?? libraries.due();
  let create = asked !== null;
  let readOnly = false;
  while (folder !== null) {
    const error = tryToOpen(libraries, folder, { create, readOnly });
    if (error === null) return true;
    const remedy = await dialogs.ask(
      troubleQuestion(error, basename(folder), readOnly),
    );
    switch (remedy) {
      case 'quit':
        return false;
      case 'without':
        return true;
      case 'again':
        break;
      case 'read-only':
        readOnly = true;
        break;
      case 'choose': {
        const chosen = await dialogs.chooseFolder({
          title: 'Choose a library',
          button: 'Open',
          folder: null,
          create: false,
        });
        if (chosen !== null) {
          folder = chosen;
          create = false;
          readOnly = false;
        }
      }
    }
  }
  return true;
}

function tryToOpen(
  libraries: Libraries,
  folder: string,
  options: { create: boolean; readOnly: boolean },
): AppError | null {
  try {
    libraries.open(folder, options);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
