// What we use of citeproc-js, which brings no types of its own. The parts from `opt` to `disambiguate` are not documented
// by it: the version is pinned, and the property tests of `note-formatter.ts` hold them to what a full pass gives.
declare module 'citeproc' {
  /** A decoration takes the engine and the finished string; false leaves the string alone. */
  type Decoration = string | false | ((engine: Engine, text: string) => string);

  export type OutputFormat = Readonly<
    Record<string, Decoration | ((text: string | undefined) => string)>
  >;

  export type CitationItem = {
    id: string;
    locator?: string;
    label?: string;
    prefix?: string;
    suffix?: string;
    'suppress-author'?: boolean;
    /** 0 first, 1 subsequent, 2 ibid, 3 ibid-with-locator; the engine's to set, as the two below. */
    position?: number;
    'first-reference-note-number'?: number;
    'near-note'?: boolean;
  };

  /** An item of the style's input as the engine has read it, and how it is cited. */
  export type SortedItem = [item: Record<string, unknown>, cite: CitationItem];

  export type Citation = {
    citationID: string;
    citationItems: CitationItem[];
    /** Set by the engine once it has seen the citation. */
    sortedItems?: SortedItem[];
    properties: {
      noteIndex: number;
      /** Leaves out what the style sets after the whole citation. */
      'suppress-trailing-punctuation'?: boolean;
    };
  };

  /** What the engine asks of us. */
  export type Sys = {
    retrieveLocale: (language: string) => unknown;
    retrieveItem: (id: string) => unknown;
  };

  /** What was found to tell an item from others: names, given names, the letter after the year. */
  export type AmbigConfig = Record<string, unknown>;

  export type RegistryItem = {
    /** Its number in the list of sources, from 1. */
    readonly seq: number;
    /** The words that it shares with others that read the same. */
    readonly ambig: string;
    disambig: AmbigConfig;
    'citation-count'?: number;
    'first-reference-note-number'?: number;
  };

  export class Engine {
    constructor(sys: Sys, style: unknown, language: string, force: boolean);
    readonly opt: {
      readonly xclass: 'note' | 'in-text';
      readonly development_extensions: Record<string, boolean>;
      /** The output format. */
      readonly mode: string;
      /** 0 neither, 1 the style prints numbers of sources, 2 it asks for positions. */
      readonly update_mode: 0 | 1 | 2;
      readonly has_disambiguate: boolean;
      readonly parallel: { readonly enable: boolean };
      readonly 'disambiguate-add-givenname'?: boolean;
    };
    readonly citation: {
      readonly opt: {
        readonly layout_suffix: string;
        readonly 'near-note-distance': number;
        readonly 'givenname-disambiguation-rule'?: string;
      };
    };
    readonly citation_sort: { readonly tokens: readonly unknown[] };
    readonly bibliography: { readonly tokens: readonly unknown[] };
    readonly bibliography_sort: { readonly tokens: readonly unknown[] };
    /** What is going on. */
    readonly tmp: {
      area: string;
      root: string;
      extension: string;
      loadedItemIDs: Record<string, boolean>;
    };
    readonly registry: {
      /** The ids of all items, in the order in which they were given. */
      mylist: string[];
      /** The words of which what shares them has to be told apart anew. */
      ambigsTouched: Record<string, boolean>;
      // What `updateItems` calls, one after the other; with true for `inOrder` the list is not sorted.
      init(ids: string[]): void;
      doinserts(ids: readonly string[]): void;
      dorefreshes(): void;
      rebuildlist(inOrder: boolean): void;
      setsortkeys(): void;
      setdisambigs(): void;
      sorttokens(inOrder: boolean): void;
      renumber(): void;
      readonly registry: Record<string, RegistryItem>;
      /** The ids of the items that share some words. */
      readonly ambigcites: Record<string, readonly string[]>;
      readonly citationreg: {
        readonly citationById: Record<string, Citation>;
        citationsByItemId?: Record<string, readonly unknown[]>;
      };
    };
    readonly disambiguate: {
      readonly modes: readonly string[];
      run(words: string): void;
    };
    getTerm(name: string): string;
    setOutputFormat(format: string): void;
    /** Takes these items in, in this order, and the others out. */
    updateItems(ids: string[]): void;
    updateUncitedItems(ids: string[]): void;
    /** With an empty list: forgets all items and citations. */
    restoreProcessorState(citations: Citation[]): void;
    refetchItem(id: string): Record<string, unknown>;
    /** Formats all citations in their order: `[citationID, noteIndex, text]`, one a citation. */
    rebuildProcessorState(
      citations: Citation[],
      format: string,
      uncited?: string[],
    ): [string, number, string][];
    /** With 2 for `flag` the items are taken as registered. Gives `[index, text, citationID]` of what it wrote. */
    processCitationCluster(
      citation: Citation,
      before: [string, number][],
      after: [string, number][],
      flag: 2,
    ): [unknown, [number, string, string][]];
    /** The words of a citation whose positions are set. */
    process_CitationCluster(items: SortedItem[], citation: Citation): string;
    makeCitationCluster(cites: CitationItem[]): string;
    /** Parameters and entries; false where the style has no list of sources. */
    makeBibliography(): false | [{ entry_ids: string[][] }, string[]];
  }

  const CSL: {
    readonly Engine: typeof Engine;
    readonly Output: { readonly Formats: Record<string, OutputFormat> };
  };
  export default CSL;
}
