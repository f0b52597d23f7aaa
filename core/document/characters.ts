// Which characters a text may hold. Everything that is a character is kept; what can't be stored, shown or typeset is
// refused by its name, never dropped or replaced.

/**
 * Without the overrides U+202D and U+202E, which show words in another order than they are written in. Isolates and embeddings
 * stay: they keep each word in its own direction where two meet.
 */
export const withoutOverrides = (text: string): string =>
  text.replaceAll(/[\u202d\u202e]/gu, '');

/** The most characters that what stands on one line may have. */
export const MAX_LINE = 20_000;

const NAMES: Readonly<Record<number, string>> = {
  0x00: 'NUL',
  0x07: 'BELL',
  0x08: 'BACKSPACE',
  0x0b: 'LINE TABULATION',
  0x0c: 'FORM FEED',
  0x1b: 'ESCAPE',
  0x7f: 'DELETE',
  0x85: 'NEXT LINE',
};

function codePointName(code: number): string {
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (code >= 0xd800 && code <= 0xdfff) return `unpaired surrogate (${hex})`;
  if (code >= 0xfdd0) return `noncharacter (${hex})`;
  return `${NAMES[code] ?? 'control character'} (${hex})`;
}

function isForbidden(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && code !== 0x0a && code !== 0x0d;
  if (code >= 0x7f && code <= 0x9f) return true;
  if (code >= 0xd800 && code <= 0xdfff) return true;
  return (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) === 0xfffe;
}

/** What may be forbidden: a code unit that by itself says so, or one half of a pair. */
const DOUBTFUL = /[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]/;

export type ForbiddenCharacter = {
  /** For a person: `NUL (U+0000)`, `unpaired surrogate (U+D800)`. */
  readonly name: string;
  /** Offset in UTF-16 code units. */
  readonly offset: number;
};

/**
 * The first character of `text` that no text may hold: C0 and C1 controls other than tab, line feed and carriage
 * return, unpaired surrogates, and Unicode's noncharacters; null where there is none.
 */
export function forbiddenCharacter(text: string): ForbiddenCharacter | null {
  // Most texts have nothing to be looked at, and an expression says so ten times as fast.
  if (!DOUBTFUL.test(text)) return null;
  let offset = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (isForbidden(code)) return { name: codePointName(code), offset };
    offset += character.length;
  }
  return null;
}

/** As `forbiddenCharacter`, for what stands on one line: tab, line feed and carriage return are refused as well. */
export function forbiddenInLine(text: string): ForbiddenCharacter | null {
  const breaking = /[\t\n\r\u2028\u2029]/.exec(text);
  const forbidden = forbiddenCharacter(text);
  if (!breaking) return forbidden;
  if (forbidden && forbidden.offset < breaking.index) return forbidden;
  const code = breaking[0].charCodeAt(0);
  const name =
    code === 9
      ? 'tab'
      : code === 10 || code === 13
        ? 'line break'
        : 'separator';
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return { name: `${name} (${hex})`, offset: breaking.index };
}

/**
 * `text` as it may stand on one line, for a field that is typed in: each character that `forbiddenInLine` refuses is a
 * space, a line break with the spaces around it one.
 */
export function oneLine(text: string): string {
  if (forbiddenInLine(text) === null) return text;
  let line = '';
  for (const character of text.replaceAll(/[ \t]*[\r\n]+[ \t]*/g, ' '))
    line += forbiddenInLine(character) ? ' ' : character;
  return line;
}
