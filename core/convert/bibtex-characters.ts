// The LaTeX that nearly every BibTeX file has: accents, letters that have a command, escaped signs, quotation marks.
// They are put in as characters here, so that only what is left needs the library, which takes long over a command.

const COMBINING: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
};
// \'e, \'{e}, \c{c}, \c c; a letter as accent needs something after it that ends its name.
const ACCENT =
  /\\(?:([`'^~=."])\s*|([urHvdckb])(?:\s+|(?=\{)))(?:\{(\\?\p{L})\}|(\\[ij](?![A-Za-z])|\p{L}))/uy;

const LETTERS: Readonly<Record<string, string>> = {
  aa: 'å',
  AA: 'Å',
  ae: 'æ',
  AE: 'Æ',
  dh: 'ð',
  DH: 'Ð',
  dj: 'đ',
  DJ: 'Đ',
  i: 'ı',
  j: 'ȷ',
  l: 'ł',
  L: 'Ł',
  o: 'ø',
  O: 'Ø',
  oe: 'œ',
  OE: 'Œ',
  ss: 'ß',
  th: 'þ',
  TH: 'Þ',
};
const LETTER =
  /\\(aa|AA|ae|AE|dh|DH|dj|DJ|i|j|l|L|oe|OE|o|O|ss|th|TH)(?![A-Za-z])(?:\{\}|\s+)?/y;

// What LaTeX would stumble over, and signs that are escaped: noncharacters, which no text of ours has, until the end.
const STAND_INS: Readonly<Record<string, string>> = {
  _: '\ufdd0',
  '^': '\ufdd1',
  $: '\ufdd2',
  '{': '\ufdd3',
  '}': '\ufdd4',
  '&': '&',
  '%': '%',
  '#': '#',
};
/** Signs that only a command writes. */
const NAMED_SIGNS: Readonly<
  Record<string, readonly [sign: string, standIn: string]>
> = {
  textasciicircum: ['^', '\ufdd1'],
  textasciitilde: ['~', '\ufdd5'],
  textbackslash: ['\\', '\ufdd6'],
};
const NAMED_SIGN =
  /\\(textasciicircum|textasciitilde|textbackslash)(?![A-Za-z])(?:\{\}|\s+)?/y;
const HYPHEN = '\ufdd7';
const BOUND_SPACE = '\ufdd8';
const WRITTEN = new Map([
  [HYPHEN, '-'] as const,
  [BOUND_SPACE, ' '] as const,
  ...Object.entries(STAND_INS).map(
    ([written, standIn]) => [standIn, written] as const,
  ),
  ...Object.values(NAMED_SIGNS).map(
    ([written, standIn]) => [standIn, written] as const,
  ),
]);

// Mathematics as Pandoc tells it from money: no space inside the signs, no digit after.
const MATHEMATICS = /\$(?=\S)(?:[^$\\]|\\.)+?(?<=\S)\$(?!\d)/suy;

/** What `pattern` (sticky) finds at `at`. */
function match(
  pattern: RegExp,
  text: string,
  at: number,
): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The characters that the command at `at` stands for, and where it ends; null where it is none of ours. */
function command(value: string, at: number): [string, number] | null {
  const accent = match(ACCENT, value, at);
  if (accent) {
    const mark = COMBINING[accent[1] ?? accent[2] ?? ''] ?? '';
    const base = (accent[3] ?? accent[4] ?? '').replace('\\', '');
    return [(base + mark).normalize('NFC'), at + accent[0].length];
  }
  const letter = match(LETTER, value, at);
  if (letter) return [LETTERS[letter[1] ?? ''] ?? '', at + letter[0].length];
  const sign = match(NAMED_SIGN, value, at);
  if (sign) return [NAMED_SIGNS[sign[1] ?? '']?.[1] ?? '', at + sign[0].length];
  const escaped = STAND_INS[value[at + 1] ?? ''];
  // A circumflex after a backslash is an accent without a letter.
  return escaped === undefined || value[at + 1] === '^'
    ? null
    : [escaped, at + 2];
}

/** What stands for the command, sign or quotation mark at `at`, and where that ends. */
function putIn(value: string, at: number): [string, number] {
  const character = value[at] ?? '';
  switch (character) {
    case '\\':
      return command(value, at) ?? [value.slice(at, at + 2), at + 2];
    case '$': {
      const found = match(MATHEMATICS, value, at)?.[0];
      return [found ?? STAND_INS[character] ?? '', at + (found?.length ?? 1)];
    }
    case '`':
      return ['“', at + 2];
    case '-':
      // A hyphen that the next one may not make a dash.
      return [HYPHEN, at + 3];
    case "'":
      return ['”', at + 2];
    default:
      // These mean something to LaTeX in mathematics only.
      return [STAND_INS[character] ?? character, at + 1];
  }
}

/**
 * The LaTeX of a field with its common commands as characters. What is left is LaTeX with balanced braces; a lone $, _
 * or ^ stands in it as a noncharacter. `restoreCharacters` puts these back.
 */
export function putInCharacters(value: string): string {
  const special = /[\\$_^]|``|''|-\{\}/g;
  let result = '';
  let at = 0;
  for (;;) {
    special.lastIndex = at;
    const found = special.exec(value);
    if (!found) break;
    result += value.slice(at, found.index);
    const [put, end] = putIn(value, found.index);
    result += put;
    at = end;
  }
  result += value.slice(at);
  // The library takes a backslash for the start of a pair, here with the brace that closes the field.
  return result.endsWith('\\') && /(?<!\\)(?:\\\\)*\\$/.test(result)
    ? `${result} `
    : result;
}

/**
 * Names as the library reads them rightly: a comma that nothing follows goes, and what stands in braces stays one word, as
 * for BibTeX. The library takes the braces off before it looks for a particle, and would read the family name in
 * "{van der Berg}, Jan" as a particle and a family name.
 */
export const putInNames = (names: string): string =>
  names
    .replace(/\{[^{}\\=]*\}/g, (group) => group.replace(/\s+/g, BOUND_SPACE))
    .replace(/,\s*(?=\sand\s|$)/gi, '');

/** Whether `value`, as `putInCharacters` gives it, has LaTeX other than braces. */
export const hasCommands = (value: string): boolean => /[\\$]/.test(value);

/** The words of a value without commands: braces off, a tie as the space that it is. */
export const withoutBraces = (value: string): string =>
  value.replace(/[{}]/g, '').replaceAll('~', '\u00a0');

// Dashes between words; what ends a comment of some language is none.
const DASHES = /(?<=[\p{L}\p{N}\s)\]}.,'’”])---?(?=[\p{L}\p{N}\s([{‘“])/gu;

/** Text as it is printed: stand-ins as they were written, dashes, one space for white space. */
export function restoreCharacters(text: string): string {
  const dashed = text.includes('--')
    ? text.replace(DASHES, (dashes) => (dashes === '--' ? '–' : '—'))
    : text;
  return dashed
    .replace(/[\ufdd0-\ufdd8]/g, (standIn) => WRITTEN.get(standIn) ?? '')
    .replace(/[\t\r\n][ \t\r\n]*| [ \t\r\n]+/g, ' ')
    .trim();
}
