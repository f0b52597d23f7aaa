// The worker that reads large HTML from the clipboard, so that the page stands still for none of it.
import { AppError } from '#core/errors.ts';
import { importHtml } from '#core/convert/html-import.ts';
import { newId } from '../../api/new-id.ts';
import type { ReadHtmlReply, ReadHtmlRequest } from './read-html-messages.ts';

const answer = (reply: ReadHtmlReply): void => {
  postMessage(reply);
};

addEventListener('message', ({ data }: MessageEvent<ReadHtmlRequest>) => {
  try {
    answer({ kind: 'read', read: importHtml(data.html, data.language, newId) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    answer({ kind: 'refused', sentence: error.message });
  }
});
