// Listens for the keys of the text.
import {
  defineExtension,
  COMMAND_PRIORITY_HIGH,
  KEY_DOWN_COMMAND,
} from 'lexical';
import { matchesKeys } from '../../ui/keys.ts';
import { EDITOR_KEYS } from './editor-keys.ts';

export const KeysExtension = defineExtension({
  name: 'precis/keys',
  register: (editor) =>
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        if (event.isComposing || !editor.isEditable()) return false;
        const found = EDITOR_KEYS.find(({ keys }) => matchesKeys(event, keys));
        if (!found) return false;
        event.preventDefault();
        found.run(editor);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
});
