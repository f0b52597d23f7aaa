// Lights up the markers with one number, while a pane beside the sheet shows them.
import { effect, signal } from '@lexical/extension';
import { defineExtension, mergeRegister } from 'lexical';
import type { BlockId } from '#core/document/document.ts';
import { markersOf, type PlacedMarker } from '#core/document/walk.ts';
import { BlocksExtension } from '../blocks/blocks-extension.ts';
import { $isMarkerNode, MarkerNode } from '../nodes/marker-node.ts';

type Chosen = {
  readonly number: number;
  readonly place: number;
  readonly within?: ReadonlySet<BlockId>;
};

const LIT = 'data-lit';
const AT = 'data-at';

export const ShowMarkersExtension = defineExtension({
  name: 'precis/show-markers',
  dependencies: [BlocksExtension],
  init: () => ({ chosen: signal<Chosen | null>(null) }),
  build: (_editor, _config, state) => ({
    chosen: state.getInitResult().chosen,
  }),
  register: (editor, _config, state) => {
    const { chosen } = state.getInitResult();
    const { blocks } = state.getDependency(BlocksExtension).output;
    const light = (): HTMLElement | null => {
      const { number, place, within } = chosen.peek() ?? {
        number: 0,
        place: 0,
      };
      // A marker that has the number twice is two places.
      const lit = markersOf(blocks.peek()).flatMap((placed) =>
        within && !within.has(placed.block)
          ? []
          : placed.marker.references
              .filter((reference) => reference.number === number)
              .map(() => placed),
      );
      const at = lit[place]?.marker.id;
      const ids = new Set(lit.map(({ marker }: PlacedMarker) => marker.id));
      let shown: HTMLElement | null = null;
      editor.read(() => {
        for (const [key, node] of editor.getEditorState()._nodeMap) {
          const element = $isMarkerNode(node) && editor.getElementByKey(key);
          if (!element) continue;
          const { id } = node.getMarker();
          element.toggleAttribute(LIT, ids.has(id));
          element.toggleAttribute(AT, id === at);
          if (id === at) shown = element;
        }
      });
      return shown;
    };
    return mergeRegister(
      effect(() => {
        if (chosen.value) light()?.scrollIntoView({ block: 'center' });
        else light();
      }),
      editor.registerMutationListener(MarkerNode, () => {
        if (chosen.peek()) light();
      }),
    );
  },
});
