// The log of a review: what people did, in words, and as a file.
import { z } from 'zod';
import { ACTIVITY_GROUPS } from '../review/activity-words.ts';
import { method } from './method.ts';
import { id, path } from './shapes.ts';

const group = z.enum(ACTIVITY_GROUPS);
const moment = z.iso.datetime();

/** The most rows of one answer. */
export const MOST_LOGGED = 500;

export const activityMethods = {
  /** The last done first, those before `behind` where it is given. `people` are all who stand in the log, and `all` counts what is asked for. */
  'activity.list': method(
    z.strictObject({
      briefing: id,
      group: group.optional(),
      person: z.string().max(1_000).optional(),
      /** Done at or after the one, and before the other. */
      from: moment.optional(),
      until: moment.optional(),
      behind: z.strictObject({ at: z.string().max(100), id }).optional(),
    }),
    z.strictObject({
      rows: z.array(
        z.strictObject({
          id,
          at: z.string(),
          author: z.string(),
          group,
          done: z.string(),
          about: z.string(),
          /** Where it was done, as far as that is there now. */
          place: z
            .strictObject({ block: id, footnote: id.nullable() })
            .nullable(),
        }),
      ),
      all: z.int(),
      people: z.array(z.string()),
    }),
  ),
  /** All of it, the first done first. */
  'activity.export': method(
    z.strictObject({ briefing: id, to: z.enum(['csv', 'txt']), out: path }),
    z.strictObject({ file: z.string(), rows: z.int() }),
  ),
} as const;
