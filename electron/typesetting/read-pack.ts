// Reads a pack back, all of it or what is not known already: a part whose bytes are, one for one, those that were read and
// proved before need not be read again.
import { createHash } from 'node:crypto';
import type { BoundLayout } from './bind-papers.ts';
import type { ExtractedPdf } from './extracted-pdf.ts';
import type { PackedPdf } from './packed-pdf.ts';
import {
  isArray,
  isDict,
  isRef,
  openPdfFile,
  pageRefs,
  type PdfFile,
} from './pdf-objects.ts';
import { readPdf } from './read-pdf.ts';

export type PackToRead = {
  readonly pdf: Uint8Array;
  readonly layout: BoundLayout;
  /** How many pages each part has. */
  readonly pages: readonly number[];
  /** The hash under which each part is known. */
  readonly known: readonly (string | null)[];
};

export type ReadPack = {
  /** Without what is known. */
  readonly pdf: ExtractedPdf;
  /** Of each part with the page numbers that are laid over it. */
  readonly hashes: readonly string[];
};

/** The objects of the parts of the tree of structure. */
function partRefs({ trailer, resolve }: PdfFile): (number | null)[] {
  const dict = (value: Parameters<typeof resolve>[0]) => {
    const found = resolve(value);
    return isDict(found) ? found : null;
  };
  const root = dict(dict(trailer.get('Root'))?.get('StructTreeRoot'));
  const top = resolve(root?.get('K'));
  const whole = isArray(top) ? dict(top[0]) : null;
  const parts = resolve(whole?.get('K'));
  return isArray(parts)
    ? parts.map((part) => (isRef(part) ? part.ref : null))
    : [];
}

/** As it goes to another process. */
export type PackedPack = Omit<ReadPack, 'pdf'> & { readonly pdf: PackedPdf };

const startsAt = (bytes: Buffer, at: number, text: string): boolean =>
  bytes.toString('latin1', at, at + text.length) === text;

export async function readPack({
  pdf,
  layout,
  pages,
  known,
}: PackToRead): Promise<PackedPack> {
  const bytes = (range: readonly [number, number]): Uint8Array =>
    pdf.subarray(...range);
  const numbers = createHash('sha256').update(bytes(layout.stamps)).digest();
  const hashes = layout.parts.map((range) =>
    createHash('sha256').update(numbers).update(bytes(range)).digest('hex'),
  );
  const file = openPdfFile(pdf);
  const refs = pageRefs(file);
  const parts = partRefs(file);
  const within = (
    number: number | null | undefined,
    [from, to]: readonly [number, number],
  ): boolean => {
    const offset = file.offsets.get(number ?? -1) ?? -1;
    return (
      offset >= from &&
      offset < to &&
      startsAt(file.bytes, offset, `${number ?? ''} 0 obj`)
    );
  };
  const toRead = { pages: new Set<number>(), parts: new Set<number>() };
  let before = 0;
  for (const [index, range] of layout.parts.entries()) {
    const count = pages[index] ?? 0;
    const own = refs.slice(before, before + count);
    // The bytes are the same, and they are what the file shows at this place.
    const same =
      hashes[index] === known[index] &&
      own.length === count &&
      own.every(({ ref }) => within(ref, range)) &&
      within(parts[index], range);
    if (!same) {
      hashes[index] =
        hashes[index] === known[index] ? '' : (hashes[index] ?? '');
      toRead.parts.add(index);
      for (let page = 1; page <= count; page += 1)
        toRead.pages.add(before + page);
    }
    before += count;
  }
  // Pages that no part has are read as well, so that they are found.
  for (let page = before + 1; page <= refs.length; page += 1)
    toRead.pages.add(page);
  return { pdf: await readPdf(pdf, { chosen: toRead }), hashes };
}
