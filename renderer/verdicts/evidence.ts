// What the queue tells whoever shows the file of a source, and is told by it.
import type { Locator } from '#core/document/document.ts';
import type { OpenedSource } from './use-opened-source.ts';

type TakenWords = {
  readonly text: string;
  readonly locator: Locator | null;
};

/** Gives what is selected in the file, null where nothing is. */
export type TakeWords = () => TakenWords | null;

export type ShownEvidence = {
  readonly opened: OpenedSource;
  readonly locator: Locator | null;
  /** Told by who shows the file how words are taken out of it, and null once it is gone. */
  readonly onTaker: (take: TakeWords | null) => void;
  /** E in the file. */
  readonly onTake: () => void;
  /** The source has other files now. */
  readonly onChanged: () => void;
};
