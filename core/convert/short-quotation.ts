// Whether a paragraph is nothing but a short quotation: one pair of quotation marks around all of it.

const LONGEST = 300;

// Opening mark to the closing marks that it goes with, in the manner of any language that we know of.
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '”': '”',
  '„': '“”',
  '‘': '’',
  '’': '’',
  '‚': '‘’',
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  '「': '」',
  '『': '』',
  '〝': '〞〟',
};

const LETTER = /[\p{L}\p{N}]/u;

/**
 * True for at most 300 characters in one pair of marks with words between them. Marks that close inside and open again
 * (“A” and “B”) are two quotations; an apostrophe closes nothing. White space around it does not count.
 */
export function isShortQuotation(paragraph: string): boolean {
  const quotation = paragraph.trim();
  const characters = Array.from(quotation.slice(0, 2 * LONGEST + 1));
  if (characters.length > LONGEST || quotation.length > 2 * LONGEST)
    return false;
  const open = characters[0] ?? '';
  const close = characters.at(-1) ?? '';
  if (characters.length < 3 || !CLOSING[open]?.includes(close)) return false;
  const inside = characters.slice(1, -1);
  if (!LETTER.test(inside.join(''))) return false;
  const isApostrophe = (index: number): boolean =>
    inside[index] === '’' &&
    LETTER.test(inside[index - 1] ?? '') &&
    (LETTER.test(inside[index + 1] ?? '') || close === '’');
  if (open === close)
    return inside.every((mark, index) => mark !== open || isApostrophe(index));
  let depth = 1;
  for (const [index, mark] of inside.entries()) {
    if (mark === open) depth += 1;
    else if (mark === close && !isApostrophe(index)) depth -= 1;
    if (depth === 0) return false;
  }
  return depth === 1;
}
