// The editor library joins what is left of both ends of a selection into the first line, so that a heading behind a
// paragraph that was cut became a paragraph and took that one's id, and what was said of the heading hung on nothing. Here
// whole lines go by themselves. What comes in their place stands in a line of its own.
import { copyToClipboard } from '@lexical/clipboard';
import { objectKlassEquals } from '@lexical/utils';
import {
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  CUT_COMMAND,
  CUT_TAG,
  defineExtension,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  REMOVE_TEXT_COMMAND,
  type LexicalCommand,
} from 'lexical';
import { reportFault } from '../../api/report-fault.ts';
import {
  $endBeforeLast,
  $removeWholeLines,
  $wholeLines,
} from './whole-lines.ts';
import { $isTableParted, $takeTablesWhole } from './whole-tables.ts';

export const WholeLinesExtension = defineExtension({
  name: 'precis/whole-lines',
  register: (editor) => {
    const before = <T>(
      command: LexicalCommand<T>,
      run: (endsInOwnLine: boolean) => boolean,
    ): (() => void) =>
      editor.registerCommand(
        command,
        () => run($takeTablesWhole()),
        COMMAND_PRIORITY_CRITICAL,
      );
    const $removeAndGoOn = (): boolean => {
      $removeWholeLines();
      return false;
    };
    const $shortenAndGoOn = (endsInOwnLine: boolean): boolean => {
      if (!endsInOwnLine) $endBeforeLast();
      return false;
    };
    return mergeRegister(
      before(DELETE_CHARACTER_COMMAND, $removeWholeLines),
      before(DELETE_WORD_COMMAND, $removeWholeLines),
      before(DELETE_LINE_COMMAND, $removeWholeLines),
      before(REMOVE_TEXT_COMMAND, $removeWholeLines),
      before(INSERT_PARAGRAPH_COMMAND, $removeAndGoOn),
      before(CONTROLLED_TEXT_INSERTION_COMMAND, $shortenAndGoOn),
      before(INSERT_LINE_BREAK_COMMAND, $shortenAndGoOn),
      before(PASTE_COMMAND, $shortenAndGoOn),
      // The library removes what it has cut without a command.
      editor.registerCommand(
        CUT_COMMAND,
        (event) => {
          if (!$wholeLines() && !$isTableParted()) return false;
          copyToClipboard(
            editor,
            objectKlassEquals(event, ClipboardEvent) ? event : null,
          )
            .then(() => {
              editor.update(
                () => {
                  editor.dispatchCommand(REMOVE_TEXT_COMMAND, null);
                },
                { tag: CUT_TAG },
              );
            })
            .catch(reportFault);
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    );
  },
});
