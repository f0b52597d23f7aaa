// The words of a text file, or one sentence why it is none. Encodings are told apart strictly: what is valid UTF-8 is
// UTF-8, and no character is ever replaced or left out. Line ends become line feeds; nothing else changes.
import { forbiddenCharacter } from '../document/characters.ts';
import { AppError } from '../errors.ts';
import { decodeJapanese, isOtherScript } from './decode-japanese.ts';

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

/** The character of a byte; of one that has none in Windows-1252 the control that it is in Latin-1. */
function windows1252(byte: number): string {
  const character = WINDOWS_1252[byte - 0x80];
  return character === undefined || character === ''
    ? String.fromCharCode(byte)
    : character;
}

/** Null where a byte has no character in Latin-1 and Windows-1252. */
function decodeLatin1(bytes: Uint8Array): string | null {
  if (bytes.some((byte) => WINDOWS_1252[byte - 0x80] === '')) return null;
  return latin1(bytes).replace(
    /[\x80-\x9f]/g,
    (unit) => WINDOWS_1252[unit.charCodeAt(0) - 0x80] ?? unit,
  );
}

type Utf8Scan = {
  /** How many characters of two bytes and more are whole, and how many bytes belong to no character. */
  whole: number;
  broken: number;
  /** Offsets of the first broken byte and of the first surrogate written as a character of its own. */
  firstBroken: number | null;
  firstSurrogate: number | null;
};

/** The bytes read as UTF-8, faults and all. */
function scanUtf8(bytes: Uint8Array): Utf8Scan {
  const scan: Utf8Scan = {
    whole: 0,
    broken: 0,
    firstBroken: null,
    firstSurrogate: null,
  };
  const goesOn = (at: number): boolean => ((bytes[at] ?? 0) & 0xc0) === 0x80;
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    const size =
      byte < 0x80
        ? 1
        : byte >= 0xc2 && byte <= 0xdf
          ? 2
          : (byte & 0xf0) === 0xe0
            ? 3
            : byte >= 0xf0 && byte <= 0xf4
              ? 4
              : 0;
    const isWhole =
      size > 0 &&
      (size < 2 || goesOn(at + 1)) &&
      (size < 3 || goesOn(at + 2)) &&
      (size < 4 || goesOn(at + 3));
    if (!isWhole) {
      scan.broken += 1;
      scan.firstBroken ??= at;
      at += 1;
      continue;
    }
    if (byte === 0xed && (bytes[at + 1] ?? 0) >= 0xa0)
      scan.firstSurrogate ??= at;
    if (size > 1) scan.whole += 1;
    at += size;
  }
  return scan;
}

/** What is wrong with bytes that are UTF-8 but for a fault; null where they are rather something else. */
function faultInUtf8(bytes: Uint8Array): string | null {
  const scan = scanUtf8(bytes);
  const { whole, broken, firstBroken, firstSurrogate } = scan;
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (whole <= broken && !hasMark) return null;
  const lineOf = (offset: number): number => lineAt(latin1(bytes), offset);
  if (broken === 0 && firstSurrogate !== null) {
    const [middle = 0, last = 0] = bytes.subarray(firstSurrogate + 1);
    const code = 0xd000 | ((middle & 0x3f) << 6) | (last & 0x3f);
    return forbidden(lineOf(firstSurrogate), String.fromCharCode(code));
  }
  const line = lineOf(firstBroken ?? firstSurrogate ?? 0);
  return `it is damaged: line ${line} holds bytes that are not UTF-8, which the rest of it is`;
}

const forbidden = (line: number, characters: string): string =>
  `line ${line} holds ${forbiddenCharacter(characters)?.name ?? characters}, which no text may hold`;

const lineAt = (text: string, offset: number): number =>
  text.slice(0, offset).split(/\r\n?|\n/).length;

/** How much `text` looks like one in some language: its letters of ASCII, spaces and line ends, kana and their stops. */
function familiar(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1)
    if (/[\t\n\r -~\u3000-\u30ff]/.test(text.charAt(at))) count += 1;
  return count;
}

/**
 * The words of UTF-16 without a byte order mark, told by its zero bytes; null for anything else, a text of bytes that
 * holds a NUL included.
 */
function decodeBareUtf16(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0 || !bytes.includes(0)) return null;
  let zeros = 0;
  for (const byte of bytes) if (byte === 0) zeros += 1;
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
  if (utf8 !== null && !utf8.includes('\x1b')) return utf8;
  const japanese = decodeJapanese(bytes);
  if (japanese) return japanese.text;
  if (utf8 !== null) return utf8;
  const fault = faultInUtf8(bytes);
  if (fault !== null) throw refuse(what, fault);
  const text = isOtherScript(bytes) ? null : decodeLatin1(bytes);
  if (text === null) throw refuse(what, UNKNOWN_ENCODING);
  return text;
}

const UNKNOWN_ENCODING =
  'it is not UTF-8, UTF-16, Latin-1 or an encoding of Japanese; save it as UTF-8';

function refuseOtherKinds(bytes: Uint8Array, what: string): void {
  const start = latin1(bytes, 0, Math.min(128, bytes.length));
  const kind = KINDS.find(([pattern]) => pattern.test(start));
  if (kind) throw refuse(what, `it is ${kind[1]}, not a text`);
}

/** UTF-8, and each byte that is none of it as its character in Windows-1252; `line` is that of the first such byte. */
function decodeMixed(bytes: Uint8Array): { text: string; line: number } {
  const parts: string[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let first: number | null = null;
  // Line by line, and only in those that are not UTF-8 byte by byte.
  for (let at = 0; at < bytes.length;) {
    const found = bytes.indexOf(10, at);
    const end = found < 0 ? bytes.length : found + 1;
    const line = bytes.subarray(at, end);
    try {
      parts.push(decoder.decode(line));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      first ??= at;
      parts.push(decodeMixedLine(line));
    }
    at = end;
  }
  return {
    text: parts.join('').replace(/^\ufeff/, ''),
    line: lineAt(latin1(bytes, 0, first ?? 0), first ?? 0),
  };
}

function decodeMixedLine(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    const size = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    try {
      text += decoder.decode(bytes.subarray(at, at + size));
      at += size;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      text += windows1252(byte);
      at += 1;
    }
  }
  return text;
}

/**
 * The text of a file of which each part stands for itself, and in which a fault must not cost the whole: what is not UTF-8
 * in it is read as Windows-1252, and characters that no text may hold are left to who reads the parts. `guess` is one
 * sentence where the encoding was guessed. Otherwise as `decodeText`.
 */
export function decodeParts(
  bytes: Uint8Array,
  what: string,
  limit: number,
): { readonly text: string; readonly guess: string | null } {
  if (bytes.length > limit)
    throw refuse(
      what,
      `it is larger than ${Math.floor(limit / 1024 / 1024)} MB; divide it and import the parts`,
    );
  refuseOtherKinds(bytes, what);
  const utf8 = decodeUtf8(bytes);
  let text: string;
  let guess: string | null = null;
  const japanese =
    utf8 === null || utf8.includes('\x1b') ? decodeJapanese(bytes) : null;
  // A text in UTF-16 without a mark is valid UTF-8 as well, with a NUL beside each letter.
  if (japanese) {
    text = japanese.text;
    guess = `The file does not say in which encoding it is; it was read as ${japanese.encoding}: look at a name.`;
  } else if (utf8 !== null && !bytes.includes(0)) text = utf8;
  else if (
    utf8 !== null ||
    /^(?:\xff\xfe|\xfe\xff)/.test(latin1(bytes, 0, 2)) ||
    bytes.includes(0)
  )
    text = decode(bytes, what);
  else {
    const scan = scanUtf8(bytes);
    if (scan.whole <= scan.broken) {
      if (isOtherScript(bytes)) throw refuse(what, UNKNOWN_ENCODING);
      text = decodeLatin1(bytes) ?? decodeMixed(bytes).text;
      guess =
        'The file does not say in which encoding it is; it was read as Windows-1252 (Latin-1): look at a name with an accent.';
    } else {
      const mixed = decodeMixed(bytes);
      text = mixed.text;
      guess = `The file is UTF-8 but for some bytes, the first on line ${mixed.line}; these were read as Windows-1252: look at the names there.`;
    }
  }
  text = text.replace(/\r\n?/g, '\n');
  if (text.trim() === '') throw refuse(what, 'there are no words in it');
  // Programs that took Windows-1252 for Latin-1 have made controls of its quotation marks and dashes.
  const control = text.search(/[\x80-\x84\x86-\x9f]/);
  if (control >= 0) {
    guess ??= `The file holds controls in the place of characters of Windows-1252, the first on line ${lineAt(text, control)}; they were read as these: look at the quotation marks and dashes there.`;
    text = text.replace(/[\x80-\x84\x86-\x9f]/g, (unit) =>
      windows1252(unit.charCodeAt(0)),
    );
  }
  return { text, guess };
}

/**
 * The text of a file: UTF-8 or UTF-16, with or without a byte order mark, what is surely Japanese in an older encoding,
 * else Latin-1 (read as Windows-1252), its line ends made line feeds. `what` names the file for a person. Throws AppError
 * 'bad-input' for a file that is no text or in another encoding, has no words, has more than `limit` bytes, or holds a character that no text may hold.
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
  refuseOtherKinds(bytes, what);
  const text = decode(bytes, what).replace(/\r\n?/g, '\n');
  const found = forbiddenCharacter(text);
  if (found) {
    const line = lineAt(text, found.offset);
    throw refuse(what, forbidden(line, text.slice(found.offset)));
  }
  if (text.trim() === '') throw refuse(what, 'there are no words in it');
  return text;
}
