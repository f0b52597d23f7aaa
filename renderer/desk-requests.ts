// What the text asks of main, done.
import { call } from './api/call.ts';
import type { BriefingEditorProps } from './editor/BriefingEditor.tsx';

export const deskRequests: BriefingEditorProps['desk'] = {
  async openLink(url) {
    await call('window.openLink', { url });
  },
  async chooseImages() {
    return (await call('window.chooseImages', {}))?.images ?? null;
  },
  keepImage: (bytes, name) => call('images.keep', { bytes, name }),
};
