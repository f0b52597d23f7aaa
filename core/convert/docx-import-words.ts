// The words of a DOCX: those of an element, without what no text may hold, and the markers that stand among them.
import { forbiddenCharacter } from '../document/characters.ts';
import type { Inline, MarkerId } from '../document/document.ts';
import type { LeftBehind } from './docx-import-left-behind.ts';
import { scanMarkers } from './markers.ts';
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

/** Text with its markers found; of a marker only the words stay. */
export function withMarkers(
  content: readonly Inline[],
  newId: () => string,
): Inline[] {
  return content.flatMap((part): Inline[] => {
    if (part.type !== 'text' || part.marks?.includes('code')) return [part];
    const found = scanMarkers(part.text);
    if (found.length === 0) return [part];
    const pieces: Inline[] = [];
    let reached = 0;
    const text = (from: number, to: number): void => {
      if (to > from) pieces.push({ ...part, text: part.text.slice(from, to) });
    };
    for (const { start, end, text: written, references } of found) {
      text(reached, start);
      pieces.push({
        type: 'marker',
        id: newId() as MarkerId,
        text: written,
        references,
        ...(part.inserted && { inserted: part.inserted }),
        ...(part.deleted && { deleted: part.deleted }),
      });
      reached = end;
    }
    text(reached, part.text.length);
    return pieces;
  });
}
