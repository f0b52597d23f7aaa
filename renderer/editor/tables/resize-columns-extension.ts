// The borders between columns are moved with the mouse: near one the pointer says so, and what is drawn follows it. It is
// one change, made when the button is let go; Esc leaves everything as it was.
import {
  $addUpdateTag,
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  defineExtension,
  HISTORY_PUSH_TAG,
  isHTMLElement,
  mergeRegister,
  registerEventListener,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import { $isTableBlockNode } from '../nodes/table-block-node.ts';
import { columnEdges } from './column-edges.ts';
import { showWidths } from './show-tables-extension.ts';
import { withBorderMoved } from './table-model.ts';
import { $modelOf, $tableBlockOf, $writeModel } from './table-nodes.ts';

/** Pixels at either side of a border that are the border's. */
const REACH = 4;
/** Pixels: a column is left at least so wide. */
const LEAST = 24;

type Border = {
  readonly block: NodeKey;
  readonly table: HTMLElement;
  /** The column before the border. */
  readonly column: number;
  readonly edges: readonly number[];
};

export const ResizeColumnsExtension = defineExtension({
  name: 'precis/resize-columns',
  register: (editor) =>
    editor.registerRootListener((root) => {
      if (!root) return;
      let end: (() => void) | null = null;
      const near = (event: PointerEvent): void => {
        if (end || event.buttons !== 0) return;
        const border = editor.isEditable() ? borderAt(editor, event) : null;
        if (border) root.dataset['border'] = '';
        else delete root.dataset['border'];
      };
      const take = (event: PointerEvent): void => {
        const border =
          event.button === 0 && editor.isEditable() && !end
            ? borderAt(editor, event)
            : null;
        if (!border) return;
        // It selects no cells and puts no caret anywhere.
        event.preventDefault();
        event.stopImmediatePropagation();
        end = follow(editor, border, () => {
          end = null;
          delete root.dataset['border'];
        });
      };
      return mergeRegister(
        registerEventListener(root, 'pointermove', near),
        registerEventListener(root, 'pointerdown', take, { capture: true }),
        registerEventListener(
          root,
          'mousedown',
          (event) => {
            if (end) event.preventDefault();
          },
          { capture: true },
        ),
        () => end?.(),
      );
    }),
});

/** The border between two columns that the pointer is on. */
function borderAt(
  editor: LexicalEditor,
  { target, clientX }: PointerEvent,
): Border | null {
  const cell = isHTMLElement(target) ? target.closest('td, th') : null;
  const table = cell?.closest('table');
  if (!cell || !table) return null;
  const { left, right } = cell.getBoundingClientRect();
  if (Math.min(clientX - left, right - clientX) > REACH) return null;
  return editor.read('latest', () => {
    const node = $getNearestNodeFromDOMNode(table);
    const block = node && $tableBlockOf(node);
    if (!block) return null;
    const edges = columnEdges(table, block.getColumns());
    const at = edges?.findIndex((edge) => Math.abs(edge - clientX) <= REACH);
    return edges && at !== undefined && at > 0 && at < edges.length - 1
      ? { block: block.getKey(), table, column: at - 1, edges }
      : null;
  });
}

/** Draws the columns as the pointer has them until the button is let go. The function that it returns ends it at once. */
function follow(
  editor: LexicalEditor,
  { block, table, column, edges }: Border,
  ended: () => void,
): () => void {
  const drawn = edges
    .slice(1)
    .map((edge, at) => Math.abs(edge - (edges[at] ?? edge)));
  const start = edges[column] ?? 0;
  const stop = edges[column + 2] ?? start;
  const both = Math.abs(stop - start) || 1;
  let share: number | null = null;
  const { ownerDocument } = table;
  const $moved = () => {
    const node = $getNodeByKey(block);
    const model = $isTableBlockNode(node) ? $modelOf(node) : null;
    return model && $isTableBlockNode(node) && share !== null
      ? { node, model: withBorderMoved(model, column, share, drawn) }
      : null;
  };
  const stopFollowing = mergeRegister(
    registerEventListener(ownerDocument, 'pointermove', (event) => {
      const from = Math.abs(event.clientX - start);
      const least = Math.min(LEAST, both / 2);
      share = Math.max(least, Math.min(both - least, from)) / both;
      const moved = editor.read('latest', $moved);
      if (moved) showWidths(table, moved.model.traits.widths);
    }),
    registerEventListener(ownerDocument, 'pointerup', () => {
      finish(true);
    }),
    registerEventListener(ownerDocument, 'pointercancel', () => {
      finish(false);
    }),
    registerEventListener(
      ownerDocument,
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        finish(false);
      },
      { capture: true },
    ),
  );
  const finish = (keep: boolean): void => {
    stopFollowing();
    ended();
    if (keep && share !== null)
      editor.update(() => {
        const moved = $moved();
        if (!moved) return;
        $addUpdateTag(HISTORY_PUSH_TAG);
        $writeModel(moved.node, moved.model);
      });
    else
      editor.read('latest', () => {
        const node = $getNodeByKey(block);
        if ($isTableBlockNode(node))
          showWidths(table, node.getTraitsOrPlain().widths);
      });
  };
  return () => {
    finish(false);
  };
}
