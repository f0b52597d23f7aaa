// The text is undone by the text's own keys alone. Chromium has one history for all fields of a page: Ctrl+Z in a field
// with nothing left to undo goes on to what was typed elsewhere, unseen by whoever is in that field.
import { defineExtension } from 'lexical';

export const OwnHistoryExtension = defineExtension({
  name: 'precis/own-history',
  register: (editor) =>
    editor.registerRootListener((root) => {
      if (!root) return undefined;
      const refuse = (event: InputEvent): void => {
        if (
          !event.inputType.startsWith('history') ||
          root.contains(document.activeElement)
        )
          return;
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      root.addEventListener('beforeinput', refuse, { capture: true });
      return () => {
        root.removeEventListener('beforeinput', refuse, { capture: true });
      };
    }),
});
