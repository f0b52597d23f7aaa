// Joins the saver to the editor: what is a change, when words are being composed, and when there may be no later moment.
import { computed, signal, untracked } from '@lexical/extension';
import {
  COMMAND_PRIORITY_CRITICAL,
  BLUR_COMMAND,
  defineExtension,
  mergeRegister,
  registerEventListener,
  safeCast,
} from 'lexical';
import type { Block, BlockId } from '#core/document/document.ts';
import { reportFault } from '../../api/report-fault.ts';
import type { SavedElsewhere, SaveState } from '../../editor-handle.ts';
import { BlocksExtension } from '../blocks/blocks-extension.ts';
import { ACTS, createAskedRemovals } from './asked-removals.ts';
import { createSaver, type Saver, type SaverParts } from './saver.ts';

export type SaveConfig = {
  /** The revisions of the blocks as they were read. */
  readonly revisions: Readonly<Record<string, number>>;
  readonly save: SaverParts['save'];
  readonly read: SaverParts['read'];
};

const nowhere = (): Promise<never> =>
  Promise.reject(new Error('The editor has nowhere to save to'));

/** The page held something else than was believed. Told to the log, which gets nothing of what it holds. */
class UnseenChange extends Error {
  override readonly name = 'PageChangedUnseen';
}

export const SaveExtension = defineExtension({
  name: 'precis/save',
  dependencies: [BlocksExtension],
  config: safeCast<SaveConfig>({
    revisions: {},
    save: nowhere,
    read: nowhere,
  }),
  init: () => ({ saver: signal<Saver | null>(null) }),
  build: (_editor, _config, state) => {
    const { saver } = state.getInitResult();
    const saved: SaveState = { kind: 'saved' };
    return {
      state: computed(() => saver.value?.state.value ?? saved),
      unsaved: (): readonly Block[] => saver.peek()?.unsaved() ?? [],
      follow: (saved: SavedElsewhere): boolean =>
        saver.peek()?.follow(saved) ?? false,
      settleRemoval: (meant: boolean): void => {
        saver.peek()?.settleRemoval(meant);
      },
      flush: async (): Promise<boolean> =>
        (await saver.peek()?.flush()) ?? true,
    };
  },
  afterRegistration: (editor, { revisions, save, read }, state) => {
    const {
      output: { blocks, change, show, check },
      config: { blocks: stored },
    } = state.getDependency(BlocksExtension);
    const removals = createAskedRemovals(blocks.peek());
    const loaded = new Map(
      blocks
        .peek()
        .flatMap((block): [BlockId, { block: Block; revision: number }][] => {
          const revision = revisions[block.id];
          return revision === undefined
            ? []
            : [[block.id, { block, revision }]];
        }),
    );
    const saver = createSaver({
      page: () => blocks.peek(),
      loaded,
      stored,
      save,
      read,
      show,
      askedToRemove: removals.isAsked,
      onFault: reportFault,
    });
    state.getInitResult().saver.value = saver;
    let first = true;
    const flush = (): void => {
      void saver.flush();
    };
    return mergeRegister(
      change.subscribe(() => {
        // The first call gives what there is, not what changes.
        if (!first) untracked(saver.changed);
        first = false;
      }),
      editor.registerUpdateListener(({ tags }) => {
        removals.see(blocks.peek(), change.peek()?.ordered ?? false, tags);
        saver.hold(editor.isComposing());
      }),
      editor.registerCommand(
        BLUR_COMMAND,
        () => {
          flush();
          return false;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerRootListener((root) => {
        if (!root) return;
        const { ownerDocument } = root;
        return mergeRegister(
          registerEventListener(ownerDocument, 'visibilitychange', () => {
            // Long texts take a moment, and nobody looks at this one now.
            if (ownerDocument.hidden && !check())
              reportFault(new UnseenChange());
            flush();
          }),
          // Words that were changed and cut within one save would be known by neither: comments on them couldn't follow.
          registerEventListener(ownerDocument, 'cut', flush, true),
          ...ACTS.map((act) =>
            registerEventListener(ownerDocument, act, removals.act, true),
          ),
        );
      }),
      () => {
        saver.dispose();
      },
    );
  },
});
