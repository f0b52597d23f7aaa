// What the page and the worker that reads HTML for it say to each other.
import type { ImportedHtml } from '#core/convert/html-import.ts';

export type ReadHtmlRequest = {
  readonly html: string;
  readonly language: string;
};
export type ReadHtmlReply =
  | { readonly kind: 'read'; readonly read: ImportedHtml }
  | { readonly kind: 'refused'; readonly sentence: string };
