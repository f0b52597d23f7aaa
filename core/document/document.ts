// The stored document: what a briefing is, whatever edits it. Values are plain JSON and never changed in place.
// `schema.ts` is the validator of exactly these types; a change here is a new DOCUMENT_VERSION and a step in `upgrade.ts`.

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type BriefingId = Branded<'BriefingId'>;
export type BlockId = Branded<'BlockId'>;
export type FootnoteId = Branded<'FootnoteId'>;
export type CitationId = Branded<'CitationId'>;
export type MarkerId = Branded<'MarkerId'>;
export type SourceId = Branded<'SourceId'>;

/** A fractional rank: compare two of one briefing with `<` to know which block stands first. See `rank.ts`. */
export type Rank = Branded<'Rank'>;

export const DOCUMENT_VERSION = 5;

/**
 * Who suggested something, and when: `author` is the name of a person, `at` a moment in UTC, ISO 8601. What is taken or
 * refused in one act has one id throughout.
 */
export type Suggestion = {
  readonly id: string;
  readonly author: string;
  readonly at: string;
};

/**
 * That a piece of the text is suggested to come in, or to go. With both, one person suggested it and another that it go
 * again. Until somebody decides, the text says what it says without them: see core/review/suggestions.ts.
 */
export type Suggested = {
  readonly inserted?: Suggestion;
  readonly deleted?: Suggestion;
};

/** `redaction` is on words that the redacted copy leaves out; everywhere else they are printed as they are. */
export type TextMark =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strike'
  | 'superscript'
  | 'subscript'
  | 'highlight'
  | 'code'
  | 'redaction';

/**
 * A run of characters with the same look. `text` is never empty. `language` is a BCP 47 tag. `reason` is why the redacted
 * copy leaves the words out, in a line that is printed there; only words with the mark `redaction` have one.
 */
export type Text = {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly TextMark[];
  readonly language?: string;
  readonly reason?: string;
} & Suggested;

/** A line break inside a block (Shift+Enter), or, in a footnote, the end of a line. */
export type LineBreak = { readonly type: 'line-break' } & Suggested;

/** The end of a paragraph inside a footnote. */
export type ParagraphBreak = {
  readonly type: 'paragraph-break';
} & Suggested;

/** `url` is absolute: http, https or mailto. It comes and goes with its words, which alone are suggested. */
export type Link = {
  readonly type: 'link';
  readonly url: string;
  readonly content: readonly (Text | LineBreak)[];
};

/** CSL's locator terms (CSL 1.0.2, appendix IV). */
export type LocatorLabel =
  | 'act'
  | 'appendix'
  | 'article-locator'
  | 'book'
  | 'canon'
  | 'chapter'
  | 'column'
  | 'elocation'
  | 'equation'
  | 'figure'
  | 'folio'
  | 'issue'
  | 'line'
  | 'note'
  | 'opus'
  | 'page'
  | 'paragraph'
  | 'part'
  | 'rule'
  | 'scene'
  | 'section'
  | 'sub-verbo'
  | 'supplement'
  | 'table'
  | 'timestamp'
  | 'title-locator'
  | 'verse'
  | 'volume';

/** A place within a source: `{ label: 'page', value: '4–6' }`. */
export type Locator = {
  readonly label: LocatorLabel;
  readonly value: string;
};

/** Where a citation came from when it was a marker: kept so that numbers linked already still count, and can be unlinked. */
export type LinkedMarker = {
  readonly number: number;
  /** The whole marker as it was written, e.g. `[2, 3]`. */
  readonly written: string;
  /** The white space that stood before the marker and went when it was linked. */
  readonly space: string;
};

/** One use of a source. Citations that touch each other in a footnote are set as one cluster ("A, 4; B, 7"). */
export type Citation = {
  readonly type: 'citation';
  readonly id: CitationId;
  readonly source: SourceId;
  readonly locator?: Locator;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly suppressAuthor?: true;
  readonly marker?: LinkedMarker;
} & Suggested;

export type NoteInline = Text | Link | LineBreak | ParagraphBreak | Citation;

/** A printed note; it stands in the text where its mark stands. Its number is its position and is stored nowhere. */
export type Footnote = {
  readonly type: 'footnote';
  readonly id: FootnoteId;
  readonly content: readonly NoteInline[];
} & Suggested;

/** One number of a marker; `[12, p. 4]` gives the locator. */
export type MarkerReference = {
  readonly number: number;
  readonly locator?: Locator;
};

/**
 * An unresolved citation that came in with text, at its exact place. `text` is the marker as it is written. Where some
 * of its numbers are linked and gone, `text` is what is left and `written` the whole marker as it came in.
 */
export type Marker = {
  readonly type: 'marker';
  readonly id: MarkerId;
  readonly text: string;
  readonly references: readonly MarkerReference[];
  readonly written?: string;
} & Suggested;

export type Inline = Text | Link | LineBreak | Footnote | Marker;

export type Alignment = 'start' | 'center' | 'end' | 'justify';

/**
 * What a block is besides its words and its place: the `level` is a heading's, `style` and `start` are a list's. What is left out is as
 * the template and the briefing have it.
 */
export type BlockForm = {
  readonly type: Block['type'];
  readonly level?: Heading['level'];
  readonly style?: ListStyle;
  readonly start?: number;
} & Pick<BlockBase, 'align' | 'direction' | 'language' | 'marking'>;

/**
 * `inserted` and `deleted` on a line (a paragraph, heading or pull quotation) mean its beginning, as Word's do the end of a
 * paragraph: where that goes, what is left of its words follows on those of the line before. On every other block they mean
 * the whole of it. `moved` is on a block that stands where somebody suggests it, and `from` the rank that it has otherwise;
 * `reshaped` is on one that looks as somebody suggests it, and `from` what it is otherwise: a line another line, any other
 * block the same kind of block.
 */
type BlockBase = Suggested & {
  readonly id: BlockId;
  readonly rank: Rank;
  readonly moved?: Suggestion & { readonly from: Rank };
  readonly reshaped?: Suggestion & { readonly from: BlockForm };
  readonly align?: Alignment;
  readonly direction?: 'ltr' | 'rtl';
  readonly language?: string;
  /** The marking of this one block; never above the briefing's without a finding. */
  readonly marking?: string;
};

export type Paragraph = BlockBase & {
  readonly type: 'paragraph';
  readonly content: readonly Inline[];
};
export type Heading = BlockBase & {
  readonly type: 'heading';
  readonly level: 1 | 2 | 3 | 4;
  readonly content: readonly Inline[];
};
export type ListItem = {
  readonly content: readonly Inline[];
  readonly checked?: boolean;
  readonly children?: ListItems;
};
export type ListStyle = 'ordered' | 'unordered' | 'check';
/** `start` is the number of the first item of an ordered list, where it is not 1. */
export type ListItems = {
  readonly style: ListStyle;
  readonly start?: number;
  readonly items: readonly ListItem[];
};
/** `ticks` are what can be ticked behind each item of the list's first level: "Agreed", "Not agreed". */
export type List = BlockBase &
  ListItems & {
    readonly type: 'list';
    readonly ticks?: readonly string[];
  };
export type Quotation = BlockBase & {
  readonly type: 'quotation';
  readonly paragraphs: readonly (readonly Inline[])[];
  readonly attribution?: readonly Inline[];
};
export type PullQuotation = BlockBase & {
  readonly type: 'pull-quotation';
  readonly content: readonly Inline[];
};
export type TableCell = {
  readonly content: readonly Inline[];
  readonly columns?: number;
  readonly rows?: number;
};
/**
 * `headerRows` and `headerColumns` count from the top and from the start; `figures` marks columns of numbers. `widths`
 * has one whole number for each column, and a column is as wide as its share in their sum; without, the words decide.
 */
export type Table = BlockBase & {
  readonly type: 'table';
  readonly rows: readonly (readonly TableCell[])[];
  readonly headerRows: number;
  readonly headerColumns: number;
  readonly figures?: readonly number[];
  readonly widths?: readonly number[];
  readonly caption?: readonly Inline[];
};
/** Why something is left out of the redacted copy, in a line that is printed there. */
export type ImageRedaction = { readonly reason?: string };

/**
 * `attachment` is the SHA-256 of the file in the library, in hexadecimal. With `redaction` the redacted copy leaves the
 * picture and its alternative text out; its caption is text like any other.
 */
export type Image = BlockBase & {
  readonly type: 'image';
  readonly attachment: string;
  readonly alternative: string;
  readonly redaction?: ImageRedaction;
  readonly caption?: readonly Inline[];
};
export type Code = BlockBase & { readonly type: 'code'; readonly text: string };
export type Rule = BlockBase & { readonly type: 'rule' };
export type PageBreak = BlockBase & { readonly type: 'page-break' };
/** The place of the list of sources. Its words follow from the citations and the style, and are stored nowhere. */
export type Bibliography = BlockBase & { readonly type: 'bibliography' };

export type Block =
  | Paragraph
  | Heading
  | List
  | Quotation
  | PullQuotation
  | Table
  | Image
  | Code
  | Rule
  | PageBreak
  | Bibliography;

export type BriefingStatus =
  'draft' | 'in-review' | 'cleared' | 'final' | 'withdrawn';

/** A front-matter value, by the type of its field in the template: text, date (ISO 8601) and choice are strings. */
export type FieldValue = string | number | readonly string[];

/** What a briefing is besides its blocks. `language` and `style` are a BCP 47 tag and the id of a CSL style. */
export type BriefingHead = {
  readonly title: string;
  readonly template: string;
  readonly language: string;
  readonly style: string;
  readonly marking: string;
  readonly status: BriefingStatus;
  readonly fields: Readonly<Record<string, FieldValue>>;
};

/** A whole briefing. `blocks` are in the order of their ranks. */
export type BriefingDocument = BriefingHead & {
  readonly version: typeof DOCUMENT_VERSION;
  readonly blocks: readonly Block[];
};
