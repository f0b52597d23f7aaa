// Pages that were read before in this process: one whose paint, fonts and forms are those of a page that was read, byte for
// byte, says the same, and only its place in the file is new. It is recognised by the digest of all that reading looks at.
import { hash } from 'node:crypto';
import type { ExtractedPage, ExtractedRun } from './extracted-pdf.ts';
import type { PageRuns } from './page-runs.ts';
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
  hash('sha256', parts.join(''), 'base64');

/** Everything that reading looks at, as text that says where each part ends. */
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
    if (!isImage(value)) parts.push(hash('sha256', value.data, 'base64'));
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

/** A page as if it were the only one of its file. */
export type ReadPage = Pick<ExtractedPage, 'width' | 'height'> & {
  readonly artifacts: readonly ExtractedRun[];
  readonly untagged: readonly ExtractedRun[];
  /** The runs of each marked content with a number; the place of a number among them. */
  readonly contents: readonly (readonly ExtractedRun[])[];
  readonly places: ReadonlyMap<number, number>;
  /** The greatest of the places of its runs in the order of painting. */
  readonly last: number;
};

/** Of a page that was read as the first of its file. */
export function readPageOf({ page, tagged }: PageRuns): ReadPage {
  const { artifacts, untagged } = page;
  const contents = [...tagged.values()];
  let last = 0;
  for (const runs of [artifacts, untagged, ...contents])
    for (const { order } of runs) last = Math.max(last, order);
  return {
    width: page.width,
    height: page.height,
    artifacts,
    untagged,
    contents,
    places: new Map([...tagged.keys()].map((number, place) => [number, place])),
    last,
  };
}

export type PageMemory = {
  /** As `paintedWords` reads it. */
  readonly read: (
    file: PdfFile,
    page: PdfRef,
    known: { readonly fonts: KnownFonts; readonly digests: KnownDigests },
  ) => ReadPage | null;
};

export function createPageMemory(most = MOST): PageMemory {
  const kept = new Map<string, ReadPage>();
  return {
    read(file, page, { fonts, digests }) {
      const key = digestOf(file, page, digests);
      let read = key === null ? undefined : kept.get(key);
      if (!read) {
        const painted = paintedWords(file, page, fonts);
        if (!painted) return null;
        read = readPageOf(painted);
      }
      if (key !== null) {
        kept.delete(key);
        kept.set(key, read);
        const [oldest] = kept.keys();
        if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      }
      return read;
    },
  };
}
