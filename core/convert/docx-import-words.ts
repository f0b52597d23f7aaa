// The words of a DOCX: those of an element, without what no text may hold.
import { forbiddenCharacter } from '../document/characters.ts';
import type { LeftBehind } from './docx-import-left-behind.ts';
import type { XmlElement } from './xml-tree.ts';

export const wordsIn = (element: XmlElement): string =>
  element.name === 't' ? element.text : element.children.map(wordsIn).join('');

/** Without what no text may hold. */
export function allowed(
  text: string,
  reader: { readonly left: (what: LeftBehind) => void },
): string {
  let rest = text;
  for (
    let found = forbiddenCharacter(rest);
    found;
    found = forbiddenCharacter(rest)
  ) {
    reader.left('characters');
    const size = (rest.codePointAt(found.offset) ?? 0) > 0xffff ? 2 : 1;
    rest = rest.slice(0, found.offset) + rest.slice(found.offset + size);
  }
  return rest;
}
