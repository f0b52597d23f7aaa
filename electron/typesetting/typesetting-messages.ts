// What the parent and the typesetting process say to each other. Plain data only, so that any channel carries it.
import type { AppErrorCode } from '#core/errors.ts';
import type { Binding, Bound } from './bind-papers.ts';
import type { PackedPdf } from './packed-pdf.ts';
import type { PackedPack, PackToRead } from './read-pack.ts';
import type { InspectedPdf } from './inspect-pdf.ts';
import type { PackMeta, PackPages } from './pack-pages.ts';
import type { PaperChange, PaperPaint } from './paper-memory.ts';
import type { PdfTexts } from './pdf-texts.ts';
import type { TypesettingData } from './typesetting-data.ts';

export type PdfStandard = 'ua-1' | 'a-2a';

export type TypesetJob = {
  readonly kind: 'typeset';
  readonly data: TypesettingData;
  readonly standard: PdfStandard | null;
  /** The creation date of the file, in seconds since 1970. */
  readonly timestamp: number;
};
/** Gets the fonts and the template in, so that what comes next need not wait for them. */
export type ReadyJob = { readonly kind: 'ready' };
/** A file is given by its path: it need not be sent. */
export type PdfToRead = Uint8Array | string;
export type ReadJob = { readonly kind: 'read'; readonly pdf: PdfToRead };
/** All texts of a PDF that are not painted on its pages. */
export type TextsJob = { readonly kind: 'texts'; readonly pdf: Uint8Array };
export type ReadPackJob = Omit<PackToRead, 'pdf'> & {
  readonly kind: 'read-pack';
  readonly pdf: PdfToRead;
};
/** Pages of a pack that are of no paper. `foreign` is the PDF that they show. */
export type PackPagesJob = {
  readonly kind: 'pack-pages';
  readonly data: PackPages;
  readonly foreign: Uint8Array | null;
  readonly timestamp: number;
};
/** Lays the labels over the pages and binds the parts to one file. */
export type BindJob = {
  readonly kind: 'bind';
  readonly meta: PackMeta;
  readonly binding: Binding;
  /** The words before the number of a page. */
  readonly words: string;
  readonly timestamp: number;
};
/** What a PDF that was made elsewhere has: its pages and its bookmarks. */
export type InspectJob = { readonly kind: 'inspect'; readonly pdf: Uint8Array };
/** Pages to look at, not to keep: without tags, and with where everything stands. */
export type DrawJob = { readonly kind: 'draw'; readonly change: PaperChange };
/** More of the pages that were drawn last. */
export type PaintJob = { readonly kind: 'paint' } & PaperPaint;
export type Job =
  | ReadyJob
  | TypesetJob
  | ReadJob
  | TextsJob
  | ReadPackJob
  | PackPagesJob
  | BindJob
  | InspectJob
  | DrawJob
  | PaintJob;

export type TypesetResult = {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly warnings: string[];
  /** Without the annexes. */
  readonly textPages: number;
  /** Of a review copy: the pages of what is said in the margin, by its numbers. */
  readonly said: ReadonlyMap<number, number>;
};

/** In points from the top of the page, which is counted from 1. */
type Place = { readonly page: number; readonly y: number };

export type DrawnPages = {
  /** Those that were asked for; the others are empty. */
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly blocks: readonly ({ readonly id: string } & Place)[];
  readonly notes: readonly ({ readonly id: string } & Place)[];
};

/** The first message of a process: where the fonts and the template are, and an empty folder to work in. */
export type Opening = {
  readonly kind: 'open';
  readonly resources: string;
  readonly workspace: string;
};
export type Request = { readonly id: number; readonly job: Job };
/** How far a job is, before its reply: pages, of so many. */
export type Told = {
  readonly id: number;
  readonly done: number;
  readonly all: number;
};
export type Reply = {
  readonly id: number;
  /** Resident memory of the process after the job, in bytes. */
  readonly memory: number;
} & (
  | {
      readonly ok: true;
      readonly value:
        | TypesetResult
        | PackedPdf
        | PdfTexts
        | PackedPack
        | InspectedPdf
        | Bound
        | DrawnPages
        | Uint8Array
        | null;
    }
  | {
      readonly ok: false;
      readonly error: {
        readonly code: AppErrorCode | 'unexpected';
        readonly message: string;
      };
    }
);
