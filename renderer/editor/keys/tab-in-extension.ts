// Tab into the text goes to the caret that the text had. By itself the browser puts one before the first letter, where
// what is typed next would stand in a heading.
import {
  COMMAND_PRIORITY_LOW,
  defineExtension,
  FOCUS_COMMAND,
  mergeRegister,
} from 'lexical';
import { enterText } from './enter-text.ts';

export const TabInExtension = defineExtension({
  name: 'precis/tab-in',
  register(editor) {
    let isTab = false;
    const watch = (event: Event): void => {
      isTab = event instanceof KeyboardEvent && event.key === 'Tab';
    };
    return mergeRegister(
      editor.registerRootListener((root) => {
        const page = root?.ownerDocument;
        for (const kind of ['keydown', 'pointerdown'])
          page?.addEventListener(kind, watch, true);
        return () => {
          for (const kind of ['keydown', 'pointerdown'])
            page?.removeEventListener(kind, watch, true);
        };
      }),
      editor.registerCommand(
        FOCUS_COMMAND,
        () => {
          if (!isTab) return false;
          isTab = false;
          enterText(editor);
          return false;
        },
        COMMAND_PRIORITY_LOW,
      ),
    );
  },
});
