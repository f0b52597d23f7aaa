// Every method that crosses between the processes, and that the command line offers: read it and you know what Precis
// can do. The shapes are what `precis --json` prints and are kept stable.
import { z } from 'zod';
import { cslItemSchema } from './citations/source.ts';
import { locatorSchema } from './document/schema.ts';

/** One method of the contract: what it takes and what it gives. Only JSON crosses. */
const method = <Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): { readonly input: Input; readonly output: Output } => ({ input, output });

const id = z.string().min(1).max(200);
const path = z.string().min(1).max(32_767);
const isoDate = z.iso.date();

const proof = z.strictObject({
  ok: z.boolean(),
  footnotes: z.strictObject({ expected: z.int(), found: z.int() }),
  headings: z.strictObject({ expected: z.int(), found: z.int() }),
  missing: z.array(z.string()),
});

const finding = z.strictObject({
  check: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  block: z.string().nullable(),
  text: z.string(),
  message: z.string(),
});

export const EXPORT_FORMATS = ['pdf', 'txt'] as const;
export const PDF_STANDARDS = ['ua-1', 'a-2a'] as const;

export const contract = {
  /** Takes each file by itself: what can't be read is in `skipped`, with the reason, and the others come in. */
  'files.import': method(
    z.strictObject({
      paths: z.array(path).min(1),
      as: z.enum(['briefing', 'sources']).optional(),
      title: z.string().optional(),
      template: z.string().optional(),
    }),
    z.strictObject({
      briefings: z.array(
        z.strictObject({ id, title: z.string(), blocks: z.int() }),
      ),
      sources: z.array(z.strictObject({ id, citekey: z.string() })),
      skipped: z.array(
        z.strictObject({
          file: z.string(),
          entry: z.string().nullable(),
          reason: z.string(),
        }),
      ),
    }),
  ),

  'briefings.list': method(
    z.strictObject({}),
    z.strictObject({
      briefings: z.array(
        z.strictObject({
          id,
          title: z.string(),
          status: z.string(),
          marking: z.string(),
          updated: z.string(),
        }),
      ),
    }),
  ),

  /** The whole briefing for reading: blocks with their words, footnotes as printed, the sources that it cites. */
  'briefings.show': method(
    z.strictObject({ id }),
    z.strictObject({
      id,
      title: z.string(),
      fields: z.record(z.string(), z.unknown()),
      blocks: z.array(
        z.looseObject({ id, type: z.string(), text: z.string() }),
      ),
      footnotes: z.array(
        z.strictObject({
          number: z.int(),
          id,
          text: z.string(),
          citations: z.array(
            z.strictObject({
              id,
              source: id,
              locator: z.string().nullable(),
            }),
          ),
        }),
      ),
      sources: z.array(
        z.strictObject({ id, citekey: z.string(), item: cslItemSchema }),
      ),
    }),
  ),

  'markers.list': method(
    z.strictObject({ briefing: id }),
    z.strictObject({
      markers: z
        .array(
          z.strictObject({
            number: z.int(),
            count: z.int(),
            places: z
              .array(z.strictObject({ block: z.string(), context: z.string() }))
              .readonly(),
          }),
        )
        .readonly(),
      gaps: z.array(z.int()).readonly(),
    }),
  ),

  /** Every marker with that number becomes a citation of the source (its citekey or id). */
  'markers.link': method(
    z.strictObject({
      briefing: id,
      number: z.int().min(1),
      source: z.string().min(1),
      locator: locatorSchema.optional(),
    }),
    z.strictObject({ linked: z.int() }),
  ),

  'briefings.check': method(
    z.strictObject({ id }),
    z.strictObject({ findings: z.array(finding).readonly() }),
  ),

  /**
   * Writes the file, reads it back and proves it. One that fails its proof is kept under an `.unproved` name and `file`
   * names that one; nothing else is left behind. `date` is the document's date; the same briefing and date give the
   * same bytes. `pages` is null where the format has none.
   */
  'briefings.export': method(
    z.strictObject({
      id,
      to: z.enum(EXPORT_FORMATS),
      out: path,
      style: z.string().optional(),
      standard: z.enum(PDF_STANDARDS).optional(),
      date: isoDate.optional(),
    }),
    z.strictObject({ file: z.string(), pages: z.int().nullable(), proof }),
  ),

  /** The body as plain text: no title, no notes, unlinked markers as they were written. */
  'briefings.text': method(
    z.strictObject({ id }),
    z.strictObject({ text: z.string() }),
  ),

  'library.verify': method(
    z.strictObject({}),
    z.strictObject({ ok: z.boolean(), problems: z.array(z.string()) }),
  ),
} as const;

export type Contract = typeof contract;
export type MethodName = keyof Contract;
export type Input<Name extends MethodName> = z.output<Contract[Name]['input']>;
export type Output<Name extends MethodName> = z.input<Contract[Name]['output']>;

/** What main implements; a missing handler does not compile. */
export type Handlers = {
  readonly [Name in MethodName]: (
    input: Input<Name>,
    signal: AbortSignal,
  ) => Output<Name> | Promise<Output<Name>>;
};
