// An HTML file as a briefing, with the images that are in it. It is read in a process of its own, which ends with it.
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ReadBlock } from '#core/convert/block-lines.ts';
import { MAX_PAGE_BYTES } from '#core/convert/html-page-import.ts';
import { AppError } from '#core/errors.ts';
import type { SourceReader } from '../importing/source-reader.ts';
import { checkImage } from './check-image.ts';
import {
  placeBlocks,
  type ReadBriefing,
  type ReadImage,
} from './import-markdown.ts';
import { readInputFile } from './read-input-file.ts';

/** `language` is that of a page which says none. Throws AppError. */
export async function readPage(
  path: string,
  language: string,
  {
    reader,
    signal,
  }: { readonly reader: SourceReader; readonly signal: AbortSignal },
): Promise<ReadBriefing> {
  const name = basename(path);
  const bytes = await readInputFile(path, MAX_PAGE_BYTES);
  const page = await reader.readPage({ bytes, name, language }, signal);
  const remarks = [...page.remarks];
  const images = new Map<string, ReadImage>();
  const hashes = new Map<string, string>();
  for (const [key, base64] of Object.entries(page.pictures))
    try {
      const file = Buffer.from(base64, 'base64');
      const mediaType = checkImage(file, 'an image in it');
      const sha256 = createHash('sha256').update(file).digest('hex');
      images.set(sha256, { bytes: file, mediaType });
      hashes.set(key, sha256);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      remarks.push(`a picture was left out: ${error.message}`);
    }
  const blocks = page.blocks.flatMap((block): ReadBlock[] => {
    if (block.type !== 'image') return [block];
    const attachment = hashes.get(block.attachment);
    if (attachment !== undefined) return [{ ...block, attachment }];
    // Its caption has words.
    return block.caption ? [{ type: 'paragraph', content: block.caption }] : [];
  });
  return { head: page.head, blocks: placeBlocks(blocks), images, remarks };
}
