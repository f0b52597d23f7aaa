// What is read back out of a PDF: what it says of itself, its words with their places, and its tagged structure. It is
// plain data, so that it crosses between processes and a test can damage it.

/**
 * A stretch of text on one line. Points; `x`, `y` are the left end of its baseline, `y` counts from the page's foot; both are
 * NaN for what a running line says where the reader gives no glyph of that line.
 */
export type ExtractedRun = {
  readonly text: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  /** 0 where the reader doesn't say where it stands: then its place is that of the run before. */
  readonly width: number;
  readonly size: number;
  /** Written from right to left. */
  readonly rtl: boolean;
  /** A space or the start of a line stands before it. */
  readonly gap: boolean;
  /** Its place in the order in which the file paints, over all pages. */
  readonly order: number;
};

/** An element of the structure tree. A run belongs to exactly one, or to `artifacts`, or to `untagged`. */
export type ExtractedElement = {
  readonly role: string;
  /** What it is called, where it has a name. */
  readonly title?: string;
  readonly alternative?: string;
  readonly language?: string;
  readonly children: readonly (ExtractedElement | ExtractedRun)[];
};

export type ExtractedPage = {
  readonly width: number;
  readonly height: number;
  /** Running lines and ornaments: not part of what is read aloud. */
  readonly artifacts: readonly ExtractedRun[];
  readonly untagged: readonly ExtractedRun[];
};

export type ExtractedBookmark = {
  readonly title: string;
  /** From 0. */
  readonly depth: number;
  /** From 1; null where it leads nowhere. */
  readonly page: number | null;
};

export type ExtractedPdf = {
  readonly title: string | null;
  readonly language: string | null;
  readonly pages: readonly ExtractedPage[];
  readonly structure: readonly ExtractedElement[];
  readonly bookmarks: readonly ExtractedBookmark[];
};

export const isRun = (
  child: ExtractedElement | ExtractedRun,
): child is ExtractedRun => 'text' in child;
