// Citations that are still numbers in brackets, among words that have looks already.
import type { Inline, MarkerId } from '../document/document.ts';
import { scanMarkers } from './markers.ts';

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
