// A stored passage of a source, out of a text file that a person named.
import { basename } from 'node:path';
import { decodeText } from '#core/convert/decode-text.ts';
import type { Input, Output } from '#core/contract.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '../clock.ts';
import { insertExcerpt } from '../database/excerpts.ts';
import type { Library } from '../database/open.ts';
import { findSource } from '../database/sources.ts';
import { readInputFile } from './read-input-file.ts';

/** A passage is no book. */
const MOST_BYTES = 1024 * 1024;

/** Throws AppError 'not-found' for an unknown source, 'bad-input' where the file is no text or has no words. */
export async function takeExcerptFile(
  library: Library,
  { source, file, locator }: Input<'excerpts.takeFile'>,
  at: string,
): Promise<Output<'excerpts.takeFile'>> {
  const found = findSource(library, source);
  if (!found)
    throw new AppError(
      'not-found',
      `There is no source ${JSON.stringify(source)} in the library: list them with "precis list --sources".`,
    );
  const bytes = await readInputFile(file, MOST_BYTES, 'take a shorter passage');
  const text = decodeText(bytes, basename(file)).trim();
  const id = newId();
  insertExcerpt(library, found.id, {
    id,
    text,
    locator: locator ?? null,
    created: at,
  });
  return { id, source: found.id };
}
