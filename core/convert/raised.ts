// Numbers that a file sets above the line, in fields that are plain text.
const RAISED: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
};

/** Raised numbers as signs of their own: 10⁶ would be another number without. Other words that are raised come down. */
export const raised = (text: string): string =>
  /^[\d+\-−]+$/.test(text)
    ? text.replace(/./g, (one) => RAISED[one] ?? one)
    : text;
