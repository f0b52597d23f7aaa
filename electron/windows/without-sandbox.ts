// A page out of Chromium's sandbox could reach what this person can reach. An AppImage is started that way where the system
// gives no user namespaces; Precis says so and ends.
import { app } from 'electron';
import { makeDialogs } from './dialogs.ts';

/** Before there is a window; the program ends with 2, as for every wrong use. */
export async function refuseWithoutSandbox(): Promise<void> {
  await makeDialogs(() => null).ask({
    kind: 'error',
    message: 'Precis does not start without its sandbox.',
    detail:
      'It was started with “--no-sandbox”, and the words of others that it shows would then be held back by nothing. Start it without that switch. An AppImage adds the switch by itself where the system allows no user namespaces: allow them, or install the .deb or .rpm package instead. Nothing was opened or changed.',
    buttons: [{ action: 'quit', label: 'Quit' }],
    otherwise: 'quit',
  });
  app.exit(2);
}
