// The looks that CSL-JSON knows in a title (its schema's rich text): Zotero writes `<i>Salmo salar</i>` and CO<sub>2</sub>.
// Our fields are plain text, where the tags would be printed as they are written. Only whole pairs of these go; every other
// tag is words.
import { raised } from './raised.ts';

// The words inside hold neither tag of the same name, so that each is gone over once a pass.
const PAIR =
  /<(i|b|sub|sup|sc)>((?:(?!<\/?\1>)[^])*)<\/\1>|<span (?:class="nocase"|style="font-variant:\s*small-caps;?")>((?:(?!<\/?span\b)[^])*)<\/span>/g;
const MOST_NESTED = 5;

/** In `custom` of an item that we write: its titles have no looks, and tags in them are words. */
export const PLAIN_TITLES = 'plain-titles';

/** `title` without the tags of CSL's rich text; raised numbers stay raised. */
export function withoutCslMarkup(title: string): string {
  let words = title;
  for (let depth = 0; depth < MOST_NESTED && words.includes('</'); depth += 1)
    words = words.replace(
      PAIR,
      (
        _,
        tag: string | undefined,
        inside: string | undefined,
        span: string | undefined,
      ) => (tag === 'sup' ? raised(inside ?? '') : (inside ?? span ?? '')),
    );
  return words;
}
