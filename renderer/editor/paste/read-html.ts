// Reads HTML from the clipboard: at once where it is as long as a page or two, in a worker of its own where it is longer.
import { AppError } from '#core/errors.ts';
import { importHtml, type ImportedHtml } from '#core/convert/html-import.ts';
import { newId } from '../../api/new-id.ts';
import { makeWorker } from '../../worker-url.ts';
import type { ReadHtmlReply, ReadHtmlRequest } from './read-html-messages.ts';
import address from './read-html-worker.ts?worker&url';

/** So much HTML the page reads before anybody sees that it does. */
const MOST_AT_ONCE = 300_000;
/** HTML that takes longer was made to. */
const LONGEST = 30_000;

/** Whether `readHtml` is for it, and not `readHtmlLater`. */
export const isReadAtOnce = (html: string): boolean =>
  html.length <= MOST_AT_ONCE;

/** `language` is that of the text around. Throws AppError as `importHtml` does. */
export const readHtml = (html: string, language: string): ImportedHtml =>
  importHtml(html, language, newId);

/** As `readHtml`, in a worker. */
export function readHtmlLater(
  html: string,
  language: string,
): Promise<ImportedHtml> {
  const worker = makeWorker(new URL(address, import.meta.url), 'paste');
  return new Promise<ImportedHtml>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(
        new AppError(
          'unavailable',
          'What you pasted takes too long to read. Nothing was pasted: copy it in parts, or paste it as plain text.',
        ),
      );
    }, LONGEST);
    worker.onmessage = ({ data }: MessageEvent<ReadHtmlReply>) => {
      clearTimeout(timer);
      if (data.kind === 'read') resolve(data.read);
      else reject(new AppError('bad-input', data.sentence));
    };
    worker.onerror = ({ message }) => {
      clearTimeout(timer);
      reject(new Error(message));
    };
    worker.postMessage({ html, language } satisfies ReadHtmlRequest);
  }).finally(() => {
    worker.terminate();
  });
}
