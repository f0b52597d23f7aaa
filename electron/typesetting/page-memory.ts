// Pages that were read before in this process: one whose paint, fonts and forms are those of a page that was read, byte for
// byte, says the same, and only its place in the file is new. It is recognised by the digest of all that reading looks at.
import { createHash, type Hash } from 'node:crypto';
import type { ExtractedRun } from './extracted-pdf.ts';
import type { Order, PageRuns } from './page-runs.ts';
import { paintedWords, type KnownFonts } from './painted-words.ts';
import {
  isArray,
  isDict,
  isName,
  isRef,
  isStream,
  type PdfDict,
  type PdfFile,
  type PdfRef,
  type PdfStream,
  type PdfValue,
} from './pdf-objects.ts';
import { pdfText } from './pdf-writer.ts';

/** Pages that are kept; those that were not met for the longest go first. */
const MOST = 1_500;

// What leads away from the page, and what draws glyphs: reading looks at neither.
const PASSED = new Set(['Parent', 'Annots', 'StructParents', 'FontDescriptor']);
const DEEPEST = 12;

class TooDeep extends Error {}

/** The digests of one file's objects, by their numbers. */
export type KnownDigests = Map<number, string>;

function addValue(
  hash: Hash,
  file: PdfFile,
  value: PdfValue,
  known: KnownDigests,
  depth: number,
): void {
  if (depth > DEEPEST) throw new TooDeep();
  const add = (each: PdfValue): void => {
    addValue(hash, file, each, known, depth + 1);
  };
  const addDict = (dict: PdfDict): void => {
    for (const [key, each] of dict)
      if (!PASSED.has(key)) {
        hash.update(`/${key.length} ${key}`);
        add(each);
      }
  };
  if (isRef(value)) {
    let digest = known.get(value.ref);
    if (digest === undefined) {
      const own = createHash('sha256');
      addValue(own, file, file.resolve(value), known, depth + 1);
      digest = own.digest('base64');
      known.set(value.ref, digest);
    }
    hash.update('R').update(digest);
  } else if (isStream(value)) {
    hash.update(`S${value.data.length} `);
    addDict(value.dict);
    if (!isImage(value)) hash.update(value.data, 'latin1');
  } else if (isDict(value)) {
    hash.update(`D${value.size} `);
    addDict(value);
  } else if (isArray(value) && value.some((each) => typeof each !== 'number')) {
    hash.update(`A${value.length} `);
    for (const each of value) add(each);
  } else {
    const text = pdfText(value);
    hash.update(`V${text.length} `).update(text, 'latin1');
  }
}

const isImage = ({ dict }: PdfStream): boolean => {
  const kind = dict.get('Subtype');
  return isName(kind) && kind.name === 'Image';
};

function digestOf(
  file: PdfFile,
  page: PdfRef,
  known: KnownDigests,
): string | null {
  const hash = createHash('sha256');
  const found = file.resolve(page);
  try {
    addValue(hash, file, found, known, 0);
  } catch (error) {
    if (error instanceof TooDeep) return null;
    throw error;
  }
  return hash.digest('base64');
}

export type PageMemory = {
  /** As `paintedWords` reads it. */
  readonly read: (
    file: PdfFile,
    page: PdfRef,
    number: number,
    order: Order,
    known: { readonly fonts: KnownFonts; readonly digests: KnownDigests },
  ) => PageRuns | null;
};

export function createPageMemory(most = MOST): PageMemory {
  const kept = new Map<string, PageRuns>();
  return {
    read(file, page, number, order, { fonts, digests }) {
      const key = digestOf(file, page, digests);
      const before = key === null ? undefined : kept.get(key);
      const read = before ?? paintedWords(file, page, fonts);
      if (!read) return null;
      if (key !== null) {
        kept.delete(key);
        kept.set(key, read);
        const [oldest] = kept.keys();
        if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      }
      return placed(read, number, order);
    },
  };
}

/** The page as the `number`th of its file, painted after what has been read of it so far. */
function placed(
  { page, tagged }: PageRuns,
  number: number,
  order: Order,
): PageRuns {
  const before = order.last;
  const moved = (runs: readonly ExtractedRun[]): ExtractedRun[] =>
    runs.map((run) => {
      const place = before + run.order;
      order.last = Math.max(order.last, place);
      return { ...run, page: number, order: place };
    });
  return {
    page: {
      ...page,
      artifacts: moved(page.artifacts),
      untagged: moved(page.untagged),
    },
    tagged: new Map(
      [...tagged].map(([content, runs]) => [content, moved(runs)]),
    ),
  };
}
