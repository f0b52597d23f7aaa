// The page's answer when the window is about to close. There is one listener, and it stands whatever screen is shown,
// also when none can be.
import { call, listen } from './call.ts';
import { flushAll } from './unsaved.ts';

export function answerClosing(): void {
  listen('window.closing', () => {
    void flushAll().then((saved) => call('window.mayClose', { saved }));
  });
}
