// What a briefing is for Word: the document with what is suggested in it, and beside it what the page says of itself, in
// the words in which it is printed. Values only.
import type {
  BlockId,
  BriefingDocument,
  FieldValue,
  FootnoteId,
  Heading,
} from '../document/document.ts';
import { plainInline } from '../document/walk.ts';
import { asIfRejected } from '../review/suggestions.ts';
import type { FormattedParagraph } from '../citations/formatted-note.ts';
import type { ListedEntry } from '../citations/listed-entry.ts';
import type { Anchor, ThreadKind } from '../review/thread.ts';

/** `was` are a note's words without what is suggested in them, `becomes` those with it; null where it would not be there. */
export type DocxNote = {
  readonly was: readonly FormattedParagraph[] | null;
  readonly becomes: readonly FormattedParagraph[] | null;
};

export type DocxThread = Anchor & {
  readonly id: string;
  readonly kind: ThreadKind;
  readonly resolved: boolean;
  readonly comments: readonly {
    readonly words: string;
    readonly author: string;
    readonly at: string;
  }[];
};

export type DocxRow = {
  readonly label: string;
  /** As it is printed. */
  readonly value: string;
  /** The field that it is, and what that has; null for the marking, which is none. */
  readonly field: { readonly key: string; readonly value: FieldValue } | null;
};

/** A caption's label around its number: `Table `, 2, ``. */
export type DocxLabel = {
  readonly before: string;
  readonly number: number;
  readonly after: string;
};

/** In points. */
export type DocxPage = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

export type DocxInput = {
  /** As it is stored. */
  readonly document: BriefingDocument;
  /** Whether changes are tracked piece by piece, or, where Word can't say that, by whole blocks. */
  readonly tracking: 'pieces' | 'blocks';
  /** Of every note that stands in the document, suggested ones too. */
  readonly notes: ReadonlyMap<FootnoteId, DocxNote>;
  /** What a list of sources says. */
  readonly list: readonly ListedEntry[];
  readonly threads: readonly DocxThread[];
  /** The bytes of each image, by SHA-256. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly directions: ReadonlyMap<BlockId, 'ltr' | 'rtl'>;
  readonly labels: ReadonlyMap<BlockId, DocxLabel>;
  readonly page: DocxPage;
  /** The sheet of the tables that are too wide to stand upright. */
  readonly turnedPage: DocxPage;
  readonly turned: ReadonlySet<BlockId>;
  /** How wide the columns of the tables are for which nobody chose widths, in points. */
  readonly columns: ReadonlyMap<BlockId, readonly number[]>;
  readonly direction: 'ltr' | 'rtl';
  readonly office: string;
  readonly kind: string;
  /** Above the text, and behind it. */
  readonly rows: readonly DocxRow[];
  readonly end: readonly DocxRow[];
  readonly markingPlace: 'top-right' | 'top-and-bottom';
  readonly red: boolean;
  /** The line to be signed, and the block behind which it stands: null for behind the text. */
  readonly signature: {
    readonly label: string;
    readonly date: string;
    readonly behind: BlockId | null;
  } | null;
  /** `Page `, ` of `, ``: what stands around the page's number and that of the last. */
  readonly pageWords: readonly [string, string, string];
  /** What the file calls itself where the title is empty. */
  readonly untitled: string;
  /** Over the contents. */
  readonly contents: string;
  /** ISO 8601. */
  readonly date: string;
};

/** As many headings and a reader looks for a list of them. */
const MANY_HEADINGS = 8;

/** What the contents list: the headings with words. */
export const listedHeadings = ({
  document,
}: Pick<DocxInput, 'document'>): Heading[] =>
  asIfRejected(document.blocks)
    .filter((block) => block.type === 'heading')
    .filter(({ content }) => plainInline(content).trim() !== '');

export const hasContents = (input: Pick<DocxInput, 'document'>): boolean =>
  listedHeadings(input).length >= MANY_HEADINGS;
