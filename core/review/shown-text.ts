// What a window shows of a text, in a few letters, so that nobody signs what they have not seen: the same as is signed, as far
// as a page knows it. Forms of one's own (styles, templates) are left out; the hash that is signed has them.
import type { Source } from '../citations/source.ts';
import { valueDigest } from '../document/block-digest.ts';
import {
  DOCUMENT_VERSION,
  type BriefingDocument,
  type SourceId,
} from '../document/document.ts';
import { textHash } from './text-hash.ts';

/** `sources` are those that it cites, and may be more. Against mistakes, not against anyone who means harm. */
export const shownText = (
  document: Omit<BriefingDocument, 'version'>,
  sources: readonly Source[],
): string =>
  textHash(
    { ...document, version: DOCUMENT_VERSION },
    new Map<SourceId, Source>(sources.map((source) => [source.id, source])),
    (words) => valueDigest(words).toString(36),
  );
