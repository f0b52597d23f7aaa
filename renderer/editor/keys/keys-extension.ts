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
import { SuggestExtension } from '../suggestions/suggest-extension.ts';
import { EDITOR_KEYS, OTHER_KEYS } from './editor-keys.ts';

export const KeysExtension = defineExtension({
  name: 'precis/keys',
  dependencies: [SuggestExtension],
  register: (editor, _config, state) => {
    const suggest = state.getDependency(SuggestExtension).output;
    return mergeRegister(
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          if (event.isComposing || !editor.isEditable()) return false;
          if (matchesKeys(event, OTHER_KEYS.suggest)) {
            event.preventDefault();
            suggest.set(suggest.author.peek() === null);
            return true;
          }
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
    );
  },
});
