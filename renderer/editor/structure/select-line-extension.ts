// Three clicks select a line whole. The browser stops at what can't be written in, which is each note's mark, and what was
// typed over a paragraph left the rest of it standing.
import {
  $getSelection,
  $isRangeSelection,
  CLICK_COMMAND,
  COMMAND_PRIORITY_LOW,
  defineExtension,
} from 'lexical';
import { $lineOf } from './line-of.ts';

export const SelectLineExtension = defineExtension({
  name: 'precis/select-line',
  register: (editor) =>
    editor.registerCommand(
      CLICK_COMMAND,
      ({ detail }) => {
        if (detail !== 3) return false;
        const selection = $getSelection();
        if (!$isRangeSelection(selection)) return false;
        const { anchor, focus } = selection;
        const line = $lineOf(anchor.getNode());
        if (!line) return false;
        // The browser goes on to the start of the next line; a press that was drawn on over several selects those.
        if (focus.offset > 0 && !line.is($lineOf(focus.getNode())))
          return false;
        line.select(0, line.getChildrenSize());
        return true;
      },
      COMMAND_PRIORITY_LOW,
    ),
});
