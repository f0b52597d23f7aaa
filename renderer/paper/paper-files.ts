// The files of one drawing of the pages: the first has those that were in view, the others come as they are scrolled to.
import type { OpenPdf } from '../pdf-reader.ts';

/** As many pages as are asked for with the next drawing. */
const ASKED = 40;

export type PaperFiles = {
  /** The file in which that page (from 1) is painted; null where there will be none. Pages asked for together come together. */
  readonly of: (page: number) => Promise<OpenPdf | null>;
  /** The pages that were asked for, the last of them last. */
  readonly asked: () => number[];
  /** Ends what was read, and what is read later. */
  readonly close: () => Promise<void>;
};

/** `first` has `painted`; `paint` never rejects. */
export function createPaperFiles(
  first: OpenPdf,
  painted: readonly number[],
  paint: (pages: readonly number[]) => Promise<OpenPdf | null>,
): PaperFiles {
  const files = new Map<number, Promise<OpenPdf | null>>(
    painted.map((page) => [page, Promise.resolve(first)]),
  );
  const open = new Set([first]);
  const asked = new Set<number>();
  let closed = false;
  let next: {
    readonly pages: number[];
    readonly file: Promise<OpenPdf | null>;
  } | null = null;

  async function paintNext(pages: readonly number[]): Promise<OpenPdf | null> {
    // Those that are asked for meanwhile go with it.
    await Promise.resolve();
    next = null;
    const file = closed ? null : await paint(pages);
    if (!file) {
      for (const page of pages) files.delete(page);
      return null;
    }
    open.add(file);
    if (!closed) return file;
    await file.loadingTask.destroy();
    return null;
  }

  return {
    of(page) {
      asked.delete(page);
      asked.add(page);
      const known = files.get(page);
      if (known) return known;
      if (!next) {
        const pages: number[] = [];
        next = { pages, file: paintNext(pages) };
      }
      next.pages.push(page);
      files.set(page, next.file);
      return next.file;
    },
    asked: () => [...asked].slice(-ASKED),
    async close() {
      closed = true;
      await Promise.all([...open].map((file) => file.loadingTask.destroy()));
    },
  };
}
