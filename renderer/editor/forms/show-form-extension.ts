// Draws onto the page what the template says of the text and is no part of it: under a heading with nothing below it what
// to write there, and above the next heading the line that is signed.
import {
  $isListItemNode,
  $isListNode,
  ListItemNode,
  ListNode,
} from '@lexical/list';
import { $isHeadingNode, HeadingNode } from '@lexical/rich-text';
import {
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  $isParagraphNode,
  $isRootNode,
  defineExtension,
  mergeRegister,
  ParagraphNode,
  safeCast,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { headingNamed, isHeading } from '#core/document/template-headings.ts';
import type { Template } from '#core/document/template.ts';
import { wordsAlone } from '../nodes/footnote-node.ts';

export type FormConfig = Pick<Template, 'headings' | 'signature'>;

export const ShowFormExtension = defineExtension({
  name: 'precis/show-form',
  config: safeCast<FormConfig>({}),
  register: (editor, form) =>
    mergeRegister(
      ...[ParagraphNode, ListNode, ListItemNode, HeadingNode].map((klass) =>
        editor.registerMutationListener(klass, (mutations) => {
          editor.read('latest', () => {
            let headings = false;
            for (const [key, mutation] of mutations) {
              const node = mutation === 'destroyed' ? null : $getNodeByKey(key);
              if (klass === HeadingNode) headings = true;
              if (!node) continue;
              if ($isHeadingNode(node)) $drawHint(editor, form, node);
              else $drawUnder(editor, form, node);
            }
            if (headings) $drawSignature(editor, form);
          });
        }),
      ),
    ),
});

/** What stands below a heading, when the heading changes. */
function $drawHint(
  editor: LexicalEditor,
  form: FormConfig,
  heading: HeadingNode,
): void {
  const next = heading.getNextSibling();
  if ($isParagraphNode(next)) $drawUnder(editor, form, next);
  else if ($isListNode(next)) {
    const first = next.getFirstChild();
    if (first) $drawUnder(editor, form, first);
  }
}

/** A paragraph, or an item of a list. */
function $drawUnder(
  editor: LexicalEditor,
  form: FormConfig,
  node: LexicalNode,
): void {
  if ($isListNode(node)) return;
  const element = editor.getElementByKey(node.getKey());
  if (element) write(element, 'data-hint', $hintOf(form, node));
}

/** The hint for an empty place that is all that stands there yet. */
function $hintOf(form: FormConfig, node: LexicalNode): string | null {
  if (!$isElementNode(node) || !node.isEmpty()) return null;
  const list = $isListItemNode(node) ? node.getParent() : null;
  if ($isListNode(list) && list.getChildrenSize() > 1) return null;
  const block = list ?? node;
  if (!$isRootNode(block.getParent())) return null;
  const heading = block.getPreviousSibling();
  return $isHeadingNode(heading)
    ? (headingNamed(form, wordsAlone(heading.getTextContent()))?.hint ?? null)
    : null;
}

/** Above the first heading behind the section that is signed; where there is none, it stands behind the text. */
function $drawSignature(editor: LexicalEditor, form: FormConfig): void {
  const { signature } = form;
  if (signature?.after === undefined) return;
  const signed = headingNamed(form, signature.after) ?? {
    text: signature.after,
  };
  let level: number | null = null;
  let done = false;
  for (const node of $getRoot().getChildren()) {
    if (!$isHeadingNode(node)) continue;
    const own = Number(node.getTag().slice(1));
    const here: boolean = level !== null && !done && own <= level;
    const element = editor.getElementByKey(node.getKey());
    if (element)
      write(element, 'data-signature', here ? signature.label : null);
    if (here) done = true;
    if (level === null && isHeading(signed, wordsAlone(node.getTextContent())))
      level = own;
  }
}

function write(element: HTMLElement, name: string, value: string | null): void {
  // Most have neither, and looking costs less than taking away.
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
