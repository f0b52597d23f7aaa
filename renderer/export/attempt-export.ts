// One export as the person sees it: saves first, can be cancelled at any time, and ends in what the dialog shows.
import type { ExportProgress, PageOutput } from '#core/contract.ts';
import { CallError } from '../api/call.ts';

export type Exported = NonNullable<PageOutput<'window.export'>>;

export type Stage =
  /** `message` says what became of the last one, where there is no file of it. */
  | { readonly kind: 'choosing'; readonly message: string | null }
  /** `slow` after 300 ms: until then nothing is shown. */
  | {
      readonly kind: 'running';
      readonly slow: boolean;
      readonly cancelling: boolean;
      /** Null until something was told. */
      readonly progress: ExportProgress | null;
    }
  | { readonly kind: 'done'; readonly exported: Exported }
  | { readonly kind: 'failed'; readonly message: string };

export type ExportParts = {
  /** True when everything that was written is saved. */
  readonly save: () => Promise<boolean>;
  readonly isCancelled: () => boolean;
  /** Null where no place for the file was chosen; throws CallError. */
  readonly write: () => Promise<Exported | null>;
};

const CANCELLED: Stage = {
  kind: 'choosing',
  message: 'Cancelled: no file was written.',
};

/** Throws what is no CallError. */
export async function attemptExport({
  save,
  isCancelled,
  write,
}: ExportParts): Promise<Stage> {
  const saved = await save();
  if (isCancelled()) return CANCELLED;
  if (!saved)
    return {
      kind: 'failed',
      message:
        'Some of your words are not saved, so they would be missing from the file. The notice over the sheet says why; when the status line says Saved, export again.',
    };
  try {
    const exported = await write();
    return exported
      ? { kind: 'done', exported }
      : { kind: 'choosing', message: null };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    // What went wrong for a reason of its own is said, whoever cancelled meanwhile.
    return isCancelled() && error.code === 'unavailable'
      ? CANCELLED
      : { kind: 'failed', message: error.message };
  }
}
