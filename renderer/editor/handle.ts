// What the panes beside the sheet may ask of the editor: reading the page's blocks, and changes of them that are each one
// step for undo.
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { $isTableSelection } from '@lexical/table';
import {
  $createParagraphNode,
  $createRangeSelection,
  $getNearestNodeFromDOMNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  REDO_COMMAND,
  SKIP_DOM_SELECTION_TAG,
  FORMAT_TEXT_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
  type ElementNode,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import type {
  Block,
  BlockId,
  Footnote,
  FootnoteId,
  NoteInline,
} from '#core/document/document.ts';
import { footnotesOf } from '#core/document/walk.ts';
import { newId } from '../api/new-id.ts';
import type { EditorHandle } from '../editor-handle.ts';
import { $blockOf } from './blocks/block-of.ts';
import { BlocksExtension } from './blocks/blocks-extension.ts';
import { $selectWords } from './blocks/select-words.ts';
import { $nodeFromBlock } from './convert.ts';
import { $caretOrNodeBox } from './floating/selection-box.ts';
import { CurrentBlockExtension } from './focus/current-block-extension.ts';
import { enterText } from './keys/enter-text.ts';
import {
  caretPlace,
  rangesOf,
  selectedPlace,
  showPlace,
} from './find/find-places.ts';
import { DESCRIBE_IMAGE_COMMAND } from './images/images-extension.ts';
import { ShowMarkersExtension } from './markers/show-markers-extension.ts';
import { $getBlockId } from './nodes/block-state.ts';
import { $isFigureNode, $isPictureNode } from './nodes/figure-node.ts';
import { $createFootnoteNode } from './nodes/footnote-node.ts';
import { ChoiceExtension } from './notes/choice-extension.ts';
import {
  $changeFootnote,
  $findFootnoteNode,
  $findMark,
  findFootnote,
} from './notes/find-footnote.ts';
import { $insertionPlace } from './notes/mark-order.ts';
import { TypedRequestExtension } from './notes/typed-request-extension.ts';
import { $selectMark } from './notes/walk-notes-extension.ts';
import { $insertQuotation } from './quotations/insert-quotation.ts';
import { SectionsExtension } from './sections/sections-extension.ts';
import { SaveExtension } from './saving/save-extension.ts';
import {
  decideOnSheet,
  showSuggestion,
  suggestionsAt,
} from './suggestions/decide.ts';
import { people } from './suggestions/colours.ts';
import { SuggestExtension } from './suggestions/suggest-extension.ts';
import { textCommands } from './text-commands.ts';

/** One step for undo, done when the call returns. */
const STEP = { tag: HISTORY_PUSH_TAG, discrete: true } as const;

export function createEditorHandle(editor: LexicalEditor): EditorHandle {
  const page = getExtensionDependencyFromEditor(editor, BlocksExtension).output;
  const choice = getExtensionDependencyFromEditor(
    editor,
    ChoiceExtension,
  ).output;
  const { near } = getExtensionDependencyFromEditor(
    editor,
    SectionsExtension,
  ).output;
  const current = getExtensionDependencyFromEditor(
    editor,
    CurrentBlockExtension,
  ).output;
  const saving = getExtensionDependencyFromEditor(editor, SaveExtension).output;
  const suggest = getExtensionDependencyFromEditor(
    editor,
    SuggestExtension,
  ).output;
  const markers = getExtensionDependencyFromEditor(
    editor,
    ShowMarkersExtension,
  ).output;
  const { $takeTyped } = getExtensionDependencyFromEditor(
    editor,
    TypedRequestExtension,
  ).output;

  return {
    blocks: () => page.blocks.peek(),
    onChange: (listener) => onLater(page.change, listener),
    replaceBlocks(changed) {
      editor.update(() => {
        for (const block of changed) {
          const former = page.$nodeOf(block.id);
          if (former) $replaceBlock(former, block);
        }
      }, STEP);
    },
    insertBlocks(after, blocks) {
      editor.update(() => {
        const former = after === null ? null : page.$nodeOf(after);
        const first = $getRoot().getFirstChild();
        let last = former;
        for (const block of blocks) {
          const node = $nodeFromBlock(block);
          if (last) last.insertAfter(node);
          else if (first) first.insertBefore(node);
          else $getRoot().append(node);
          last = node;
        }
        if ($isElementNode(last)) last.selectEnd();
      }, STEP);
      const id = blocks[0]?.id;
      editor.read(() => {
        const node = id === undefined ? null : page.$nodeOf(id);
        if (node)
          editor
            .getElementByKey(node.getKey())
            ?.scrollIntoView({ block: 'center' });
      });
      editor.focus();
    },
    moveBlocks(moved, before) {
      editor.update(() => {
        const place = before === null ? null : page.$nodeOf(before);
        if (before !== null && !place) return;
        for (const id of moved) {
          const node = page.$nodeOf(id);
          if (!node) continue;
          if (place) place.insertBefore(node);
          else $getRoot().append(node);
        }
      }, STEP);
    },
    insertFootnote(content) {
      const footnote: Footnote = {
        type: 'footnote',
        id: newId() as FootnoteId,
        content,
      };
      editor.update(() => {
        $takeTyped();
        const mark = $createFootnoteNode(footnote);
        $caret().insertNodes([mark]);
        mark.selectNext(0, 0);
      }, STEP);
      return footnote.id;
    },
    insertQuotation(paragraphs, content) {
      const id = newId() as FootnoteId;
      editor.update(() => {
        $takeTyped();
        $insertQuotation(newId() as BlockId, paragraphs, {
          type: 'footnote',
          id,
          content,
        });
      }, STEP);
      return id;
    },
    changeFootnote(id: FootnoteId, content: readonly NoteInline[]) {
      editor.update(() => {
        $changeFootnote(page, id, content);
      }, STEP);
    },
    writeFootnote(id, content, goesOn) {
      editor.update(
        () => {
          $changeFootnote(page, id, content);
        },
        {
          discrete: true,
          tag: [
            goesOn ? HISTORY_MERGE_TAG : HISTORY_PUSH_TAG,
            SKIP_DOM_SELECTION_TAG,
          ],
        },
      );
    },
    replaceText(range, text) {
      editor.update(() => {
        const selection = $createRangeSelection();
        selection.applyDOMRange(range);
        $setSelection(selection);
        selection.insertText(text);
      }, STEP);
    },
    putCaret(range) {
      editor.update(
        () => {
          const selection = $createRangeSelection();
          selection.applyDOMRange(range);
          selection.focus.set(
            selection.anchor.key,
            selection.anchor.offset,
            selection.anchor.type,
          );
          $setSelection(selection);
        },
        { discrete: true },
      );
    },
    footnote: (id) => findFootnote(page.blocks.peek(), id)?.footnote ?? null,
    goToFootnote(id) {
      editor.update(
        () => {
          const mark = $findFootnoteNode(page, id);
          if (mark) $selectMark(mark);
          $findMark(editor, page, id)?.scrollIntoView({ block: 'center' });
        },
        { discrete: true },
      );
      editor.focus();
    },
    goToBlock(id, words = '') {
      editor.update(() => {
        const block = page.$nodeOf(id);
        if (!block) return;
        const found = $selectWords(block, words);
        if (found) {
          editor
            .getElementByKey(found.getKey())
            ?.scrollIntoView({ block: 'center' });
          return;
        }
        if ($isElementNode(block)) {
          const caret = block.selectStart();
          const first = caret.anchor.getNode();
          // The look of the place that was left is none of this one's.
          caret.format = $isTextNode(first) ? first.getFormat() : 0;
        }
        editor.getElementByKey(block.getKey())?.scrollIntoView({
          block: 'start',
        });
      });
      editor.focus();
    },
    chosenFootnote: () => choice.chosen.peek(),
    footnoteBefore: () =>
      editor.read('pending', () => $footnoteBefore(page.blocks.peek())),
    onChoice: (listener) => onLater(choice.chosen, listener),
    nearBlocks: () => near.peek(),
    blocksNear: () =>
      editor.read('latest', () =>
        [...near.peek()].flatMap((element) => {
          const node = $getNearestNodeFromDOMNode(element);
          const id = node && $getBlockId(node);
          return id === null ? [] : [{ id, element }];
        }),
      ),
    onNearBlocks: (listener) => onLater(near, listener),
    currentBlock: () => current.current.peek(),
    onCurrentBlock: (listener) => onLater(current.current, listener),
    drawCurrentBlock: current.draw,
    caretBox: () => editor.read('pending', () => $caretBox(editor)),
    showMarkers(chosen) {
      markers.chosen.value = chosen;
    },
    describeImage(id) {
      const key = editor.read('latest', () => {
        const figure = page.$nodeOf(id);
        const picture = $isFigureNode(figure)
          ? figure.getChildren().find($isPictureNode)
          : null;
        return picture?.getKey() ?? null;
      });
      if (key === null) return;
      editor.getElementByKey(key)?.scrollIntoView({ block: 'center' });
      editor.dispatchCommand(DESCRIBE_IMAGE_COMMAND, key);
    },
    showPlace(place) {
      showPlace(editor, page, place);
    },
    rangesOf: (places) => rangesOf(editor, page, places),
    caretPlace: () => caretPlace(editor),
    selectedPlace: () => selectedPlace(editor),
    focus() {
      enterText(editor);
    },
    format(look) {
      editor.dispatchCommand(FORMAT_TEXT_COMMAND, look);
      editor.focus();
    },
    commands: () => textCommands(editor),
    showPeople: (personOf) => {
      people.value = personOf;
    },
    suggesting: () => suggest.author.peek() !== null,
    onSuggesting: (listener) => onLater(suggest.author, listener),
    setSuggesting: (on) => {
      suggest.set(on);
    },
    decide(decide) {
      decideOnSheet(editor, page, decide);
    },
    suggestionsAt: () => suggestionsAt(editor),
    showSuggestion(id) {
      showSuggestion(editor, page, id);
    },
    undo() {
      editor.dispatchCommand(UNDO_COMMAND, undefined);
      commit(editor);
    },
    redo() {
      editor.dispatchCommand(REDO_COMMAND, undefined);
      commit(editor);
    },
    saveState: () => saving.state.peek(),
    onSaveState: (listener) => onLater(saving.state, listener),
    unsaved: saving.unsaved,
    follow: saving.follow,
    settleRemoval: saving.settleRemoval,
    flush: saving.flush,
  };
}

/** Updates that wait for their turn are done when this returns. */
function commit(editor: LexicalEditor): void {
  editor.read(() => undefined);
}

/** Calls `listener` for each later value, and not for the one that is there. */
function onLater(
  signal: { readonly subscribe: (told: () => void) => () => void },
  listener: () => void,
): () => void {
  let first = true;
  return signal.subscribe(() => {
    if (!first) listener();
    first = false;
  });
}

function $replaceBlock(former: LexicalNode, block: Block): void {
  const selection = $getSelection();
  const held =
    $isRangeSelection(selection) &&
    [selection.anchor, selection.focus].some(
      (point) => $blockOf(point.getNode())?.is(former) ?? false,
    );
  const node = $nodeFromBlock(block);
  former.replace(node);
  if (held && $isElementNode(node)) node.selectEnd();
}

/** The mark before the caret or within what is selected; where there is none in its block, the last of the blocks before. */
function $footnoteBefore(blocks: readonly Block[]): FootnoteId | null {
  const place = $insertionPlace();
  if (place?.mark) return place.mark.getFootnote().id;
  const id = place && $getBlockId(place.block);
  const at =
    id === null ? blocks.length : blocks.findIndex((block) => block.id === id);
  for (const block of blocks.slice(0, Math.max(0, at)).reverse()) {
    const last = footnotesOf([block]).at(-1);
    if (last) return last.footnote.id;
  }
  return null;
}

/**
 * The line before a place between blocks (a list may leave the selection between its items), the first behind it where
 * there is none before; null where words stand at the place.
 */
function $lineAt(around: LexicalNode, offset: number): ElementNode | null {
  let line: ElementNode | null = null;
  let node: LexicalNode | null = around;
  let at = offset;
  while ($isElementNode(node)) {
    node = node.getChildAtIndex(Math.max(0, at - 1));
    if (!$isElementNode(node) || node.isInline()) break;
    line = node;
    at = offset === 0 ? 0 : node.getChildrenSize();
  }
  return line;
}

/** Where a footnote goes: behind what is selected, at the caret, or at the end of the text. */
function $caret(): RangeSelection {
  const selection = $getSelection();
  if ($isRangeSelection(selection)) {
    const end = selection.isBackward() ? selection.anchor : selection.focus;
    const { key, offset, type } = end;
    const line = $lineAt(end.getNode(), offset);
    if (line) return offset === 0 ? line.selectStart() : line.selectEnd();
    selection.anchor.set(key, offset, type);
    selection.focus.set(key, offset, type);
    return selection;
  }
  if ($isNodeSelection(selection)) {
    const last = selection.getNodes().at(-1);
    if (last?.isInline()) return last.selectNext(0, 0);
  }
  if ($isTableSelection(selection)) {
    const cell = selection.focus.getNode();
    if ($isElementNode(cell)) return cell.selectEnd();
  }
  const last = $getRoot().getLastChild();
  if ($isElementNode(last)) return last.selectEnd();
  const paragraph = $createParagraphNode();
  $getRoot().append(paragraph);
  return paragraph.selectEnd();
}

function $caretBox(editor: LexicalEditor): DOMRect | null {
  const box = $caretOrNodeBox(editor);
  const root = editor.getRootElement();
  if (!box || !root) return null;
  const { innerHeight, innerWidth } = window;
  const within =
    box.bottom >= 0 &&
    box.top <= innerHeight &&
    box.right >= 0 &&
    box.left <= innerWidth;
  return within ? box : null;
}
