// The page's own files, under app://bundle/ and nowhere else. An address can name a file of the built page and nothing
// beside it; whatever else is asked gets 404.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';

export const BUNDLE_SCHEME = 'app';
/** To be made known before Electron is ready: a scheme that has an origin, like https. */
export const BUNDLE = {
  scheme: BUNDLE_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};
const PROTOCOL = `${BUNDLE_SCHEME}:`;
const HOST = 'bundle';
export const PAGE_URL = `${PROTOCOL}//${HOST}/index.html`;

/** By extension; what is not here is not served. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  // What the reader of PDFs draws letters with that a file only names.
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
  // Dictionaries for the spelling.
  '.aff': 'text/plain; charset=utf-8',
  '.dic': 'text/plain; charset=utf-8',
};

/**
 * Whether an address belongs to our own origin. Protocol and host are compared, because the `origin` of a scheme of
 * one's own is "null" in Node, and two of those would be equal.
 */
export function isOurAddress(address: string): boolean {
  const url = URL.parse(address);
  return (
    url?.protocol === PROTOCOL &&
    url.host === HOST &&
    url.username === '' &&
    url.password === ''
  );
}

// Names as the build writes them. No segment can begin with a dot, so none can lead upwards, and no character is in it
// that some system reads as more than a character.
const PATH = /^(?:\/[\w-][\w.-]*)+$/;

/** The file that `address` names, below `root`; null where it names none that may be served. */
export function bundleFile(root: string, address: string): string | null {
  if (!isOurAddress(address)) return null;
  const path = decodedPath(new URL(address).pathname);
  if (path === null || !PATH.test(path)) return null;
  return extname(path) in MEDIA_TYPES
    ? join(root, ...path.split('/').slice(1))
    : null;
}

function decodedPath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    // Percent signs that encode nothing: the address of no file.
    return null;
  }
}

function headers(type: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
  };
}

const nothingThere = (): Response =>
  new Response('Not found', {
    status: 404,
    headers: headers('text/plain; charset=utf-8'),
  });

/** The answer to one request of the page; `root` is the folder of the built page. */
export async function answerFromBundle(
  root: string,
  request: { readonly method: string; readonly url: string },
): Promise<Response> {
  const file = request.method === 'GET' ? bundleFile(root, request.url) : null;
  if (file === null) return nothingThere();
  try {
    const bytes = await readFile(file);
    return new Response(bytes, {
      headers: headers(MEDIA_TYPES[extname(file)] ?? ''),
    });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(code)) return nothingThere();
    throw error;
  }
}
