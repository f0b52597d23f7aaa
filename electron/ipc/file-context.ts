// What the handlers of files are given: the dialogs of the system, the open library, and the window that asks.
import type {
  ExportProgress,
  Handlers,
  ImportProgress,
  PackProgress,
} from '#core/contract.ts';
import type { Library } from '../database/open.ts';
import type { UnknownPackage } from '../services/merge-package.ts';
import type { WindowId } from '../services/writers.ts';
import type { Dialogs } from '../windows/dialogs.ts';
import type { LastFolders } from '../windows/last-folders.ts';
import type { LongJob } from './long-job.ts';

export type FileContext = {
  /** The one that asks. */
  readonly window: WindowId;
  /** Those of the open library; `tell` is given what a person should know beside the answer. */
  readonly libraryHandlers: (
    tell: (sentence: string) => void,
    more?: {
      readonly progress?: (progress: ImportProgress) => void;
      readonly exportProgress?: (progress: ExportProgress) => void;
      readonly packProgress?: (progress: PackProgress) => void;
      readonly takeIn?: (found: UnknownPackage) => Promise<boolean>;
    },
  ) => Handlers;
  /** Makes a passing library of the package at `path`, by this name: its folder. Throws AppError. */
  readonly makePassingLibrary: (path: string, name: string) => Promise<string>;
  /** Tells the window how far its import is. */
  readonly tellProgress: (progress: ImportProgress) => void;
  /** Tells the window how far its export is. */
  readonly tellExportProgress: (progress: ExportProgress) => void;
  /** Tells the window how far its pack is. */
  readonly tellPackProgress: (progress: PackProgress) => void;
  readonly dialogs: Pick<Dialogs, 'ask' | 'chooseFiles' | 'chooseNewFile'>;
  readonly folders: LastFolders;
  /** Where exports go until a folder was chosen. */
  readonly documents: () => string;
  readonly job: LongJob;
  /** Each of these throws AppError where the system can't. */
  readonly openFile: (file: string) => Promise<void>;
  readonly showFile: (file: string) => void;
  /** The library that is open, for files that are attached to a source. */
  readonly attaching: {
    readonly library: () => Library;
    /** The name that stands with what is changed. */
    readonly author: () => string;
    /** A folder of ours for copies that other programs open. */
    readonly copies: string;
    /** There is something new to read. */
    readonly wake: () => void;
  };
};
