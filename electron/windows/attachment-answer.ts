// Images and PDFs of the open library, under app://bundle/attachments/ and their SHA-256. An address can name nothing but a
// hash, and what is answered is nothing that a page could run: a PDF comes as mere bytes.
import { AppError } from '#core/errors.ts';
import { fileKind } from '../attachments/file-kind.ts';
import { IMAGE_MEDIA_TYPES } from '../services/check-image.ts';
import { imageFormat } from '../typesetting/image-format.ts';
import { isOurAddress } from './bundle.ts';

const PATH = /^\/attachments\/([0-9a-f]{64})$/;

/** The hash that the address names; null where it is that of no attachment. */
export function attachmentNamed(address: string): string | null {
  if (!isOurAddress(address)) return null;
  const { pathname, search } = new URL(address);
  return search === '' ? (PATH.exec(pathname)?.[1] ?? null) : null;
}

function headers(type: string): Record<string, string> {
  return {
    'Content-Type': type,
    // A drawing is a document of its own: it loads nothing, runs nothing and has no origin.
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    // Another library may be open when it is asked next.
    'Cache-Control': 'no-store',
  };
}

/** `read` gives the bytes of the open library's attachment with this hash, and throws AppError where it can't. */
export function answerWithAttachment(
  hash: string,
  method: string,
  read: (hash: string) => Uint8Array,
): Response {
  try {
    if (method !== 'GET') return nothingThere();
    const bytes = read(hash);
    const type =
      fileKind(bytes, '').kind === 'pdf'
        ? 'application/octet-stream'
        : IMAGE_MEDIA_TYPES[imageFormat(bytes, hash)];
    return new Response(Buffer.from(bytes), { headers: headers(type) });
  } catch (error) {
    if (error instanceof AppError) return nothingThere();
    throw error;
  }
}

const nothingThere = (): Response =>
  new Response('Not found', {
    status: 404,
    headers: headers('text/plain; charset=utf-8'),
  });
