// Commands that change the text, which do nothing where it is only read.
import {
  COMMAND_PRIORITY_EDITOR,
  type LexicalCommand,
  type LexicalEditor,
} from 'lexical';

/** Registers what a command does while the text can be edited; the function returned ends it. */
export const whereEditable =
  (editor: LexicalEditor) =>
  <Payload>(
    command: LexicalCommand<Payload>,
    $does: (payload: Payload) => void,
  ): (() => void) =>
    editor.registerCommand(
      command,
      (payload) => {
        if (!editor.isEditable()) return false;
        $does(payload);
        return true;
      },
      COMMAND_PRIORITY_EDITOR,
    );
