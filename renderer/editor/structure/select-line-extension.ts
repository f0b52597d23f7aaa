// Three clicks select a line whole. The browser stops at what can't be written in, which is each note's mark, and what was
// typed over a paragraph left the rest of it standing. What is typed over the line stands in it; cut or deleted it goes with
// its break, and leaves no empty line behind.
import {
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  CLICK_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_LOW,
  CUT_COMMAND,
  defineExtension,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  mergeRegister,
  type ElementNode,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import {
  $isEndOf,
  $isStartOf,
  $lineOf,
  $selectedEnds,
  isLine,
} from './line-of.ts';
import { $wholeLines } from './whole-lines.ts';

export const SelectLineExtension = defineExtension({
  name: 'precis/select-line',
  register: (editor) => {
    /** The line that three clicks have selected, for as long as it is what is selected. */
    let clicked: NodeKey | null = null;
    const $takeBreak = (): boolean => {
      const line = clicked === null ? null : $getNodeByKey(clicked);
      if ($isElementNode(line)) $selectWithBreak(line);
      return false;
    };
    return mergeRegister(
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
          clicked = line.getKey();
          return true;
        },
        COMMAND_PRIORITY_LOW,
      ),
      editor.registerUpdateListener(({ editorState }) => {
        if (clicked !== null && !editorState.read(() => $isWhole(clicked)))
          clicked = null;
      }),
      editor.registerCommand(
        CUT_COMMAND,
        $takeBreak,
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(
        KEY_BACKSPACE_COMMAND,
        $takeBreak,
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(
        KEY_DELETE_COMMAND,
        $takeBreak,
        COMMAND_PRIORITY_CRITICAL,
      ),
    );
  },
});

/** Whether the selection takes in the line and no more. */
function $isWhole(key: NodeKey | null): boolean {
  const ends = $selectedEnds();
  if (!ends) return false;
  const [start, end] = ends;
  const line = $lineOf(start.getNode());
  return (
    line?.getKey() === key &&
    line.is($lineOf(end.getNode())) &&
    $isStartOf(start, line) &&
    $isEndOf(end, line)
  );
}

/** On to the start of the next line, where there is one that whole lines can end before. */
function $selectWithBreak(line: ElementNode): void {
  const selection = $getSelection();
  const next = $lineBehind(line);
  if (!next || !$isRangeSelection(selection)) return;
  const before = selection.clone();
  selection.anchor.set(line.getKey(), 0, 'element');
  selection.focus.set(next.getKey(), 0, 'element');
  if ($wholeLines()) return;
  selection.anchor.set(
    before.anchor.key,
    before.anchor.offset,
    before.anchor.type,
  );
  selection.focus.set(before.focus.key, before.focus.offset, before.focus.type);
}

function $lineBehind(line: ElementNode): ElementNode | null {
  let at: LexicalNode | null = line;
  while (at && !at.getNextSibling()) at = at.getParent();
  let next: LexicalNode | null = at?.getNextSibling() ?? null;
  while ($isElementNode(next)) {
    const child: LexicalNode | null = next.getFirstChild();
    if (!child || !isLine(child)) return isLine(next) ? next : null;
    next = child;
  }
  return null;
}
