// What the parent and the process that reads the words of files say to each other. Plain data only.
import type { FileKind } from './file-kind.ts';

export type ReadingJob = { readonly path: string; readonly kind: FileKind };

export type ReadingReply =
  | { readonly kind: 'page'; readonly page: number; readonly text: string }
  | { readonly kind: 'read' }
  /** `reason` is one sentence for a person. */
  | { readonly kind: 'failed'; readonly reason: string };
