// Writes onto the page what a block has besides its words: its language and that of each run of text, for screen readers,
// spelling and fonts, its marking, which is drawn at its edge, and which words the redacted copy leaves out.
import {
  $getNodeByKey,
  $isRootNode,
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
  $getReason,
  $isRedacted,
  type BlockTraits,
} from '../nodes/block-state.ts';
import { BibliographyNode } from '../nodes/bibliography-node.ts';
import { BreakNode } from '../nodes/break-node.ts';
import { elementClasses } from '../structure/structure-extension.ts';

/** What is said of words with the pointer on them. */
const REDACTED = 'The redacted copy leaves this out';

export const ShowTraitsExtension = defineExtension({
  name: 'precis/show-traits',
  register: (editor) => {
    const drawn: readonly Klass<LexicalNode>[] = [
      TextNode,
      TabNode,
      BreakNode,
      BibliographyNode,
      ...elementClasses(editor),
    ];
    return mergeRegister(
      ...drawn.map((klass) =>
        editor.registerMutationListener(klass, (mutations) => {
          editor.read('latest', () => {
            for (const [key, mutation] of mutations) {
              const node = mutation === 'destroyed' ? null : $getNodeByKey(key);
              const element = editor.getElementByKey(key);
              // The text itself has the language of the briefing, which stands on it already.
              if (!node || !element || $isRootNode(node)) continue;
              // A new element has nothing to be taken away, and a long text has thousands.
              const write = mutation === 'created' ? add : put;
              const { language, marking } = $traitsOf(node);
              write(element, 'lang', language);
              write(element, 'data-marking', marking);
              if (!$isTextNode(node)) continue;
              const redacted = $isRedacted(node);
              write(element, 'data-redacted', redacted ? 'true' : undefined);
              const reason = $getReason(node);
              write(
                element,
                'title',
                redacted
                  ? reason === null
                    ? REDACTED
                    : `${REDACTED}: ${reason}`
                  : undefined,
              );
            }
          });
        }),
      ),
    );
  },
});

function $traitsOf(node: LexicalNode): BlockTraits {
  if (!$isTextNode(node)) return $getTraits(node);
  const language = $getLanguage(node);
  return language === null ? {} : { language };
}

function add(
  element: HTMLElement,
  name: string,
  value: string | undefined,
): void {
  if (value !== undefined) element.setAttribute(name, value);
}

function put(
  element: HTMLElement,
  name: string,
  value: string | undefined,
): void {
  if (element.getAttribute(name) === (value ?? null)) return;
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
