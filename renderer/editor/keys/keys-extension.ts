// Listens for the keys of the text. Esc, where nothing else wants it, does nothing: the text keeps the focus.
import {
  defineExtension,
  COMMAND_PRIORITY_BEFORE_EDITOR,
  COMMAND_PRIORITY_HIGH,
  KEY_DOWN_COMMAND,
  KEY_ESCAPE_COMMAND,
  mergeRegister,
} from 'lexical';
import { matchesKeys } from '../../ui/keys.ts';
import { EDITOR_KEYS } from './editor-keys.ts';

export const KeysExtension = defineExtension({
  name: 'precis/keys',
  register: (editor) =>
    mergeRegister(
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          if (event.isComposing || !editor.isEditable()) return false;
          const found = EDITOR_KEYS.find(({ keys }) =>
            matchesKeys(event, keys),
          );
          if (!found) return false;
          event.preventDefault();
          found.run(editor);
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        KEY_ESCAPE_COMMAND,
        () => true,
        COMMAND_PRIORITY_BEFORE_EDITOR,
      ),
    ),
});
