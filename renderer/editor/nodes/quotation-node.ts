// A quotation: paragraphs, and at most one attribution, which is its last child.
import {
  $create,
  $createParagraphNode,
  ElementNode,
  type EditorConfig,
  type LexicalNode,
  type ParagraphNode,
} from 'lexical';

export class QuotationNode extends ElementNode {
  override $config() {
    return this.config('quotation', { extends: ElementNode });
  }

  override createDOM({ theme }: EditorConfig): HTMLElement {
    const element = document.createElement('blockquote');
    element.className = String(theme['quotation'] ?? '');
    return element;
  }

  override updateDOM(): false {
    return false;
  }

  override canBeEmpty(): false {
    return false;
  }

  // What stands in it is blocks, so that text is never put beside them.
  override isInline(): false {
    return false;
  }
}

export class AttributionNode extends ElementNode {
  override $config() {
    return this.config('attribution', { extends: ElementNode });
  }

  override createDOM({ theme }: EditorConfig): HTMLElement {
    const element = document.createElement('footer');
    element.className = String(theme['attribution'] ?? '');
    return element;
  }

  override updateDOM(): false {
    return false;
  }

  /** Enter leaves the quotation. */
  override insertNewAfter(): ParagraphNode {
    const paragraph = $createParagraphNode();
    (this.getParent() ?? this).insertAfter(paragraph);
    return paragraph;
  }
}

export const $createQuotationNode = (): QuotationNode => $create(QuotationNode);
export const $createAttributionNode = (): AttributionNode =>
  $create(AttributionNode);

export const $isQuotationNode = (
  node: LexicalNode | null | undefined,
): node is QuotationNode => node instanceof QuotationNode;

export const $isAttributionNode = (
  node: LexicalNode | null | undefined,
): node is AttributionNode => node instanceof AttributionNode;
