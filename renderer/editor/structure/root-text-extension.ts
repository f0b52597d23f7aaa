// Lexical keeps the text of the whole document with its root. With most updates that is a chain of the texts of the
// blocks, which costs nothing to make; but twice it is written out, 1.4 MB of it in a long briefing: to be compared, where
// an update leaves as many letters as there were (a note, bold), and to be cut, where the last block is written in.
import {
  $isRootNode,
  defineExtension,
  mergeRegister,
  RootNode,
  type EditorState,
} from 'lexical';

const rootOf = ({ _nodeMap }: EditorState): RootNode | null => {
  const root = _nodeMap.get('root');
  return $isRootNode(root) ? root : null;
};

export const RootTextExtension = defineExtension({
  name: 'precis/root-text',
  register: (editor) =>
    mergeRegister(
      // The root's transforms come last, and with each update in which anything is dirty.
      editor.registerNodeTransform(RootNode, (root) => {
        // Both are compared with the new text. Of another length, they differ at a glance.
        root.__cachedText = '';
        const drawn = rootOf(editor.getEditorState());
        if (drawn) drawn.__cachedText = '';
        // Lexical cuts where what is dirty are the last blocks and no others. It looks at the first one too, then, and
        // finds nothing in it to draw.
        const first = root.__first;
        if (
          first !== null &&
          first !== root.__last &&
          !editor._cloneNotNeeded.has(first)
        )
          editor._dirtyElements.set(first, false);
      }),
      // What no text was put together for (a state of before, one that was never drawn) has none: whoever reads it puts it
      // together, and the history holds less.
      editor.registerUpdateListener(({ editorState, prevEditorState }) => {
        const root = rootOf(editorState);
        const before = rootOf(prevEditorState);
        if (root?.__cachedText === '') root.__cachedText = null;
        if (before && before !== root) before.__cachedText = null;
      }),
    ),
});
