// The words of a text file, or one sentence why it is none. Encodings are told apart strictly: what is valid UTF-8 is
// UTF-8, and no character is ever replaced or left out. Line ends become line feeds; nothing else changes.
import { forbiddenCharacter } from '../document/characters.ts';
import { AppError } from '../errors.ts';

/** The most bytes that a file of text may have. */
export const MAX_TEXT_BYTES = 16 * 1024 * 1024;

const refuse = (what: string, reason: string): AppError =>
  new AppError('bad-input', `${what} can't be imported: ${reason}.`);

// How files that are no text begin, in Latin-1. Only what no text begins with.
const KINDS: readonly (readonly [start: RegExp, kind: string])[] = [
  [/^%PDF-\d\.\d/, 'a PDF'],
  [/^PK[\x03\x05\x07][\x04\x06\x08]/, 'a ZIP archive (as DOCX and ODT are)'],
  [/^\x89PNG\r\n/, 'a PNG image'],
  [/^\xff\xd8\xff/, 'a JPEG image'],
  [/^GIF8[79]a[^]{0,6}\0/, 'a GIF image'],
  [/^(?:II\*\0|MM\0\*)/, 'a TIFF image'],
  [/^RIFF[^]{4}(?:WEBP|WAVE|AVI )/, 'a RIFF image, sound or film'],
  [/^SQLite format 3\0/, 'an SQLite database'],
  [/^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, 'an old Office document'],
  [/^\x1f\x8b\x08/, 'a gzip archive'],
  [/^(?:7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|BZh[1-9]1AY|\xfd7zXZ\0)/, 'an archive'],
  [/^(?:\x7fELF|MZ[^]{0,64}\0)/, 'a program'],
  [/^\{\\rtf\d/, 'an RTF document'],
];

/** The bytes from `from` to `to`, each as the character of its number. */
function latin1(bytes: Uint8Array, from = 0, to = bytes.length): string {
  let text = '';
  for (let at = from; at < to; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + 8192)));
  return text;
}

/** Null where the bytes are not UTF-8. */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Byte by byte, since a decoder would replace the unpaired surrogates that are to be refused by name. */
function decodeUtf16(bytes: Uint8Array, bigEndian: boolean): string {
  const parts: string[] = [];
  let units: number[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1] ?? 0;
    units.push(bigEndian ? first * 256 + second : second * 256 + first);
    if (units.length === 8192) {
      parts.push(String.fromCharCode(...units));
      units = [];
    }
  }
  return parts.join('') + String.fromCharCode(...units);
}

// Windows-1252 at 80–9F, where Latin-1 has controls that no text holds; empty where it has nothing either.
const WINDOWS_1252 = [
  ...['€', '', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '', 'Ž'],
  ...['', '', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', ''],
  ...['ž', 'Ÿ'],
];

/** Null where a byte has no character in Latin-1 and Windows-1252. */
function decodeLatin1(bytes: Uint8Array): string | null {
  if (bytes.some((byte) => WINDOWS_1252[byte - 0x80] === '')) return null;
  return latin1(bytes).replace(
    /[\x80-\x9f]/g,
    (unit) => WINDOWS_1252[unit.charCodeAt(0) - 0x80] ?? unit,
  );
}

const BYTE_ORDER_MARK = '\xef\xbb\xbf';
const SURROGATES = /\xed[\xa0-\xbf][\x80-\xbf]/g;
const MULTIBYTE =
  /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g;

/** The name and the line of a surrogate that was written as if it were a character; null where all else isn't UTF-8. */
function surrogateInUtf8(bytes: Uint8Array, text: string): string | null {
  const mended = bytes.slice();
  const offsets = Array.from(text.matchAll(SURROGATES), ({ index }) => index);
  for (const offset of offsets) mended.set([0xef, 0xbf, 0xbd], offset);
  const first = offsets[0];
  if (first === undefined || decodeUtf8(mended) === null) return null;
  const [middle = 0, last = 0] = bytes.subarray(first + 1, first + 3);
  const code = 0xd000 | ((middle & 0x3f) << 6) | (last & 0x3f);
  return forbiddenAt(text, first, String.fromCharCode(code));
}

/** What is wrong with bytes that are UTF-8 but for a fault; null where they are rather something else. */
function faultInUtf8(bytes: Uint8Array): string | null {
  const text = latin1(bytes);
  const surrogate = surrogateInUtf8(bytes, text);
  if (surrogate !== null) return surrogate;
  let whole = 0;
  const rest = text.replace(MULTIBYTE, (found) => {
    whole += 1;
    return ' '.repeat(found.length);
  });
  const broken = rest.match(/[\x80-\xff]/g)?.length ?? 0;
  if (whole <= broken && !text.startsWith(BYTE_ORDER_MARK)) return null;
  const line = lineAt(text, rest.search(/[\x80-\xff]/));
  return `it is damaged: line ${line} holds bytes that are not UTF-8, which the rest of it is`;
}

const lineAt = (text: string, offset: number): number =>
  text.slice(0, Math.max(0, offset)).split(/\r\n?|\n/).length;

const forbiddenAt = (text: string, offset: number, found: string): string =>
  `line ${lineAt(text, offset)} holds ${forbiddenCharacter(found)?.name ?? found}, which no text may hold`;

/** How much `text` looks like one in some language: its letters of ASCII, spaces and line ends, kana and their stops. */
const familiar = (text: string): number =>
  text.match(/[\t\n\r -~\u3000-\u30ff]/g)?.length ?? 0;

/**
 * The words of UTF-16 without a byte order mark, told by its zero bytes; null for anything else, a text of bytes that
 * holds a NUL included.
 */
function decodeBareUtf16(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0 || !bytes.includes(0)) return null;
  const zeros = bytes.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (zeros < bytes.length * 0.4) {
    const without = decodeUtf8(bytes.filter((byte) => byte !== 0));
    if (without !== null && !forbiddenCharacter(without)) return null;
  }
  const readings = [decodeUtf16(bytes, false), decodeUtf16(bytes, true)]
    .filter((text) => !forbiddenCharacter(text))
    .sort((a, b) => familiar(b) - familiar(a));
  return readings[0] ?? null;
}

function decode(bytes: Uint8Array, what: string): string {
  const start = latin1(bytes, 0, Math.min(4, bytes.length));
  if (start === '\xff\xfe\0\0' || start === '\0\0\xfe\xff')
    throw refuse(what, 'it is UTF-32; save it as UTF-8');
  if (/^(?:\xff\xfe|\xfe\xff)/.test(start)) {
    if (bytes.length % 2 !== 0)
      throw refuse(what, 'it is UTF-16 and ends in half a character');
    return decodeUtf16(bytes.subarray(2), start.startsWith('\xfe'));
  }
  const utf16 = decodeBareUtf16(bytes);
  if (utf16 !== null) return utf16;
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== null) return utf8;
  const fault = faultInUtf8(bytes);
  if (fault !== null) throw refuse(what, fault);
  const text = decodeLatin1(bytes);
  if (text === null) throw refuse(what, 'it is not UTF-8, UTF-16 or Latin-1');
  return text;
}

/**
 * The text of a file: UTF-8 or UTF-16, with or without a byte order mark, else Latin-1 (read as Windows-1252), its line
 * ends made line feeds. `what` names the file for a person. Throws AppError 'bad-input' for a file that is no text, has
 * no words, has more than `limit` bytes, or holds a character that no text may hold.
 */
export function decodeText(
  bytes: Uint8Array,
  what: string,
  limit: number = MAX_TEXT_BYTES,
): string {
  if (bytes.length > limit)
    throw refuse(
      what,
      `it is larger than ${Math.floor(limit / 1024 / 1024)} MB; divide it and import the parts`,
    );
  const start = latin1(bytes, 0, Math.min(128, bytes.length));
  const kind = KINDS.find(([pattern]) => pattern.test(start));
  if (kind) throw refuse(what, `it is ${kind[1]}, not a text`);
  const text = decode(bytes, what).replace(/\r\n?/g, '\n');
  const forbidden = forbiddenCharacter(text);
  if (forbidden)
    throw refuse(
      what,
      forbiddenAt(
        text,
        forbidden.offset,
        text.slice(forbidden.offset, forbidden.offset + 2),
      ),
    );
  if (text.trim() === '') throw refuse(what, 'there are no words in it');
  return text;
}
