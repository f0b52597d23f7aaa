// A table for spreadsheets. Words that people wrote are never taken for a formula.

/** A spreadsheet counts what begins with one of these, also after white space, and in Japanese also with the wide ones. */
const FORMULA = /^\s*[=+\-@|%＝＋－＠]/u;

const cell = (words: string): string => {
  const safe = FORMULA.test(words) ? `'${words}` : words;
  return /["\r\n,;\t]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** RFC 4180, with a byte order mark, by which spreadsheets know that it is UTF-8. */
export const writeCsv = (table: readonly (readonly string[])[]): string =>
  `\uFEFF${table.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
