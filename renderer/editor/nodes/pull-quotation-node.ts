// A pull quotation: a line of words set apart.
import {
  $create,
  $createParagraphNode,
  ElementNode,
  type EditorConfig,
  type LexicalNode,
  type ParagraphNode,
} from 'lexical';

export class PullQuotationNode extends ElementNode {
  override $config() {
    return this.config('pull-quotation', { extends: ElementNode });
  }

  override createDOM({ theme }: EditorConfig): HTMLElement {
    const element = document.createElement('p');
    element.className = String(theme['pullQuotation'] ?? '');
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

export const $createPullQuotationNode = (): PullQuotationNode =>
  $create(PullQuotationNode);

export const $isPullQuotationNode = (
  node: LexicalNode | null | undefined,
): node is PullQuotationNode => node instanceof PullQuotationNode;
