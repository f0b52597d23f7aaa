// What stands between two blocks of words and has none itself: a rule across the page, or the place where a new page begins.
import {
  $create,
  $getState,
  $setState,
  createState,
  DecoratorNode,
  type EditorConfig,
  type LexicalNode,
} from 'lexical';

export type BreakKind = 'rule' | 'page-break';

const kindState = createState('kind', {
  parse: (value): BreakKind => (value === 'page-break' ? value : 'rule'),
});

export class BreakNode extends DecoratorNode<null> {
  override $config() {
    return this.config('break', {
      extends: DecoratorNode,
      stateConfigs: [{ stateConfig: kindState, flat: true }],
    });
  }

  getKind(): BreakKind {
    return $getState(this, kindState);
  }

  setKind(kind: BreakKind): this {
    return $setState(this, kindState, kind);
  }

  override createDOM({ theme }: EditorConfig): HTMLElement {
    const element = document.createElement('div');
    element.className = String(theme['break'] ?? '');
    element.dataset['kind'] = this.getKind();
    if (this.getKind() === 'rule') element.append(document.createElement('hr'));
    else element.append('Page break');
    return element;
  }

  override updateDOM(previous: this): boolean {
    return previous.getKind() !== this.getKind();
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

export const $createBreakNode = (kind: BreakKind): BreakNode =>
  $create(BreakNode).setKind(kind);

export const $isBreakNode = (
  node: LexicalNode | null | undefined,
): node is BreakNode => node instanceof BreakNode;
