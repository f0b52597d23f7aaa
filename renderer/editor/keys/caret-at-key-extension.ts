// What a key does is done where the caret is seen. The browser moves the caret at once and tells of it with the next frame;
// on a busy machine the next key comes before that, and would cut, divide or comment on what was selected a moment ago.
import {
  $createRangeSelectionFromDom,
  $getSelection,
  $isRangeSelection,
  defineExtension,
  type LexicalEditor,
} from 'lexical';

export const CaretAtKeyExtension = defineExtension({
  name: 'precis/caret-at-key',
  register(editor) {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { currentTarget: root } = event;
      if (event.isComposing || isLetter(event)) return;
      if (!(root instanceof HTMLElement)) return;
      const { ownerDocument: document } = root;
      if (document.activeElement !== root || !isBehind(editor)) return;
      // As the browser is about to.
      document.dispatchEvent(new Event('selectionchange'));
    };
    return editor.registerRootListener((root) => {
      if (!root) return;
      // Before all that acts on the key.
      root.addEventListener('keydown', onKeyDown, true);
      return () => {
        root.removeEventListener('keydown', onKeyDown, true);
      };
    });
  },
});

/** What is only typed goes to the caret of the browser by itself. */
const isLetter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  key.length === 1 && !ctrlKey && !metaKey && !altKey;

/** Whether the browser has the caret elsewhere in the words than the text knows. A mark or a block that is chosen stays so. */
function isBehind(editor: LexicalEditor): boolean {
  const shown = editor.getRootElement()?.ownerDocument.getSelection() ?? null;
  return editor.getEditorState().read(
    () => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) return false;
      const next = $createRangeSelectionFromDom(shown, editor);
      return next !== null && !selection.is(next);
    },
    { editor },
  );
}
