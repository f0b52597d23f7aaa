// A Markdown file as a briefing, with the images that stand beside it. Nothing is fetched: an image is a file in the folder
// of the Markdown or below it, or it stays behind and is told.
import { createHash } from 'node:crypto';
import { basename, dirname, resolve, sep } from 'node:path';
import type { ReadBlock } from '#core/convert/block-lines.ts';
import { readMarkdownInSteps } from '#core/convert/markdown-import.ts';
import type {
  Block,
  BlockId,
  BriefingHead,
  SourceId,
} from '#core/document/document.ts';
import { MAX_IMAGE_BYTES } from '#core/document/image-limits.ts';
import { ranksBetween } from '#core/document/rank.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '../clock.ts';
import { checkImage, type ImageMediaType } from './check-image.ts';
import { whileWanted } from './in-parts.ts';
import { readInputFile } from './read-input-file.ts';

export type ReadImage = {
  readonly bytes: Uint8Array;
  readonly mediaType: ImageMediaType;
};

export type ReadBriefing = {
  readonly head: Partial<BriefingHead>;
  readonly blocks: Block[];
  /** By their SHA-256. */
  readonly images: ReadonlyMap<string, ReadImage>;
  /** The files beside it that it took in. */
  readonly beside?: readonly string[];
  readonly remarks: readonly string[];
};

/** The file beside `path` that `address` names; null for what lies elsewhere. */
export function fileBeside(path: string, address: string): string | null {
  if (/^[a-z][a-z\d+.-]+:/i.test(address) || address.includes('\0'))
    return null;
  const folder = resolve(dirname(path));
  let plain = address;
  try {
    plain = decodeURIComponent(address);
  } catch {
    // As it is written, then.
  }
  const file = resolve(folder, plain);
  return file.startsWith(folder + sep) ? file : null;
}

/** Blocks with ids and ranks of their own. */
export function placeBlocks(blocks: readonly ReadBlock[]): Block[] {
  const ranks = ranksBetween(null, null, blocks.length);
  return blocks.map(
    (block, at) =>
      ({ ...block, id: newId() as BlockId, rank: ranks[at] }) as Block,
  );
}

/** `sourceOf` gives the source that a citekey stands for. Throws what `signal` was cancelled with. */
export async function readMarkdown(
  path: string,
  text: string,
  sourceOf: (citekey: string) => SourceId | null,
  signal: AbortSignal,
): Promise<ReadBriefing> {
  const wanted = new Set<string>();
  const read = (imageOf: (address: string) => string | null) =>
    whileWanted(
      readMarkdownInSteps(text, { newId, sourceOf, imageOf }),
      signal,
    );
  const first = await read((address) => {
    wanted.add(address);
    return null;
  });
  const images = new Map<string, ReadImage>();
  const found = new Map<string, string>();
  const beside: string[] = [];
  for (const address of wanted) {
    const file = fileBeside(path, address);
    if (file === null) continue;
    try {
      const bytes = await readInputFile(file, MAX_IMAGE_BYTES);
      const mediaType = checkImage(bytes, basename(file));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      images.set(sha256, { bytes, mediaType });
      found.set(address, sha256);
      beside.push(file);
    } catch (error) {
      // One that can't be had is told with the others.
      if (!(error instanceof AppError)) throw error;
    }
  }
  const { head, blocks, remarks } =
    found.size === 0
      ? first
      : await read((address) => found.get(address) ?? null);
  return { head, blocks: placeBlocks(blocks), images, beside, remarks };
}
