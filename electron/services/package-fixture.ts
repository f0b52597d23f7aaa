// What the tests of review packages share: libraries of several people, each with a copy of one briefing.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Block,
  BlockId,
  BriefingDocument,
} from '#core/document/document.ts';
import { rankBetween } from '#core/document/rank.ts';
import { saveDelta } from '../database/blocks.ts';
import { readBriefing } from '../database/briefings.ts';
import { briefingKey } from '../database/briefing-key.ts';
import {
  BRIEFING,
  temporaryFolder,
  testLibrary,
} from '../database/library-fixture.ts';
import type { Library } from '../database/open.ts';
import { insertReviewRow } from '../database/review-rows.ts';
import { readRevisions } from '../database/revisions.ts';
import type { Stamp } from '../database/stamp.ts';
import type { ReviewRow, ReviewTable } from '#core/review/merge-review-rows.ts';
import { makePackage } from './make-package.ts';
import { mergePackage, type MergedPackage } from './merge-package.ts';

export const RESOURCES = join(import.meta.dirname, '../../resources');

export const documentOf = (library: Library): BriefingDocument =>
  readBriefing(library, BRIEFING).document;

export const blocksOf = (library: Library): readonly Block[] =>
  documentOf(library).blocks;

/** Sends the briefing: the path of the package. */
export async function send(
  library: Library,
  stamp: Stamp,
  attachments = false,
): Promise<string> {
  const out = join(temporaryFolder(), `${stamp.author}.precis`);
  const { file, proof } = await makePackage(
    library,
    { briefing: BRIEFING, out, attachments },
    stamp,
    new AbortController().signal,
  );
  if (!proof.ok) throw new Error(`${file} was not proved.`);
  return file;
}

export const take = (
  library: Library,
  file: string,
  stamp: Stamp,
  takeIn = true,
): Promise<MergedPackage> =>
  mergePackage(
    file,
    { takeIn },
    {
      library,
      resources: RESOURCES,
      stamp,
      signal: new AbortController().signal,
    },
  );

/** A library that another one is from here on: with all that it has, and closed when the test is done. */
export function copyOfLibrary(library: Library): Library {
  library.db.pragma('wal_checkpoint(TRUNCATE)');
  const folder = temporaryFolder();
  cpSync(library.folder, folder, {
    recursive: true,
    filter: (path) => !path.endsWith('library.lock'),
  });
  return testLibrary(folder);
}

export function put(library: Library, block: Block, stamp: Stamp): void {
  const parent = readRevisions(library, BRIEFING).get(block.id) ?? null;
  saveDelta(
    library,
    BRIEFING,
    { put: [{ block, parent }], move: [], remove: [] },
    stamp,
  );
}

export function putAll(
  library: Library,
  blocks: readonly Block[],
  removed: readonly BlockId[],
  stamp: Stamp,
): void {
  const revisions = readRevisions(library, BRIEFING);
  saveDelta(
    library,
    BRIEFING,
    {
      put: blocks.map((block) => ({
        block,
        parent: revisions.get(block.id) ?? null,
      })),
      move: [],
      remove: removed.map((id) => ({ id, parent: revisions.get(id) ?? 0 })),
    },
    stamp,
  );
}

export function remove(library: Library, id: BlockId, stamp: Stamp): void {
  putAll(library, [], [id], stamp);
}

/** To the place before the block at `to`, or to the end. */
export function move(
  library: Library,
  id: BlockId,
  to: number,
  stamp: Stamp,
): void {
  const others = blocksOf(library).filter((block) => block.id !== id);
  const rank = rankBetween(
    others[to - 1]?.rank ?? null,
    others[to]?.rank ?? null,
  );
  const parent = readRevisions(library, BRIEFING).get(id) ?? 0;
  saveDelta(
    library,
    BRIEFING,
    { put: [], move: [{ id, rank, parent }], remove: [] },
    stamp,
  );
}

export const addRow = (
  library: Library,
  table: ReviewTable,
  row: ReviewRow,
): void => {
  insertReviewRow(library, briefingKey(library, BRIEFING), table, row);
};
