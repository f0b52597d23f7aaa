// Review packages: to make one, to merge one that came back, and to choose where people disagree.
import { z } from 'zod';
import { proof } from './briefings.ts';
import { method } from './method.ts';
import { id, path } from './shapes.ts';

const outcome = z.strictObject({
  blocks: z.int(),
  comments: z.int(),
  verdicts: z.int(),
  suggestions: z.int(),
});

const side = z.strictObject({
  /** By which it is chosen. */
  choice: z.string(),
  /** With those of its notes; empty where it is a removal. */
  words: z.string(),
  removed: z.boolean(),
  /** Of a place, the first words of what would stand there before and behind it; null at either end of the text. */
  around: z
    .strictObject({
      before: z.string().nullable(),
      behind: z.string().nullable(),
    })
    .nullable(),
  /** Who wrote it, and when; both are empty where it stands as it was before anybody changed it. */
  author: z.string(),
  at: z.string(),
});

const conflict = z.strictObject({
  unit: z.string(),
  kind: z.enum(['block', 'place', 'head', 'field', 'source', 'excerpt']),
  /** Of the block, the source or the field; of the head, the part. */
  id: z.string(),
  name: z.string(),
  /** What stands until a person chooses. */
  stands: side,
  others: z.array(side).readonly(),
});

const unit = z.string().min(1).max(300);

export const packageCommands = {
  /** Writes a package of the briefing and reads it back. With `attachments` it has the files of its sources. */
  'packages.make': method(
    z.strictObject({
      briefing: id,
      out: path,
      attachments: z.literal(true).optional(),
    }),
    z.strictObject({ file: z.string(), pages: z.null(), proof }),
  ),
  /**
   * Merges a package into the briefing that it is of. `conflicts` has one for each that says something else than what
   * stands, those of earlier packages too; `block` is null where it is about a part of the head or a source.
   */
  'packages.merge': method(
    z.strictObject({ path }),
    z.strictObject({
      merged: outcome,
      conflicts: z.array(
        z.strictObject({
          block: z.string().nullable(),
          ours: z.string(),
          theirs: z.string(),
          unit: z.string(),
          author: z.string(),
          at: z.string(),
        }),
      ),
    }),
  ),
} as const;

/** What came of a package among the files that were imported. */
export const importedPackage = z.strictObject({
  file: z.string(),
  briefing: id,
  title: z.string(),
  /** The library had no such briefing before. */
  taken: z.boolean(),
  /** It had come before, and nothing was changed. */
  again: z.boolean(),
  author: z.string(),
  made: z.string(),
  merged: outcome,
  conflicts: z.int(),
});

export const packageMethods = {
  /** What was sent and what came back, the last first, and what a person has to choose. */
  'packages.list': method(
    z.strictObject({ briefing: id }),
    z.strictObject({
      packages: z
        .array(
          z.strictObject({
            id,
            direction: z.enum(['made', 'taken']),
            file: z.string(),
            author: z.string(),
            made: z.string(),
            at: z.string(),
            outcome: outcome.extend({ conflicts: z.int() }).nullable(),
          }),
        )
        .readonly(),
      conflicts: z.array(conflict).readonly(),
    }),
  ),
  /** The files that go with its sources, and their size in bytes. */
  'packages.files': method(
    z.strictObject({ briefing: id }),
    z.strictObject({ files: z.int(), bytes: z.int() }),
  ),
  /**
   * From here on `choice` stands. With `both`, what stands stays and `choice` becomes a block of its own after it. `undo`
   * takes it back, as long as the library is open.
   */
  'packages.settle': method(
    z.strictObject({
      briefing: id,
      unit,
      choice: z.string().min(1).max(100),
      both: z.literal(true).optional(),
    }),
    z.strictObject({ undo: id }),
  ),
  'packages.undoSettle': method(
    z.strictObject({ briefing: id, undo: id }),
    z.strictObject({}),
  ),
} as const;
