// Passages of code: Enter goes on within one and leaves it from its last line where that is empty, Tab indents. What code
// can't hold (footnotes, markers, words for the redacted copy to leave out) stands in a paragraph behind it, never nowhere.
import { $isLinkNode } from '@lexical/link';
import {
  $createParagraphNode,
  $createTabNode,
  $getSelection,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $isTabNode,
  $isTextNode,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_NORMAL,
  defineExtension,
  FORMAT_TEXT_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import { $findMatchingParent } from '@lexical/utils';
import {
  $copyTraits,
  $getLanguage,
  $isRedacted,
  $setLanguage,
} from '../nodes/block-state.ts';
import { $isCodeNode, CodeNode } from '../nodes/code-node.ts';
import { PICK_CITATION_COMMAND } from '../notes/requests-extension.ts';

export const CodeExtension = defineExtension({
  name: 'precis/code',
  register: (editor) =>
    mergeRegister(
      editor.registerNodeTransform(CodeNode, $keepCode),
      editor.registerCommand(
        INSERT_PARAGRAPH_COMMAND,
        $enter,
        COMMAND_PRIORITY_NORMAL,
      ),
      editor.registerCommand(
        KEY_TAB_COMMAND,
        (event) => {
          const selection = $getSelection();
          const code = $selectedCode();
          if (!code || !$isRangeSelection(selection)) return false;
          event.preventDefault();
          if (event.shiftKey) $outdent(code, selection);
          else if (selection.isCollapsed())
            selection.insertNodes([$createTabNode()]);
          else
            for (const line of $linesOf(code, selection))
              $insertAt(code, line, $createTabNode());
          return true;
        },
        COMMAND_PRIORITY_NORMAL,
      ),
      // Neither a look nor a note can stand in code.
      editor.registerCommand(
        FORMAT_TEXT_COMMAND,
        () => $selectedCode() !== null,
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        PICK_CITATION_COMMAND,
        () => $selectedCode() !== null,
        COMMAND_PRIORITY_HIGH,
      ),
    ),
});

/** The passage of code that holds all of the selection. */
export function $selectedCode(): CodeNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const [from, to] = [selection.anchor, selection.focus].map((point) =>
    $findMatchingParent(point.getNode(), $isCodeNode),
  );
  return from && to && from.is(to) ? from : null;
}

function $enter(): boolean {
  const selection = $getSelection();
  const code = $selectedCode();
  if (!code || !$isRangeSelection(selection)) return false;
  if (!$leave(code, selection)) selection.insertLineBreak();
  return true;
}

/** From an empty last line behind another one, which goes. */
function $leave(code: CodeNode, selection: RangeSelection): boolean {
  const last = code.getLastChild();
  if (
    !selection.isCollapsed() ||
    selection.anchor.key !== code.getKey() ||
    selection.anchor.offset !== code.getChildrenSize() ||
    !$isLineBreakNode(last) ||
    code.getChildrenSize() < 2
  )
    return false;
  const paragraph = code.insertNewAfter();
  last.remove();
  paragraph.select();
  return true;
}

/** The places among the children at which the lines of the selection begin, the last first. */
function $linesOf(code: CodeNode, selection: RangeSelection): number[] {
  const placeOf = (point: RangeSelection['anchor']): number =>
    point.key === code.getKey()
      ? point.offset
      : point.getNode().getIndexWithinParent();
  const [from, to] = [placeOf(selection.anchor), placeOf(selection.focus)].sort(
    (a, b) => a - b,
  );
  const starts = [
    0,
    ...code
      .getChildren()
      .flatMap((child, place) => ($isLineBreakNode(child) ? [place + 1] : [])),
  ];
  const first = starts.findLast((start) => start <= (from ?? 0)) ?? 0;
  return starts
    .filter((start) => start >= first && start <= (to ?? 0))
    .reverse();
}

function $insertAt(code: CodeNode, place: number, node: LexicalNode): void {
  const before = code.getChildAtIndex(place);
  if (before) before.insertBefore(node);
  else code.append(node);
}

/** A tab, or up to four spaces, at the start of each line goes. */
function $outdent(code: CodeNode, selection: RangeSelection): void {
  for (const place of $linesOf(code, selection)) {
    const first = code.getChildAtIndex(place);
    if ($isTabNode(first)) first.remove();
    else if ($isTextNode(first)) {
      const spaces = /^(?: {1,4}|\t)/.exec(first.getTextContent())?.[0].length;
      if (spaces) first.spliceText(0, spaces, '');
    }
  }
}

function $keepCode(code: CodeNode): void {
  const others: LexicalNode[] = [];
  for (const child of code.getChildren()) {
    if ($isLinkNode(child)) {
      for (const word of child.getChildren()) child.insertBefore(word);
      child.remove();
    } else if ($isLineBreakNode(child)) continue;
    else if ($isTextNode(child) && !$isRedacted(child)) {
      // What is composed is the input method's until it is done.
      if (child.isComposing()) continue;
      if (child.getFormat() !== 0) child.setFormat(0);
      if ($getLanguage(child) !== null) $setLanguage(child, null);
    } else others.push(child);
  }
  if (others.length === 0) return;
  const paragraph = $createParagraphNode();
  $copyTraits(code, paragraph);
  code.insertAfter(paragraph);
  let last: LexicalNode = paragraph;
  for (const other of others)
    if ($isElementNode(other) || !other.isInline()) {
      last.insertAfter(other);
      last = other;
    } else paragraph.append(other);
  if (paragraph.isEmpty()) paragraph.remove();
}
