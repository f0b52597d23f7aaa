// How marks answer to keys and the mouse: a click or an arrow selects one, Enter or a double click edits it, typing goes
// on behind it (behind a marker that is selected as well), and two keys go from mark to mark. Whichever is selected is said aloud.
import { AriaLiveRegionExtension } from '@lexical/a11y';
import {
  $createNodeSelection,
  $getSelection,
  $isNodeSelection,
  $setSelection,
  CLICK_COMMAND,
  COMMAND_PRIORITY_EDITOR,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  createCommand,
  defineExtension,
  KEY_DOWN_COMMAND,
  KEY_ENTER_COMMAND,
  mergeRegister,
  registerEventListener,
} from 'lexical';
import { BlocksExtension } from '../blocks/blocks-extension.ts';
import { goesOn } from '../keys/goes-on.ts';
import { $isFootnoteNode, type FootnoteNode } from '../nodes/footnote-node.ts';
import { $isMarkerNode, type MarkerNode } from '../nodes/marker-node.ts';
import { $selectedMark, ChoiceExtension } from './choice-extension.ts';
import { $findFootnoteNode, $findMark, $footnoteAt } from './find-footnote.ts';
import { $neighbourMark } from './mark-order.ts';
import { EDIT_FOOTNOTE_COMMAND } from './requests-extension.ts';

/** Selects the mark after (1) or before (-1) the selection. */
export const NEXT_FOOTNOTE_COMMAND = createCommand<1 | -1>('NEXT_FOOTNOTE');

export const WalkNotesExtension = defineExtension({
  name: 'precis/walk-notes',
  dependencies: [BlocksExtension, ChoiceExtension, AriaLiveRegionExtension],
  register: (editor, _config, state) => {
    const page = state.getDependency(BlocksExtension).output;
    const { selected } = state.getDependency(ChoiceExtension).output;
    const { announce } = state.getDependency(AriaLiveRegionExtension).output;
    return mergeRegister(
      // A selected mark has no focus that a screen reader could follow.
      selected.subscribe((id) => {
        const mark =
          id &&
          editor
            .read('latest', () => $findMark(editor, page, id))
            ?.querySelector('a')
            ?.getAttribute('aria-label');
        if (mark) announce(mark);
      }),
      editor.registerCommand(
        NEXT_FOOTNOTE_COMMAND,
        (step) => {
          const mark = $neighbourMark(step);
          if (!mark) return true;
          $selectMark(mark);
          editor
            .getElementByKey(mark.getKey())
            ?.scrollIntoView({ block: 'nearest' });
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        CLICK_COMMAND,
        (event) => {
          const id = $footnoteAt(event.target);
          if (id === null) return false;
          // The mark is drawn as a link, which goes nowhere.
          event.preventDefault();
          const mark = $findFootnoteNode(page, id);
          if (mark) $selectMark(mark);
          return mark !== null;
        },
        COMMAND_PRIORITY_LOW,
      ),
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          const mark = $selectedMark();
          if (!mark) return false;
          event?.preventDefault();
          return editor.dispatchCommand(
            EDIT_FOOTNOTE_COMMAND,
            mark.getFootnote().id,
          );
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          if (goesOn(event)) $selectedInLine()?.selectNext(0, 0);
          return false;
        },
        COMMAND_PRIORITY_LOW,
      ),
      editor.registerRootListener((root) => {
        if (!root) return;
        return registerEventListener(root, 'dblclick', (event) => {
          const id = editor.read('pending', () => $footnoteAt(event.target));
          if (id === null) return;
          event.preventDefault();
          editor.dispatchCommand(EDIT_FOOTNOTE_COMMAND, id);
        });
      }),
    );
  },
});

export function $selectMark(mark: FootnoteNode): void {
  const selection = $createNodeSelection();
  selection.add(mark.getKey());
  $setSelection(selection);
}

/** A footnote's mark or a marker, where it alone is selected. */
function $selectedInLine(): FootnoteNode | MarkerNode | null {
  const selection = $getSelection();
  if (!$isNodeSelection(selection)) return null;
  const [node, ...others] = selection.getNodes();
  if (others.length > 0) return null;
  return $isFootnoteNode(node) || $isMarkerNode(node) ? node : null;
}
