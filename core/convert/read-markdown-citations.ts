// Citations as Pandoc's Markdown writes them: keys with the words before them and the place and words behind.
import { parseLocator, strictLocator } from '../citations/locator.ts';
import type { Locator } from '../document/document.ts';
import { charBefore, SPACE, WORD } from './read-markdown-characters.ts';

/** One citation as it is written. */
export type WrittenCitation = {
  readonly key: string;
  readonly locator?: Locator;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly suppressAuthor?: true;
};

const KEY =
  /^@(?:\{([^{}\s]+)\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*))/u;

/** A source that the text itself names at `at`, where its `@` stands; `text` is how it is written. */
export function readNamedSource(
  text: string,
  at: number,
): { readonly key: string; readonly text: string } | null {
  if (WORD.test(charBefore(text, at))) return null;
  const found = KEY.exec(text.slice(at, at + 300));
  const key = found?.[1] ?? found?.[2];
  return !found || key === undefined ? null : { key, text: found[0] };
}

/**
 * The citations between brackets, divided by semicolons; null where some part is none. `words` are what is meant by
 * Markdown.
 */
export function readCitations(
  written: string,
  words: (markdown: string) => string,
): WrittenCitation[] | null {
  const citations: WrittenCitation[] = [];
  for (const part of splitAt(written, ';')) {
    const citation = readCitation(part, words);
    if (!citation) return null;
    citations.push(citation);
  }
  return citations;
}

function readCitation(
  part: string,
  words: (markdown: string) => string,
): WrittenCitation | null {
  const at = citedAt(part);
  if (at === null) return null;
  const isSuppressed = part[at] === '-';
  const start = isSuppressed ? at + 1 : at;
  const found = KEY.exec(part.slice(start));
  const key = found?.[1] ?? found?.[2];
  if (!found || key === undefined) return null;
  const lineOf = (markdown: string): string =>
    words(markdown.trim()).replaceAll('\n', ' ');
  const prefix = lineOf(part.slice(0, at));
  const { locator, rest } = readPlace(
    part.slice(start + found[0].length),
    lineOf,
  );
  const suffix = lineOf(rest);
  return {
    key,
    ...(locator && { locator }),
    ...(prefix !== '' && { prefix }),
    ...(suffix !== '' && { suffix }),
    ...(isSuppressed && { suppressAuthor: true as const }),
  };
}

/** Where a citation begins in `part`: its `@`, or the hyphen before it. */
function citedAt(part: string): number | null {
  for (let at = 0; at < part.length; at += 1) {
    if (part[at] === '\\') at += 1;
    else if (part[at] === '@' && KEY.test(part.slice(at))) {
      const isSuppressed =
        part[at - 1] === '-' && (at === 1 || SPACE.test(part[at - 2] ?? ''));
      if (isSuppressed) return at - 1;
      if (at === 0 || !WORD.test(charBefore(part, at))) return at;
    }
  }
  return null;
}

/** What stands behind a key: a place, in braces or as it is commonly written, and the rest. */
function readPlace(
  written: string,
  words: (written: string) => string,
): { readonly locator: Locator | null; readonly rest: string } {
  const braces = /^\s*,?\s*\{((?:\\.|[^\\{}])*)\}/s.exec(written);
  if (braces) {
    const place = words(braces[1] ?? '');
    return {
      locator: place.trim() === '' ? null : parseLocator(place),
      rest: written.slice(braces[0].length),
    };
  }
  const [, lead = '', first = ''] =
    /^(\s*,\s*|\s+)([^,]*)/s.exec(written) ?? [];
  const place = words(first);
  const bare = /^\d[\d\s–-]*$/.test(place);
  const locator = bare
    ? { label: 'page' as const, value: place.trim() }
    : strictLocator(place);
  if (!locator) return { locator: null, rest: written };
  let rest = written.slice(lead.length + first.length);
  let { value } = locator;
  // "pp. 4, 7-9": the numbers go on.
  for (;;) {
    const more = /^,\s*(\d[\d–-]*)\s*(?=,|$)/s.exec(rest);
    if (!more) break;
    value += `, ${more[1] ?? ''}`;
    rest = rest.slice(more[0].length);
  }
  return { locator: { ...locator, value }, rest };
}

function splitAt(text: string, sign: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1)
    if (text[at] === '\\') at += 1;
    else if (text[at] === sign) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  return [...parts, text.slice(start)];
}
