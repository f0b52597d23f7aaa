// Asks for a citation where `[@` is typed, in the text and in a note; what was typed is taken away when one comes for it,
// and stays where none does.
import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  defineExtension,
  HISTORIC_TAG,
  PASTE_TAG,
  safeCast,
  type NodeKey,
} from 'lexical';

const TRIGGER = '[@';

export const TypedRequestExtension = defineExtension({
  name: 'precis/typed-request',
  config: safeCast<{ readonly asked: () => void }>({
    asked: () => undefined,
  }),
  init: () => ({ typed: { at: null as TypedAt | null } }),
  build: (_editor, _config, state) => {
    const { typed } = state.getInitResult();
    return {
      /** Takes away what was typed to ask for what comes now. */
      $takeTyped: () => {
        if (typed.at) $removeTyped(typed.at);
        typed.at = null;
      },
      /** What comes next is asked for in another way. */
      forget: () => {
        typed.at = null;
      },
    };
  },
  register: (editor, { asked }, state) => {
    const { typed } = state.getInitResult();
    return editor.registerUpdateListener(
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
        asked();
      },
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
