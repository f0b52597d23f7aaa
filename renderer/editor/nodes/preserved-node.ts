// A block of a kind that this version shows and can't edit yet (a table): kept exactly as
// it is stored, so that nothing of it is lost.
import {
  $create,
  $getState,
  $setState,
  createState,
  DecoratorNode,
  type EditorConfig,
  type LexicalNode,
} from 'lexical';
import { drawPreserved } from './draw-preserved.ts';
import type { Preserved } from './preserved.ts';
import { isPreserved } from './stored-parts.ts';

const EMPTY: Preserved = {
  type: 'table',
  rows: [[{ content: [] }]],
  headerRows: 0,
  headerColumns: 0,
};
const preservedState = createState('preserved', {
  parse: (value) => (isPreserved(value) ? value : EMPTY),
});

export class PreservedNode extends DecoratorNode<null> {
  override $config() {
    return this.config('preserved', {
      extends: DecoratorNode,
      stateConfigs: [{ stateConfig: preservedState, flat: true }],
    });
  }

  getPreserved(): Preserved {
    return $getState(this, preservedState);
  }

  setPreserved(preserved: Preserved): this {
    return $setState(this, preservedState, preserved);
  }

  override createDOM({ theme }: EditorConfig): HTMLElement {
    const element = drawPreserved(this.getPreserved());
    element.className = String(theme['preserved'] ?? '');
    return element;
  }

  override updateDOM(previous: this): boolean {
    return previous.getPreserved() !== this.getPreserved();
  }

  override isInline(): false {
    return false;
  }

  override decorate(): null {
    return null;
  }
}

export const $createPreservedNode = (preserved: Preserved): PreservedNode =>
  $create(PreservedNode).setPreserved(preserved);

export const $isPreservedNode = (
  node: LexicalNode | null | undefined,
): node is PreservedNode => node instanceof PreservedNode;
