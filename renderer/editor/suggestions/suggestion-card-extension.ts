// Which suggestions the card is about: those at the caret, when it was moved there and nothing was written since, or those
// under the pointer when it rests. While the keys go to something else, as to a comment that is gone through, the caret asks for
// none: it would stand over words that are looked at. Esc sends it away until the caret or the pointer comes to others.
import { batch, signal } from '@lexical/extension';
import {
  $getNearestNodeFromDOMNode,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  defineExtension,
  KEY_ESCAPE_COMMAND,
  mergeRegister,
  registerEventListener,
} from 'lexical';
import {
  listSuggestions,
  type ListedSuggestion,
} from '#core/review/list-suggestions.ts';
import { type Decision } from '#core/review/suggestions.ts';
import { BlocksExtension } from '../blocks/blocks-extension.ts';
import { focusText } from '../floating/focus-text.ts';
import { FOCUS_SELECTION_TOOLS_COMMAND } from '../selection-tools/selection-tools-extension.ts';
import { $idsOf, decideOnSheet, suggestionsAt } from './decide.ts';

/** Milliseconds: so long the pointer rests before the card comes, and may be on its way to it before it goes. */
const REST = 250;
/** More than can be read at a glance are the pane's. */
const MOST = 3;

const MARKED = '[data-inserted], [data-deleted], [data-moved], [data-was]';

type Place = {
  readonly suggestions: readonly ListedSuggestion[];
  /** What the pointer rests on; null for the caret. */
  readonly element: HTMLElement | null;
};

export const SuggestionCardExtension = defineExtension({
  name: 'precis/suggestion-card',
  dependencies: [BlocksExtension],
  init: () => ({
    atCaret: signal<Place | null>(null),
    hovered: signal<Place | null>(null),
    /** Whether the keys are to go to it as soon as it stands. */
    wanted: signal(false),
    timer: { running: undefined as ReturnType<typeof setTimeout> | undefined },
  }),
  build: (editor, _config, state) => {
    const { atCaret, hovered, wanted, timer } = state.getInitResult();
    const page = state.getDependency(BlocksExtension).output;
    const hide = (): void => {
      clearTimeout(timer.running);
      batch(() => {
        atCaret.value = null;
        hovered.value = null;
        wanted.value = false;
      });
    };
    return {
      atCaret,
      hovered,
      wanted,
      hide,
      /** The pointer has come to what is marked, or to the card of it, or (null) left. */
      hover: (place: () => Place | null): void => {
        clearTimeout(timer.running);
        timer.running = setTimeout(() => {
          hovered.value = place();
        }, REST);
      },
      stay: (): void => {
        clearTimeout(timer.running);
      },
      decide: (suggestion: ListedSuggestion, decision: Decision): void => {
        hide();
        decideOnSheet(editor, page, ({ id }) =>
          id === suggestion.id ? decision : null,
        );
        focusText(editor);
      },
      /** Those of these ids that are in the text, as they are listed. */
      listed: (ids: readonly string[]): readonly ListedSuggestion[] =>
        ids.length === 0
          ? []
          : listSuggestions(page.blocks.peek())
              .filter(({ id }) => ids.includes(id))
              .slice(0, MOST),
    };
  },
  register: (editor, _config, state) => {
    const { atCaret, hovered, wanted } = state.getInitResult();
    const { hide, hover, listed } = state.getOutput();
    const $isCaret = (): boolean => {
      const selection = $getSelection();
      return $isRangeSelection(selection) && selection.isCollapsed();
    };
    const placeAtCaret = (): Place | null => {
      if (!editor.getEditorState().read($isCaret)) return null;
      const suggestions = listed(suggestionsAt(editor));
      return suggestions.length > 0 ? { suggestions, element: null } : null;
    };
    const placeUnder = (element: HTMLElement): Place | null => {
      if (!element.isConnected) return null;
      const ids = editor.read('latest', () => {
        const node = $getNearestNodeFromDOMNode(element);
        return node ? $idsOf(node) : [];
      });
      const suggestions = listed(ids);
      return suggestions.length > 0 ? { suggestions, element } : null;
    };
    return mergeRegister(
      editor.registerUpdateListener(
        ({ dirtyElements, dirtyLeaves, editorState, prevEditorState }) => {
          if (dirtyElements.size > 0 || dirtyLeaves.size > 0) {
            if (atCaret.peek() || hovered.peek()) hide();
            return;
          }
          if (editorState._selection === prevEditorState._selection) return;
          const isInText =
            editor.getRootElement()?.contains(document.activeElement) === true;
          batch(() => {
            hovered.value = null;
            atCaret.value = isInText ? placeAtCaret() : null;
          });
        },
      ),
      editor.registerCommand(
        FOCUS_SELECTION_TOOLS_COMMAND,
        () => {
          const place = placeAtCaret();
          if (!place) return false;
          batch(() => {
            hovered.value = null;
            atCaret.value = place;
            wanted.value = true;
          });
          return true;
        },
        COMMAND_PRIORITY_LOW,
      ),
      editor.registerCommand(
        KEY_ESCAPE_COMMAND,
        () => {
          if (!atCaret.peek() && !hovered.peek()) return false;
          hide();
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerRootListener((root) => {
        if (!root) return undefined;
        return mergeRegister(
          registerEventListener(root, 'pointerover', ({ target, buttons }) => {
            if (buttons !== 0) return;
            const element =
              target instanceof Element
                ? target.closest<HTMLElement>(MARKED)
                : null;
            hover(() => (element ? placeUnder(element) : null));
          }),
          registerEventListener(root, 'pointerleave', () => {
            hover(() => null);
          }),
          registerEventListener(root, 'focusout', ({ relatedTarget }) => {
            if (
              relatedTarget instanceof Element &&
              !root.contains(relatedTarget) &&
              !relatedTarget.closest('[data-suggestion-card]')
            )
              atCaret.value = null;
          }),
        );
      }),
      hide,
    );
  },
});
