// What the panes around a note that is written may ask of it.
import { createDOMRange } from '@lexical/selection';
import {
  $getRoot,
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  HISTORY_MERGE_TAG,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import type { CitationId, NoteInline } from '#core/document/document.ts';
import { $citations } from './chosen-citation.ts';
import { $nodesOf, $readNote, $showNote } from './note-convert.ts';

export type NoteHandle = {
  /** Puts these at the caret, or in the place of that citation; the caret goes behind them. */
  readonly insert: (
    content: readonly NoteInline[],
    instead: CitationId | null,
  ) => void;
  /** Shows this content where it is another than what is written. */
  readonly follow: (content: readonly NoteInline[]) => void;
  readonly focus: () => void;
  /** Where the caret is in the window; null where there is none. */
  readonly caretBox: () => DOMRect | null;
};

export function createNoteHandle(editor: LexicalEditor): NoteHandle {
  return {
    insert(content, instead) {
      editor.update(
        () => {
          const nodes = $nodesOf(content);
          const former = $citations().find(
            (node) => node.getCitation().id === instead,
          );
          const last = nodes.at(-1);
          if (former) {
            for (const node of nodes) former.insertBefore(node);
            former.remove();
          } else $atCaret(nodes);
          last?.selectNext(0, 0);
        },
        { discrete: true },
      );
    },
    follow(content) {
      if (editor.isComposing()) return;
      const written = editor.read($readNote);
      if (JSON.stringify(written) === JSON.stringify(content)) return;
      editor.update(
        () => {
          $showNote(content);
          $getRoot().selectEnd();
        },
        { discrete: true, tag: HISTORY_MERGE_TAG },
      );
    },
    focus() {
      editor.focus();
      editor.getRootElement()?.focus({ preventScroll: true });
    },
    caretBox: () => editor.read(() => $caretBox(editor)),
  };
}

function $atCaret(nodes: readonly LexicalNode[]): void {
  const selection = $getSelection() ?? $getRoot().selectEnd();
  if ($isRangeSelection(selection) || $isNodeSelection(selection))
    selection.insertNodes([...nodes]);
}

function $caretBox(editor: LexicalEditor): DOMRect | null {
  const selection = $getSelection();
  const root = editor.getRootElement()?.getBoundingClientRect() ?? null;
  if ($isNodeSelection(selection)) {
    const [node] = selection.getNodes();
    const element = node && editor.getElementByKey(node.getKey());
    return element?.getBoundingClientRect() ?? root;
  }
  if (!$isRangeSelection(selection)) return root;
  const { offset } = selection.focus;
  const node = selection.focus.getNode();
  const box = createDOMRange(
    editor,
    node,
    offset,
    node,
    offset,
  )?.getBoundingClientRect();
  return box && box.height > 0 ? box : root;
}
