// A figure is one picture and one caption behind it, whatever is typed, pasted or deleted: what else comes to lie in it
// stands behind it, a picture elsewhere gets a figure, and a caption that lost its picture is a paragraph.
import {
  $createParagraphNode,
  $getSelection,
  $isDecoratorNode,
  $isElementNode,
  $isRangeSelection,
  $isRootNode,
  defineExtension,
  mergeRegister,
  type LexicalNode,
} from 'lexical';
import { $copyTraits, $getBlockId, $setBlockId } from '../nodes/block-state.ts';
import {
  $createCaptionNode,
  $createFigureNode,
  $isCaptionNode,
  $isFigureNode,
  $isPictureNode,
  CaptionNode,
  FigureNode,
  PictureNode,
} from '../nodes/figure-node.ts';
import { $moveLine } from '../quotations/set-kind.ts';

export const KeepFiguresExtension = defineExtension({
  name: 'precis/keep-figures',
  register: (editor) =>
    mergeRegister(
      editor.registerNodeTransform(FigureNode, $keepFigure),
      editor.registerNodeTransform(PictureNode, $keepPicture),
      editor.registerNodeTransform(CaptionNode, $keepCaption),
    ),
});

function $keepPicture(picture: PictureNode): void {
  if (!$isRootNode(picture.getParent())) return;
  const figure = $createFigureNode();
  picture.insertBefore(figure);
  figure.append(picture, $createCaptionNode());
}

function $keepCaption(caption: CaptionNode): void {
  if ($isFigureNode(caption.getParent())) return;
  const id = $getBlockId(caption);
  const paragraph = $createParagraphNode();
  caption.insertBefore(paragraph);
  $copyTraits(caption, paragraph);
  $moveLine(caption, paragraph);
  caption.remove();
  if (id !== null) $setBlockId(paragraph, id);
}

function $keepFigure(figure: FigureNode): void {
  const children = figure.getChildren();
  const picture = children.find($isPictureNode);
  if (!picture) {
    $becomeParagraphs(figure);
    return;
  }
  const caption = children.find($isCaptionNode) ?? $createCaptionNode();
  let last: LexicalNode = figure;
  for (const child of children) {
    if (child.is(picture) || child.is(caption)) continue;
    if (!isBlock(child)) caption.append(child);
    else {
      const [...parts] = $isFigureNode(child) ? child.getChildren() : [child];
      for (const part of parts) {
        last.insertAfter(part);
        last = part;
      }
      if ($isFigureNode(child)) child.remove();
    }
  }
  if (!picture.is(figure.getFirstChild())) {
    const first = figure.getFirstChild();
    if (first) first.insertBefore(picture);
  }
  if (!caption.is(figure.getLastChild())) figure.append(caption);
}

/** Its words, at least one line to write in: the first has its id. */
function $becomeParagraphs(figure: FigureNode): void {
  const id = $getBlockId(figure);
  const selection = $getSelection();
  const held =
    $isRangeSelection(selection) &&
    [selection.anchor, selection.focus].some(
      ({ key }) => key === figure.getKey(),
    );
  const paragraph = $createParagraphNode();
  $copyTraits(figure, paragraph);
  figure.insertBefore(paragraph);
  let last: LexicalNode = paragraph;
  for (const child of figure.getChildren())
    if ($isCaptionNode(child) && paragraph.isEmpty())
      $moveLine(child, paragraph);
    else if (isBlock(child)) {
      last.insertAfter(child);
      last = child;
    } else paragraph.append(child);
  figure.remove();
  if (id !== null) $setBlockId(paragraph, id);
  if (held) paragraph.selectStart();
}

const isBlock = (node: LexicalNode): boolean =>
  !node.isInline() && ($isElementNode(node) || $isDecoratorNode(node));
