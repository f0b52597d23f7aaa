// Ids that the page makes: of blocks, footnotes, citations and markers. The same form as those that main makes.
const ALPHABET = '0123456789bcdfghjkmnpqrstvwxyz';
const LENGTH = 20;
// The highest multiple of 30 in a byte: above it the draw would favour the first characters.
const FAIR = 240;

/** A new id of 20 characters from 30 (98 bits). */
export function newId(): string {
  let id = '';
  while (id.length < LENGTH)
    for (const byte of crypto.getRandomValues(new Uint8Array(32)))
      if (byte < FAIR && id.length < LENGTH)
        id += ALPHABET[byte % ALPHABET.length] ?? '';
  return id;
}
