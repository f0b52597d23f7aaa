// The editor of a briefing over a real library, through the contract as the window does it, for tests that need no window.
import { contract, type Input, type Output } from '#core/contract.ts';
import type { Block, BriefingId } from '#core/document/document.ts';
import { readBriefing } from '../../electron/database/briefings.ts';
import type { Library } from '../../electron/database/open.ts';
import { readRevisions } from '../../electron/database/revisions.ts';
import { makeHandlers } from '../../electron/ipc/handlers.ts';
import { serve } from '../../electron/ipc/serve.ts';
import { keepChecks } from '../../electron/services/keep-checks.ts';
import { CallError } from '../../renderer/api/call.ts';
import type { SavedElsewhere } from '../../renderer/editor-handle.ts';
import {
  openSaving,
  type SavingEditor,
} from '../../renderer/editor/editor-fixture.ts';

export type EditorInLibrary = SavingEditor & {
  /** What each save fails with from now on; null for none. */
  readonly fail: (error: CallError | null) => void;
  /** `taker` is given, from now on, what each save went in with and was answered. */
  readonly onSaved: (taker: (saved: SavedElsewhere) => void) => void;
  /** How many deltas were sent. */
  readonly saves: () => number;
  /** How often the page read the library again, because the two did not agree. */
  readonly repairs: () => number;
};

/** The blocks that the library holds. */
export const storedBlocks = (
  library: Library,
  id: BriefingId,
): readonly Block[] => readBriefing(library, id).document.blocks;

/** Reads the briefing as it is stored, and writes into it. */
export function openInLibrary(
  library: Library,
  id: BriefingId,
): EditorInLibrary {
  const handlers = makeHandlers({
    library,
    resources: '',
    typesetter: null as never,
    paper: null as never,
    reader: null as never,
    checks: keepChecks(''),
    author: 'Ada',
    tell: () => undefined,
  });
  let failure: CallError | null = null;
  let reads = 0;
  let saves = 0;
  let tell: (saved: SavedElsewhere) => void = () => undefined;
  async function ask<Name extends 'briefings.save' | 'briefings.blocks'>(
    name: Name,
    input: Input<Name>,
  ): Promise<Output<Name>> {
    const envelope = await serve(
      contract,
      handlers,
      name,
      // What crosses is a copy.
      structuredClone(input),
      (error) => {
        throw error;
      },
    );
    if (!envelope.ok)
      throw new CallError(envelope.error.code, envelope.error.message);
    return envelope.value as Output<Name>;
  }
  const page = openSaving(storedBlocks(library, id), {
    revisions: Object.fromEntries(readRevisions(library, id)),
    async save(delta) {
      saves += 1;
      if (failure) throw failure;
      const { revisions, digest } = await ask('briefings.save', { id, delta });
      tell(structuredClone({ kind: 'blocks', delta, revisions, digest }));
      return { revisions, digest };
    },
    read() {
      reads += 1;
      return ask('briefings.blocks', { id });
    },
  });
  return {
    ...page,
    onSaved(taker) {
      tell = taker;
    },
    saves: () => saves,
    repairs: () => reads,
    fail(error) {
      failure = error;
    },
  };
}
