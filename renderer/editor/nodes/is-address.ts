// What the schema takes as the address of a link: http, https or mailto, absolute and on one line.
import { forbiddenInLine } from '#core/document/characters.ts';

/** As the schema has it for what stands on one line. */
const LONGEST = 20_000;

export function isAddress(url: string): boolean {
  if (url === '' || url.length > LONGEST || forbiddenInLine(url)) return false;
  return (
    URL.canParse(url) &&
    ['http:', 'https:', 'mailto:'].includes(new URL(url).protocol)
  );
}
