// `/` at the start of a line or after a space opens a list of what can be put in; what is typed on narrows it. It is
// closed by Esc, which leaves the `/` as it was typed, and by going on with something that is on no list.
import { batch, signal } from '@lexical/extension';
import { $isLinkNode } from '@lexical/link';
import {
  $addUpdateTag,
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  BLUR_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  defineExtension,
  HISTORIC_TAG,
  HISTORY_PUSH_TAG,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  PASTE_TAG,
  type LexicalCommand,
  type NodeKey,
} from 'lexical';
import { $isCodeNode } from '../nodes/code-node.ts';
import { $tableBlockOf } from '../tables/table-nodes.ts';
import { findInsertions, type Insertion } from './insertions.ts';

/** The text in which the `/` stands, its place, and what was typed behind it. */
export type Typed = {
  readonly key: NodeKey;
  readonly start: number;
  readonly query: string;
  /** Whether that is in a table. */
  readonly inTable: boolean;
};

export const SlashExtension = defineExtension({
  name: 'precis/slash',
  init: () => ({
    typed: signal<Typed | null>(null),
    found: signal<readonly Insertion[]>([]),
    chosen: signal(0),
  }),
  build: (editor, _config, state) => {
    const { typed, found, chosen } = state.getInitResult();
    return {
      /** Null while it is closed. */
      typed,
      found,
      /** The place among what was found. */
      chosen,
      take: (place: number): void => {
        const insertion = found.peek()[place];
        const at = typed.peek();
        if (!insertion || !at) return;
        typed.value = null;
        editor.update(() => {
          $addUpdateTag(HISTORY_PUSH_TAG);
          $takeTyped(at);
          insertion.run(editor);
        });
      },
    };
  },
  register: (editor, _config, state) => {
    const { typed, found, chosen } = state.getInitResult();
    const { take } = state.getOutput();
    const show = (next: Typed | null): void => {
      const now = typed.peek();
      if (next?.query === now?.query && next?.key === now?.key) return;
      const matching = next ? findInsertions(next.query, next.inTable) : [];
      batch(() => {
        found.value = matching;
        chosen.value = 0;
        typed.value = matching.length > 0 ? next : null;
      });
    };
    const step = (by: 1 | -1, event: KeyboardEvent): boolean => {
      const count = found.peek().length;
      event.preventDefault();
      chosen.value = (chosen.peek() + by + count) % count;
      return true;
    };
    const whileOpen = <E extends KeyboardEvent | null>(
      command: LexicalCommand<E>,
      does: (event: KeyboardEvent) => boolean,
    ): (() => void) =>
      editor.registerCommand(
        command,
        (event) =>
          typed.peek() !== null &&
          event !== null &&
          !event.isComposing &&
          does(event),
        COMMAND_PRIORITY_CRITICAL,
      );
    const enter = (event: KeyboardEvent): boolean => {
      if (event.shiftKey) return false;
      event.preventDefault();
      take(chosen.peek());
      return true;
    };
    return mergeRegister(
      editor.registerUpdateListener(
        ({ editorState, prevEditorState, dirtyLeaves, tags }) => {
          const before = typed.peek();
          if (before === null && dirtyLeaves.size === 0) return;
          if (editor.isComposing() || !editor.isEditable()) return;
          if (tags.has(HISTORIC_TAG) || tags.has(PASTE_TAG)) {
            show(null);
            return;
          }
          const at = editorState.read($slashBeforeCaret);
          if (before !== null) {
            const goesOn = at?.key === before.key && at.start === before.start;
            show(goesOn ? at : null);
            return;
          }
          if (at?.query !== '') return;
          // Only where it has just been typed.
          const now = editorState._nodeMap.get(at.key);
          const was = prevEditorState._nodeMap.get(at.key);
          const length = $isTextNode(was) ? was.__text.length : 0;
          if ($isTextNode(now) && now.__text.length === length + 1) show(at);
        },
      ),
      whileOpen(KEY_ARROW_DOWN_COMMAND, (event) => step(1, event)),
      whileOpen(KEY_ARROW_UP_COMMAND, (event) => step(-1, event)),
      whileOpen(KEY_ENTER_COMMAND, enter),
      whileOpen(KEY_TAB_COMMAND, enter),
      whileOpen(KEY_ESCAPE_COMMAND, (event) => {
        event.preventDefault();
        show(null);
        return true;
      }),
      editor.registerCommand(
        BLUR_COMMAND,
        () => {
          show(null);
          return false;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    );
  },
});

function $slashBeforeCaret(): Typed | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const node = selection.anchor.getNode();
  if (!$isTextNode(node) || node.hasFormat('code')) return null;
  if ($isLinkNode(node.getParent()) || $isCodeNode(node.getTopLevelElement()))
    return null;
  const end = selection.anchor.offset;
  // No more of the text is looked at than a name has room in, however long it is.
  const before = node.getTextContent().slice(Math.max(0, end - 32), end);
  const found = /(?:^|\s)\/([\p{L}\p{N}][\p{L}\p{N} ]{0,23}|)$/u.exec(before);
  if (!found) return null;
  const query = found[1] ?? '';
  const start = end - query.length - 1;
  // The start of a text is that of a line only where nothing stands before it.
  if (start === 0 && node.getPreviousSibling()) return null;
  return {
    key: node.getKey(),
    start,
    query,
    inTable: $tableBlockOf(node) !== null,
  };
}

function $takeTyped({ key, start, query }: Typed): void {
  const node = $getNodeByKey(key);
  if (!$isTextNode(node)) return;
  node.spliceText(start, query.length + 1, '', true);
  if (node.getTextContent() !== '') return;
  const line = node.getParent();
  const place = node.getIndexWithinParent();
  node.remove();
  if ($isElementNode(line)) line.select(place, place);
}
