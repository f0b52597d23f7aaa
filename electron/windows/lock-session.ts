// The session refuses what the page never needs: every permission and device, every download, and every request that is
// not for a file of the page's own. Nothing of Precis leaves the machine.
import type { Session } from 'electron';
import { answerWithAttachment, attachmentNamed } from './attachment-answer.ts';
import { answerFromBundle, BUNDLE_SCHEME, isOurAddress } from './bundle.ts';

export type AskedRequest = {
  readonly url: string;
  readonly resourceType: string;
};

/** `development` lets the developer tools load themselves. */
export function mayRequest(
  { url, resourceType }: AskedRequest,
  development: boolean,
): boolean {
  if (isOurAddress(url)) return true;
  const protocol = URL.parse(url)?.protocol;
  // Pictures that the page holds in its own memory.
  if (protocol === 'data:' || protocol === 'blob:')
    return resourceType === 'image';
  return development && protocol === 'devtools:';
}

/** `pages` is the folder of the built page; `attachment` reads a file of the open library by its SHA-256. */
export function lockSession(
  session: Session,
  {
    pages,
    attachment,
    development,
  }: {
    pages: string;
    attachment: (hash: string) => Uint8Array;
    development: boolean;
  },
): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  // Electron's default is to grant a device that was granted before.
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !mayRequest(details, development) });
  });
  session.protocol.handle(BUNDLE_SCHEME, (request) => {
    const hash = attachmentNamed(request.url);
    return hash === null
      ? answerFromBundle(pages, request)
      : answerWithAttachment(hash, request.method, attachment);
  });
}
