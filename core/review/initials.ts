// Initials made of a name, until a person writes their own.

/** As many as the settings take. */
const LONGEST = 8;

/** "Ada M. Byron" is "AMB"; of the first four words. */
export function initialsOf(name: string): string {
  return name
    .trim()
    .split(/\s+/u)
    .slice(0, 4)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0x20))
    .join('')
    .trim()
    .toLocaleUpperCase('en-GB')
    .slice(0, LONGEST);
}
