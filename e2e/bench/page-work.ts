// What the page's thread computes for a letter, from its `keydown` to the commit of the frame that shows it, as the browser
// itself counts it: the time on the processor, whatever else the machine does, and without the wait for the frame.
import type { Page } from '@playwright/test';

/** An event of a trace; times in microseconds, `tts` and `tdur` on the processor. */
type Traced = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tts?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly type?: string } };
};

async function trace(
  page: Page,
  run: () => Promise<unknown>,
): Promise<Traced[]> {
  const protocol = await page.context().newCDPSession(page);
  const events: Traced[] = [];
  protocol.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as Traced[]));
  });
  await protocol.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
      ],
    },
  });
  await run();
  const complete = new Promise((resolve) => {
    protocol.once('Tracing.tracingComplete', resolve);
  });
  await protocol.send('Tracing.end');
  await complete;
  await protocol.detach();
  return events;
}

const isEvent = ({ name, args }: Traced, type: string): boolean =>
  name === 'EventDispatch' && args?.data?.type === type;

/** Milliseconds of the page's thread for each letter that `run` types. */
export async function workOfLetters(
  page: Page,
  run: () => Promise<unknown>,
): Promise<number[]> {
  const traced = await trace(page, run);
  const key = traced.find((event) => isEvent(event, 'keypress'));
  const own = traced
    .filter(
      ({ pid, tid, ph }) => ph === 'X' && pid === key?.pid && tid === key.tid,
    )
    .sort((a, b) => a.ts - b.ts);
  const times: number[] = [];
  let begun: Traced | null = null;
  let isLetter = false;
  for (const event of own) {
    if (isEvent(event, 'keydown')) [begun, isLetter] = [event, false];
    else if (isEvent(event, 'keypress')) isLetter = true;
    else if (event.name === 'Commit' && begun && isLetter) {
      const { tts, tdur } = event;
      if (begun.tts === undefined || tts === undefined)
        throw new Error('The browser counts no work.');
      times.push((tts + (tdur ?? 0) - begun.tts) / 1000);
      begun = null;
    }
  }
  if (times.length === 0) throw new Error('The page committed no letter.');
  return times;
}
