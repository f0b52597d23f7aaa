/** Writes `folder/fonts/`; see `fonts.mjs`. */
export declare function writeFonts(folder: string): Promise<string[]>;
