// Markdown within a block, as Pandoc and CommonMark mean it, into inline content. Whatever is not well formed stays words.
// It knows nothing of how Precis writes Markdown, so that the proof of an export can read with it.
import { allAtOnce, type Steps } from '../steps.ts';
import { readAngle } from './read-markdown-angles.ts';
import {
  readBracket,
  readImage,
  readInlineNote,
} from './read-markdown-brackets.ts';
import {
  characterReference,
  PUNCTUATION,
  skipSpace,
} from './read-markdown-characters.ts';
import { readNamedSource } from './read-markdown-citations.ts';
import { readEmphasis, type KnownEmphasis } from './read-markdown-emphasis.ts';
import { InlineEnds } from './read-markdown-ends.ts';
import {
  lookWith,
  textOf,
  wordsOf,
  type Look,
  type Piece,
} from './read-markdown-pieces.ts';
import type {
  Enclosed,
  InlineReader,
  InlineScan,
} from './read-markdown-scan.ts';

/** Looks within looks; deeper, signs are words. */
const MAX_DEPTH = 16;

/** Letters that begin nothing and, as no blank is among them, end nothing either. */
const PLAIN = /[^\s\\&`<![@^*_~\]]{1,1000}/y;
/** Words, or pieces, that are worked on in one go: a few milliseconds. */
export const PIECES_AT_ONCE = 2_000;

/** `text` is one block's, its lines with a line feed between them. */
export const readInline = (text: string, reader: InlineReader): Piece[] =>
  allAtOnce(readInlineInSteps(text, reader));

/** As `readInline`, for a text that may be long. */
export const readInlineInSteps = (
  text: string,
  reader: InlineReader,
): Steps<Piece[]> => new Scanner(text, reader).all();

/** Words, or pieces, and where they end. */
type Next = {
  readonly pieces: string | readonly Piece[];
  readonly end: number;
};

class Scanner implements InlineScan {
  readonly text: string;
  readonly reader: InlineReader;
  readonly ends: InlineEnds;
  readonly #emphasis: KnownEmphasis = new Map();
  #depth: number;

  constructor(text: string, reader: InlineReader, depth = 0) {
    this.text = text;
    this.reader = reader;
    this.ends = new InlineEnds(text);
    this.#depth = depth;
  }

  *all(look: Look = { marks: [] }): Steps<Piece[]> {
    const { pieces } = yield* this.#steps(0, () => false, look);
    return pieces;
  }

  readonly enclosed: InlineScan['enclosed'] = (start, isEnd, look) => {
    if (this.#depth > MAX_DEPTH) return null;
    this.#depth += 1;
    const found = allAtOnce(this.#steps(start, isEnd, look));
    this.#depth -= 1;
    return found;
  };

  readonly within: InlineScan['within'] = (start, end, look) => {
    const part = this.text.slice(start, end);
    return this.#depth > MAX_DEPTH
      ? [textOf(part, look)]
      : allAtOnce(new Scanner(part, this.reader, this.#depth + 1).all(look));
  };

  readonly words: InlineScan['words'] = (markdown) =>
    wordsOf(readInline(markdown, this.reader));

  /** Reads on until `isEnd`, or the end of the text, for which `end` is its length. */
  *#steps(
    start: number,
    isEnd: (at: number) => boolean,
    look: Look,
  ): Steps<Enclosed> {
    const pieces: Piece[] = [];
    // Words are joined once: a long text that grew by each of them would be copied again and again.
    let words: string[] = [];
    const flush = (): void => {
      if (words.length > 0) pieces.push(textOf(words.join(''), look));
      words = [];
    };
    let at = start;
    for (let done = 1; at < this.text.length && !isEnd(at); done += 1) {
      const next = this.#next(at, look);
      // White space at the end of a line is not seen.
      if (this.text[at] === '\n') trimLast(words);
      if (typeof next.pieces === 'string') words.push(next.pieces);
      else {
        flush();
        for (const piece of next.pieces) pieces.push(piece);
      }
      at = next.end;
      if (done % PIECES_AT_ONCE === 0) yield;
    }
    flush();
    return { pieces, end: at };
  }

  #next(at: number, look: Look): Next {
    const { text } = this;
    const sign = text[at] ?? '';
    const words = (pieces: string, end = at + pieces.length): Next => ({
      pieces,
      end,
    });
    PLAIN.lastIndex = at;
    const plain = PLAIN.exec(text);
    if (plain) return words(plain[0]);
    if (sign === ' ') return words(sign);
    switch (sign) {
      case '\\': {
        const escaped = text[at + 1] ?? '';
        if (escaped === '\n')
          return {
            pieces: [{ type: 'line-break' }],
            end: skipSpace(text, at + 2),
          };
        if (escaped === ' ') return words('\u00a0', at + 2);
        return PUNCTUATION.test(escaped) ? words(escaped, at + 2) : words(sign);
      }
      case '\n': {
        const end = skipSpace(text, at + 1);
        return / {2}$/.test(text.slice(Math.max(0, at - 2), at))
          ? { pieces: [{ type: 'line-break' }], end }
          : words(' ', end);
      }
      case '&': {
        const found = characterReference(text, at);
        return found ? words(found.character, at + found.length) : words(sign);
      }
      case '`':
        return (
          this.#code(at, look) ?? words(/^`+/.exec(text.slice(at))?.[0] ?? sign)
        );
      case '<':
        return readAngle(this, at, look) ?? words(sign);
      case '!':
        return (
          (text[at + 1] === '[' ? readImage(this, at, look) : null) ??
          words(sign)
        );
      case '[':
        return readBracket(this, at, look) ?? words(sign);
      case '@':
        return this.#named(at) ?? words(sign);
      case '^':
        if (text[at + 1] === '[') {
          const note = readInlineNote(this, at);
          if (note) return note;
        }
        break;
      default:
        break;
    }
    const enclosed = readEmphasis(this, this.#emphasis, at, look);
    if (enclosed) return enclosed;
    if ('*_~'.includes(sign)) {
      const run = /^(.)\1*/su.exec(text.slice(at))?.[0] ?? sign;
      return words(run);
    }
    return words(sign);
  }

  #code(at: number, look: Look): Enclosed | null {
    const { end, sign } = this.ends.ofCode(at);
    if (sign === 0) return null;
    const words = this.text
      .slice(at + sign, end - sign)
      .replaceAll('\n', ' ')
      .trim();
    return words === ''
      ? null
      : { pieces: [textOf(words, lookWith(look, ['code']))], end };
  }

  /** A source that is named in the text itself. */
  #named(at: number): Enclosed | null {
    const found = readNamedSource(this.text, at);
    if (!found) return null;
    const { key, text } = found;
    return {
      pieces: [
        { type: 'cluster', citations: [{ key, suppressAuthor: true }], text },
      ],
      end: at + text.length,
    };
  }
}

/** Takes the blanks from the end of the last words. */
function trimLast(words: string[]): void {
  for (let last = words.pop(); last !== undefined; last = words.pop()) {
    let end = last.length;
    while (end > 0 && ' \t'.includes(last[end - 1] ?? '')) end -= 1;
    if (end === 0) continue;
    words.push(last.slice(0, end));
    return;
  }
}
