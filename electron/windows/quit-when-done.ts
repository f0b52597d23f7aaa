// The end: with the window the program ends, and it ends when everything that it holds is let go.
import { app } from 'electron';

/** `stop` lets go of the library and ends the children. A rejection is the caller's bug; the program ends all the same. */
export function quitWhenDone(stop: () => Promise<void>): void {
  let stopped = false;
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void stop().finally(() => {
      stopped = true;
      app.quit();
    });
  });
}
