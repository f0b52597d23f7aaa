// Whether the tools of the selection are wanted: where words are selected in a text that can be written in, not while they
// are being selected or composed, and not after Esc until other words are.
import { batch, signal } from '@lexical/extension';
import {
  $getSelection,
  $isRangeSelection,
  BLUR_COMMAND,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  createCommand,
  defineExtension,
  FOCUS_COMMAND,
  KEY_ESCAPE_COMMAND,
  mergeRegister,
  registerEventListener,
  type LexicalCommand,
} from 'lexical';
import { $selectedCode } from '../code/code-extension.ts';

/** The keys go to the tools of the selection, where they are shown. */
export const FOCUS_SELECTION_TOOLS_COMMAND: LexicalCommand<undefined> =
  createCommand('FOCUS_SELECTION_TOOLS_COMMAND');

export const SelectionToolsExtension = defineExtension({
  name: 'precis/selection-tools',
  init: () => ({
    /** Which words are selected, null for none. */
    selected: signal<string | null>(null),
    dismissed: signal<string | null>(null),
    pressed: signal(false),
    focused: signal(false),
  }),
  build: (_editor, _config, state) => {
    const { selected, dismissed, pressed, focused } = state.getInitResult();
    return {
      selected,
      dismissed,
      pressed,
      focused,
      dismiss: (): void => {
        dismissed.value = selected.peek();
      },
    };
  },
  register: (editor, _config, state) => {
    const { selected, dismissed, pressed, focused } = state.getInitResult();
    return mergeRegister(
      editor.registerUpdateListener(({ editorState }) => {
        const next =
          editor.isComposing() || !editor.isEditable()
            ? null
            : editorState.read($selectedWords);
        if (next === selected.peek()) return;
        batch(() => {
          selected.value = next;
          if (dismissed.peek() !== next) dismissed.value = null;
        });
      }),
      editor.registerCommand(
        KEY_ESCAPE_COMMAND,
        () => {
          const now = selected.peek();
          if (now === null || dismissed.peek() === now) return false;
          dismissed.value = now;
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      ...[FOCUS_COMMAND, BLUR_COMMAND].map((command) =>
        editor.registerCommand(
          command,
          () => {
            focused.value = command === FOCUS_COMMAND;
            return false;
          },
          COMMAND_PRIORITY_LOW,
        ),
      ),
      editor.registerRootListener((root) => {
        if (!root) return undefined;
        // A pointer that drags is lost, and what is dragged may be dropped where the tools would stand.
        let dragging = false;
        const release = (): void => {
          pressed.value = dragging;
        };
        const drop = (): void => {
          dragging = false;
          release();
        };
        return mergeRegister(
          registerEventListener(root, 'pointerdown', () => {
            dragging = false;
            pressed.value = true;
          }),
          registerEventListener(root, 'dragstart', () => {
            dragging = true;
            pressed.value = true;
          }),
          ...(['dragend', 'drop'] as const).map((event) =>
            registerEventListener(root.ownerDocument, event, drop, true),
          ),
          registerEventListener(root.ownerDocument, 'pointerup', release),
          registerEventListener(root.ownerDocument, 'pointercancel', release),
        );
      }),
    );
  },
});

/** Their ends, which tell one selection from another. */
function $selectedWords(): string | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return null;
  const { anchor, focus } = selection;
  if ($selectedCode()) return null;
  return `${anchor.key} ${anchor.offset} ${focus.key} ${focus.offset}`;
}
