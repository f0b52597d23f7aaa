// What the panes beside the sheet may ask of the editor, and what they are told. Features meet here and in App, never in
// each other; the document that is seen through it is ours (core/document), not the editor library's.
import type { BriefingChange } from '#core/contract.ts';
import type { Person } from '#core/review/person.ts';
import type { Decide } from '#core/review/suggestions.ts';
import type {
  Block,
  BlockId,
  Footnote,
  FootnoteId,
  NoteInline,
} from '#core/document/document.ts';

/** How far what is on the sheet is on disk. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** The words are kept on the page and tried again; `message` says why and what to do. */
  | { readonly kind: 'waiting'; readonly message: string }
  /**
   * All but these places is saved. 'refused': the library can't take them as they are, and is asked again when they
   * change. 'conflict': they were changed elsewhere meanwhile, and the briefing has to be read again.
   */
  | {
      readonly kind: 'refused' | 'conflict';
      /** The first of them, to begin a sentence with: `The paragraph that begins “The quay”`. */
      readonly place: string;
      /** Its block, where it is on the sheet. */
      readonly block: BlockId | null;
      /** One sentence that says why. */
      readonly message: string;
      /** How many there are beside it. */
      readonly others: number;
    }
  /** So many blocks, most of the briefing, are gone from the page, and nobody seems to have asked for it: they are not removed. */
  | { readonly kind: 'removal'; readonly count: number };

/** A place in the words of a block: the offset in one of its stretches (core/find/stretches.ts). */
export type TextPlace = {
  readonly block: BlockId;
  readonly place: number;
  readonly offset: number;
};

/** Words that were found. Those of a footnote are shown by its mark. */
export type FoundPlace = {
  readonly block: BlockId;
  readonly place: number;
  readonly footnote: FootnoteId | null;
  readonly from: number;
  readonly to: number;
};

/** A delta with what the library answered to it. */
export type SavedElsewhere = Extract<BriefingChange, { kind: 'blocks' }>;

export type EditorHandle = {
  /** The blocks as they stand on the sheet now; the same array until something changes. */
  readonly blocks: () => readonly Block[];
  /** Called after each change of the blocks, not of the selection alone. Returns what ends it. */
  readonly onChange: (listener: () => void) => () => void;
  /** Puts these blocks in the place of those with their ids: one step for undo. Others stay. */
  readonly replaceBlocks: (changed: readonly Block[]) => void;
  /**
   * Puts new blocks behind the one with that id, null for before all of them, and the caret into the last: one step for
   * undo. What stands there must be new; ranks are given by their place.
   */
  readonly insertBlocks: (
    after: BlockId | null,
    blocks: readonly Block[],
  ) => void;
  /** Moves these blocks before another one, or (null) to the end: one step for undo. */
  readonly moveBlocks: (
    moved: readonly BlockId[],
    before: BlockId | null,
  ) => void;
  /** A footnote with this content at the caret (or at the end where there never was one): one step for undo. */
  readonly insertFootnote: (content: readonly NoteInline[]) => FootnoteId;
  /**
   * A quotation of these paragraphs behind the block of the caret (within the words of a paragraph it divides them), with a
   * footnote behind its last word, and the caret behind it: one step for undo.
   */
  readonly insertQuotation: (
    paragraphs: readonly string[],
    content: readonly NoteInline[],
  ) => FootnoteId;
  /** New content for a footnote that is there: one step for undo. */
  readonly changeFootnote: (
    id: FootnoteId,
    content: readonly NoteInline[],
  ) => void;
  /** As `changeFootnote`, while it is written elsewhere: the focus stays there, and `goesOn` makes one step with the last. */
  readonly writeFootnote: (
    id: FootnoteId,
    content: readonly NoteInline[],
    goesOn: boolean,
  ) => void;
  /** Puts other words in the place of those in a range of the page, with their look: one step for undo. */
  readonly replaceText: (range: StaticRange | Range, text: string) => void;
  readonly footnote: (id: FootnoteId) => Footnote | null;
  /** Puts the selection on the mark, and the mark within view. */
  readonly goToFootnote: (id: FootnoteId) => void;
  /** With `words`, selects the first place in the block where they stand, if there is one. */
  readonly goToBlock: (id: BlockId, words?: string) => void;
  /** Brings the image into view and asks what it shows; the focus goes to the field. */
  readonly describeImage: (id: BlockId) => void;
  /** The footnote whose mark is selected, else that with the caret straight behind it, else null. */
  readonly chosenFootnote: () => FootnoteId | null;
  /** The last footnote before the place where one would be inserted now, in reading order; null where there is none. */
  readonly footnoteBefore: () => FootnoteId | null;
  /** Called where `chosenFootnote` may have changed. */
  readonly onChoice: (listener: () => void) => () => void;
  /** The elements of the blocks that are in view or near to it. */
  readonly nearBlocks: () => ReadonlySet<Element>;
  /** The same with their ids, in reading order. */
  readonly blocksNear: () => readonly {
    readonly id: BlockId;
    readonly element: Element;
  }[];
  /** Called when others are. */
  readonly onNearBlocks: (listener: () => void) => () => void;
  /** The block that is written in, or was last; null where there was none yet. */
  readonly currentBlock: () => BlockId | null;
  readonly onCurrentBlock: (listener: () => void) => () => void;
  /** Whether the block that is written in is told from the others on the sheet. */
  readonly drawCurrentBlock: (isDrawn: boolean) => void;
  /** Where the caret is in the window, for what opens at it; null where it is not within view. */
  readonly caretBox: () => DOMRect | null;
  /**
   * Lights up the markers with this number, in these blocks alone where they are given, and draws the one at `place`
   * (counted from 0) into view; null for none.
   */
  readonly showMarkers: (
    chosen: {
      readonly number: number;
      readonly place: number;
      readonly within?: ReadonlySet<BlockId>;
    } | null,
  ) => void;
  /** Selects the place and brings it into view; the focus stays where it is. */
  readonly showPlace: (place: FoundPlace) => void;
  /** What to paint of these places, in their order; null for one that is not drawn. */
  readonly rangesOf: (
    places: readonly FoundPlace[],
  ) => readonly (Range | null)[];
  /** The caret to where a range of the page begins. */
  readonly putCaret: (range: StaticRange | Range) => void;
  /** Where the selection begins; null where it is in no text. */
  readonly caretPlace: () => TextPlace | null;
  /** Where the words that are selected begin and end, as far as they are of one block; null where none are. */
  readonly selectedPlace: () => {
    readonly from: TextPlace;
    readonly to: TextPlace;
  } | null;
  readonly focus: () => void;
  /** Makes what is selected bold or italic, or plain again. */
  readonly format: (look: 'bold' | 'italic') => void;
  /** What the text can be asked to do, with the keys that do it. */
  readonly commands: () => readonly {
    readonly name: string;
    /** As `matchesKeys` reads them; null for none. */
    readonly keys: string | null;
    readonly run: () => void;
  }[];
  /** In which colours suggestions are shown, by the names of their authors. */
  readonly showPeople: (personOf: (name: string) => Person) => void;
  /** Whether what is done to the text is suggested. */
  readonly suggesting: () => boolean;
  readonly onSuggesting: (listener: () => void) => () => void;
  readonly setSuggesting: (on: boolean) => void;
  /** Accepts and rejects: one step for undo. The focus stays where it is. */
  readonly decide: (decide: Decide) => void;
  /** The ids of what is suggested where the selection is, or at the caret. */
  readonly suggestionsAt: () => readonly string[];
  /** Selects what is suggested and brings it into view; the focus stays where it is. */
  readonly showSuggestion: (id: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly saveState: () => SaveState;
  readonly onSaveState: (listener: () => void) => () => void;
  /** The blocks with words that are not saved, in their order. */
  readonly unsaved: () => readonly Block[];
  /**
   * Puts on the sheet what another window has saved; nothing before it can be undone. False where the sheet and the library
   * are no longer the same: the briefing is to be read again.
   */
  readonly follow: (saved: SavedElsewhere) => boolean;
  /** Answers the state 'removal': what is gone is to be removed, or comes back. */
  readonly settleRemoval: (meant: boolean) => void;
  /** Sends what is not saved yet; true when all of it is acknowledged. */
  readonly flush: () => Promise<boolean>;
};
