// The texts that somebody signed, whole and with the sources that they cite, each once by its hash. What is read back is
// brought up to date and validated; one that can't be read says so.
import { deflateSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import { citeAsSchema } from '#core/citations/cite-as-schema.ts';
import { citekeySchema, cslItemSchema } from '#core/citations/source.ts';
import type { Source } from '#core/citations/source.ts';
import type { BriefingDocument } from '#core/document/document.ts';
import type { PrintedForms } from '#core/review/printed-forms.ts';
import { upgradeDocument } from '#core/document/upgrade.ts';
import { AppError } from '#core/errors.ts';
import { damaged } from './library-errors.ts';
import type { Library } from './open.ts';
import { reading, statement } from './query.ts';
import { parseJson } from './stored-json.ts';

export type SignedText = {
  readonly document: BriefingDocument;
  /** Those that it cites, as they stood. */
  readonly sources: readonly Source[];
  /** How its own style and template printed; nothing where it has none. */
  readonly forms?: PrintedForms;
};

/** The most bytes that a text may have once it is inflated. */
const MOST_BYTES = 256 * 1024 * 1024;

const sourceSchema = z.strictObject({
  id: z.string(),
  citekey: citekeySchema,
  item: cslItemSchema,
  citeAs: citeAsSchema.optional(),
  captured: z.string().optional(),
});

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const formsSchema = z.strictObject({
  style: digest.exactOptional(),
  template: digest.exactOptional(),
});

/** One that is there already stays as it is. Inside the transaction of the sign-off. */
export function keepSignedText(
  library: Library,
  hash: string,
  { document, sources, forms }: SignedText,
): void {
  const kept = sources.map(({ id, citekey, item, citeAs, captured }) => ({
    id,
    citekey,
    item,
    ...(citeAs && { citeAs }),
    ...(captured !== undefined && { captured }),
  }));
  statement(
    library,
    'INSERT INTO signed_texts (hash, body) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING',
  ).run(hash, deflateSync(JSON.stringify({ document, sources: kept, forms })));
}

/** Throws AppError 'not-found', 'damaged'. */
export function readSignedText(library: Library, hash: string): SignedText {
  return reading(library, () => {
    const body = statement(
      library,
      'SELECT body FROM signed_texts WHERE hash = ?',
    )
      .pluck()
      .get(hash) as Buffer | undefined;
    if (body === undefined)
      throw new AppError(
        'not-found',
        'The text that was signed is not in this library, so it can’t be compared.',
      );
    const signed = signedTextOf(body);
    if (!signed)
      throw damaged(library.folder, 'a text that was signed can’t be read');
    return signed;
  });
}

/** Null where the bytes hold no signed text. */
export function signedTextOf(body: Uint8Array): SignedText | null {
  try {
    const json = inflateSync(body, { maxOutputLength: MOST_BYTES });
    const value = parseJson(json.toString('utf8'));
    const { document, sources, forms } = z
      .strictObject({
        document: z.unknown(),
        sources: z.array(sourceSchema),
        forms: formsSchema.optional(),
      })
      .parse(value);
    return {
      document: upgradeDocument(document),
      sources: sources as unknown as readonly Source[],
      ...(forms && { forms }),
    };
  } catch (error) {
    if (
      error instanceof z.ZodError ||
      error instanceof AppError ||
      typeof (error as NodeJS.ErrnoException).code === 'string'
    )
      return null;
    throw error;
  }
}

/** Those that no sign-off is under any more: what was in a briefing goes with it. */
export function dropUnsignedTexts(library: Library): void {
  statement(
    library,
    'DELETE FROM signed_texts WHERE NOT EXISTS (SELECT 1 FROM sign_offs WHERE text = hash)',
  ).run();
}
