// A page stays the page that it is: it goes nowhere, opens no window, and holds no other page.
import type { WebContents } from 'electron';
import { PAGE_URL } from './bundle.ts';

/** Only a reload of the page itself. */
export const mayNavigate = (address: string): boolean => address === PAGE_URL;

type Cancellable = { preventDefault(): void };

/** For every contents that is made, whoever makes it. */
export function lockContents(contents: WebContents): void {
  const stay = (event: Cancellable & { readonly url: string }): void => {
    if (!mayNavigate(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // No policy of the page stops a peer connection; without a proxy this leaves it no way out.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
