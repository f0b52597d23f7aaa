// Pages that were read before in this process: one whose paint, fonts and forms are those of a page that was read, byte for
// byte, says the same, and only its place in the file is new. It is recognised by the digest of all that reading looks at.
import { createHash } from 'node:crypto';
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

const digest = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join(''), 'latin1').digest('base64');

/** Everything that reading looks at, as bytes in Latin-1 that say where each part ends. */
function addValue(
  parts: string[],
  file: PdfFile,
  value: PdfValue,
  known: KnownDigests,
  depth: number,
): void {
  if (depth > DEEPEST) throw new TooDeep();
  const add = (each: PdfValue): void => {
    addValue(parts, file, each, known, depth + 1);
  };
  const addDict = (dict: PdfDict): void => {
    for (const [key, each] of dict)
      if (!PASSED.has(key)) {
        parts.push(`/${key.length} ${key}`);
        add(each);
      }
  };
  if (isRef(value)) {
    let found = known.get(value.ref);
    if (found === undefined) {
      const own: string[] = [];
      addValue(own, file, file.resolve(value), known, depth + 1);
      found = digest(own);
      known.set(value.ref, found);
    }
    parts.push('R', found);
  } else if (isStream(value)) {
    parts.push(`S${value.data.length} `);
    addDict(value.dict);
    if (!isImage(value)) parts.push(value.data);
  } else if (isDict(value)) {
    parts.push(`D${value.size} `);
    addDict(value);
  } else if (isArray(value) && value.some((each) => typeof each !== 'number')) {
    parts.push(`A${value.length} `);
    for (const each of value) add(each);
  } else {
    const text = pdfText(value);
    parts.push(`V${text.length} `, text);
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
  const parts: string[] = [];
  try {
    addValue(parts, file, file.resolve(page), known, 0);
  } catch (error) {
    if (error instanceof TooDeep) return null;
    throw error;
  }
  return digest(parts);
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
