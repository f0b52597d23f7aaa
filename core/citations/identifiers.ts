// DOIs and ISBNs as one writes them, and what is wrong with one. Nothing is refused: an identifier that is wrong stays as
// it was written, and a sentence says so. Whether two are the same is for canonical-identifier.ts.

// Of doi.org, of a library's door to it, or of a publisher that has its DOIs in its addresses.
const DOI_ADDRESS =
  /^(?:https?:\/\/(?:[\w-]+\.)*doi\.[\w.-]+\/|https?:\/\/[\w.-]+\/doi\/(?:(?:abs|full|pdf|epdf|epub|book)\/)?(?=10\.\d)|info:doi\/|doi:?\s*)+/i;

/** The DOI without the address or label before it. Its letters stay as they are; two that differ in case are the same. */
export const normalDoi = (written: string): string =>
  written
    .trim()
    .replace(DOI_ADDRESS, '')
    .replace(/^10\.\d+%2f/i, (start) => start.replace(/%2f/i, '/'))
    .trim();

/** What is wrong with a DOI as `normalDoi` gives it, to stand behind it; null where nothing is. */
export function doiProblem(doi: string): string | null {
  return /^10\.\d{3,9}(?:\.\d+)*\/\S+$/u.test(doi)
    ? null
    : 'is not a DOI: one begins with 10., a number and a slash, as in 10.1000/182';
}

/** The ISBNs in the words, without labels and hyphens; several stand in one field in many files. */
function isbnsIn(written: string): string[] {
  const words = written.replace(/ISBN(?:-?1[03])?(?=[\s:\d])\s*:?/gi, ' ');
  return Array.from(
    words.matchAll(
      /(?<![\w-])\d(?:[\s‐‑–-]?\d){8,11}[\s‐‑–-]?[\dXx](?![\w-])/gu,
    ),
    ([found]) => found.replace(/[^\dXx]/g, '').toUpperCase(),
  );
}

function hasRightCheckDigit(isbn: string): boolean {
  const digits = Array.from(isbn, (digit) =>
    digit === 'X' ? 10 : Number(digit),
  );
  if (isbn.length === 10)
    return (
      digits.reduce((sum, digit, index) => sum + digit * (10 - index), 0) %
        11 ===
      0
    );
  return (
    /^97[89]\d{10}$/.test(isbn) &&
    digits.reduce(
      (sum, digit, index) => sum + digit * (index % 2 === 0 ? 1 : 3),
      0,
    ) %
      10 ===
      0
  );
}

/** The ISBNs without hyphens and labels where all of them are right; else the words as they were written. */
export function normalIsbn(written: string): string {
  return isbnProblem(written) === null
    ? isbnsIn(written).join(' ')
    : written.trim();
}

/** What is wrong with an ISBN, or with one of several, to stand behind it; null where nothing is. */
export function isbnProblem(written: string): string | null {
  const found = isbnsIn(written);
  if (found.length === 0)
    return 'is not an ISBN: one has 10 digits (the last may be an X) or 13';
  const wrong = found.find((isbn) => !hasRightCheckDigit(isbn));
  if (wrong === undefined) return null;
  return found.length === 1
    ? 'is not an ISBN: its check digit does not fit, so a digit is wrong'
    : `has one that is no ISBN: the check digit of ${wrong} does not fit`;
}

const ISSN = /(?<![\w-])(\d{4})[‐‑–-]?(\d{3}[\dXx])(?![\w-])/gu;

function isIssn(digits: string): boolean {
  const sum = Array.from(digits).reduce(
    (so, digit, index) =>
      so + (digit === 'X' ? 10 : Number(digit)) * (8 - index),
    0,
  );
  return sum % 11 === 0;
}

/**
 * The ISSNs that the words are, `2049-3630`, separated by commas; null where they are anything else. A label in brackets
 * behind one, `(Electronic)`, is left out. RIS and many programs have one field for both kinds of number.
 */
export function issnsIn(written: string): string | null {
  const found = Array.from(
    written.matchAll(ISSN),
    ([, first = '', last = '']) => `${first}-${last.toUpperCase()}`,
  );
  const rest = written
    .replace(ISSN, ' ')
    .replace(/\([a-z ]*\)|\be?ISSN\b:?/gi, ' ')
    .replace(/[\s,;/]+/g, '');
  return found.length > 0 &&
    rest === '' &&
    found.every((issn) => isIssn(issn.replace('-', '')))
    ? [...new Set(found)].join(', ')
    : null;
}
