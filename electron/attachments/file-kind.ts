// What an attached file is, told from its bytes; its name decides only between texts, which no bytes tell apart.
import { extname } from 'node:path';

export type FileKind = 'pdf' | 'image' | 'page' | 'archive' | 'text' | 'other';

type Known = { readonly kind: FileKind; readonly mediaType: string };

/** How many bytes are looked at. */
const HEAD = 4096;

const BY_NAME: Readonly<Record<string, Known>> = {
  '.txt': { kind: 'text', mediaType: 'text/plain' },
  '.text': { kind: 'text', mediaType: 'text/plain' },
  '.md': { kind: 'text', mediaType: 'text/markdown' },
  '.csv': { kind: 'text', mediaType: 'text/csv' },
};
const OTHERS: Readonly<Record<string, string>> = {
  '.docx':
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.pptx':
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  '.odt': 'application/vnd.oasis.opendocument.text',
};

/** `page` is a saved page in HTML, `archive` one in MHTML. The bytes need not be whole: the first few thousand do. */
export function fileKind(bytes: Uint8Array, name: string): Known {
  const head = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    Math.min(HEAD, bytes.length),
  ).toString('latin1');
  // Readers take a PDF with some bytes before its mark.
  if (head.slice(0, 1024).includes('%PDF-'))
    return { kind: 'pdf', mediaType: 'application/pdf' };
  if (head.startsWith('\x89PNG\r\n'))
    return { kind: 'image', mediaType: 'image/png' };
  if (head.startsWith('\xff\xd8\xff'))
    return { kind: 'image', mediaType: 'image/jpeg' };
  const ending = extname(name).toLowerCase();
  if (/^[\x09\x0a\x0d\x20-\x7e]{0,2048}?^mime-version:/im.test(head))
    return { kind: 'archive', mediaType: 'multipart/related' };
  const text = head.replace(
    /^(?:\xef\xbb\xbf|\s|<\?xml[^>]*>|<!--[^]*?-->)+/,
    '',
  );
  if (/^<svg[\s>]/i.test(text))
    return { kind: 'image', mediaType: 'image/svg+xml' };
  if (/^<(?:!doctype\s+html|html|head|body)[\s>]/i.test(text))
    return { kind: 'page', mediaType: 'text/html' };
  if (/^\.x?html?$/.test(ending) && !head.includes('\0'))
    return { kind: 'page', mediaType: 'text/html' };
  const named = BY_NAME[ending];
  if (named && !head.includes('\0')) return named;
  return {
    kind: 'other',
    mediaType: OTHERS[ending] ?? 'application/octet-stream',
  };
}

/** The kind of an attachment by the media type that it was kept under. */
export function kindOfMediaType(mediaType: string): FileKind {
  if (mediaType === 'application/pdf') return 'pdf';
  if (mediaType.startsWith('image/')) return 'image';
  if (mediaType === 'text/html') return 'page';
  if (mediaType === 'multipart/related') return 'archive';
  return mediaType.startsWith('text/') ? 'text' : 'other';
}

/** Whether its words can be read. */
export const hasText = (mediaType: string): boolean =>
  ['pdf', 'page', 'archive', 'text'].includes(kindOfMediaType(mediaType));
