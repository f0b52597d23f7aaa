// Some pages of a PDF of ours, to be drawn: of sixty pages on paper two or three are in view, and the rest need be neither
// sent nor read.
import {
  isArray,
  isDict,
  isRef,
  isStream,
  openPdfFile,
  pageRefs,
  unreadable,
  type PdfDict,
  type PdfValue,
} from './pdf-objects.ts';
import { pdfText, PdfWriter } from './pdf-writer.ts';

/** What a page paints; what can be clicked on it, and what it says of itself, stays behind. */
const KEPT = ['Type', 'Resources', 'MediaBox', 'Contents'];
/** Of a page that is left empty. */
const KEPT_EMPTY = ['Type', 'MediaBox'];

/**
 * A file of as many pages, each as large as it was, of which those in `painted` (counted from 1) are as they were and the
 * others empty. Throws AppError 'damaged' for a file that is not in the form that our typesetter writes.
 */
export function paintedPages(
  pdf: Uint8Array,
  painted: readonly number[],
): Uint8Array {
  const file = openPdfFile(pdf);
  const writer = new PdfWriter('1.7');
  const root = writer.reserve();
  const parent = writer.reserve();
  const numbers = new Map<number, number>();
  const waiting: number[] = [];

  const moved = (value: PdfValue): PdfValue => {
    if (isRef(value)) {
      let number = numbers.get(value.ref);
      if (number === undefined) {
        number = writer.reserve();
        numbers.set(value.ref, number);
        waiting.push(value.ref);
      }
      return { ref: number };
    }
    if (isArray(value)) return value.map(moved);
    return isDict(value) ? movedDict(value) : value;
  };
  const movedDict = (dict: PdfDict): PdfDict =>
    new Map([...dict].map(([key, value]) => [key, moved(value)]));

  const asked = new Set(painted);
  const kids = pageRefs(file).map((ref, index) => {
    const page = file.resolve(ref);
    if (!isDict(page)) throw unreadable('a page is missing');
    const kept = asked.has(index + 1) ? KEPT : KEPT_EMPTY;
    return writer.add(
      pdfText(
        new Map([
          ...movedDict(
            new Map([...page].filter(([key]) => kept.includes(key))),
          ),
          ['Parent', { ref: parent }],
        ]),
      ),
    );
  });
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    const value = file.resolve({ ref });
    const number = numbers.get(ref);
    if (isStream(value))
      writer.add(pdfText(movedDict(value.dict)), number, value.data);
    else writer.add(pdfText(moved(value)), number);
  }
  const refs = kids.map((ref) => ({ ref }));
  writer.add(
    `<</Type /Pages /Count ${kids.length} /Kids ${pdfText(refs)}>>`,
    parent,
  );
  writer.add(`<</Type /Catalog /Pages ${parent} 0 R>>`, root);
  return writer.finish(root, writer.add('<<>>'));
}
