// Tags of briefings and sources.
import { z } from 'zod';
import { isTag } from '../document/tag.ts';
import { method } from './method.ts';
import { MOST_AT_ONCE, id } from './shapes.ts';

const tag = z.string().refine(isTag, 'is not a tag');

export const tagChanges = z
  .array(
    z.strictObject({
      id,
      add: z.array(tag).max(100).readonly(),
      remove: z.array(tag).max(100).readonly(),
    }),
  )
  .max(MOST_AT_ONCE);

export const tagMethods = {
  /** Those that a briefing has which is not in the bin, in the order of the alphabet. */
  'tags.list': method(
    z.strictObject({}),
    z.strictObject({ tags: z.array(tag) }),
  ),
  /**
   * In every briefing and source. Where the new name was there too, the two are one now; `undo` is for `briefings.tag` and
   * `undoSources` for `sources.tag`.
   */
  'tags.rename': method(
    z.strictObject({ from: tag, to: tag }),
    z.strictObject({
      merged: z.boolean(),
      undo: tagChanges,
      undoSources: tagChanges,
    }),
  ),
  /** From every briefing and source; the undos are as those of `tags.rename`. */
  'tags.delete': method(
    z.strictObject({ name: tag }),
    z.strictObject({ undo: tagChanges, undoSources: tagChanges }),
  ),
} as const;
