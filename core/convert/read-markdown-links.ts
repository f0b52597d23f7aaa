// The addresses of Markdown: where a link or an image leads, the names that stand for addresses, and what a link can hold.
import { unescaped } from './read-markdown-characters.ts';
import type { Piece } from './read-markdown-pieces.ts';

/** As `references` have it. */
export const referenceName = (name: string): string =>
  name.trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** The parentheses of a link at `at`: its address, and perhaps a title, which has no place here. */
export function readTarget(
  text: string,
  at: number,
): { readonly address: string; readonly end: number } | null {
  const rest = text.slice(at, at + 25_000);
  const angled = /^\(\s*<((?:\\.|[^\\<>\n])*)>/s.exec(rest);
  const plain = /^\(\s*((?:\\.|[^\\\s()]|\((?:\\.|[^\\\s()])*\))*)/s.exec(rest);
  const found = angled ?? plain;
  if (!found) return null;
  const title = /^\s*(?:\s(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'))?\s*\)/s.exec(
    rest.slice(found[0].length),
  );
  if (!title) return null;
  return {
    address: unescaped(found[1] ?? ''),
    end: at + found[0].length + title[0].length,
  };
}

/** A link can hold words alone; a note or a citation within it stands behind it. */
export function linked(url: string, pieces: readonly Piece[]): Piece[] {
  const content = pieces.flatMap((piece) =>
    piece.type === 'text' || piece.type === 'line-break'
      ? [piece]
      : piece.type === 'link'
        ? piece.content
        : [],
  );
  const others = pieces.filter(
    ({ type }) => type !== 'text' && type !== 'line-break' && type !== 'link',
  );
  return content.length === 0
    ? [...others]
    : [{ type: 'link', url, content }, ...others];
}
