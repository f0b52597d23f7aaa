// Divides the sheet into sections, and keeps them in step with the blocks within the same update: a block that was put
// in is drawn before the selection goes to it and is scrolled into view.
import { signal, type ReadonlySignal } from '@lexical/extension';
import {
  $getSelection,
  $isRootNode,
  COMMAND_PRIORITY_CRITICAL,
  DEFAULT_EDITOR_DOM_CONFIG,
  defineExtension,
  KEY_DOWN_COMMAND,
  mergeRegister,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { isMac, matchesKeys } from '../../ui/keys.ts';
import { $blockOf } from '../blocks/block-of.ts';
import { divideIntoSections, type Sections } from './sections.ts';

const NOTHING: ReadonlySet<Element> = new Set();

export const SectionsExtension = defineExtension({
  name: 'precis/sections',
  init: (editorConfig) => {
    const near = signal(NOTHING);
    const sections = new WeakMap<HTMLElement, Sections>();
    const sectionsOf = (root: HTMLElement): Sections => {
      const known = sections.get(root);
      if (known) return known;
      const made = divideIntoSections(root, () => {
        near.value = made.near();
      });
      sections.set(root, made);
      return made;
    };
    let stale = false;
    const base = { ...DEFAULT_EDITOR_DOM_CONFIG, ...editorConfig.dom };
    editorConfig.dom = {
      ...base,
      // Told of each node that was drawn, and of the root last.
      $decorateDOM: (node, previous, dom, editor) => {
        base.$decorateDOM(node, previous, dom, editor);
        if (node.__parent === 'root') stale ||= hasNewPlace(node, previous);
        if (!$isRootNode(node)) return;
        stale ||= $isRootNode(previous) && previous.__size !== node.__size;
        if (!stale && previous !== null) return;
        stale = false;
        sectionsOf(dom).arrange();
        sectionsOf(dom).hold($heldBlocks(editor));
      },
    };
    return { near, sectionsOf };
  },
  build: (
    _editor,
    _config,
    state,
  ): {
    /** The elements of the blocks that are in view or near to it. */
    readonly near: ReadonlySignal<ReadonlySet<Element>>;
  } => ({ near: state.getInitResult().near }),
  register: (editor, _config, state) => {
    const { sectionsOf } = state.getInitResult();
    return mergeRegister(
      editor.registerUpdateListener(({ editorState }) => {
        const root = editor.getRootElement();
        if (root)
          sectionsOf(root).hold(editorState.read(() => $heldBlocks(editor)));
      }),
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          const root = editor.getRootElement();
          const goesTo = root && endOfText(root, event);
          if (goesTo) sectionsOf(root).hold([...$heldBlocks(editor), goesTo]);
          return false;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    );
  },
});

/**
 * The block to which the browser is about to go by its key for the start or the end of the text: where that is not drawn,
 * there is no place for a caret, and the key does nothing.
 */
function endOfText(root: HTMLElement, event: KeyboardEvent): Element | null {
  const isKey = (key: string): boolean =>
    matchesKeys(event, `Mod+${key}`) || matchesKeys(event, `Mod+Shift+${key}`);
  if (isKey(isMac() ? 'Up' : 'Home')) return root.firstElementChild;
  return isKey(isMac() ? 'Down' : 'End') ? root.lastElementChild : null;
}

/** The elements of the blocks in which the selection begins and ends. */
function $heldBlocks(editor: LexicalEditor): HTMLElement[] {
  return ($getSelection()?.getStartEndPoints() ?? []).flatMap((point) => {
    const block = $blockOf(point.getNode());
    return (block && editor.getElementByKey(block.getKey())) ?? [];
  });
}

/** Whether a block is drawn anew or has another neighbour: what goes, comes or moves has two that say so. */
const hasNewPlace = (
  { __prev, __next }: LexicalNode,
  previous: LexicalNode | null,
): boolean => previous?.__prev !== __prev || previous.__next !== __next;
