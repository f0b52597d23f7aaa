// Words as Markdown that says just these words, to Pandoc and to CommonMark: whatever could be taken for markup, for a
// citation, for HTML or for a typewriter's quotation mark stands behind a backslash.

/** White space that ends a line, or would be read as another. */
const AS_NUMBER = /[\t\n\r\u0085\u2028\u2029]/g;
const numbered = (character: string): string =>
  `&#${character.codePointAt(0) ?? 0};`;

const SIGNS = /[\\`*[\]<>#~^$@{}|"']/g;
const LETTER = /[\p{L}\p{N}]/u;

/** Underscores within a word are words; every other one could begin emphasis. */
const underscores = (text: string): string =>
  text.replace(/_/g, (sign, offset: number) => {
    const before = text.slice(Math.max(0, offset - 2), offset);
    const after = text.slice(offset + 1, offset + 3);
    const within =
      LETTER.test(Array.from(before).at(-1) ?? '') &&
      LETTER.test(Array.from(after)[0] ?? '');
    return within ? sign : `\\${sign}`;
  });

/** What begins a list, a rule, a definition, a caption or an underlined heading where it begins a line. */
function atStart(escaped: string): string {
  return escaped
    .replace(/^([+-])(?=\s|$)/, '\\$1')
    .replace(/^([:=%])/, '\\$1')
    .replace(
      /^(\(?(?:\d{1,9}|[a-z]|[ivxlcdm]+))([.)])(?=\s|$)/i,
      (_whole, number: string, end: string) => `${number}\\${end}`,
    )
    .replace(/^(table):/i, '$1\\:');
}

/**
 * `before` is what stands before it in the same stretch, as Markdown: whether a line begins here and what a sign would
 * belong to hang on it. Only the first of several spaces would be read, so the others stand as numbers.
 */
export function escapeMarkdown(text: string, before = ''): string {
  let escaped = underscores(text.replace(SIGNS, '\\$&'))
    .replace(/-(?=-)/g, '\\-')
    .replace(/\.(?=\.\.)/g, '\\.')
    .replace(/!$/, '\\!')
    .replace(/&(?=[#A-Za-z\d]|$)/g, '\\&');
  const isStart = before === '' || before.endsWith('\n');
  if (isStart) escaped = atStart(escaped);
  if (/[\]})>]$/.test(before)) escaped = escaped.replace(/^[(:]/, '\\$&');
  if (before.endsWith('-')) escaped = escaped.replace(/^-/, '\\-');
  escaped = escaped
    .replace(/ {2,}/g, (spaces) => ` ${'&#32;'.repeat(spaces.length - 1)}`)
    .replace(AS_NUMBER, numbered);
  return isStart || / $|&#32;$/.test(before)
    ? escaped.replace(/^ /, '&#32;')
    : escaped;
}

/** A line of Markdown without a space at its end, which no reader would see. */
export const closeLine = (line: string): string => line.replace(/ $/, '&#32;');

/** The value of an attribute in double quotation marks. */
export const attributeValue = (value: string): string =>
  `"${value.replace(/[\\"&]/g, '\\$&').replace(AS_NUMBER, numbered)}"`;
