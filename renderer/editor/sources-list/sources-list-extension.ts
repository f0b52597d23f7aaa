// The places of the list of sources in the text: puts one in, selects one that is clicked, and tells where they are on the
// page, for the screen to write there what they say.
import { signal } from '@lexical/extension';
import {
  $createNodeSelection,
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $setSelection,
  CLICK_COMMAND,
  COMMAND_PRIORITY_EDITOR,
  COMMAND_PRIORITY_LOW,
  createCommand,
  defineExtension,
  mergeRegister,
  type LexicalCommand,
  type NodeKey,
} from 'lexical';
import { $insertBlock } from '../breaks/breaks-extension.ts';
import { $getPlacing } from '../nodes/block-state.ts';
import {
  $createBibliographyNode,
  $isBibliographyNode,
  BibliographyNode,
} from '../nodes/bibliography-node.ts';

export const INSERT_BIBLIOGRAPHY_COMMAND: LexicalCommand<undefined> =
  createCommand('INSERT_BIBLIOGRAPHY_COMMAND');

export const SourcesListExtension = defineExtension({
  name: 'precis/sources-list',
  init: () => ({
    places: signal<ReadonlyMap<NodeKey, HTMLElement>>(new Map()),
  }),
  build: (_editor, _config, state) => ({
    places: state.getInitResult().places,
  }),
  register: (editor, _config, state) => {
    const { places } = state.getInitResult();
    return mergeRegister(
      editor.registerCommand(
        INSERT_BIBLIOGRAPHY_COMMAND,
        () => {
          $insertBlock($createBibliographyNode());
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerMutationListener(BibliographyNode, (mutations) => {
        editor.read('latest', () => {
          const now = new Map(places.peek());
          for (const [key, mutation] of mutations) {
            const node = mutation === 'destroyed' ? null : $getNodeByKey(key);
            const element = node && editor.getElementByKey(key);
            if (!element) {
              now.delete(key);
              continue;
            }
            now.set(key, element);
            // Without one it is that of the language, as in print.
            element.dir = $getPlacing(node).direction ?? '';
          }
          places.value = now;
        });
      }),
      editor.registerCommand(
        CLICK_COMMAND,
        ({ target }) => {
          const node =
            target instanceof Node ? $getNearestNodeFromDOMNode(target) : null;
          if (!$isBibliographyNode(node)) return false;
          const selection = $createNodeSelection();
          selection.add(node.getKey());
          $setSelection(selection);
          return true;
        },
        COMMAND_PRIORITY_LOW,
      ),
    );
  },
});
