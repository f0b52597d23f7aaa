// The methods of the alarms of sources that changed after they were cited.
import type { Handlers } from '#core/contract.ts';
import type { BriefingId } from '#core/document/document.ts';
import { now } from '../clock.ts';
import { listAlarms, openAlarms } from '../database/alarm-list.ts';
import { reopenAlarms, settleAlarms } from '../database/alarms.ts';
import { briefingKey } from '../database/briefing-key.ts';
import type { Library } from '../database/open.ts';

type AlarmHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `alarms.${string}`>
>;

export function alarmHandlers({
  library,
  author,
}: {
  readonly library: Library;
  readonly author: string;
}): AlarmHandlers {
  return {
    'alarms.list': ({ briefing }) => {
      // That nothing changed must not be the answer to an id that is mistyped.
      if (briefing !== undefined) briefingKey(library, briefing as BriefingId);
      return {
        alarms: listAlarms(library, (briefing ?? null) as BriefingId | null),
      };
    },
    'alarms.open': () => ({ alarms: openAlarms(library) }),
    'alarms.settle': ({ alarms }) => ({
      settled: settleAlarms(library, alarms, { at: now(), author }),
    }),
    'alarms.reopen': ({ alarms }) => {
      reopenAlarms(library, alarms);
      return {};
    },
  };
}
