// Files that a person adds to what is there: images, attachments of a source, PDFs of a pack, and citation styles.
import { basename } from 'node:path';
import type { Handlers, Output, WindowHandlers } from '#core/contract.ts';
import type { SourceId } from '#core/document/document.ts';
import { MAX_IMAGE_BYTES } from '#core/document/image-limits.ts';
import { AppError } from '#core/errors.ts';
import { now } from '../clock.ts';
import { attachmentOf } from '../database/source-attachments.ts';
import { attachFiles } from '../services/attach-file.ts';
import { checkImage } from '../services/check-image.ts';
import { fillAccessed } from '../services/fill-accessed.ts';
import { copyForOutside, mayOpenOutside } from '../services/open-outside.ts';
import { readInputFile } from '../services/read-input-file.ts';
import type { FileContext } from './file-context.ts';
import { ALL, type FileDialogs } from './file-dialogs.ts';

type AddHandlers = Pick<
  WindowHandlers,
  | 'window.chooseImages'
  | 'window.choosePackPdfs'
  | 'window.attachFiles'
  | 'window.openAttachment'
  | 'window.addStyle'
>;

const IMAGE_FILTERS = [
  { name: 'Images', extensions: ['png', 'jpg', 'jpeg', 'svg'] },
  ALL,
];
const ATTACH_FILTERS = [
  ALL,
  { name: 'PDF', extensions: ['pdf'] },
  {
    name: 'Saved pages',
    extensions: ['html', 'htm', 'xhtml', 'mht', 'mhtml'],
  },
  { name: 'Images', extensions: ['png', 'jpg', 'jpeg', 'svg'] },
];

export function addFileHandlers(
  context: FileContext,
  files: FileDialogs,
): AddHandlers {
  return {
    'window.chooseImages': async () => {
      const handlers = context.libraryHandlers(() => undefined);
      const paths = await files.chooseFiles(
        'image',
        'Put in images',
        IMAGE_FILTERS,
      );
      if (!paths) return null;
      return { images: await keepImages(handlers, paths) };
    },

    'window.choosePackPdfs': async () => {
      const handlers = context.libraryHandlers(() => undefined);
      const paths = await files.chooseFiles('import', 'Add PDFs', [
        { name: 'PDF', extensions: ['pdf'] },
        ALL,
      ]);
      if (!paths) return null;
      const kept: Output<'packs.keepPdf'>[] = [];
      const refused: string[] = [];
      for (const path of paths)
        try {
          kept.push(
            await handlers['packs.keepPdf'](
              { path },
              new AbortController().signal,
            ),
          );
        } catch (error) {
          if (!(error instanceof AppError && error.code === 'bad-input'))
            throw error;
          refused.push(error.message);
        }
      return { kept, refused };
    },

    'window.attachFiles': async ({ source }) => {
      const library = context.attaching.library();
      const paths = await files.chooseFiles(
        'import',
        'Attach files',
        ATTACH_FILTERS,
      );
      if (!paths) return null;
      const stamp = { at: now(), author: context.attaching.author() };
      const attached = await attachFiles(library, source, paths, stamp);
      if (attached.some(({ added }) => added))
        fillAccessed(library, source, stamp);
      context.attaching.wake();
      return { attached };
    },

    'window.openAttachment': async ({ source, sha256, as }) => {
      const library = context.attaching.library();
      const file = attachmentOf(library, source as SourceId, sha256);
      const path = copyForOutside(library, file, context.attaching.copies);
      if (as === 'open' && mayOpenOutside(file.mediaType))
        await context.openFile(path);
      else context.showFile(path);
      return {};
    },

    'window.addStyle': async () => {
      const paths = await files.chooseFiles('import', 'Add a citation style', [
        { name: 'Citation styles (CSL)', extensions: ['csl'] },
        ALL,
      ]);
      if (!paths) return null;
      const [path] = paths;
      const handlers = context.libraryHandlers(() => undefined);
      return await handlers['styles.add'](
        { path },
        new AbortController().signal,
      );
    },
  };
}

/** All of them are looked at before the first is kept; one at a time is in memory. */
async function keepImages(
  handlers: Handlers,
  paths: readonly string[],
): Promise<{ attachment: string }[]> {
  const read = (path: string): Promise<Uint8Array> =>
    readInputFile(path, MAX_IMAGE_BYTES, 'save it smaller and put it in again');
  for (const path of paths) checkImage(await read(path), basename(path));
  const kept: { attachment: string }[] = [];
  for (const path of paths) {
    const bytes = Buffer.from(await read(path)).toString('base64');
    kept.push(
      await handlers['images.keep'](
        { bytes, name: basename(path) },
        new AbortController().signal,
      ),
    );
  }
  return kept;
}
