// A briefing as Markdown: the text, a file of its sources beside it, and a folder with its images. A file of sources that
// somebody else wrote under that name is never written over.
import { existsSync, openSync, readSync, closeSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { biblatexInSteps } from '#core/convert/biblatex-export.ts';
import { markdownInSteps } from '#core/convert/markdown-export.ts';
import { proveMarkdown } from '#core/convert/prove-markdown.ts';
import { AppError } from '#core/errors.ts';
import { imageFormat } from '../typesetting/image-format.ts';
import type { FormatWriter } from './format-writer.ts';
import type { BesideFile } from './write-export.ts';

/** The first line of a file of sources, by which ours is known. */
const OURS =
  '% Sources of a briefing, written by Precis beside its Markdown.\n';

function refuseForeign(path: string): void {
  if (!existsSync(path)) return;
  const start = Buffer.alloc(OURS.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, start);
  } finally {
    closeSync(file);
  }
  if (start.toString('latin1') !== OURS)
    throw new AppError(
      'conflict',
      `The sources go into ${basename(path)}, and there is one that Precis did not write: choose another name for the Markdown, or move that file away.`,
    );
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

export const writeMarkdown: FormatWriter = async ({
  document,
  sources: readSources,
  out,
  readImage,
  breathe,
  inSteps,
}) => {
  const folder = dirname(out);
  const base = basename(out, extname(out));
  const images = new Map<string, BesideFile>();
  for (const block of document.blocks)
    if (block.type === 'image' && !images.has(block.attachment)) {
      const bytes = readImage(block.attachment);
      const name = `${block.attachment.slice(0, 16)}.${imageFormat(bytes, block.alternative)}`;
      images.set(block.attachment, {
        path: join(folder, `${base}-images`, name),
        bytes,
      });
    }
  const image = (attachment: string): string =>
    [`${base}-images`, basename(images.get(attachment)?.path ?? attachment)]
      .map(encodeURIComponent)
      .join('/');
  const sources = [...readSources().values()];
  const keys = new Map(sources.map(({ id, citekey }) => [id, citekey]));
  const bibliography =
    sources.length > 0
      ? {
          path: join(folder, `${base}.bib`),
          bytes: encode(OURS + (await inSteps(biblatexInSteps(sources)))),
        }
      : null;
  if (bibliography) refuseForeign(bibliography.path);
  await breathe();
  const text = await inSteps(
    markdownInSteps(document, {
      bibliography: bibliography && basename(bibliography.path),
      citekey: (source) => keys.get(source) ?? null,
      image,
    }),
  );
  return {
    bytes: encode(text),
    beside: [...(bibliography ? [bibliography] : []), ...images.values()],
    prove: (bytes, beside) =>
      inSteps(
        proveMarkdown(
          { document, keys, image },
          decode(bytes),
          bibliography && beside[0] ? decode(beside[0]) : null,
        ),
      ),
  };
};
