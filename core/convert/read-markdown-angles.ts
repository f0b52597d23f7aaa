// What stands in angle brackets within a line: comments, line breaks, addresses, and the tags of HTML that are marks.
import type { TextMark } from '../document/document.ts';
import { linkAddress } from '../document/link-address.ts';
import { lookWith, textOf, type Look } from './read-markdown-pieces.ts';
import type { Enclosed, InlineScan } from './read-markdown-scan.ts';

const TAGS: Readonly<Record<string, TextMark>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  del: 'strike',
  sup: 'superscript',
  sub: 'subscript',
  mark: 'highlight',
  code: 'code',
};

/** What begins with the `<` at `at`; null where that is a word like any other. */
export function readAngle(
  scan: InlineScan,
  at: number,
  look: Look,
): Enclosed | null {
  const rest = scan.text.slice(at, at + 2_100);
  const comment = rest.startsWith('<!--')
    ? scan.text.indexOf('-->', at + 4)
    : -1;
  if (comment >= 0) return { pieces: [], end: comment + 3 };
  const line = /^<br\s*\/?>/i.exec(rest);
  if (line)
    return { pieces: [{ type: 'line-break' }], end: at + line[0].length };
  const address = /^<((?:https?|mailto):[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>/i.exec(
    rest,
  );
  if (address) {
    const [whole, words = ''] = address;
    const url = linkAddress(
      /^(?:https?|mailto):/i.test(words) ? words : `mailto:${words}`,
    );
    if (url === null) return null;
    return {
      pieces: [{ type: 'link', url, content: [textOf(words, look)] }],
      end: at + whole.length,
    };
  }
  return readTag(scan, at, /^<([a-z]+)>/i.exec(rest)?.[1] ?? '', look);
}

function readTag(
  { text, ends, enclosed }: InlineScan,
  at: number,
  written: string,
  look: Look,
): Enclosed | null {
  const tag = written.toLowerCase();
  const mark = Object.hasOwn(TAGS, tag) ? TAGS[tag] : undefined;
  if (mark === undefined) return null;
  const closing = `</${tag}>`;
  if (at > ends.lastOfTag(closing)) return null;
  const isEnd = (here: number): boolean =>
    text[here] === '<' &&
    text.slice(here, here + closing.length).toLowerCase() === closing;
  const found = enclosed(at + tag.length + 2, isEnd, lookWith(look, [mark]));
  return !found || found.end >= text.length
    ? null
    : { pieces: found.pieces, end: found.end + closing.length };
}
