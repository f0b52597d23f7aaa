// The address that stands at the end of what was typed, without the sign that ends a sentence or closes a bracket.
import { isLinkAddress } from '#core/document/link-address.ts';

const WRITTEN =
  /(?:^|[\s(\[{<"“‘'„«])((?:https?:\/\/|www\.|mailto:)[^\s<>"“”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)$/iu;

/** Null where no address stands there. `url` has its scheme, which people leave out. */
export function addressBefore(typed: string): {
  readonly start: number;
  readonly length: number;
  readonly url: string;
} | null {
  // Longer ones are no address that anyone types.
  const near = typed.slice(-2_100);
  const cut = near.replace(/[.,;:!?'’”"}»)\]]+$/u, '');
  const words = WRITTEN.exec(cut)?.[1];
  if (words === undefined) return null;
  const start = typed.length - near.length + cut.length - words.length;
  const written = withItsBrackets(words, near.slice(cut.length));
  const url = withScheme(written);
  return isLinkAddress(url) && /[\p{L}\p{N}]\.[\p{L}\p{N}]|localhost/u.test(url)
    ? { start, length: written.length, url }
    : null;
}

/** The address with the scheme that a person left out. */
export function withScheme(written: string): string {
  if (/^[a-z][a-z0-9+.-]*:/iu.test(written)) return written;
  if (/^[^\s/@]+@[^\s/@]+$/u.test(written)) return `mailto:${written}`;
  return /^[^\s]+\.[^\s]+$/u.test(written) ? `https://${written}` : written;
}

/** A bracket that closes one of the address is part of it. */
function withItsBrackets(words: string, behind: string): string {
  const count = (sign: string): number => words.split(sign).length - 1;
  let written = words;
  for (let open = count('(') - count(')'); open > 0; open -= 1) {
    if (behind[written.length - words.length] !== ')') break;
    written += ')';
  }
  return written;
}
