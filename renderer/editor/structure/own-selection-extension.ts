// Keeps React from looking up the selection in the text. Before each of its commits it counts the characters from the
// start of whatever is editable and has the focus to the caret, so that it could put the selection back; in a long text
// that takes longer than all else at a key, and the selection in the text is the editor's to keep.
import { defineExtension } from 'lexical';

export const OwnSelectionExtension = defineExtension({
  name: 'precis/own-selection',
  register: (editor) =>
    editor.registerRootListener((root) => {
      if (!root) return;
      // React asks this property alone; the attribute, which the browser goes by, stays as it is.
      Object.defineProperty(root, 'contentEditable', {
        configurable: true,
        get: () => 'inherit',
        set: (value: string) => {
          root.setAttribute('contenteditable', value);
        },
      });
      return () => {
        Reflect.deleteProperty(root, 'contentEditable');
      };
    }),
});
