// Over which mark the pointer rests, and whether its card was sent away with Esc.
import { signal } from '@lexical/extension';
import {
  COMMAND_PRIORITY_HIGH,
  defineExtension,
  KEY_ESCAPE_COMMAND,
  mergeRegister,
  registerEventListener,
} from 'lexical';
import type { FootnoteId } from '#core/document/document.ts';
import { BlocksExtension } from '../blocks/blocks-extension.ts';
import { ChoiceExtension } from './choice-extension.ts';
import { $findMark, $footnoteAt } from './find-footnote.ts';

/** Milliseconds: so long the pointer rests before the card comes, and may be on its way before it goes. */
const REST = 150;

export const HoverExtension = defineExtension({
  name: 'precis/hover',
  dependencies: [BlocksExtension, ChoiceExtension],
  init: () => ({
    hovered: signal<FootnoteId | null>(null),
    dismissed: signal<FootnoteId | null>(null),
    drawn: signal(0),
    timer: { running: undefined as ReturnType<typeof setTimeout> | undefined },
  }),
  build: (editor, _config, state) => {
    const { hovered, dismissed, drawn, timer } = state.getInitResult();
    const page = state.getDependency(BlocksExtension).output;
    return {
      hovered,
      dismissed,
      /** Counts what was drawn: a mark may stand elsewhere since. */
      drawn,
      /** The pointer has come to the mark or card of this note, or (null) left. */
      hover: (id: FootnoteId | null): void => {
        clearTimeout(timer.running);
        if (hovered.peek() === id) return;
        timer.running = setTimeout(() => {
          hovered.value = id;
          if (id !== null) dismissed.value = null;
        }, REST);
      },
      markOf: (id: FootnoteId): HTMLElement | null =>
        editor.read('latest', () => $findMark(editor, page, id)),
    };
  },
  register: (editor, _config, state) => {
    const { hovered, dismissed, drawn, timer } = state.getInitResult();
    const { hover } = state.getOutput();
    const { selected } = state.getDependency(ChoiceExtension).output;
    const over = (event: PointerEvent): void => {
      hover(editor.read('latest', () => $footnoteAt(event.target)));
    };
    const escape = (): boolean => {
      const shown = hovered.peek() ?? selected.peek();
      if (shown === null || dismissed.peek() === shown) return false;
      clearTimeout(timer.running);
      dismissed.value = shown;
      hovered.value = null;
      return true;
    };
    return mergeRegister(
      editor.registerRootListener((root) => {
        if (!root) return;
        return mergeRegister(
          registerEventListener(root, 'pointerover', over),
          registerEventListener(root, 'pointerleave', () => {
            hover(null);
          }),
        );
      }),
      editor.registerUpdateListener(() => {
        drawn.value += 1;
      }),
      editor.registerCommand(KEY_ESCAPE_COMMAND, escape, COMMAND_PRIORITY_HIGH),
      selected.subscribe(() => {
        dismissed.value = null;
      }),
      () => {
        clearTimeout(timer.running);
      },
    );
  },
});
