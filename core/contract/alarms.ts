// The cited-in alarm: sources that changed after they were cited.
import { z } from 'zod';
import { method } from './method.ts';
import { id } from './shapes.ts';
import { citedNote } from './sources.ts';

/** An alarm as it was shown: `at` is when it last went on. */
const alarmSeen = z.strictObject({ id: z.int(), at: z.string().max(40) });

const alarmsSeen = z.array(alarmSeen).min(1).max(10_000);

export const alarmCommands = {
  /**
   * The sources that changed after they were cited and that nobody has looked at since, the last change first: of all
   * briefings outside the bin, or of one, there also those that it doesn't cite now, which have no notes. `part` is a field
   * of the item, `citeAs`, `captured`, `standing`, `supersededBy`, `file:…` or `excerpt:…`; null is for what was not, or is
   * no longer, there.
   */
  'alarms.list': method(
    z.strictObject({ briefing: id.optional() }),
    z.strictObject({
      alarms: z.array(
        z.strictObject({
          ...alarmSeen.shape,
          briefing: id,
          briefingTitle: z.string(),
          source: id,
          citekey: z.string(),
          sourceTitle: z.string(),
          sourceType: z.string(),
          author: z.string(),
          changes: z
            .array(
              z.strictObject({
                part: z.string(),
                before: z.string().nullable(),
                after: z.string().nullable(),
              }),
            )
            .readonly(),
          notes: z.array(citedNote).readonly(),
          /** How many of these citations have a verdict, which was given on the source as it was. */
          verdicts: z.int(),
        }),
      ),
    }),
  ),
} as const;

export const alarmMethods = {
  /** For each open alarm of a briefing outside the bin, which it is of and no more. */
  'alarms.open': method(
    z.strictObject({}),
    z.strictObject({
      alarms: z.array(z.strictObject({ briefing: id, source: id })),
    }),
  ),
  /** A person has looked. One that went on since it was shown stays open; `settled` is for `alarms.reopen`. */
  'alarms.settle': method(
    z.strictObject({ alarms: alarmsSeen }),
    z.strictObject({ settled: z.array(alarmSeen) }),
  ),
  'alarms.reopen': method(
    z.strictObject({ alarms: alarmsSeen }),
    z.strictObject({}),
  ),
} as const;
