// A web page that a browser saved as one file (MHTML): its HTML and the day of its capture. Only the page is read: what it
// shows beside its words stays in the file.
import { AppError } from '#core/errors.ts';

export type SavedPage = {
  readonly html: string;
  /** ISO 8601; null where the file doesn't say. */
  readonly captured: string | null;
};

const MOST_PARTS = 5_000;
const MOST_DEPTH = 8;

type Part = {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
};

/** `text` is Latin-1: a character a byte. */
function partOf(text: string): Part {
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== '' && !headers.has(name))
      headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body: end ? text.slice(end.index + end[0].length) : '' };
}

function parameter(header: string, name: string): string | null {
  const found = new RegExp(
    `;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`,
    'i',
  ).exec(header);
  return found?.[1] ?? found?.[2] ?? null;
}

function decoded({ headers, body }: Part): Buffer {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding === 'quoted-printable')
    return Buffer.from(
      body
        .replace(/[ \t]*=[ \t]*\r?\n/g, '')
        .replace(/=([0-9a-f]{2})/gi, (_all, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        ),
      'latin1',
    );
  return Buffer.from(body, 'latin1');
}

/** The text of the bytes in the encoding that is said, which must be one that is known. */
export function decodeAs(bytes: Uint8Array, label: string | null): string {
  try {
    return new TextDecoder(label ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes);
  }
}

function pageIn(
  part: Part,
  depth: number,
  left: { parts: number },
): string | null {
  const type = part.headers.get('content-type') ?? 'text/plain';
  left.parts -= 1;
  if (depth > MOST_DEPTH || left.parts < 0) return null;
  if (/^(?:text\/html|application\/xhtml\+xml)/i.test(type))
    return decodeAs(decoded(part), parameter(type, 'charset'));
  const boundary = /^multipart\//i.test(type)
    ? parameter(type, 'boundary')
    : null;
  if (boundary === null || boundary === '') return null;
  const pieces = `\n${part.body}`.split(`\n--${boundary}`);
  for (const piece of pieces.slice(1)) {
    if (piece.startsWith('--')) break;
    const found = pageIn(
      partOf(piece.replace(/^[^\n]*\n/, '')),
      depth + 1,
      left,
    );
    if (found !== null) return found;
  }
  return null;
}

/** The day that its own header says; null where it says none that is one. */
export function capturedOf(bytes: Uint8Array): string | null {
  const { headers } = partOf(
    Buffer.from(bytes.subarray(0, 65_536)).toString('latin1'),
  );
  const at = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** Throws AppError 'bad-input' where no page is in it. */
export function readMhtml(bytes: Uint8Array): SavedPage {
  const html = pageIn(partOf(Buffer.from(bytes).toString('latin1')), 0, {
    parts: MOST_PARTS,
  });
  if (html === null)
    throw new AppError(
      'bad-input',
      'No page was found in this file: its parts are damaged or not complete.',
    );
  return { html, captured: capturedOf(bytes) };
}
