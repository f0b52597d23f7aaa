// An editor of a briefing without a page, over a library in memory or wherever a test saves to.
import { buildEditorFromExtensions } from '@lexical/extension';
import { $getRoot, $getSelection, type LexicalEditor } from 'lexical';
import { place, type UnplacedBlock } from '#core/document/builder.ts';
import type { Block, Rank, SourceId } from '#core/document/document.ts';
import { CallError } from '../api/call.ts';
import type { EditorHandle } from '../editor-handle.ts';
import { briefingExtension } from './briefing-extension.ts';
import { $blockFromNode } from './convert.ts';
import { createEditorHandle } from './handle.ts';
import { $getBlockId } from './nodes/block-state.ts';
import type { Delta } from './saving/delta.ts';
import {
  fixtureLibrary,
  type FixtureLibrary,
} from './saving/library-fixture.ts';
import type { SaveConfig } from './saving/save-extension.ts';

export type OpenEditor = SavingEditor & {
  readonly library: FixtureLibrary;
  readonly sent: readonly Delta[];
  /** What each save fails with from now on; null for none. */
  readonly fail: (error: CallError | null) => void;
};

export type SavingEditor = {
  readonly editor: LexicalEditor;
  readonly handle: EditorHandle;
  /** Changes the page within one update that is done when this returns; throws what the update threw. */
  readonly edit: (change: () => void, tag?: string) => void;
  /** The page's blocks read from its nodes alone, all with the rank of their place in the handle's blocks. */
  readonly read: () => Block[];
  /** What was asked of the panes, in order. */
  readonly asked: string[];
  /** What was said of what was not taken in, in order. */
  readonly refused: (string | null)[];
  /** Throws what was thrown within an update since, and not by `edit`. */
  readonly close: () => void;
};

export function openEditor(...blocks: readonly UnplacedBlock[]): OpenEditor {
  return openBlocks(place(blocks));
}

export function openBlocks(blocks: readonly Block[]): OpenEditor {
  const library = fixtureLibrary(blocks);
  const sent: Delta[] = [];
  let failure: CallError | null = null;
  const page = openSaving(blocks, {
    revisions: library.revisions(),
    async save(delta) {
      sent.push(delta);
      await Promise.resolve();
      if (failure) throw failure;
      return library.save(delta);
    },
    read: () => Promise.resolve(library.read()),
  });
  return {
    ...page,
    library,
    sent,
    fail(error) {
      failure = error;
    },
  };
}

/** An editor that saves wherever `saving` says. */
export function openSaving(
  blocks: readonly Block[],
  saving: SaveConfig,
): SavingEditor {
  const asked: string[] = [];
  const refused: (string | null)[] = [];
  const faults: Error[] = [];
  const throwFault = (): void => {
    const fault = faults.shift();
    if (fault) throw fault;
  };
  const editor = buildEditorFromExtensions(
    briefingExtension({
      blocks,
      editable: true,
      refuse: (sentence) => refused.push(sentence),
      requests: {
        pickCitation: () => asked.push('pick'),
        editFootnote: (id) => asked.push(`edit ${id}`),
        writeFootnote: (id) => asked.push(`write ${id}`),
        comment: () => asked.push('comment'),
      },
      saving,
      desk: {
        openLink: (url) => {
          asked.push(`open ${url}`);
          return Promise.resolve();
        },
        chooseImages: () => Promise.resolve(null),
        keepImage: () =>
          Promise.reject(new CallError('unavailable', 'The disk is full.')),
      },
      paste: {
        showMarkers: () => asked.push('markers'),
        noteWords: () => null,
        briefing: () => 'b1',
        listWords: () => [
          {
            source: 'tides' as SourceId,
            runs: [{ text: 'Tides', marks: ['italic'] }],
          },
          { source: 'log' as SourceId, runs: [{ text: 'Harbour log' }] },
        ],
      },
      report: (error) => faults.push(error),
    }),
  );
  const handle = createEditorHandle(editor);
  return {
    editor,
    handle,
    asked,
    refused,
    edit(change, tag) {
      editor.update(change, {
        discrete: true,
        ...(tag !== undefined && { tag }),
      });
      throwFault();
    },
    read: () =>
      editor.read(() => {
        const ranks = new Map(
          handle.blocks().map(({ id, rank }) => [id, rank]),
        );
        return $getRoot()
          .getChildren()
          .flatMap((node) => {
            const id = $getBlockId(node);
            if (id === null) throw new Error('A block has no id');
            return (
              $blockFromNode(node, id, ranks.get(id) ?? ('' as Rank)) ?? []
            );
          });
      }),
    close: () => {
      editor.dispose();
      throwFault();
    },
  };
}

/** The selection, which the test has made before. */
export function $selected(): NonNullable<ReturnType<typeof $getSelection>> {
  const selection = $getSelection();
  if (!selection) throw new Error('Nothing is selected');
  return selection;
}
