// What the log of a review records of what a person did: enough to say it in words when the rest has changed or is gone.
import { z } from 'zod';
import { THREAD_PLACES } from './thread.ts';

const words = z.string();
const id = z.string();

/** One shape a kind. `words` are those that it was about, as they stood. */
export const activityDetails = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('comment.made'),
    thread: id,
    comment: id,
    on: words,
    /** What it is on, which is all that can be said where that has no words. */
    place: z.enum(THREAD_PLACES).exactOptional(),
    /** It answers another one. */
    reply: z.literal(true).exactOptional(),
    words,
  }),
  z.strictObject({
    kind: z.literal('comment.edited'),
    thread: id,
    comment: id,
    before: words,
    words,
  }),
  z.strictObject({
    kind: z.literal('thread.resolved'),
    thread: id,
    on: words,
    place: z.enum(THREAD_PLACES).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('thread.reopened'),
    thread: id,
    on: words,
    place: z.enum(THREAD_PLACES).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('thread.classed'),
    thread: id,
    on: words,
    before: words,
    after: words,
  }),
  z.strictObject({
    kind: z.literal('verdict.given'),
    citation: id,
    verdict: words,
    page: words,
    reason: words,
    quotation: words.exactOptional(),
    sentence: words,
    note: words,
    /** Which of the sources of its note, where that has several. */
    source: words.exactOptional(),
    /** It came for a citation that the briefing does not have: kept here, and applied to nothing. */
    gone: z.literal(true).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('verdict.taken-back'),
    citation: id,
    verdict: words,
    sentence: words,
  }),
  z.strictObject({
    kind: z.literal('suggestion.accepted'),
    suggestion: id,
    before: words,
    after: words,
    by: words,
  }),
  z.strictObject({
    kind: z.literal('suggestion.rejected'),
    suggestion: id,
    before: words,
    after: words,
    by: words,
  }),
  z.strictObject({
    kind: z.literal('step.signed'),
    step: id,
    name: words,
    comment: words,
    text: words,
  }),
  z.strictObject({
    kind: z.literal('step.withdrawn'),
    step: id,
    name: words,
    comment: words,
    text: words,
  }),
  z.strictObject({
    kind: z.literal('step.handed-back'),
    step: id,
    name: words,
    comment: words,
    text: words,
  }),
  z.strictObject({ kind: z.literal('step.added'), step: id, name: words }),
  /** Another name, order or rule: `before` and `after` in words. */
  z.strictObject({
    kind: z.literal('step.changed'),
    step: id,
    name: words,
    before: words,
    after: words,
  }),
  z.strictObject({ kind: z.literal('step.removed'), step: id, name: words }),
  z.strictObject({ kind: z.literal('step.put-back'), step: id, name: words }),
  z.strictObject({ kind: z.literal('package.made'), package: id, file: words }),
  z.strictObject({
    kind: z.literal('package.merged'),
    package: id,
    file: words,
    from: words,
    conflicts: z.int(),
  }),
  z.strictObject({
    kind: z.literal('conflict.settled'),
    block: id,
    chosen: words,
    left: words,
  }),
]);

export type ActivityDetails = z.infer<typeof activityDetails>;
