// The place of the list of sources. What it says is no part of the text: `../sources-list/` writes it onto the page.
import {
  $create,
  DecoratorNode,
  type EditorConfig,
  type LexicalNode,
} from 'lexical';

export class BibliographyNode extends DecoratorNode<null> {
  override $config() {
    return this.config('bibliography', { extends: DecoratorNode });
  }

  override createDOM({ theme }: EditorConfig): HTMLElement {
    const element = document.createElement('div');
    element.className = String(theme['bibliography'] ?? '');
    element.dataset['bibliography'] = '';
    element.setAttribute('role', 'doc-bibliography');
    element.setAttribute('aria-label', 'List of sources');
    return element;
  }

  override updateDOM(): false {
    return false;
  }

  /** For the clipboard's plain text: what stands before and behind it stays apart. */
  override getTextContent(): string {
    return '\n';
  }

  override isInline(): false {
    return false;
  }

  override decorate(): null {
    return null;
  }
}

export const $createBibliographyNode = (): BibliographyNode =>
  $create(BibliographyNode);

export const $isBibliographyNode = (
  node: LexicalNode | null | undefined,
): node is BibliographyNode => node instanceof BibliographyNode;
