/** Writes `folder/citation-styles/`; see `citation-styles.mjs`. */
export declare function writeCitationStyles(folder: string): Promise<void>;
