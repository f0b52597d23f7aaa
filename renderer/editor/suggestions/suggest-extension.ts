// While changes are suggested, whatever is done to the text becomes suggestions at the end of the same update: the text
// before it and after it are laid side by side (core/review/suggest-edit.ts), so that it does not matter how it was done.
// Where they are not, what is typed beside a suggestion becomes no part of it. What is composed is the input method's
// until it is done.
import { signal } from '@lexical/extension';
import {
  $getRoot,
  $hasUpdateTag,
  COMMAND_PRIORITY_CRITICAL,
  defineExtension,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  HISTORIC_TAG,
  HISTORY_MERGE_TAG,
  mergeRegister,
  PASTE_TAG,
  RootNode,
  safeCast,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type Klass,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import type { Block, Rank } from '#core/document/document.ts';
import { suggestEdit, type Refusal } from '#core/review/suggest-edit.ts';
import { hasSuggestions } from '#core/review/suggestions.ts';
import type { Spot } from '#core/review/text-edit.ts';
import { newId } from '../../api/new-id.ts';
import { $blockOf } from '../blocks/block-of.ts';
import { AS_STORED_TAG, BlocksExtension } from '../blocks/blocks-extension.ts';
import { sameBlock } from '../blocks/same-block.ts';
import { $blockFromNode } from '../convert.ts';
import {
  REDACT_COMMAND,
  TOGGLE_REDACTION_COMMAND,
} from '../looks/looks-extension.ts';
import { $getBlockId } from '../nodes/block-state.ts';
import { $putInPlace } from './put-in-place.ts';
import {
  $selectAfter,
  $selectionSpots,
  selectedIn,
} from './selection-spots.ts';

/** Why a change was not made, for a person. */
const REFUSALS: Readonly<Record<Refusal, string>> = {
  gone: 'This is suggested to be deleted: reject that first, then change it.',
  apart:
    'A paragraph that is suggested to be divided or joined can’t be moved apart: accept or reject that first.',
};

const REDACTION =
  'What the redacted copy leaves out can’t be suggested: end suggesting, then mark it.';

const NOBODY =
  'Suggestions carry your name: write it in Settings, then suggest changes.';

export type SuggestConfig = {
  readonly refuse: (sentence: string) => void;
  /** The name of the person at this window; empty where they have not said it. */
  readonly suggester: () => string;
};

const NEW_RANK = 'a0' as Rank;

export const SuggestExtension = defineExtension({
  name: 'precis/suggest',
  dependencies: [BlocksExtension],
  config: safeCast<SuggestConfig>({
    refuse: () => undefined,
    suggester: () => '',
  }),
  init: () => ({ author: signal<string | null>(null) }),
  build: (_editor, { suggester, refuse }, state) => {
    const { author } = state.getInitResult();
    return {
      /** The name of who suggests; null where changes are made directly. */
      author,
      set(on: boolean) {
        const name = on ? suggester().trim() : '';
        author.value = name === '' ? null : name;
        if (on && name === '') refuse(NOBODY);
      },
    };
  },
  register: (editor, { refuse }, state) => {
    const { author } = state.getInitResult();
    const page = state.getDependency(BlocksExtension).output;
    const touched = new Set<NodeKey>();
    const isSuggestedIn = createLook();
    /** The blocks as they stand on the sheet, where that is no more what the last update left. */
    let base: readonly Block[] | null = null;
    /** What was selected when the first of what is composed came. */
    let composedAt: readonly [Spot, Spot] | null = null;
    let composing = false;
    let backward = false;

    const $touch = (node: LexicalNode): void => {
      const block = $blockOf(node);
      if (block) touched.add(block.getKey());
    };
    const forget = (): void => {
      touched.clear();
      base = null;
      composing = false;
      composedAt = null;
      backward = false;
    };

    const $blocksNow = (before: readonly Block[]): Block[] | null => {
      const known = new Map(before.map((block) => [block.id, block]));
      const blocks: Block[] = [];
      for (const node of $getRoot().getChildren()) {
        const id = $getBlockId(node);
        if (id === null) return null;
        const former = known.get(id);
        if (former && !touched.has(node.getKey())) {
          blocks.push(former);
          continue;
        }
        const block = $blockFromNode(node, id, former?.rank ?? NEW_RANK);
        if (!block) return null;
        blocks.push(former && sameBlock(former, block) ? former : block);
      }
      return blocks;
    };

    const $finish = (): void => {
      if ($hasUpdateTag(AS_STORED_TAG) || $hasUpdateTag(HISTORIC_TAG)) {
        forget();
        return;
      }
      const name = author.peek();
      const before = base ?? page.blocks.peek();
      if (name === null && !isSuggestedIn(before)) {
        touched.clear();
        return;
      }
      if (editor.isComposing()) {
        if (!composing) composedAt = selectedIn(editor.getEditorState());
        composing = true;
        base = before;
        return;
      }
      const after = $blocksNow(before);
      if (!after) return;
      const [from, same] = sameEnds(before, after);
      if (from === before.length && from === after.length) {
        base = after;
        touched.clear();
        return;
      }
      // With those behind that may be of one line with what is before them.
      let behind = same;
      while (behind > 0) {
        const next = before[before.length - behind];
        behind -= 1;
        if (!next?.inserted && !next?.deleted) break;
      }
      const old = before.slice(from, before.length - behind);
      const now = after.slice(from, after.length - behind);
      const spots = $selectionSpots();
      const result = suggestEdit({
        before: old,
        after: now,
        by:
          name === null
            ? null
            : { author: name, at: new Date().toISOString(), newId },
        selected: composing
          ? composedAt
          : base === null
            ? selectedIn(editor.getEditorState())
            : null,
        spots: spots ?? [],
        backward,
        pasted: $hasUpdateTag(PASTE_TAG),
      });
      if (result.refused) refuse(REFUSALS[result.refused]);
      base = [
        ...before.slice(0, from),
        ...result.blocks,
        ...before.slice(before.length - behind),
      ];
      composing = false;
      composedAt = null;
      touched.clear();
      if (
        now.length === result.blocks.length &&
        now.every((block, at) => block === result.blocks[at])
      )
        return;
      $selectAfter(result.spots, () => {
        $putInPlace(now, result.blocks);
      });
    };

    const refuseRedaction = (): boolean => {
      if (author.peek() === null) return false;
      refuse(REDACTION);
      return true;
    };
    return mergeRegister(
      ...changingClasses(editor).map((klass) =>
        editor.registerNodeTransform(klass, $touch),
      ),
      editor.registerNodeTransform(RootNode, $finish),
      ...[
        DELETE_CHARACTER_COMMAND,
        DELETE_WORD_COMMAND,
        DELETE_LINE_COMMAND,
      ].map((command) =>
        editor.registerCommand(
          command,
          (isBackward) => {
            backward = isBackward;
            return false;
          },
          COMMAND_PRIORITY_CRITICAL,
        ),
      ),
      // The looks of words are changed directly; this one decides what leaves the house.
      editor.registerCommand(
        TOGGLE_REDACTION_COMMAND,
        refuseRedaction,
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(
        REDACT_COMMAND,
        refuseRedaction,
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerUpdateListener(({ tags }) => {
        if (tags.has(HISTORIC_TAG)) {
          forget();
          return;
        }
        if (!composing) {
          base = null;
          backward = false;
          return;
        }
        if (editor.isComposing()) return;
        // The input method is done, and has told nobody of a change.
        editor.update(
          () => {
            $getRoot().markDirty();
          },
          { tag: [HISTORY_MERGE_TAG, SKIP_SCROLL_INTO_VIEW_TAG] },
        );
      }),
    );
  },
});

/** Whether anything is suggested in the text. As long as nothing is, only blocks that are others than before are looked at. */
function createLook(): (blocks: readonly Block[]) => boolean {
  let known: readonly Block[] = [];
  let isIn = false;
  return (blocks) => {
    const [from, behind] = isIn ? [0, 0] : sameEnds(known, blocks);
    isIn = blocks.slice(from, blocks.length - behind).some(hasSuggestions);
    known = blocks;
    return isIn;
  };
}

/** How many blocks at either end are the very same. */
function sameEnds(
  before: readonly Block[],
  after: readonly Block[],
): [number, number] {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let behind = 0;
  while (
    behind < most - from &&
    before[before.length - 1 - behind] === after[after.length - 1 - behind]
  )
    behind += 1;
  return [from, behind];
}

/** Every class but the root's, the parts of words with the blocks. */
const changingClasses = (editor: LexicalEditor): Klass<LexicalNode>[] =>
  [...editor._nodes.values()]
    .map(({ klass }) => klass)
    .filter((klass) => klass.getType() !== 'root');
