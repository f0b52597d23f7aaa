// A passage of code: characters, line breaks and tabs, which stand as they were typed and have no look of their own.
import {
  $create,
  $createLineBreakNode,
  $createParagraphNode,
  $createTabNode,
  $createTextNode,
  ElementNode,
  type EditorConfig,
  type LexicalNode,
  type ParagraphNode,
} from 'lexical';

export class CodeNode extends ElementNode {
  override $config() {
    return this.config('code', { extends: ElementNode });
  }

  override createDOM({ theme }: EditorConfig): HTMLElement {
    const element = document.createElement('pre');
    element.className = String(theme['codeBlock'] ?? '');
    // No line of it is a sentence.
    element.spellcheck = false;
    return element;
  }

  override updateDOM(): false {
    return false;
  }

  override insertNewAfter(): ParagraphNode {
    const paragraph = $createParagraphNode();
    this.insertAfter(paragraph);
    return paragraph;
  }
}

export const $createCodeNode = (text = ''): CodeNode =>
  $create(CodeNode).append(...$codeOf(text));

export const $isCodeNode = (
  node: LexicalNode | null | undefined,
): node is CodeNode => node instanceof CodeNode;

/** The characters as the nodes that stand for them. */
export function $codeOf(text: string): LexicalNode[] {
  return text
    .split(/(\n|\t)/)
    .filter((part) => part !== '')
    .map((part) =>
      part === '\n'
        ? $createLineBreakNode()
        : part === '\t'
          ? $createTabNode()
          : $createTextNode(part),
    );
}
