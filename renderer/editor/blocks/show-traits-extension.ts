// Writes onto the page what a block has besides its words: its language and that of each run of text, for screen readers,
// spelling and fonts, and its marking, which is drawn at its edge.
import {
  $getNodeByKey,
  $isTextNode,
  defineExtension,
  mergeRegister,
  TabNode,
  TextNode,
  type Klass,
  type LexicalNode,
} from 'lexical';
import {
  $getLanguage,
  $getTraits,
  type BlockTraits,
} from '../nodes/block-state.ts';
import { $isPreservedNode, PreservedNode } from '../nodes/preserved-node.ts';
import { elementClasses } from '../structure/structure-extension.ts';

export const ShowTraitsExtension = defineExtension({
  name: 'precis/show-traits',
  register: (editor) => {
    const drawn: readonly Klass<LexicalNode>[] = [
      TextNode,
      TabNode,
      PreservedNode,
      ...elementClasses(editor),
    ];
    return mergeRegister(
      ...drawn.map((klass) =>
        editor.registerMutationListener(klass, (mutations) => {
          editor.read('latest', () => {
            for (const [key, mutation] of mutations) {
              const node = mutation === 'destroyed' ? null : $getNodeByKey(key);
              const element = editor.getElementByKey(key);
              if (!node || !element) continue;
              const { language, marking } = $traitsOf(node);
              write(element, 'lang', language);
              write(element, 'data-marking', marking);
            }
          });
        }),
      ),
    );
  },
});

function $traitsOf(node: LexicalNode): BlockTraits {
  if ($isPreservedNode(node)) return node.getPreserved();
  if (!$isTextNode(node)) return $getTraits(node);
  const language = $getLanguage(node);
  return language === null ? {} : { language };
}

function write(
  element: HTMLElement,
  name: string,
  value: string | undefined,
): void {
  if (element.getAttribute(name) === (value ?? null)) return;
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
