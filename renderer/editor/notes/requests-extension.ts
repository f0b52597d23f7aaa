// What the editor asks of the panes around it: to pick a citation, to edit a note. It asks where a key says so, or where
// `[@` is typed; what was typed is taken away when a footnote comes for it, and stays where none does.
import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_EDITOR,
  createCommand,
  defineExtension,
  HISTORIC_TAG,
  mergeRegister,
  PASTE_TAG,
  safeCast,
  type NodeKey,
} from 'lexical';
import type { FootnoteId } from '#core/document/document.ts';
import { $chosenMark } from './choice-extension.ts';
import { $insertionPlace } from './mark-order.ts';

export const PICK_CITATION_COMMAND = createCommand<undefined>('PICK_CITATION');
export const EDIT_FOOTNOTE_COMMAND = createCommand<FootnoteId>('EDIT_FOOTNOTE');

/** Asks for a comment on what is selected, or on the block of the caret. */
export const COMMENT_COMMAND = createCommand<undefined>('COMMENT');

/** Asks for the words of the chosen note, else of the last one before the caret in its block; does nothing without one. */
export const WRITE_FOOTNOTE_COMMAND =
  createCommand<undefined>('WRITE_FOOTNOTE');

const TRIGGER = '[@';

export type RequestsConfig = {
  readonly pickCitation: () => void;
  readonly editFootnote: (id: FootnoteId) => void;
  readonly writeFootnote: (id: FootnoteId) => void;
  readonly comment: () => void;
};

export const RequestsExtension = defineExtension({
  name: 'precis/requests',
  config: safeCast<RequestsConfig>({
    pickCitation: () => undefined,
    editFootnote: () => undefined,
    writeFootnote: () => undefined,
    comment: () => undefined,
  }),
  init: () => ({ typed: { at: null as TypedAt | null } }),
  build: (_editor, _config, state) => {
    const { typed } = state.getInitResult();
    return {
      /** Takes away what was typed to ask for the footnote that comes now. */
      $takeTyped: () => {
        if (typed.at) $removeTyped(typed.at);
        typed.at = null;
      },
    };
  },
  register: (
    editor,
    { pickCitation, editFootnote, writeFootnote, comment },
    state,
  ) => {
    const { typed } = state.getInitResult();
    return mergeRegister(
      editor.registerCommand(
        PICK_CITATION_COMMAND,
        () => {
          typed.at = null;
          pickCitation();
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        EDIT_FOOTNOTE_COMMAND,
        (id) => {
          editFootnote(id);
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        COMMENT_COMMAND,
        () => {
          comment();
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        WRITE_FOOTNOTE_COMMAND,
        () => {
          const mark = $chosenMark() ?? $insertionPlace()?.mark ?? null;
          if (mark) writeFootnote(mark.getFootnote().id);
          return mark !== null;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerUpdateListener(
        ({ dirtyLeaves, editorState, prevEditorState, tags }) => {
          if (dirtyLeaves.size === 0 || editor.isComposing()) return;
          typed.at = null;
          if (tags.has(HISTORIC_TAG) || tags.has(PASTE_TAG)) return;
          const at = editorState.read($triggerBeforeCaret);
          if (!at || !dirtyLeaves.has(at.key)) return;
          const before = prevEditorState._nodeMap.get(at.key);
          const now = editorState._nodeMap.get(at.key);
          // Only where its last character has just been typed.
          if (!$isTextNode(before) || !$isTextNode(now)) return;
          if (before.__text.length + 1 !== now.__text.length) return;
          typed.at = at;
          pickCitation();
        },
      ),
    );
  },
});

type TypedAt = { readonly key: NodeKey; readonly end: number };

function $triggerBeforeCaret(): TypedAt | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const { key, offset } = selection.anchor;
  const node = selection.anchor.getNode();
  return $isTextNode(node) &&
    node.getTextContent().slice(0, offset).endsWith(TRIGGER)
    ? { key, end: offset }
    : null;
}

/** The caret goes to where the words were. */
function $removeTyped({ key, end }: TypedAt): void {
  const at = $triggerBeforeCaret();
  const selection = $getSelection();
  if (at?.key !== key || at.end !== end || !$isRangeSelection(selection))
    return;
  const node = selection.anchor.getNode();
  if ($isTextNode(node))
    node.spliceText(end - TRIGGER.length, TRIGGER.length, '', true);
}
