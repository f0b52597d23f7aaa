// The pages beside the text: what stands on the sheet now, set as it would be printed, whether or not it is saved yet.
import { z } from 'zod';
import {
  blockIdSchema,
  blockSchema,
  briefingHeadSchema,
  textMark,
} from '../document/schema.ts';
import { method } from './method.ts';
import { id } from './shapes.ts';

const words = z.string().max(1_000_000);

const run = z.strictObject({
  text: words,
  marks: z
    .array(z.enum([...textMark.options, 'small-caps']))
    .max(20)
    .readonly()
    .exactOptional(),
  language: z.string().max(200).exactOptional(),
  url: z.string().max(20_000).exactOptional(),
});

const line = z.array(run).readonly();

/** Pages that are in view, counted from 1. */
const pagesInView = z.array(z.int().positive()).max(200).readonly();

/** Points from the top of a page, which is counted from 1. */
const place = { page: z.int(), y: z.number() };

export const paperMethods = {
  /**
   * Sets the sheet as pages. `paper` names it from one call to the next, so that only what is new need be said: `base` is
   * the `turn` that it is new to, null where all of it is said. `notes` are as they are read; one that is not said yet is
   * set empty. 'again' where `base` is not known any more: all of it is to be said.
   */
  'paper.draw': method(
    z.strictObject({
      paper: id,
      base: z.int().nullable(),
      turn: z.int(),
      head: briefingHeadSchema,
      put: z.array(blockSchema).readonly(),
      /** All blocks in their order; null where it is as it was. */
      order: z.array(blockIdSchema).readonly().nullable(),
      notes: z
        .array(
          z.strictObject({
            id,
            paragraphs: z.array(z.array(line).readonly()).readonly(),
          }),
        )
        .readonly(),
      /** What a list of sources says; null where it is as it was. */
      list: z
        .array(
          z.strictObject({
            source: id,
            number: z.string().max(1_000).exactOptional(),
            runs: line,
          }),
        )
        .readonly()
        .nullable(),
      paint: pagesInView,
    }),
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('again') }),
      z.strictObject({
        kind: z.literal('pages'),
        /** In base64: all pages, of which those in `paint` are painted and the others empty. */
        pdf: z.string(),
        pages: z.int(),
        /** Where each block that is printed begins, in the order of the text. */
        blocks: z.array(z.strictObject({ id, ...place })),
        /** Where each footnote begins, or goes on, at the foot of a page. */
        notes: z.array(z.strictObject({ id, ...place })),
      }),
    ]),
  ),
  /** As `pdf` of 'paper.draw', of other pages of that turn; null where it is not known any more. */
  'paper.paint': method(
    z.strictObject({ paper: id, turn: z.int(), paint: pagesInView }),
    z.strictObject({ pdf: z.string().nullable() }),
  ),
} as const;
