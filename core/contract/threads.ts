// Comments on a briefing: threads on its words, a block, a note, a citation or all of it.
import { z } from 'zod';
import { forbiddenCharacter } from '../document/characters.ts';
import type { BlockId, CitationId, FootnoteId } from '../document/document.ts';
import { THREAD_KINDS, THREAD_PLACES } from '../review/thread.ts';
import { method } from './method.ts';
import { id } from './shapes.ts';

const blockId = z.string().transform((value) => value as BlockId);
const footnoteId = z.string().transform((value) => value as FootnoteId);
const citationId = z.string().transform((value) => value as CitationId);
const offset = z.int().min(0);

export const comment = z.strictObject({
  id,
  words: z.string(),
  author: z.string(),
  at: z.string(),
  /** When its author last changed its words; null where they are the first. */
  edited: z.string().nullable(),
});

/** Its place is told as in core/review/thread.ts. */
export const thread = z.strictObject({
  id,
  on: z.enum(THREAD_PLACES),
  block: blockId.nullable(),
  footnote: footnoteId.nullable(),
  citation: citationId.nullable(),
  start: offset.nullable(),
  end: offset.nullable(),
  words: z.string(),
  before: z.string(),
  after: z.string(),
  lost: z.boolean(),
  last: z.string(),
  kind: z.enum(THREAD_KINDS),
  resolved: z.boolean(),
  author: z.string(),
  at: z.string(),
  /** Who last resolved, reopened or classed it, and when. */
  changedBy: z.string(),
  changed: z.string(),
  /** The first written first. */
  comments: z.array(comment),
});

const written = z
  .string()
  .max(20_000)
  .refine((words) => words.trim() !== '', 'is empty')
  .refine((words) => forbiddenCharacter(words) === null, 'is no text');

/** `words` are those that the page shows there: where the library has others, nothing is kept. */
const place = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('briefing') }),
  z.strictObject({ on: z.literal('block'), block: blockId }),
  z.strictObject({
    on: z.literal('words'),
    block: blockId,
    footnote: footnoteId.nullable(),
    start: offset,
    end: offset,
    words: z.string().min(1).max(1_000_000),
  }),
  /** `words` is the note as it is printed. */
  z.strictObject({
    on: z.literal('footnote'),
    block: blockId,
    footnote: footnoteId,
    words: z.string().max(1_000_000),
  }),
  z.strictObject({
    on: z.literal('citation'),
    block: blockId,
    footnote: footnoteId,
    citation: citationId,
    words: z.string().max(1_000_000),
  }),
]);

const kind = z.enum(THREAD_KINDS);
const threadOf = z.strictObject({ briefing: id, thread: id });

export const threadMethods = {
  'threads.list': method(
    z.strictObject({ briefing: id }),
    z.strictObject({ threads: z.array(thread) }),
  ),
  /** A new thread with its first comment; both ids are new ones of the page's. */
  'threads.open': method(
    z.strictObject({
      briefing: id,
      thread: id,
      place,
      kind,
      comment: z.strictObject({ id, words: written }),
    }),
    z.strictObject({ thread }),
  ),
  'threads.reply': method(
    threadOf.extend({ comment: z.strictObject({ id, words: written }) }),
    z.strictObject({ comment }),
  ),
  /** Only its author may. */
  'threads.edit': method(
    threadOf.extend({ comment: id, words: written }),
    z.strictObject({ comment }),
  ),
  'threads.resolve': method(
    threadOf.extend({ resolved: z.boolean() }),
    z.strictObject({}),
  ),
  'threads.class': method(threadOf.extend({ kind }), z.strictObject({})),
} as const;
