/** Writes the icons to `folder/`; see `icons.mjs`. */
export declare function writeIcons(folder: string): Promise<void>;
