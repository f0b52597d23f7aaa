// Bugs that nothing caught, and a page that is gone: written to the log and told to the person, who decides how to go on.
import { app } from 'electron';
import type { Log } from '../log.ts';
import { makeDialogs, type Dialogs, type Question } from './dialogs.ts';

export type UnexpectedOptions = {
  readonly log: Log;
  readonly dialogs: Pick<Dialogs, 'ask'>;
  /** Those that are gone. */
  readonly reloadPages: () => Promise<void>;
};

export const bugQuestion = (logFolder: string): Question<'go-on' | 'quit'> => ({
  kind: 'error',
  message: 'Something went wrong inside Precis.',
  detail: `What was saved is safe. If something looks wrong now, quit and start again. The log is in ${logFolder}; it holds nothing of your documents.`,
  buttons: [
    { action: 'go-on', label: 'Go on' },
    { action: 'quit', label: 'Quit' },
  ],
  otherwise: 'go-on',
});

export const pageGoneQuestion = (
  logFolder: string,
): Question<'reload' | 'quit'> => ({
  kind: 'error',
  message: 'The page of Precis stopped working.',
  detail: `What was saved is safe; what was typed in the last half second may be missing. The log is in ${logFolder}; it holds nothing of your documents.`,
  buttons: [
    { action: 'reload', label: 'Open it again' },
    { action: 'quit', label: 'Quit' },
  ],
  otherwise: 'reload',
});

export function watchForUnexpected({
  log,
  dialogs,
  reloadPages,
}: UnexpectedOptions): void {
  let asking = false;

  /** One at a time: a bug that comes again and again must not bury the screen. */
  async function ask<Action extends string>(
    question: Question<Action>,
  ): Promise<Action | null> {
    if (asking) return null;
    asking = true;
    try {
      await app.whenReady();
      return await dialogs.ask(question);
    } finally {
      asking = false;
    }
  }

  async function bug(where: string, error: unknown): Promise<void> {
    log.error(where, error);
    if ((await ask(bugQuestion(log.folder))) === 'quit') app.quit();
  }

  async function pageGone(reason: string): Promise<void> {
    log.error(`the page is gone: ${reason}`);
    const answer = await ask(pageGoneQuestion(log.folder));
    if (answer === 'quit') app.quit();
    if (answer !== 'reload') return;
    try {
      await reloadPages();
    } catch (error) {
      // Its process can end again while it loads: the window must not stay empty.
      log.error('the page could not be shown again', error);
      await pageGone('it did not load');
    }
  }

  process.on('uncaughtException', (error) => {
    void bug('an exception that nothing caught', error);
  });
  process.on('unhandledRejection', (error) => {
    void bug('a rejection that nothing caught', error);
  });
  app.on('render-process-gone', (_event, _contents, { reason }) => {
    if (reason !== 'clean-exit') void pageGone(reason);
  });
}

/** For a start that failed by a bug of ours: it is told, and the program ends. */
export const startFailed =
  (log: Log) =>
  async (error: unknown): Promise<void> => {
    log.error('the start failed', error);
    await makeDialogs(() => null).ask({
      kind: 'error',
      message: 'Precis could not start.',
      detail: `What was saved is safe. Start it again; if it fails again, restart the computer, or install Precis anew, which leaves your libraries as they are. The log in ${log.folder} says where it failed; it holds nothing of your documents.`,
      buttons: [{ action: 'quit', label: 'Quit' }],
      otherwise: 'quit',
    });
    app.exit(1);
  };
