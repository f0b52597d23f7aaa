// What a person may do to a page, at random: one step each, of every kind that changes the text or the order of it.
import {
  $generateJSONFromSelectedNodes,
  $generateNodesFromSerializedNodes,
  $insertDataTransferForRichText,
  $insertGeneratedNodes,
} from '@lexical/clipboard';
import fc from 'fast-check';
import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  $setCompositionKey,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  FORMAT_TEXT_COMMAND,
  HISTORY_PUSH_TAG,
  INDENT_CONTENT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  OUTDENT_CONTENT_COMMAND,
  REMOVE_TEXT_COMMAND,
  type LexicalCommand,
  type NodeKey,
  type TextNode,
} from 'lexical';
import type {
  CitationId,
  NoteInline,
  SourceId,
} from '#core/document/document.ts';
import { footnotesOf } from '#core/document/walk.ts';
import { CallError } from '../../renderer/api/call.ts';
import { newId } from '../../renderer/api/new-id.ts';
import { BLOCK_KINDS } from '../../renderer/editor/keys/editor-keys.ts';
import { SET_BLOCK_KIND_COMMAND } from '../../renderer/editor/quotations/quotation-extension.ts';
import {
  $select,
  pick,
  point,
  type Point,
} from '../../renderer/editor/random-place-fixture.ts';
import type { EditorInLibrary } from './open-in-library.ts';

/** The one source that the notes cite. */
export const SOURCE = 'smith' as SourceId;

type Clipboard = ReturnType<typeof $generateJSONFromSelectedNodes>;

/** What is being edited; `clipboard` outlives the page, as it does in the system. */
export type Desk = {
  page: EditorInLibrary;
  clipboard: Clipboard | null;
};

export type Step = {
  /** For the report of a failure. */
  readonly name: string;
  readonly take: (desk: Desk) => unknown;
};

/** From a place to one that is so many blocks further on, and not beyond the end. */
type Range = {
  readonly from: Point;
  readonly to: Point;
  readonly blocks: number;
};

function $selectRange({ from, to, blocks }: Range): boolean {
  const count = $getRoot().getChildrenSize();
  const block = Math.min((from.block % count) + blocks, count - 1);
  return $select(from, { ...to, block });
}

const caret = (at: Point): Range => ({ from: at, to: at, blocks: 0 });

/** One command on what is selected: one step for undo. */
const command =
  <T>(range: Range, does: LexicalCommand<T>, payload: T) =>
  ({ page: { editor, edit } }: Desk): void => {
    edit(() => {
      if ($selectRange(range)) editor.dispatchCommand(does, payload);
    }, HISTORY_PUSH_TAG);
  };

const content = (): NoteInline[] => [
  { type: 'text', text: 'See ' },
  { type: 'citation', id: newId() as CitationId, source: SOURCE },
];

/** Characters that are typed one by one, each an update of its own, as keys are. */
const TYPED = ['a', 'ß', 'に', '😀', ' ', '\u202e', 'word. '] as const;
const PASTED_TEXT = [
  'one line',
  'one\ntwo\n\nthree\nfour\nfive',
  '[2, 3] and [4]',
  '\u0000\u200b\ufeff',
] as const;

/** The text that an input method writes in: the one at the caret, or a new one with its first letter. */
function $composedText(): TextNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  selection.insertText('k');
  const node = selection.anchor.getNode();
  return $isTextNode(node) ? node : null;
}

/** An input method's words: written anew with each key, and chosen at the end. */
function compose(at: Point) {
  return ({ page: { editor, edit } }: Desk): void => {
    let key: NodeKey | null = null;
    let place = 0;
    edit(() => {
      const text = $select(at) ? $composedText() : null;
      if (!text) return;
      const selection = $getSelection();
      place = $isRangeSelection(selection) ? selection.anchor.offset - 1 : 0;
      key = text.getKey();
      $setCompositionKey(key);
    });
    let length = 1;
    for (const words of ['か', 'かん', '漢字'])
      edit(() => {
        const text = key === null ? null : $getNodeByKey(key);
        if (!$isTextNode(text)) return;
        text.spliceText(place, length, words, true);
        length = words.length;
      });
    edit(() => {
      if (editor.isComposing()) $setCompositionKey(null);
    });
  };
}

const copy =
  (range: Range, cut: boolean) =>
  (desk: Desk): void => {
    const { editor, edit } = desk.page;
    edit(() => {
      if (!$selectRange(range)) return;
      desk.clipboard = $generateJSONFromSelectedNodes(editor, $getSelection());
      if (cut) editor.dispatchCommand(REMOVE_TEXT_COMMAND, null);
    }, HISTORY_PUSH_TAG);
  };

const paste =
  (range: Range) =>
  ({ page: { editor, edit }, clipboard }: Desk): void => {
    edit(() => {
      if (!clipboard || !$selectRange(range)) return;
      const selection = $getSelection();
      if (selection)
        $insertGeneratedNodes(
          editor,
          $generateNodesFromSerializedNodes(clipboard.nodes),
          selection,
        );
    }, HISTORY_PUSH_TAG);
  };

const pasteText =
  (at: Point, text: string) =>
  ({ page: { editor, edit } }: Desk): void => {
    edit(() => {
      if (!$select(at)) return;
      const selection = $getSelection();
      const transfer = {
        types: ['text/plain'],
        getData: (type: string) => (type === 'text/plain' ? text : ''),
      };
      if (selection)
        $insertDataTransferForRichText(
          transfer as unknown as DataTransfer,
          selection,
          editor,
        );
    }, HISTORY_PUSH_TAG);
  };

const move =
  (from: number, to: number) =>
  ({ page: { edit } }: Desk): void => {
    edit(() => {
      const children = $getRoot().getChildren();
      const moved = pick(children, from);
      const before = pick(children, to);
      if (moved && before && !moved.is(before)) before.insertBefore(moved);
    }, HISTORY_PUSH_TAG);
  };

const removeAll = ({ page: { editor, edit } }: Desk): void => {
  edit(() => {
    $getRoot().select(0, $getRoot().getChildrenSize());
    editor.dispatchCommand(REMOVE_TEXT_COMMAND, null);
  }, HISTORY_PUSH_TAG);
};

const one = <Values extends unknown[]>(
  weight: number,
  name: string,
  values: fc.Arbitrary<Values>,
  does: (...values: Values) => (desk: Desk) => unknown,
): { weight: number; arbitrary: fc.Arbitrary<Step> } => ({
  weight,
  arbitrary: values.map((given) => ({ name, take: does(...given) })),
});

const number = fc.nat(40);
const place = fc.tuple(point);
/** Most reach no further than two blocks: what is far apart empties the page. */
const range = fc
  .tuple(
    point,
    point,
    fc.oneof(
      { weight: 15, arbitrary: fc.nat(2) },
      { weight: 1, arbitrary: fc.nat(12) },
    ),
  )
  .map(([from, to, blocks]): [Range] => [{ from, to, blocks }]);

export const step: fc.Arbitrary<Step> = fc.oneof(
  one(8, 'type', fc.tuple(point, fc.constantFrom(...TYPED)), (at, text) =>
    command(caret(at), CONTROLLED_TEXT_INSERTION_COMMAND, text),
  ),
  one(3, 'type over', range, (where) =>
    command(where, CONTROLLED_TEXT_INSERTION_COMMAND, 'b'),
  ),
  one(5, 'Enter', place, (at) =>
    command(caret(at), INSERT_PARAGRAPH_COMMAND, undefined),
  ),
  one(1, 'Enter over', range, (where) =>
    command(where, INSERT_PARAGRAPH_COMMAND, undefined),
  ),
  one(1, 'Shift+Enter', place, (at) =>
    command(caret(at), INSERT_LINE_BREAK_COMMAND, false),
  ),
  one(3, 'delete', range, (where) => command(where, REMOVE_TEXT_COMMAND, null)),
  one(3, 'compose', place, compose),
  one(2, 'copy', range, (where) => copy(where, false)),
  one(2, 'cut', range, (where) => copy(where, true)),
  one(4, 'paste', range, paste),
  one(2, 'paste at the caret', place, (at) => paste(caret(at))),
  one(
    3,
    'paste text',
    fc.tuple(point, fc.constantFrom(...PASTED_TEXT)),
    pasteText,
  ),
  one(3, 'move', fc.tuple(number, number), move),
  one(3, 'footnote', place, (at) => ({ page }) => {
    page.edit(() => {
      $select(at);
    });
    page.handle.insertFootnote(content());
  }),
  one(1, 'change footnote', fc.tuple(number), (at) => ({ page }) => {
    const found = pick(footnotesOf(page.handle.blocks()), at);
    if (found) page.handle.changeFootnote(found.footnote.id, content());
  }),
  one(
    2,
    'kind of block',
    fc.tuple(range, fc.constantFrom(...BLOCK_KINDS)),
    ([where], { kind }) => command(where, SET_BLOCK_KIND_COMMAND, kind),
  ),
  one(
    1,
    'indent',
    fc.tuple(
      point,
      fc.constantFrom(INDENT_CONTENT_COMMAND, OUTDENT_CONTENT_COMMAND),
    ),
    (at, does) => command(caret(at), does, undefined),
  ),
  one(1, 'bold', range, (where) => command(where, FORMAT_TEXT_COMMAND, 'bold')),
  one(1, 'delete all', fc.tuple(fc.nat(9)), (n) => (desk) => {
    removeAll(desk);
    // Rarely for good.
    if (n > 0) desk.page.handle.undo();
  }),
  one(6, 'undo', fc.tuple(), () => ({ page }) => {
    page.handle.undo();
  }),
  one(3, 'redo', fc.tuple(), () => ({ page }) => {
    page.handle.redo();
  }),
  one(1, 'saving fails or works', fc.tuple(fc.boolean()), (fails) => {
    const full = new CallError('unavailable', 'The disk is full.');
    return ({ page }) => {
      page.fail(fails ? full : null);
    };
  }),
  one(
    3,
    'save',
    fc.tuple(),
    () =>
      ({ page }) =>
        page.handle.flush(),
  ),
  one(1, 'save meanwhile', fc.tuple(), () => ({ page }) => {
    void page.handle.flush();
  }),
);
