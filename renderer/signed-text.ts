// A text that somebody signed or handed back, to be compared with what stands now. How far the briefing is (its status) is
// nothing that they signed.
import type { BriefingStatus } from '#core/document/document.ts';
import { call } from './api/call.ts';
import type { ShownStep } from './sign-off/use-sign-off.ts';
import { dateFormat } from './ui/date-format.ts';
import type { OtherText } from './versions/CompareScreen.tsx';

const moment = dateFormat({
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

export const signedText = (
  briefing: string,
  status: BriefingStatus,
  { id, at }: NonNullable<ShownStep['last']>,
  name: string,
): OtherText => ({
  id: `sign-off ${id}`,
  title: `${name}, ${moment(new Date(at))}`,
  open: async () => {
    const { document, sources, forms } = await call('signOff.open', {
      briefing,
      signOff: id,
    });
    return { document: { ...document, status }, sources, forms };
  },
});
