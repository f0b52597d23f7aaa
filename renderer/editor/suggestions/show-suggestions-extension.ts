// Draws what is suggested: words that would come underlined and words that would go struck out, in the colour of who
// suggests them, with who and when for those who hear it. The words stay readable; the colour is never the only sign.
import {
  $getNodeByKey,
  $isDecoratorNode,
  $isElementNode,
  defineExtension,
  mergeRegister,
  type LexicalNode,
} from 'lexical';
import type {
  BlockForm,
  Rank,
  Suggested,
  Suggestion,
} from '#core/document/document.ts';
import { formInWords, formOf } from '#core/review/block-form.ts';
import { exactMoment } from '../../ui/moment-in-words.ts';
import { $blockFromNode } from '../convert.ts';
import {
  $getBlockId,
  $getSuggested,
  type SuggestedState,
} from '../nodes/block-state.ts';
import { $isFootnoteNode } from '../nodes/footnote-node.ts';
import { $isMarkerNode } from '../nodes/marker-node.ts';
import { $isCitationNode } from '../writing/citation-node.ts';
import { colourOf, people } from './colours.ts';

export const ShowSuggestionsExtension = defineExtension({
  name: 'precis/show-suggestions',
  register: (editor) =>
    mergeRegister(
      people.subscribe(() => {
        for (const element of editor
          .getRootElement()
          ?.querySelectorAll<HTMLElement>('[data-by]') ?? [])
          element.dataset['hue'] = colourOf(element.dataset['by'] ?? '');
      }),
      ...[...editor._nodes.values()]
        .map(({ klass }) => klass)
        .filter((klass) => klass.getType() !== 'root')
        .map((klass) =>
          editor.registerMutationListener(klass, (mutations) => {
            editor.read('latest', () => {
              for (const [key, mutation] of mutations) {
                const node =
                  mutation === 'destroyed' ? null : $getNodeByKey(key);
                const element = node && editor.getElementByKey(key);
                if (element) $draw(element, node, mutation === 'created');
              }
            });
          }),
        ),
    ),
});

const said = (verb: string, { author, at }: Suggestion): string =>
  `${verb} by ${author}, ${exactMoment(at)}`;

/** What the block is otherwise, in words. */
function $formerly(node: LexicalNode, from: BlockForm): string {
  const id = $getBlockId(node);
  const block = id && $blockFromNode(node, id, ANY_RANK);
  return block ? formInWords(from, formOf(block)) : '';
}

const ANY_RANK = 'a0' as Rank;

function $suggestedOf(node: LexicalNode): SuggestedState {
  if ($isFootnoteNode(node)) return node.getFootnote();
  if ($isMarkerNode(node)) return node.getMarker();
  if ($isCitationNode(node)) return node.getCitation();
  return $getSuggested(node);
}

/** A new element has nothing to be taken away, and a long text has thousands. */
function $draw(element: HTMLElement, node: LexicalNode, isNew: boolean): void {
  const { inserted, deleted, moved, reshaped } = $suggestedOf(node);
  const last = deleted ?? inserted ?? moved ?? reshaped;
  if (isNew && !last && !$isChangedNote(node)) return;
  const was = reshaped && $formerly(node, reshaped.from);
  const words = [
    inserted && said('inserted', inserted),
    deleted && said('deleted', deleted),
    moved && said('moved', moved),
    reshaped && said(`changed from ${was ?? ''}`, reshaped),
  ].filter((each) => each !== undefined);
  write(element, 'data-inserted', inserted?.id);
  write(element, 'data-deleted', deleted?.id);
  write(element, 'data-moved', moved?.id);
  write(element, 'data-was', was);
  write(element, 'data-changed', $isChangedNote(node) ? 'true' : undefined);
  write(element, 'data-by', last?.author);
  write(element, 'data-hue', last && colourOf(last.author));
  write(element, 'aria-description', words.join('; ') || undefined);
  // A block keeps its own role; what it is suggested to do is said of it.
  if ($isElementNode(node) || $isDecoratorNode(node)) return;
  write(
    element,
    'role',
    deleted ? 'deletion' : inserted ? 'insertion' : undefined,
  );
  if (last) element.title = words.join('; ');
  else if (element.dataset['redacted'] === undefined)
    element.removeAttribute('title');
}

/** Whether something is suggested in the words of the note. */
const $isChangedNote = (node: LexicalNode): boolean =>
  $isFootnoteNode(node) &&
  node
    .getFootnote()
    .content.flatMap((part): readonly Suggested[] =>
      part.type === 'link' ? part.content : [part],
    )
    .some(({ inserted, deleted }) => inserted ?? deleted);

function write(
  element: HTMLElement,
  name: string,
  value: string | undefined,
): void {
  if (element.getAttribute(name) === (value ?? null)) return;
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
