// Bracketed numbers in what was pasted: how many there are, and making real markers of them. Only what is surely a marker
// counts, and none within code or a link.
import { $isLinkNode } from '@lexical/link';
import {
  $getNodeByKey,
  $isElementNode,
  $isTextNode,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type LexicalNode,
  type TextNode,
} from 'lexical';
import { scanMarkers, type FoundMarker } from '#core/convert/markers.ts';
import type { MarkerId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '../../api/new-id.ts';
import { $isCodeNode } from '../nodes/code-node.ts';
import { $createMarkerNode } from '../nodes/marker-node.ts';
import type { PutPlace } from './put-blocks.ts';

/** How many markers stand as text in the place. */
export function $countMarkers(place: PutPlace): number {
  let count = 0;
  for (const text of $textsIn(place)) count += markersIn(text).length;
  return count;
}

/** Makes markers of them: one step for undo. */
export function turnMarkers(editor: LexicalEditor, place: PutPlace): void {
  editor.update(
    () => {
      for (const text of [...$textsIn(place)])
        for (const { start, end, text: written, references } of markersIn(
          text,
        ).reverse()) {
          const parts = text.splitText(start, end);
          const marker = $createMarkerNode({
            type: 'marker',
            id: newId() as MarkerId,
            text: written,
            references,
          });
          parts[start === 0 ? 0 : 1]?.replace(marker);
        }
    },
    { tag: HISTORY_PUSH_TAG, discrete: true },
  );
}

function markersIn(node: TextNode): FoundMarker[] {
  const text = node.getTextContent();
  if (!text.includes('[')) return [];
  try {
    return scanMarkers(text);
  } catch (error) {
    // More of them than a text may have are no markers.
    if (error instanceof AppError) return [];
    throw error;
  }
}

function* $textsIn({ first, last }: PutPlace): Generator<TextNode> {
  const end = $getNodeByKey(last);
  let node = $getNodeByKey(first);
  if (!end?.isAttached() || !node?.isAttached()) return;
  for (; node; node = node.getNextSibling()) {
    yield* $textsOf(node);
    if (node.is(end)) return;
  }
}

function* $textsOf(node: LexicalNode): Generator<TextNode> {
  if ($isTextNode(node)) {
    if (!node.hasFormat('code')) yield node;
  } else if ($isElementNode(node) && !$isLinkNode(node) && !$isCodeNode(node))
    for (const child of node.getChildren()) yield* $textsOf(child);
}
