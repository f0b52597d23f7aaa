// What a pack is: the papers of one meeting in the order of its agenda. Values are plain JSON and never changed in place.

export const PURPOSES = [
  'decision',
  'discussion',
  'information',
  'consent',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** A briefing of the library, or a PDF that was made elsewhere and is kept with the library's attachments. */
export type Paper =
  | { readonly kind: 'briefing'; readonly briefing: string }
  | {
      readonly kind: 'pdf';
      /** Its SHA-256. */
      readonly attachment: string;
      readonly name: string;
    };

/** How an item stood when the pack was issued: people have its numbers on paper, so they are never given again. */
export type PrintedItem = {
  readonly number: string;
  /** The number of each of its pages, the sheet before it among them. */
  readonly pages: readonly string[];
};

export type PackItem = {
  readonly id: string;
  readonly title: string;
  /** As it is written: `10:15`, `after lunch`. */
  readonly time: string;
  readonly presenter: string;
  readonly purpose: Purpose | null;
  readonly paper: Paper | null;
  /** Of a paper that was made elsewhere; a briefing has its own. */
  readonly marking: string;
  /** It came after the pack was issued. */
  readonly late: boolean;
  readonly printed: PrintedItem | null;
};

export type Pack = {
  readonly title: string;
  /** The day of the meeting in ISO 8601; empty where it is not known. */
  readonly date: string;
  readonly time: string;
  readonly place: string;
  /** A sheet with number, title and purpose before each paper. */
  readonly dividers: boolean;
  readonly items: readonly PackItem[];
  /** When it was issued, and the numbers of the pages before the first paper. */
  readonly issued: {
    readonly at: string;
    readonly author: string;
    readonly front: readonly string[];
  } | null;
};

/** Papers with more pages than this are refused. */
export const MOST_PDF_PAGES = 1_000;
