// Keeps the page storable: whatever is typed, pasted or dropped, what stands there afterwards passes the document's
// schema, and shows nothing that would not be stored.
import { $createLinkNode, $isLinkNode, LinkNode } from '@lexical/link';
import { $isListItemNode, $isListNode, ListNode } from '@lexical/list';
import { HeadingNode } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $getSelection,
  $isRangeSelection,
  $isRootNode,
  defineExtension,
  ElementNode,
  mergeRegister,
  TextNode,
  type Klass,
  type LexicalEditor,
  type LexicalNode,
  type PointType,
  type TextFormatType,
} from 'lexical';
import { forbiddenCharacter } from '#core/document/characters.ts';
import { isListStart } from '#core/document/list-start.ts';
import { isLinkAddress } from '#core/document/link-address.ts';
import { $copyTraits, $getBlockId, $setBlockId } from '../nodes/block-state.ts';
import { $isFootnoteNode } from '../nodes/footnote-node.ts';
import { $isMarkerNode } from '../nodes/marker-node.ts';

/** As MAX_LIST_DEPTH of the schema, which the page can't import; a test holds them together. */
export const DEEPEST_LIST = 8;

const UNKNOWN_FORMATS = [
  'lowercase',
  'uppercase',
  'capitalize',
] as const satisfies readonly TextFormatType[];

export const StructureExtension = defineExtension({
  name: 'precis/structure',
  register: (editor) =>
    mergeRegister(
      editor.registerNodeTransform(TextNode, $keepText),
      editor.registerNodeTransform(LinkNode, $keepLink),
      editor.registerNodeTransform(ListNode, $keepList),
      editor.registerNodeTransform(HeadingNode, $keepHeading),
      ...elementClasses(editor).map((klass) =>
        editor.registerNodeTransform(klass, $keepPlace),
      ),
    ),
});

function $keepText(node: TextNode): void {
  // Words that are being composed are the input method's until it is done.
  if (node.isComposing()) return;
  const text = node.getTextContent();
  const kept = withoutForbidden(text);
  if (kept !== text) {
    for (const point of $pointsIn(node))
      point.set(
        point.key,
        withoutForbidden(text.slice(0, point.offset)).length,
        'text',
      );
    node.setTextContent(kept);
  }
  if (node.getStyle() !== '') node.setStyle('');
  for (const format of UNKNOWN_FORMATS)
    if (node.hasFormat(format)) node.toggleFormat(format);
}

/** The ends of the selection that stand in this text. */
function $pointsIn(node: TextNode): PointType[] {
  const selection = $getSelection();
  return $isRangeSelection(selection)
    ? [selection.anchor, selection.focus].filter(
        ({ key }) => key === node.getKey(),
      )
    : [];
}

function withoutForbidden(text: string): string {
  if (!forbiddenCharacter(text)) return text;
  let kept = '';
  for (const character of text)
    if (!forbiddenCharacter(character)) kept += character;
  return kept;
}

function $keepLink(node: LinkNode): void {
  // What can't stand in a link divides it.
  const children = node.getChildren();
  const at = children.findIndex(
    (child) =>
      $isFootnoteNode(child) || $isMarkerNode(child) || $isLinkNode(child),
  );
  const other = children[at];
  if (other) {
    const behind = children.slice(at + 1);
    node.insertAfter(other);
    if (behind.length > 0)
      other.insertAfter($createLinkNode(node.getURL()).append(...behind));
    if (at === 0) {
      node.remove();
      return;
    }
  }
  if (isLinkAddress(node.getURL())) return;
  for (const child of node.getChildren()) node.insertBefore(child);
  node.remove();
}

function $keepHeading(node: HeadingNode): void {
  if (node.getTag() === 'h5' || node.getTag() === 'h6') node.setTag('h4');
}

/** Those of a list that is too deep stand in the list around it; a list without items is a paragraph to write in. */
function $keepList(node: ListNode): void {
  if (node.isEmpty()) {
    const id = $getBlockId(node);
    const paragraph = $createParagraphNode();
    if ($isListItemNode(node.getParent())) node.remove();
    else {
      $copyTraits(node, paragraph);
      node.replace(paragraph);
      if (id !== null) $setBlockId(paragraph, id);
    }
    return;
  }
  // What no list may begin with, as a web page may have it, would be stored as 1.
  const isCounted = node.getListType() === 'number';
  const first = isCounted && isListStart(node.getStart()) ? node.getStart() : 1;
  if (node.getStart() !== first) node.setStart(first);
  if (listDepth(node) <= DEEPEST_LIST) return;
  const around = node.getParent();
  if (!$isListItemNode(around)) return;
  for (const item of node.getChildren()) around.insertBefore(item);
  around.remove();
}

export function listDepth(node: LexicalNode): number {
  let depth = 0;
  for (let at: LexicalNode | null = node; at; at = at.getParent())
    if ($isListNode(at)) depth += 1;
  return depth;
}

/** Alignment and direction are the blocks', indents the list items', and those nest. */
function $keepPlace(node: ElementNode): void {
  if (!$isRootNode(node) && !$isRootNode(node.getParent())) {
    if (node.getFormat() !== 0) node.setFormat('');
    if (node.getDirection() !== null) node.setDirection(null);
  }
  if ($isListItemNode(node)) return;
  if (node.getIndent() !== 0) node.setIndent(0);
}

/** All kinds of elements that the editor knows, the root's among them. */
export function elementClasses(editor: LexicalEditor): Klass<ElementNode>[] {
  return [...editor._nodes.values()].flatMap(({ klass }) =>
    klass.prototype instanceof ElementNode
      ? [klass as unknown as Klass<ElementNode>]
      : [],
  );
}
