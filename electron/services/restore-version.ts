// Restoring a briefing, or one block or field of it, from a version: in one transaction, as new changes, and with a version of what
// stood before, so that restoring that one takes it back.
import type { Input, Output } from '#core/contract.ts';
import type { BlockId, BriefingId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import {
  restoreAll,
  restoreBlock,
  restoreField,
  type RestoringChange,
} from '#core/review/restore.ts';
import { newId } from '../clock.ts';
import { saveDelta } from '../database/blocks.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { readBriefing, updateBriefingHead } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { saving } from '../database/query.ts';
import { readRevisions } from '../database/revisions.ts';
import type { Stamp } from '../database/stamp.ts';
import { findVersion, keepBeforeRestore } from '../database/versions.ts';
import { versionDocument } from './versions.ts';

/** Throws AppError 'not-found' for a briefing, version or block that isn't there; then nothing is changed. */
export function restoreVersion(
  library: Library,
  input: Input<'versions.restore'>,
  stamp: Stamp,
): Output<'versions.restore'> {
  const briefing = input.briefing as BriefingId;
  return saving(library, () => {
    const { kind, name, at } = findVersion(library, briefing, input.version);
    const version = versionDocument(library, briefing, input.version);
    const now = readBriefing(library, briefing).document;
    const change =
      'field' in input
        ? restoreField(now, version, input.field)
        : input.block === undefined
          ? restoreAll(now, version)
          : restoreBlock(now, version, input.block as BlockId, newId);
    if (!change)
      throw new AppError(
        'not-found',
        'This part stands neither in the version nor in the briefing as it is now: compare the two anew.',
      );
    const restored = sizeOf(change);
    if (restored === 0) return { restored, kept: null };
    const key = briefingKey(library, briefing);
    const kept = keepBeforeRestore(
      library,
      key,
      kind === 'named' && name !== null ? name : at,
    );
    save(library, briefing, change, stamp);
    return { restored, kept };
  });
}

/** Blocks and parts of the head. */
const sizeOf = ({ put, move, remove, head }: RestoringChange): number =>
  put.length + move.length + remove.length + Object.keys(head).length;

function save(
  library: Library,
  briefing: BriefingId,
  { put, move, remove, head }: RestoringChange,
  stamp: Stamp,
): void {
  const revisions = readRevisions(library, briefing);
  const parentOf = (id: BlockId): number => {
    const revision = revisions.get(id);
    if (revision === undefined)
      throw new Error('A block that stands has no revision.');
    return revision;
  };
  saveDelta(
    library,
    briefing,
    {
      put: put.map((block) => ({
        block,
        parent: revisions.get(block.id) ?? null,
      })),
      move: move.map((moved) => ({ ...moved, parent: parentOf(moved.id) })),
      remove: remove.map((id) => ({ id, parent: parentOf(id) })),
    },
    stamp,
  );
  if (Object.keys(head).length > 0)
    updateBriefingHead(library, briefing, head, stamp);
}
