// The address that stands at the end of what was typed, without the sign that ends a sentence or closes a bracket.
import { isAddress } from '../nodes/is-address.ts';

const WRITTEN =
  /(?:^|[\s(\[{<"“‘'„«])((?:https?:\/\/|www\.|mailto:)[^\s<>"“”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)$/iu;

/** Null where no address stands there. `url` has its scheme, which people leave out. */
export function addressBefore(typed: string): {
  readonly start: number;
  readonly length: number;
  readonly url: string;
} | null {
  // Longer ones are no address that anyone types.
  const words = WRITTEN.exec(typed.slice(-2_100))?.[1];
  if (words === undefined) return null;
  const start = typed.length - words.length;
  const written = withoutEnd(words);
  const url = withScheme(written);
  return isAddress(url) && /[\p{L}\p{N}]\.[\p{L}\p{N}]|localhost/u.test(url)
    ? { start, length: written.length, url }
    : null;
}

/** The address with the scheme that a person left out. */
export function withScheme(written: string): string {
  if (/^[a-z][a-z0-9+.-]*:/iu.test(written)) return written;
  if (/^[^\s/@]+@[^\s/@]+$/u.test(written)) return `mailto:${written}`;
  return /^[^\s]+\.[^\s]+$/u.test(written) ? `https://${written}` : written;
}

function withoutEnd(words: string): string {
  let written = words;
  for (;;) {
    const last = written.at(-1) ?? '';
    const closes =
      last === ')' && !written.includes('(')
        ? true
        : last === ']' && !written.includes('[')
          ? true
          : /[.,;:!?'’”"}]/u.test(last);
    if (!closes) return written;
    written = written.slice(0, -1);
  }
}
