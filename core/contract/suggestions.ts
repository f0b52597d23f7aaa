// What the log is told of suggestions: that somebody accepted or rejected them. The text itself is saved as any edit is.
import { z } from 'zod';
import { id } from './shapes.ts';
import { method } from './method.ts';

/** Suggestions that are decided in one act. */
const MOST = 10_000;
const words = z.string().max(100_000);

export const suggestionMethods = {
  'suggestions.decided': method(
    z.strictObject({
      briefing: id,
      decided: z
        .array(
          z.strictObject({
            suggestion: id,
            decision: z.enum(['accept', 'reject']),
            before: words,
            after: words,
            /** Who suggested it. */
            by: words,
          }),
        )
        .min(1)
        .max(MOST),
    }),
    z.strictObject({}),
  ),
} as const;
