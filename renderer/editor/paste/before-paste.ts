// The moment before something is pasted or dropped: what was said of the paste before is no longer what a person asks about.
import {
  COMMAND_PRIORITY_BEFORE_CRITICAL,
  DROP_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  type LexicalEditor,
} from 'lexical';

export function registerBeforePaste(
  editor: LexicalEditor,
  run: () => void,
): () => void {
  const before = (): boolean => {
    run();
    return false;
  };
  return mergeRegister(
    editor.registerCommand(
      PASTE_COMMAND,
      before,
      COMMAND_PRIORITY_BEFORE_CRITICAL,
    ),
    editor.registerCommand(
      DROP_COMMAND,
      before,
      COMMAND_PRIORITY_BEFORE_CRITICAL,
    ),
  );
}
