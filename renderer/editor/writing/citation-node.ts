// A citation within the words of a note that is written: one piece, which says whom it cites and where.
import {
  $create,
  $getState,
  $setState,
  createState,
  DecoratorNode,
  type LexicalNode,
} from 'lexical';
import type {
  Citation,
  CitationId,
  SourceId,
} from '#core/document/document.ts';
import { isCitation } from '../nodes/stored-parts.ts';

const NONE: Citation = {
  type: 'citation',
  id: 'none' as CitationId,
  source: 'none' as SourceId,
};

const citationState = createState('citation', {
  parse: (value) => (isCitation(value) ? value : NONE),
});

export class CitationNode extends DecoratorNode<null> {
  override $config() {
    return this.config('citation', {
      extends: DecoratorNode,
      stateConfigs: [{ stateConfig: citationState, flat: true }],
    });
  }

  getCitation(): Citation {
    return $getState(this, citationState);
  }

  setCitation(citation: Citation): this {
    return $setState(this, citationState, citation);
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = 'cite';
    element.setAttribute('role', 'img');
    return element;
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

export const $createCitationNode = (citation: Citation): CitationNode =>
  $create(CitationNode).setCitation(citation);

export const $isCitationNode = (
  node: LexicalNode | null | undefined,
): node is CitationNode => node instanceof CitationNode;
