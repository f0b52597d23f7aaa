// What a `.precis` file is: one SQLite file of ours with rows of JSON, the bytes of attachments in pieces, and a seal over
// the rows. Nothing in it is ever run: it has no triggers, views or indexes, and one whose tables are not just these is
// refused.
import { createHash, type Hash } from 'node:crypto';
import { z } from 'zod';
import { citeAsSchema } from '#core/citations/cite-as-schema.ts';
import { SOURCE_STANDINGS } from '#core/citations/source-fields.ts';
import { citekeySchema, cslItemSchema } from '#core/citations/source.ts';
import {
  forbiddenCharacter,
  forbiddenInLine,
} from '#core/document/characters.ts';
import { ID } from '#core/document/plain-block.ts';
import {
  briefingHeadSchema,
  locatorSchema,
  rankSchema,
} from '#core/document/schema.ts';
import { activityDetails } from '#core/review/activity.ts';
import {
  REVIEW_TABLES,
  type ReviewTable,
} from '#core/review/merge-review-rows.ts';
import { verdictBasisSchema } from '../database/verdicts.ts';

/** "PRPK" in ASCII: the application id in the header of every `.precis` file. */
export const PACKAGE_ID = 0x5052504b;

/** The `user_version` of what is written. One with a higher number is refused; there is no lower one. */
export const PACKAGE_VERSION = 1;

/** Bytes. What is larger was not made by us, or can't be handed on in one file. */
export const MAX_PACKAGE_BYTES = 2 * 1024 ** 3;
/** Bytes of all JSON together: as much as a briefing of two million words with its review. */
export const MAX_ROW_BYTES = 256 * 1024 ** 2;
/** Rows of JSON. */
export const MAX_ROWS = 1_000_000;
/** Bytes of one piece of an attachment. */
export const PIECE_BYTES = 4 * 1024 ** 2;

export const PACKAGE_TABLES = `
CREATE TABLE rows (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, json TEXT NOT NULL) STRICT;
CREATE TABLE pieces (number INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE seal (digest TEXT NOT NULL) STRICT;
`;

/** Over all rows in their order: it shows that nobody has changed one by hand. */
export class Seal {
  readonly #hash: Hash = createHash('sha256');
  add(kind: string, json: string): void {
    this.#hash.update(`${kind} ${Buffer.byteLength(json)}\n`).update(json);
  }
  digest(): string {
    return this.#hash.digest('hex');
  }
}

const id = z
  .string()
  .regex(ID)
  // Ids are names of properties in places.
  .refine((value) => value !== '__proto__');
const anyId = z.string().min(1).max(200);
const text = z
  .string()
  .max(2_000_000)
  .refine((value) => forbiddenCharacter(value) === null);
const line = z
  .string()
  .max(10_000)
  .refine((value) => forbiddenInLine(value) === null);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/)
  // A day that no calendar has can't be shown, and would sort after all that people do, as would the last years that are
  // written in four digits.
  .refine((value) => value < '9000' && !Number.isNaN(Date.parse(value)))
  // Moments are compared as text.
  .transform((value) => new Date(value).toISOString());
const count = z.int().min(0);

const stateSchema = z.strictObject({
  id,
  hash: sha256.nullable(),
  copy: id,
  author: line,
  at: moment,
  past: z.record(id, sha256.nullable()),
  value: z.unknown().optional(),
  removed: z
    .strictObject({ was: z.unknown(), into: z.array(id).max(10_000) })
    .optional(),
  knows: z.array(id).max(10_000).optional(),
});

const attachmentSchema = z.strictObject({
  sha256,
  bytes: count,
  mediaType: line,
  /** Its bytes are in the file. */
  here: z.boolean(),
});

export const rowSchemas = {
  package: z.strictObject({
    id,
    briefing: anyId,
    copy: id,
    author: line,
    at: moment,
    created: moment,
    /** Of the blocks and the head. */
    document: z.int().min(1),
  }),
  head: briefingHeadSchema,
  /** Validated with its document. */
  block: z.looseObject({ id, rank: rankSchema }),
  unit: z.strictObject({
    unit: z
      .string()
      .max(300)
      .regex(/^(block|place|head|field|source|excerpt)\/./s),
    stands: sha256.nullable(),
    stood: z.array(id).max(1_000),
    states: z.array(stateSchema).min(1).max(1_000),
  }),
  source: z.strictObject({
    id: anyId,
    citekey: citekeySchema,
    item: cslItemSchema,
    notes: text,
    citeAs: citeAsSchema.nullable(),
    standing: z.enum(SOURCE_STANDINGS),
    standingNote: text,
    raw: z.strictObject({ format: line, text }).nullable(),
    files: z.array(
      z.strictObject({
        sha256,
        fileName: line,
        captured: line.nullable(),
        printed: z.boolean(),
      }),
    ),
  }),
  excerpt: z.strictObject({
    id: anyId,
    source: anyId,
    text,
    locator: locatorSchema.nullable(),
    created: line,
  }),
  style: z.strictObject({ id: line, csl: text }),
  template: z.strictObject({ id: line, body: z.unknown() }),
  attachment: attachmentSchema,
  row: z.strictObject({
    table: z.enum(
      Object.keys(REVIEW_TABLES) as [ReviewTable, ...ReviewTable[]],
    ),
    row: z.record(
      z.string(),
      z.union([z.string().max(64 * 1024 ** 2), z.number(), z.null()]),
    ),
  }),
} as const;

export type RowKind = keyof typeof rowSchemas;
export type RowOf<Kind extends RowKind> = z.output<(typeof rowSchemas)[Kind]>;

const stamped = { author: line, at: moment };
const bit = z.union([z.literal(0), z.literal(1)]);
const json = (schema: z.ZodType) =>
  z.string().refine((value) => {
    try {
      return schema.safeParse(JSON.parse(value)).success;
    } catch {
      // Whatever it is, it is no JSON.
      return false;
    }
  });

/** What each column of a table of the review may hold; a row has all of them and no other. */
export const reviewSchemas: Record<ReviewTable, z.ZodObject> = {
  people: z.strictObject({
    name: line.min(1),
    initials: line,
    colour: count.max(1_000),
  }),
  activity: z.strictObject({
    id,
    kind: line,
    details: json(activityDetails),
    ...stamped,
  }),
  threads: z
    .strictObject({
      id,
      on: z.enum(['briefing', 'block', 'words', 'footnote', 'citation']),
      block: id.nullable(),
      footnote: id.nullable(),
      citation: id.nullable(),
      start: count.nullable(),
      end: count.nullable(),
      words: text,
      before: text,
      after: text,
      lost: bit,
      made_block: id.nullable(),
      made_start: count.nullable(),
      made_end: count.nullable(),
      made_words: text,
      kind: z.enum(['condition', 'should-be-addressed', 'information']),
      resolved: bit,
      ...stamped,
      changed_by: line,
      changed: moment,
    })
    .refine(
      ({ on, block, citation, start, end, made_block, made_start, made_end }) =>
        (block === null) === (on === 'briefing') &&
        (made_block === null) === (block === null) &&
        (made_start === null) === (start === null) &&
        (made_end === null) === (end === null) &&
        (made_start ?? 0) <= (made_end ?? 0) &&
        (citation !== null) === (on === 'citation') &&
        (start !== null) === (on === 'words') &&
        (end !== null) === (on === 'words') &&
        (start ?? 0) <= (end ?? 0),
    ),
  comments: z.strictObject({
    id,
    thread: id,
    words: text,
    ...stamped,
    edited: moment.nullable(),
  }),
  verdicts: z
    .strictObject({
      id,
      footnote: id,
      citation: id,
      verdict: z.enum([
        'supports',
        'partly',
        'does-not-support',
        'cannot-find',
        'taken-back',
      ]),
      takes_back: id.nullable(),
      page: line,
      reason: text,
      quotation: text,
      basis: json(verdictBasisSchema),
      sentence_hash: line,
      citation_hash: line,
      locator_hash: line,
      source_hash: line,
      ...stamped,
    })
    .refine(
      ({ verdict, takes_back }) =>
        (takes_back !== null) === (verdict === 'taken-back'),
    ),
  sign_off_steps: z.strictObject({
    id,
    name: line,
    rank: rankSchema,
    waits: bit,
    own: bit,
    removed: bit,
    changed_by: line,
    changed: moment,
  }),
  signed_texts: z.strictObject({ hash: line, body: z.base64() }),
  sign_offs: z.strictObject({
    id,
    step: id,
    action: z.enum(['signed', 'withdrawn', 'handed-back']),
    text: line,
    comment: text,
    ...stamped,
  }),
  silenced_findings: z.strictObject({
    check: line,
    block: z.string().max(200),
    footnote: z.string().max(200),
    source: z.string().max(200),
    text,
    reason: text,
    heard: bit,
    ...stamped,
  }),
};
