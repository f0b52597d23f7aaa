// Where the text gets the keys back, from a dialog that closes or by Tab, they go to the caret that it had. By itself the
// browser puts one before the first letter, and what is typed next would stand there.
import {
  $createRangeSelectionFromDom,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  defineExtension,
  FOCUS_COMMAND,
  mergeRegister,
  type LexicalEditor,
} from 'lexical';
import { enterText } from './enter-text.ts';

export const FocusInExtension = defineExtension({
  name: 'precis/focus-in',
  register(editor) {
    /** The mouse says itself where the caret goes. */
    let isPressed = false;
    const press = (): void => {
      isPressed = true;
    };
    const release = (): void => {
      isPressed = false;
    };
    return mergeRegister(
      editor.registerRootListener((root) => {
        const window = root?.ownerDocument.defaultView;
        if (!root || !window) return;
        const ends = ['pointerup', 'pointercancel', 'dragend', 'keydown'];
        root.addEventListener('pointerdown', press, true);
        for (const end of ends) window.addEventListener(end, release, true);
        return () => {
          root.removeEventListener('pointerdown', press, true);
          for (const end of ends)
            window.removeEventListener(end, release, true);
        };
      }),
      editor.registerCommand(
        FOCUS_COMMAND,
        () => {
          if (!isPressed && !isAtCaret(editor)) enterText(editor);
          return false;
        },
        COMMAND_PRIORITY_LOW,
      ),
    );
  },
});

/** Whether the browser has the caret where the text has it, as when the window comes to the front again. */
function isAtCaret(editor: LexicalEditor): boolean {
  const shown = editor.getRootElement()?.ownerDocument.getSelection() ?? null;
  return editor.getEditorState().read(
    () => {
      const selection = $getSelection();
      return (
        $isRangeSelection(selection) &&
        selection.is($createRangeSelectionFromDom(shown, editor))
      );
    },
    { editor },
  );
}
