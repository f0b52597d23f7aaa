// A footnote in the text: its mark, and in it the whole note as it is stored. The number on the mark is written by the
// numbering, never kept here.
import {
  $create,
  $getState,
  $setState,
  createState,
  DecoratorNode,
  type LexicalNode,
} from 'lexical';
import type { Footnote, FootnoteId } from '#core/document/document.ts';
import { isFootnote } from './stored-parts.ts';

const NONE: Footnote = {
  type: 'footnote',
  id: 'none' as FootnoteId,
  content: [],
};

const footnoteState = createState('footnote', {
  parse: (value) => (isFootnote(value) ? value : NONE),
});

export class FootnoteNode extends DecoratorNode<null> {
  override $config() {
    return this.config('footnote', {
      extends: DecoratorNode,
      stateConfigs: [{ stateConfig: footnoteState, flat: true }],
    });
  }

  getFootnote(): Footnote {
    return $getState(this, footnoteState);
  }

  setFootnote(footnote: Footnote): this {
    return $setState(this, footnoteState, footnote);
  }

  override createDOM(): HTMLElement {
    const mark = document.createElement('sup');
    mark.className = 'fn';
    const link = document.createElement('a');
    link.setAttribute('role', 'doc-noteref');
    link.setAttribute('aria-label', 'Footnote');
    link.tabIndex = -1;
    // Of no address: the mark is no place to go to with the pointer alone.
    link.href = '#';
    mark.append(link);
    return mark;
  }

  override updateDOM(): false {
    return false;
  }

  override isInline(): true {
    return true;
  }

  override decorate(): null {
    return null;
  }
}

export const $createFootnoteNode = (footnote: Footnote): FootnoteNode =>
  $create(FootnoteNode).setFootnote(footnote);

export const $isFootnoteNode = (
  node: LexicalNode | null | undefined,
): node is FootnoteNode => node instanceof FootnoteNode;
