// What the text asks of main, by way of the screen that holds it: to open a link, and to keep the file of an image.

/** One image that the library keeps. */
export type KeptImage = {
  /** The SHA-256 of its file. */
  readonly attachment: string;
};

/** Each throws CallError, whose message is a sentence for a person. */
export type DeskRequests = {
  readonly openLink: (url: string) => Promise<void>;
  /** Asks for files with the system's dialog; null on Cancel. */
  readonly chooseImages: () => Promise<readonly KeptImage[] | null>;
  /** `bytes` is base64. */
  readonly keepImage: (bytes: string, name: string) => Promise<KeptImage>;
};
