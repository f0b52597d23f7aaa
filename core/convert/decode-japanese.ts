// Words in one of the encodings of Japanese that came before UTF-8. Only what is surely Japanese is read as it: almost any
// bytes are characters of Shift-JIS, so that a text of another encoding would become words that nobody wrote.

// Half-width katakana are left out: they are what letters with accents look like in Shift-JIS.
const KANA = /[\u3041-\u309e\u30a1-\u30fe]/g;
const JAPANESE =
  /[\u2010-\u2027\u2190-\u2193\u25a0-\u25ef\u3000-\u3017\u3041-\u309e\u30a1-\u30fe\u4e00-\u9fff\uff01-\uff5e\uffe5\u2460-\u2473\u00d7\u00b0]/g;

/** Of what is not ASCII, how much must be what Japanese is written with, and how many of it kana. */
const MOST = 0.95;
const KANA_AT_LEAST = 3;

const NAMES = {
  shift_jis: 'Shift-JIS',
  'euc-jp': 'EUC-JP',
  'iso-2022-jp': 'ISO-2022-JP',
} as const;
type Encoding = keyof typeof NAMES;

/** Null where a byte has no character in it, or the machine does not know the encoding. */
function decodeAs(encoding: Encoding, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}

const count = (text: string, pattern: RegExp): number =>
  text.match(pattern)?.length ?? 0;

function isJapanese(text: string): boolean {
  const others = count(text, /[^\0-\x7f]/gu);
  return (
    count(text, KANA) >= KANA_AT_LEAST &&
    count(text, JAPANESE) >= others * MOST &&
    !/[\0-\x08\x0b\x0e-\x1f\x7f\ufffd]/.test(text)
  );
}

/** ISO-2022-JP says where its characters begin. */
function isEscaped(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0; at = bytes.indexOf(0x1b, at + 1))
    if (
      bytes[at + 1] === 0x24 &&
      (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)
    )
      return true;
  return false;
}

/** The words and the name of their encoding; null where the bytes are not surely Japanese. They are not UTF-8. */
export function decodeJapanese(
  bytes: Uint8Array,
): { readonly text: string; readonly encoding: string } | null {
  const tried: readonly Encoding[] = isEscaped(bytes)
    ? ['iso-2022-jp']
    : ['euc-jp', 'shift_jis'];
  for (const encoding of tried) {
    const text = decodeAs(encoding, bytes);
    if (text !== null && isJapanese(text))
      return { text, encoding: NAMES[encoding] };
  }
  return null;
}

/** Runs shorter than this are letters with accents between others. */
const RUN = 4;

/**
 * Whether bytes that are not UTF-8 belong to a script in which no letter is ASCII, as Cyrillic, Greek, Chinese or Korean:
 * most of those above ASCII stand together. Read as Latin-1 they would be no words.
 */
export function isOtherScript(bytes: Uint8Array): boolean {
  let high = 0;
  let together = 0;
  let run = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if ((bytes[at] ?? 0) >= 0x80) {
      run += 1;
      continue;
    }
    high += run;
    if (run >= RUN) together += run;
    run = 0;
  }
  return together > high / 2;
}
