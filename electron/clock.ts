// The time and the new ids that core is not allowed to make for itself.
import { randomBytes } from 'node:crypto';

/** The moment, ISO 8601 in UTC. */
export const now = (): string => new Date().toISOString();

/** The day of a moment where this machine is, as `Sat Nov 28 2026`. */
export const localDay = (at: string): string => new Date(at).toDateString();

// No vowels and none that look alike, so that an id is never a word and can be read over the telephone.
const ALPHABET = '0123456789bcdfghjkmnpqrstvwxyz';

/** A new id of 20 characters from 30 (98 bits), safe in a file name, a label and a command line. */
export function newId(): string {
  let id = '';
  while (id.length < 20)
    for (const byte of randomBytes(32))
      // 240 is the highest multiple of 30 in a byte: above it the draw would favour the first characters.
      if (byte < 240 && id.length < 20)
        id += ALPHABET[byte % ALPHABET.length] ?? '';
  return id;
}
