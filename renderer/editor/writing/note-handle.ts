// What the panes around a note that is written may ask of it.
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { createDOMRange } from '@lexical/selection';
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  $isRootNode,
  $isTextNode,
  HISTORY_MERGE_TAG,
  type LexicalEditor,
  type LexicalNode,
  type PointType,
} from 'lexical';
import type { CitationId, NoteInline } from '#core/document/document.ts';
import { atomsOf } from '#core/review/atoms.ts';
import { TypedRequestExtension } from '../notes/typed-request-extension.ts';
import { $citations } from './chosen-citation.ts';
import { $isCitationNode } from './citation-node.ts';
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
  /** Where the words that are selected begin and end in the text of the note (`plainInline`); null where none are. */
  readonly selectedWords: () => {
    readonly start: number;
    readonly end: number;
  } | null;
  /** Where the caret is in the window; null where there is none. */
  readonly caretBox: () => DOMRect | null;
};

export function createNoteHandle(editor: LexicalEditor): NoteHandle {
  const { $takeTyped } = getExtensionDependencyFromEditor(
    editor,
    TypedRequestExtension,
  ).output;
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
          } else {
            $takeTyped();
            $atCaret(nodes);
          }
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
          const before = $caretOffset();
          $showNote(content);
          if (before === null) $getRoot().selectEnd();
          else $putCaret(offsetAfter(written, content, before));
        },
        { discrete: true, tag: HISTORY_MERGE_TAG },
      );
    },
    focus() {
      editor.focus();
      editor.getRootElement()?.focus({ preventScroll: true });
    },
    selectedWords: () => editor.read('latest', $selectedWords),
    caretBox: () => editor.read(() => $caretBox(editor)),
  };
}

/** How much stands before the caret: letters, and each break and citation as one. Null where there is none. */
function $caretOffset(): number | null {
  const selection = $getSelection();
  return $isRangeSelection(selection) ? $offsetOf(selection.focus, 1) : null;
}

function $selectedWords(): { start: number; end: number } | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return null;
  const ends = [selection.anchor, selection.focus].map((point) =>
    $offsetOf(point, 0),
  );
  const [start, end] = ends.sort((a, b) => (a ?? 0) - (b ?? 0));
  return typeof start === 'number' && typeof end === 'number' && start < end
    ? { start, end }
    : null;
}

/** How much stands before the point: letters, each break as one, each citation as `citation` says. */
function $offsetOf(
  { key, offset, type }: PointType,
  citation: 0 | 1,
): number | null {
  let before = 0;
  let found: number | null = null;
  const walk = (node: LexicalNode): void => {
    if (found !== null) return;
    if (!$isElementNode(node)) {
      if (node.getKey() === key) found = before + offset;
      before += $isTextNode(node)
        ? node.getTextContentSize()
        : $isCitationNode(node)
          ? citation
          : 1;
      return;
    }
    for (const [at, child] of node.getChildren().entries()) {
      if (node.getKey() === key && type === 'element' && at === offset)
        found ??= before;
      if ($isRootNode(node) && at > 0) before += 1;
      walk(child);
    }
    if (node.getKey() === key && found === null) found = before;
  };
  walk($getRoot());
  return found;
}

function $putCaret(offset: number): void {
  const selection = $getRoot().selectEnd();
  let left = offset;
  let placed = false;
  const isPlaced = (): boolean => placed;
  const put = (node: LexicalNode, at: number, type: 'text' | 'element') => {
    for (const point of [selection.anchor, selection.focus])
      point.set(node.getKey(), at, type);
    placed = true;
  };
  const walk = (node: LexicalNode): void => {
    if (isPlaced()) return;
    if ($isTextNode(node)) {
      const size = node.getTextContentSize();
      if (left <= size) put(node, left, 'text');
      left -= size;
    } else if ($isElementNode(node)) {
      if (node.isEmpty() && left === 0) put(node, 0, 'element');
      for (const [at, child] of node.getChildren().entries()) {
        if ($isRootNode(node) && at > 0) left -= 1;
        walk(child);
        if (isPlaced()) return;
        if (
          !$isElementNode(child) &&
          left === 0 &&
          !$isTextNode(child.getNextSibling())
        )
          put(node, at + 1, 'element');
      }
    } else left -= 1;
  };
  walk($getRoot());
}

/** Where the place is once what was taken away stands struck out in it: `written` is within `content`, in its order. */
function offsetAfter(
  written: readonly NoteInline[],
  content: readonly NoteInline[],
  offset: number,
): number {
  const bare = (inlines: readonly NoteInline[]) =>
    atomsOf(inlines).map(({ piece, length }) => ({
      key: piece.type === 'text' ? piece.text : piece.type,
      isStruck: piece.deleted !== undefined,
      length,
    }));
  const [old, now] = [bare(written), bare(content)];
  let left = offset;
  let after = 0;
  let at = 0;
  for (const atom of old) {
    if (left <= 0) break;
    while (
      at < now.length &&
      (now[at]?.key !== atom.key || now[at]?.isStruck !== atom.isStruck)
    ) {
      after += now[at]?.length ?? 0;
      at += 1;
    }
    after += now[at]?.length ?? 0;
    at += 1;
    left -= atom.length;
  }
  return after;
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
