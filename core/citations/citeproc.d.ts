// What we use of citeproc-js, which brings no types of its own.
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
  };

  export type Citation = {
    citationID: string;
    citationItems: CitationItem[];
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

  export class Engine {
    constructor(sys: Sys, style: unknown, language: string, force: boolean);
    readonly opt: {
      readonly xclass: 'note' | 'in-text';
      readonly development_extensions: Record<string, boolean>;
    };
    readonly citation: { readonly opt: { readonly layout_suffix: string } };
    getTerm(name: string): string;
    /** Formats all citations in their order: `[citationID, noteIndex, text]`, one a citation. */
    rebuildProcessorState(
      citations: Citation[],
      format: string,
    ): [string, number, string][];
  }

  const CSL: {
    readonly Engine: typeof Engine;
    readonly Output: { readonly Formats: Record<string, OutputFormat> };
  };
  export default CSL;
}
