// The handlers of the library that is open now. Without one, each of its methods says so.
import { contract, type Handlers } from '#core/contract.ts';
import { AppError } from '#core/errors.ts';
import type { Libraries } from '../services/libraries.ts';
import { makeHandlers, type HandlerContext } from './handlers.ts';

const WITHOUT_LIBRARY = Object.fromEntries(
  Object.keys(contract).map((name) => [
    name,
    () => {
      throw new AppError(
        'not-found',
        'No library is open: open one, or make a new one first.',
      );
    },
  ]),
) as unknown as Handlers;

export function libraryHandlers(
  libraries: Pick<Libraries, 'current'>,
  context: Omit<HandlerContext, 'library'>,
): Handlers {
  const open = libraries.current();
  return open
    ? makeHandlers({ ...context, library: open.library })
    : WITHOUT_LIBRARY;
}
