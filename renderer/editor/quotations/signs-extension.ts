// A few signs and a space (or Enter, for those that stand alone) at the start of a paragraph say what kind of block it is. That is a step of its own: one undo
// brings back the signs as they were typed, and typing goes on behind them.
import {
  $createListItemNode,
  $createListNode,
  $isListItemNode,
  $isListNode,
  type ListItemNode,
  type ListType,
} from '@lexical/list';
import {
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  $isRootNode,
  $isTextNode,
  $onUpdate,
  COMMAND_PRIORITY_NORMAL,
  defineExtension,
  HISTORY_PUSH_TAG,
  KEY_ENTER_COMMAND,
  KEY_SPACE_COMMAND,
  mergeRegister,
  type ElementNode,
  type ParagraphNode,
  type TextNode,
} from 'lexical';
import { $insertBlock } from '../breaks/breaks-extension.ts';
import { $copyTraits, $getBlockId, $setBlockId } from '../nodes/block-state.ts';
import { $createBreakNode } from '../nodes/break-node.ts';
import { $moveLine, $setKind, type BlockKind } from './set-kind.ts';

type SignedKind = BlockKind | ListType | 'ticked' | 'rule';

const KINDS: ReadonlyMap<string, SignedKind> = new Map([
  ['#', 'heading-1'],
  ['##', 'heading-2'],
  ['###', 'heading-3'],
  ['####', 'heading-4'],
  ['>', 'quotation'],
  ['-', 'bullet'],
  ['*', 'bullet'],
  ['[]', 'check'],
  ['[ ]', 'check'],
  ['[x]', 'ticked'],
  ['[X]', 'ticked'],
  ['```', 'code'],
  ['---', 'rule'],
  ['***', 'rule'],
  ['___', 'rule'],
]);

/** A number of more digits is rather a year, with which a sentence begins. */
const NUMBER = /^(?<number>[1-9]\d{0,2})[.)]$/;

const numberIn = (signs: string): number | null => {
  const number = NUMBER.exec(signs)?.groups?.['number'];
  return number === undefined ? null : Number(number);
};

/** What Enter takes as well, where nothing else stands in the paragraph. */
const ALONE: ReadonlySet<SignedKind> = new Set(['code', 'rule']);

const isListType = (kind: SignedKind): kind is ListType =>
  kind === 'bullet' || kind === 'number' || kind === 'check';

type Signed = {
  /** An item where it is the one of its list, which `[ ]` makes one to tick: `- [ ]` is how Markdown writes it. */
  readonly paragraph: ParagraphNode | ListItemNode;
  readonly text: TextNode;
  /** How much of the text stands before the caret. */
  readonly length: number;
  readonly kind: SignedKind;
  /** Of a numbered list, the one that it begins with. */
  readonly number: number;
};

export const SignsExtension = defineExtension({
  name: 'precis/signs',
  register: (editor) => {
    const $takeLater = (space: string): void => {
      $onUpdate(() => {
        editor.update(
          () => {
            const signed = $signsBefore(space);
            if (signed) $takeSigns(signed);
          },
          { tag: HISTORY_PUSH_TAG, discrete: true },
        );
      });
    };
    return mergeRegister(
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          if (!event || event.isComposing || event.shiftKey) return false;
          const signed = editor.isEditable() ? $signsBefore('') : null;
          if (!signed || !ALONE.has(signed.kind)) return false;
          if (signed.paragraph.getTextContentSize() !== signed.length)
            return false;
          event.preventDefault();
          $takeLater('');
          return true;
        },
        COMMAND_PRIORITY_NORMAL,
      ),
      editor.registerCommand(
        KEY_SPACE_COMMAND,
        (event) => {
          const selection = $getSelection();
          if (
            event.isComposing ||
            event.ctrlKey ||
            event.metaKey ||
            event.altKey ||
            !editor.isEditable() ||
            !$isRangeSelection(selection) ||
            !$signsBefore('')
          )
            return false;
          event.preventDefault();
          selection.insertText(' ');
          $takeLater(' ');
          return true;
        },
        COMMAND_PRIORITY_NORMAL,
      ),
    );
  },
});

/** Where the caret stands behind such signs and `space`, and nothing is before them in a paragraph of the page. */
function $signsBefore(space: string): Signed | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const { offset: length } = selection.anchor;
  const text = selection.anchor.getNode();
  const paragraph = text.getParent();
  if (
    !$isTextNode(text) ||
    !($isParagraphNode(paragraph) || $isListItemNode(paragraph)) ||
    text.getPreviousSibling()
  )
    return null;
  const isItem = $isListItemNode(paragraph);
  const block = isItem ? paragraph.getParent() : paragraph;
  if (!block || !$isRootNode(block.getParent())) return null;
  const written = text.getTextContent().slice(0, length);
  if (!written.endsWith(space)) return null;
  const signs = written.slice(0, written.length - space.length);
  const number = numberIn(signs);
  const kind = number === null ? KINDS.get(signs) : 'number';
  if (kind === undefined || (isItem && !$ticks(block, kind))) return null;
  return { paragraph, text, length, kind, number: number ?? 1 };
}

const $ticks = (list: ElementNode, kind: SignedKind): boolean =>
  (kind === 'check' || kind === 'ticked') &&
  $isListNode(list) &&
  list.getListType() === 'bullet' &&
  list.getChildrenSize() === 1;

function $takeSigns({ paragraph, text, length, kind, number }: Signed): void {
  text.spliceText(0, length, '');
  // The caret of a text that is gone stands in the paragraph, and goes along from there.
  if (text.getTextContent() === '') {
    text.remove();
    paragraph.select(0, 0);
  } else text.select(0, 0);
  if ($isListItemNode(paragraph)) {
    const list = paragraph.getParent();
    if ($isListNode(list)) list.setListType('check');
    if (kind === 'ticked') paragraph.setChecked(true);
    return;
  }
  if (kind === 'rule') {
    $insertBlock($createBreakNode(kind));
    return;
  }
  const type = kind === 'ticked' ? 'check' : kind;
  if (!isListType(type)) {
    $setKind(paragraph, type);
    return;
  }
  const id = $getBlockId(paragraph);
  const list = $createListNode(type, number);
  const item = $createListItemNode(kind === 'ticked' ? true : undefined);
  list.append(item);
  $copyTraits(paragraph, list);
  $moveLine(paragraph, item);
  paragraph.replace(list);
  if (id !== null) $setBlockId(list, id);
}
