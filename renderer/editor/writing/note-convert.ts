// A note's content as nodes of the editor in which it is written, and back: a paragraph for each of the note's, in the
// one canonical writing of convert.ts.
import { $createLinkNode, $isLinkNode } from '@lexical/link';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import type { LineBreak, NoteInline, Text } from '#core/document/document.ts';
import {
  $lineBreak,
  $lineBreakOf,
  $text,
  $textOf,
  pushText,
} from '../convert.ts';
import { $getSuggested, $setSuggested } from '../nodes/block-state.ts';
import { $createCitationNode, $isCitationNode } from './citation-node.ts';

/** Puts the content in the place of whatever the root holds. */
export function $showNote(content: readonly NoteInline[]): void {
  let paragraph = $createParagraphNode();
  const paragraphs = [paragraph];
  for (const part of content)
    if (part.type === 'paragraph-break') {
      paragraph = $createParagraphNode();
      $setSuggested(paragraph, part);
      paragraphs.push(paragraph);
    } else paragraph.append($nodeOf(part));
  $getRoot()
    .clear()
    .append(...paragraphs);
}

/** The nodes for content within one paragraph; the end of a paragraph among them becomes the end of a line. */
export const $nodesOf = (content: readonly NoteInline[]): LexicalNode[] =>
  content.map((part) =>
    part.type === 'paragraph-break' ? $createLineBreakNode() : $nodeOf(part),
  );

function $nodeOf(
  part: Exclude<NoteInline, { type: 'paragraph-break' }>,
): LexicalNode {
  switch (part.type) {
    case 'text':
      return $text(part);
    case 'line-break':
      return $lineBreak(part);
    case 'citation':
      return $createCitationNode(part);
    case 'link':
      return $createLinkNode(part.url).append(
        ...part.content.map((inner) =>
          inner.type === 'text' ? $text(inner) : $lineBreak(inner),
        ),
      );
  }
}

/** The content of the note as it is written now. */
export function $readNote(): NoteInline[] {
  const content: NoteInline[] = [];
  for (const [place, paragraph] of $getRoot().getChildren().entries()) {
    if (place > 0)
      content.push({ type: 'paragraph-break', ...$getSuggested(paragraph) });
    if ($isElementNode(paragraph)) $readInto(content, paragraph);
  }
  return content;
}

function $readInto(content: NoteInline[], element: ElementNode): void {
  for (const node of element.getChildren())
    if ($isTextNode(node)) pushText(content, $textOf(node));
    else if ($isLineBreakNode(node)) content.push($lineBreakOf(node));
    else if ($isCitationNode(node)) content.push(node.getCitation());
    else if ($isLinkNode(node)) {
      const inside: NoteInline[] = [];
      $readInto(inside, node);
      const words = inside.filter(
        (part): part is Text | LineBreak =>
          part.type === 'text' || part.type === 'line-break',
      );
      if (words.length > 0)
        content.push({ type: 'link', url: node.getURL(), content: words });
    } else if ($isElementNode(node)) $readInto(content, node);
}
