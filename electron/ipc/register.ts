// The one door between the page and main: who asks, how much, then `serve`. Nothing of Electron's goes past it.
import { BrowserWindow, ipcMain, type WebContents } from 'electron';
import {
  pageContract,
  type PageEvent,
  type PageEvents,
  type PageHandlers,
} from '#core/contract.ts';
import type { Envelope } from '#core/envelope.ts';
import type { WindowId } from '../services/writers.ts';
import { isLargerThan, MAX_PAYLOAD } from './payload-size.ts';
import { mayCall } from './sender.ts';
import { serve } from './serve.ts';
import { shortenAnswer } from './shorten-answer.ts';

export type RegisterOptions = {
  /** Asked at each call, because they are made anew for each library; `window` is the one that calls. */
  readonly handlers: (window: WindowId) => PageHandlers;
  readonly isOurAddress: (address: string) => boolean;
  /** Given each bug, and the method that it happened in. */
  readonly logBug: (where: string, error: unknown) => void;
};

const refused = (message: string): Envelope<never> => ({
  ok: false,
  error: { code: 'bad-input', message },
});

export function register({
  handlers,
  isOurAddress,
  logBug,
}: RegisterOptions): void {
  ipcMain.handle('precis:call', (event, name: unknown, input: unknown) => {
    const sender = {
      frame: event.senderFrame,
      mainFrame: event.sender.mainFrame,
      isOurWindow: BrowserWindow.fromWebContents(event.sender) !== null,
    };
    if (!mayCall(sender, isOurAddress))
      return refused('Only the page of Precis may ask.');
    if (typeof name !== 'string' || name.length > 100)
      return refused('The name of a method is a short text.');
    if (isLargerThan(input, MAX_PAYLOAD))
      return refused(
        'This is too much at once, because Precis takes 64 million characters: do it in smaller parts.',
      );
    return serve(
      pageContract,
      handlers(event.sender.id),
      name,
      input,
      (error) => {
        logBug(name, error);
      },
    ).then(shortenAnswer);
  });
}

/** Tells a page; one that is gone is told nothing. */
export function send<Name extends PageEvent>(
  contents: WebContents,
  event: Name,
  payload: PageEvents[Name],
): void {
  if (!contents.isDestroyed()) contents.send('precis:event', event, payload);
}
