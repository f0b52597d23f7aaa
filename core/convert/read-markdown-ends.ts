// Where what opens in a text is closed. Each question is answered once for the whole text, so that one of nothing but signs
// that open takes no longer to read than any other.
import { SPACE } from './read-markdown-characters.ts';

export class InlineEnds {
  readonly #text: string;
  /** From where on each sign has no end: what opens later has none either. */
  readonly #endless = new Map<string, number>();
  readonly #last = new Map<string, number>();
  #brackets: Map<number, number> | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether it is known that `sign` has no end where it opens at `at`. */
  isEndless(sign: string, at: number): boolean {
    return at >= (this.#endless.get(sign) ?? Infinity);
  }

  setEndless(sign: string, at: number): void {
    this.#endless.set(sign, Math.min(at, this.#endless.get(sign) ?? Infinity));
  }

  /** The last place where the character could end something: behind a word; below 1 where there is none. */
  lastOf(character: string): number {
    const known = this.#last.get(character);
    if (known !== undefined) return known;
    let at = this.#text.lastIndexOf(character);
    while (at > 0 && SPACE.test(this.#text[at - 1] ?? ' '))
      at = this.#text.lastIndexOf(character, at - 1);
    this.#last.set(character, at);
    return at;
  }

  /** The last place of a tag that is written in lower case; -1 where it is nowhere. */
  lastOfTag(tag: string): number {
    const known = this.#last.get(tag);
    if (known !== undefined) return known;
    const last = this.#text.toLowerCase().lastIndexOf(tag);
    this.#last.set(tag, last);
    return last;
  }

  /** Where the code that begins at `at` ends; where it does not, behind its sign, which is then words. */
  ofCode(at: number): { readonly end: number; readonly sign: number } {
    const fence = /^`+/.exec(this.#text.slice(at))?.[0] ?? '`';
    const behind = at + fence.length;
    if (!this.isEndless(fence, at)) {
      let end = this.#text.indexOf(fence, behind);
      while (end >= 0) {
        let run = fence.length;
        while (this.#text[end + run] === '`') run += 1;
        if (run === fence.length) return { end: end + run, sign: fence.length };
        end = this.#text.indexOf(fence, end + run);
      }
      this.#endless.set(fence, at);
    }
    return { end: behind, sign: 0 };
  }

  /** Where the bracket at `at` is closed. All are found in one walk, for a text that is brackets alone. */
  ofBracket(at: number): number | null {
    if (!this.#brackets) {
      this.#brackets = new Map();
      const open: number[] = [];
      for (let here = 0; here < this.#text.length; here += 1) {
        const sign = this.#text[here];
        if (sign === '\\') here += 1;
        else if (sign === '`') here = this.ofCode(here).end - 1;
        else if (sign === '[') open.push(here);
        else if (sign === ']') {
          const start = open.pop();
          if (start !== undefined) this.#brackets.set(start, here);
        }
      }
    }
    return this.#brackets.get(at) ?? null;
  }
}
