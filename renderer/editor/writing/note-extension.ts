// The editor in which the words of one note are written. It has no history: each change is one of the briefing's, and
// undo is the briefing's as well.
import { NodeSelectionDataSelectedExtension } from '@lexical/extension';
import { RichTextExtension } from '@lexical/rich-text';
import { LinkExtension } from '@lexical/link';
import {
  $getRoot,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_EDITOR,
  configExtension,
  defineExtension,
  HISTORY_MERGE_TAG,
  KEY_DOWN_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  mergeRegister,
  REDO_COMMAND,
  registerEventListener,
  safeCast,
  UNDO_COMMAND,
  type AnyLexicalExtension,
  type LexicalEditor,
} from 'lexical';
import type {
  Citation,
  CitationId,
  NoteInline,
} from '#core/document/document.ts';
import { isLinkAddress } from '#core/document/link-address.ts';
import { newId } from '../../api/new-id.ts';
import { matchesKeys } from '../../ui/keys.ts';
import { CaretAtKeyExtension } from '../keys/caret-at-key-extension.ts';
import { COMMENT_KEYS } from '../keys/editor-keys.ts';
import { goesOn } from '../keys/goes-on.ts';
import { TypingExtension } from '../keys/typing-extension.ts';
import { TypedRequestExtension } from '../notes/typed-request-extension.ts';
import { ShowSuggestionsExtension } from '../suggestions/show-suggestions-extension.ts';
import { theme } from '../theme.ts';
import { $chosenCitation, $citations } from './chosen-citation.ts';
import { CitationNode } from './citation-node.ts';
import { $readNote, $showNote } from './note-convert.ts';
import { PasteWordsExtension } from './paste-words-extension.ts';

export type NoteConfig = {
  /** What a citation is shown as. */
  readonly label: (citation: Citation) => string;
  /** After each change that is none of the briefing's own. */
  readonly onChange: (content: NoteInline[]) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onCite: () => void;
  readonly onEditCitation: (citation: Citation) => void;
  /** Esc, or Ctrl+Enter. */
  readonly onDone: () => void;
};

const none = (): void => undefined;

export const NoteExtension = defineExtension({
  name: 'precis/note',
  config: safeCast<NoteConfig>({
    label: () => '',
    onChange: none,
    onUndo: none,
    onRedo: none,
    onCite: none,
    onEditCitation: none,
    onDone: none,
  }),
  dependencies: [TypedRequestExtension],
  register: (editor, config, state) =>
    mergeRegister(
      editor.registerNodeTransform(CitationNode, (node) => {
        const { id } = node.getCitation();
        const first = $citations().find(
          (other) => other.getCitation().id === id,
        );
        if (first && !first.is(node))
          node.setCitation({
            ...node.getCitation(),
            id: newId() as CitationId,
          });
      }),
      editor.registerMutationListener(CitationNode, (mutations) => {
        editor.read(() => {
          for (const [key] of mutations) {
            const element = editor.getElementByKey(key);
            const node = $citations().find((each) => each.getKey() === key);
            if (!element || !node) continue;
            const label = config.label(node.getCitation());
            element.textContent = label;
            element.setAttribute('aria-label', `Citation: ${label}`);
          }
        });
      }),
      editor.registerUpdateListener(
        ({ dirtyElements, dirtyLeaves, editorState, tags }) => {
          if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
          if (tags.has(HISTORY_MERGE_TAG) || editor.isComposing()) return;
          config.onChange(editorState.read($readNote));
        },
      ),
      editor.registerRootListener((root) => {
        if (!root) return;
        return mergeRegister(
          // What was composed is one change, told when it is there.
          registerEventListener(root, 'compositionend', () => {
            setTimeout(() => {
              config.onChange(editor.read($readNote));
            });
          }),
          registerEventListener(root, 'dblclick', (event) => {
            const { target } = event;
            const citation = editor.read(() =>
              $citations()
                .find((node) => {
                  const element = editor.getElementByKey(node.getKey());
                  return target instanceof Node && element?.contains(target);
                })
                ?.getCitation(),
            );
            if (citation) config.onEditCitation(citation);
          }),
        );
      }),
      command(editor, UNDO_COMMAND, config.onUndo),
      command(editor, REDO_COMMAND, config.onRedo),
      editor.registerCommand(
        KEY_ESCAPE_COMMAND,
        (event) => {
          event.preventDefault();
          event.stopPropagation();
          config.onDone();
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          const chosen = $chosenCitation();
          if (!chosen) return false;
          event?.preventDefault();
          config.onEditCitation(chosen.getCitation());
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          // What is selected here can be commented on, as in the text.
          if (matchesKeys(event, COMMENT_KEYS)) return false;
          // The keys of the list around it are letters here.
          event.stopPropagation();
          if (event.isComposing) return false;
          if (goesOn(event)) $chosenCitation()?.selectNext(0, 0);
          if (matchesKeys(event, 'Mod+Enter')) config.onDone();
          else if (matchesKeys(event, 'Mod+Alt+F')) {
            state.getDependency(TypedRequestExtension).output.forget();
            config.onCite();
          } else return false;
          event.preventDefault();
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    ),
});

function command(
  editor: LexicalEditor,
  name: typeof UNDO_COMMAND,
  run: () => void,
): () => void {
  return editor.registerCommand(
    name,
    () => {
      run();
      return true;
    },
    COMMAND_PRIORITY_EDITOR,
  );
}

/** `content` is what the note has when it is opened. */
export function noteExtension(
  content: readonly NoteInline[],
  config: NoteConfig,
): AnyLexicalExtension {
  return defineExtension({
    name: 'precis/writing-note',
    namespace: 'precis-note',
    theme,
    nodes: [CitationNode],
    $initialEditorState: () => {
      $showNote(content);
      $getRoot().selectEnd();
    },
    onError: (error) => {
      reportError(error);
    },
    dependencies: [
      RichTextExtension,
      configExtension(LinkExtension, {
        validateUrl: isLinkAddress,
        attributes: undefined,
      }),
      configExtension(NodeSelectionDataSelectedExtension, {
        attribute: 'data-chosen',
        nodes: [CitationNode],
      }),
      CaretAtKeyExtension,
      TypingExtension,
      PasteWordsExtension,
      ShowSuggestionsExtension,
      configExtension(TypedRequestExtension, {
        asked: () => {
          config.onCite();
        },
      }),
      configExtension(NoteExtension, config),
    ],
  });
}
