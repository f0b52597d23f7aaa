// How words and blocks look and what they are marked as, beyond what the editor library does itself: words for the redacted
// copy to leave out, the language of a passage or a block, alignment, direction, and the marking of a block.
import { signal } from '@lexical/extension';
import { $isTableSelection } from '@lexical/table';
import {
  $getSelection,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  $isTextNode,
  createCommand,
  defineExtension,
  mergeRegister,
  type LexicalCommand,
  type LexicalNode,
  type TextNode,
} from 'lexical';
import type { Alignment } from '#core/document/document.ts';
import { whereEditable } from '../keys/where-editable.ts';
import { $blockOf } from '../blocks/block-of.ts';
import { $leavesOf } from '../blocks/keep-markings-extension.ts';
import {
  $getPlacing,
  $getTraits,
  $isRedacted,
  $replaceTraits,
  $setCarriedMarking,
  $setLanguage,
  $setPlacing,
  $setReason,
  $setRedacted,
} from '../nodes/block-state.ts';
import { $isPictureNode } from '../nodes/figure-node.ts';
import { $isCodeNode } from '../nodes/code-node.ts';
import { $isTableBlockNode } from '../nodes/table-block-node.ts';

/** Leaves words out of the redacted copy for this reason; null for none. */
export const REDACT_COMMAND: LexicalCommand<string | null> =
  createCommand('REDACT_COMMAND');

/** Words that the redacted copy leaves out; again, and it leaves them in. */
export const TOGGLE_REDACTION_COMMAND: LexicalCommand<undefined> =
  createCommand('TOGGLE_REDACTION_COMMAND');

/** A tag, or null for the language of what is around it. */
export const SET_LANGUAGE_COMMAND: LexicalCommand<{
  readonly of: 'words' | 'blocks';
  readonly language: string | null;
}> = createCommand('SET_LANGUAGE_COMMAND');

/** The marking of the blocks of the selection, null for none. */
export const SET_MARKING_COMMAND: LexicalCommand<string | null> = createCommand(
  'SET_MARKING_COMMAND',
);

/** Null is as the template has it. */
export const SET_ALIGNMENT_COMMAND: LexicalCommand<Alignment | null> =
  createCommand('SET_ALIGNMENT_COMMAND');

/** Null is that of the words themselves. */
export const SET_DIRECTION_COMMAND: LexicalCommand<'ltr' | 'rtl' | null> =
  createCommand('SET_DIRECTION_COMMAND');

/** Bold, italic and all other looks go; language and redaction say what words are, and stay. */
export const CLEAR_LOOK_COMMAND: LexicalCommand<undefined> =
  createCommand('CLEAR_LOOK_COMMAND');

/** Asks the person which one. */
export const ASK_LOOK_COMMAND: LexicalCommand<AskedLook> =
  createCommand('ASK_LOOK_COMMAND');

export type AskedLook = 'language' | 'marking' | 'reason';

export const LooksExtension = defineExtension({
  name: 'precis/looks',
  init: () => signal<AskedLook | null>(null),
  build: (_editor, _config, state) => {
    const asked = state.getInitResult();
    return {
      /** What a dialog asks for now. */
      asked,
      answered: (): void => {
        asked.value = null;
      },
    };
  },
  register: (editor, _config, state) => {
    const asked = state.getInitResult();
    const on = whereEditable(editor);
    return mergeRegister(
      on(TOGGLE_REDACTION_COMMAND, $toggleRedaction),
      on(REDACT_COMMAND, (reason) => {
        for (const text of $selectedTexts()) {
          $setRedacted(text, true);
          $setReason(text, reason);
        }
      }),
      on(SET_LANGUAGE_COMMAND, ({ of, language }) => {
        if (of === 'words')
          for (const text of $selectedTexts()) $setLanguage(text, language);
        else
          for (const block of $touchedBlocks())
            $changeTraits(block, { language: language ?? undefined });
      }),
      on(SET_MARKING_COMMAND, (marking) => {
        for (const block of $touchedBlocks()) $mark(block, marking);
      }),
      on(SET_ALIGNMENT_COMMAND, (align) => {
        for (const block of $touchedBlocks())
          // A table is as wide as the text, and its columns say where words stand in them.
          if ($isElementNode(block) && !$isTableBlockNode(block))
            block.setFormat(align ?? '');
      }),
      on(SET_DIRECTION_COMMAND, (direction) => {
        for (const block of $touchedBlocks())
          if ($isElementNode(block)) block.setDirection(direction);
          else
            $setPlacing(block, {
              ...$getPlacing(block),
              ...(direction !== null && { direction }),
            });
      }),
      on(CLEAR_LOOK_COMMAND, $clearLook),
      on(ASK_LOOK_COMMAND, (look) => {
        asked.value = look;
      }),
    );
  },
});

/** The blocks that the selection touches, in their order. */
export function $touchedBlocks(): LexicalNode[] {
  const selection = $getSelection();
  if (!selection) return [];
  const nodes = $isRangeSelection(selection)
    ? [
        selection.anchor.getNode(),
        ...selection.getNodes(),
        selection.focus.getNode(),
      ]
    : selection.getNodes();
  const blocks = new Set(nodes.flatMap((node) => $blockOf(node) ?? []));
  return [...blocks];
}

/** Each selected stretch of words as texts of its own; those of code have no look. */
function $selectedTexts(): TextNode[] {
  const selection = $getSelection();
  if ($isTableSelection(selection))
    return selection.getNodes().filter($isTextNode);
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return [];
  return selection
    .extract()
    .filter($isTextNode)
    .filter((text) => !$isCodeNode(text.getTopLevelElement()));
}

function $toggleRedaction(): void {
  const selection = $getSelection();
  const pictures = $isNodeSelection(selection)
    ? selection.getNodes().filter($isPictureNode)
    : [];
  if (pictures.length > 0) {
    const leaving = pictures.every((each) => each.getPicture().redaction);
    for (const each of pictures) {
      const { redaction = {}, ...picture } = each.getPicture();
      each.setPicture(leaving ? picture : { ...picture, redaction });
    }
    return;
  }
  const texts = $selectedTexts();
  const redacted = !texts.every($isRedacted);
  for (const text of texts) $setRedacted(text, redacted);
}

function $changeTraits(
  block: LexicalNode,
  change: { readonly language?: string | undefined },
): void {
  const { language, marking } = { ...$getTraits(block), ...change };
  $replaceTraits(block, {
    ...(language !== undefined && { language }),
    ...(marking !== undefined && { marking }),
  });
}

/** What a person says here stands, whatever its words carried before. */
function $mark(block: LexicalNode, marking: string | null): void {
  const { language } = $getTraits(block);
  $replaceTraits(block, {
    ...(language !== undefined && { language }),
    ...(marking !== null && { marking }),
  });
  if ($isElementNode(block))
    for (const leaf of $leavesOf(block)) $setCarriedMarking(leaf, marking);
}

function $clearLook(): void {
  for (const text of $selectedTexts()) text.setFormat(0);
  const selection = $getSelection();
  if ($isRangeSelection(selection)) selection.format = 0;
}
