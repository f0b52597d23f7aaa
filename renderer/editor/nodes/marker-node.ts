// A marker that is not linked yet, as it was written.
import {
  $create,
  $getState,
  $setState,
  createState,
  DecoratorNode,
  type LexicalNode,
} from 'lexical';
import type { Marker, MarkerId } from '#core/document/document.ts';
import { isMarker } from './stored-parts.ts';

const NONE: Marker = {
  type: 'marker',
  id: 'none' as MarkerId,
  text: '[1]',
  references: [{ number: 1 }],
};

const markerState = createState('marker', {
  parse: (value) => (isMarker(value) ? value : NONE),
});

export class MarkerNode extends DecoratorNode<null> {
  override $config() {
    return this.config('marker', {
      extends: DecoratorNode,
      stateConfigs: [{ stateConfig: markerState, flat: true }],
    });
  }

  getMarker(): Marker {
    return $getState(this, markerState);
  }

  setMarker(marker: Marker): this {
    return $setState(this, markerState, marker);
  }

  override getTextContent(): string {
    return this.getMarker().text;
  }

  override createDOM(): HTMLElement {
    const { text, references } = this.getMarker();
    const element = document.createElement('span');
    element.className = 'marker';
    // A mark may have no name of its own, and that it is not linked is to be read.
    element.setAttribute('role', 'img');
    element.setAttribute('aria-label', `Marker ${text}, not linked`);
    element.dataset['numbers'] = references
      .map(({ number }) => String(number))
      .join(' ');
    element.textContent = text;
    return element;
  }

  override updateDOM(previous: this): boolean {
    return previous.getMarker() !== this.getMarker();
  }

  override isInline(): true {
    return true;
  }

  override decorate(): null {
    return null;
  }
}

export const $createMarkerNode = (marker: Marker): MarkerNode =>
  $create(MarkerNode).setMarker(marker);

export const $isMarkerNode = (
  node: LexicalNode | null | undefined,
): node is MarkerNode => node instanceof MarkerNode;
