// Links in the text: made by key, by an address that is typed or pasted, opened with Ctrl and a click. An address is one
// that the document may hold; the selection stays while it is asked for.
import { batch, signal } from '@lexical/extension';
import {
  $createLinkNode,
  $isLinkNode,
  $toggleLink,
  TOGGLE_LINK_COMMAND,
  type LinkNode,
} from '@lexical/link';
import { $findMatchingParent } from '@lexical/utils';
import {
  $createTextNode,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  $onUpdate,
  CLICK_COMMAND,
  COMMAND_PRIORITY_EDITOR,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_NORMAL,
  createCommand,
  defineExtension,
  HISTORY_PUSH_TAG,
  INSERT_PARAGRAPH_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_SPACE_COMMAND,
  mergeRegister,
  registerEventListener,
  safeCast,
  type LexicalCommand,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import { isLinkAddress } from '#core/document/link-address.ts';
import type { DeskRequests } from '../desk-requests.ts';
import { $isCodeNode } from '../nodes/code-node.ts';
import { $removeLinks } from './remove-links.ts';
import { addressBefore } from './typed-address.ts';

/** Asks for the address of a link: that of the selection, or a new one. */
export const EDIT_LINK_COMMAND: LexicalCommand<undefined> =
  createCommand('EDIT_LINK_COMMAND');

/** The link at the caret goes, its words stay. */
export const REMOVE_LINK_COMMAND: LexicalCommand<undefined> = createCommand(
  'REMOVE_LINK_COMMAND',
);

/** The link with the caret in it. */
export type LinkAtCaret = { readonly key: NodeKey; readonly url: string };

export type LinkDraft = {
  /** Empty for a new one. */
  readonly url: string;
  /** Whether there are words already that it will be on. */
  readonly hasWords: boolean;
};

export const LinksExtension = defineExtension({
  name: 'precis/links',
  config: safeCast<Pick<DeskRequests, 'openLink'>>({
    openLink: () => Promise.resolve(),
  }),
  init: () => ({
    at: signal<LinkAtCaret | null>(null),
    draft: signal<LinkDraft | null>(null),
    dismissed: signal<NodeKey | null>(null),
    trouble: signal<string | null>(null),
  }),
  build: (editor, { openLink }, state) => {
    const { at, draft, dismissed, trouble } = state.getInitResult();
    return {
      at,
      draft,
      /** The link whose card was sent away. */
      dismissed,
      /** Why a link was not opened. */
      trouble,
      open: (url: string): void => {
        trouble.value = null;
        openLink(url).catch((error: unknown) => {
          trouble.value = error instanceof Error ? error.message : null;
        });
      },
      /** Puts the link on the selection, or on these words where nothing is selected. */
      write: (url: string, words: string): void => {
        draft.value = null;
        editor.update(
          () => {
            $writeLink(url, words);
          },
          { tag: HISTORY_PUSH_TAG, discrete: true },
        );
      },
      cancel: (): void => {
        draft.value = null;
      },
    };
  },
  register: (editor, _config, state) => {
    const { at, draft, dismissed, trouble } = state.getInitResult();
    const { open } = state.getOutput();
    return mergeRegister(
      editor.registerCommand(
        EDIT_LINK_COMMAND,
        () => {
          if (editor.isEditable()) draft.value = $draft();
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        REMOVE_LINK_COMMAND,
        () => {
          $removeLinks();
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        TOGGLE_LINK_COMMAND,
        (payload) => {
          if (payload !== null) return false;
          $removeLinks();
          return true;
        },
        COMMAND_PRIORITY_NORMAL,
      ),
      editor.registerCommand(
        CLICK_COMMAND,
        (event) => {
          if (!event.ctrlKey && !event.metaKey) return false;
          return openClicked(editor, event, open);
        },
        COMMAND_PRIORITY_NORMAL,
      ),
      // A text that may only be read has no caret to put into a link: a click opens it.
      editor.registerRootListener((root) => {
        if (!root) return undefined;
        return registerEventListener(root, 'click', (event) => {
          if (!editor.isEditable()) openClicked(editor, event, open);
        });
      }),
      editor.registerCommand(
        KEY_ESCAPE_COMMAND,
        () => {
          const shown = at.peek()?.key ?? null;
          if (shown === null || dismissed.peek() === shown) return false;
          dismissed.value = shown;
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerUpdateListener(({ editorState }) => {
        const link = editorState.read($linkAtCaret);
        const now = at.peek();
        if (link?.key === now?.key && link?.url === now?.url) return;
        batch(() => {
          at.value = link;
          trouble.value = null;
          if (link?.key !== now?.key) dismissed.value = null;
        });
      }),
      editor.registerCommand(
        KEY_SPACE_COMMAND,
        (event) => {
          const selection = $getSelection();
          if (
            event.isComposing ||
            event.ctrlKey ||
            event.metaKey ||
            event.altKey ||
            !$isRangeSelection(selection) ||
            !$typedAddress()
          )
            return false;
          event.preventDefault();
          $linkLater(editor, 1);
          selection.insertText(' ');
          return true;
        },
        COMMAND_PRIORITY_NORMAL,
      ),
      editor.registerCommand(
        INSERT_PARAGRAPH_COMMAND,
        () => {
          // Before the paragraph is divided: there it is looked at from behind.
          const typed = $typedAddress();
          if (typed) $linkTyped(typed);
          return false;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    );
  },
});

function openClicked(
  editor: LexicalEditor,
  event: MouseEvent,
  open: (url: string) => void,
): boolean {
  const target = event.target instanceof Element ? event.target : null;
  const element = target?.closest('a[href]');
  if (!element || !editor.getRootElement()?.contains(element)) return false;
  if (element.getAttribute('role') === 'doc-noteref') return false;
  event.preventDefault();
  const address = element.getAttribute('href') ?? '';
  if (isLinkAddress(address)) open(address);
  return true;
}

function $linkAtCaret(): LinkAtCaret | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const link = $linkOf(selection.focus.getNode());
  return link?.is($linkOf(selection.anchor.getNode()))
    ? { key: link.getKey(), url: link.getURL() }
    : null;
}

const $linkOf = (
  node: Parameters<typeof $findMatchingParent>[0],
): LinkNode | null => $findMatchingParent(node, $isLinkNode);

function $draft(): LinkDraft | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const block = selection.anchor.getNode().getTopLevelElement();
  if ($isCodeNode(block)) return null;
  const link = $linkOf(selection.anchor.getNode());
  return {
    url: link?.getURL() ?? '',
    hasWords: link !== null || !selection.isCollapsed(),
  };
}

function $writeLink(url: string, words: string): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !isLinkAddress(url)) return;
  const link = $linkOf(selection.anchor.getNode());
  if (link && selection.isCollapsed()) {
    link.setURL(url);
    return;
  }
  if (!selection.isCollapsed()) {
    $toggleLink(url);
    return;
  }
  const made = $createLinkNode(url).append(
    $createTextNode(words === '' ? url : words).setFormat(selection.format),
  );
  selection.insertNodes([made]);
  made.selectNext(0, 0);
}

type TypedAddress = {
  readonly key: NodeKey;
  readonly start: number;
  readonly end: number;
  readonly url: string;
};

/** The address that ends at the caret, with `behind` characters typed since. */
function $typedAddress(behind = 0): TypedAddress | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const node = selection.anchor.getNode();
  if (!$isTextNode(node) || $linkOf(node) || node.hasFormat('code'))
    return null;
  if ($isCodeNode(node.getTopLevelElement())) return null;
  const end = selection.anchor.offset - behind;
  const found = addressBefore(node.getTextContent().slice(0, Math.max(0, end)));
  if (!found) return null;
  const { start, length, url } = found;
  return { key: node.getKey(), start, end: start + length, url };
}

/** A step of its own: one undo brings back the address as it was typed. */
function $linkLater(editor: LexicalEditor, behind: number): void {
  $onUpdate(() => {
    editor.update(
      () => {
        const typed = $typedAddress(behind);
        if (typed) $linkTyped(typed);
      },
      { tag: HISTORY_PUSH_TAG, discrete: true },
    );
  });
}

function $linkTyped({ start, end, url }: TypedAddress): void {
  const selection = $getSelection();
  const node = $isRangeSelection(selection) ? selection.anchor.getNode() : null;
  if (!$isTextNode(node)) return;
  const parts = node.splitText(start, end);
  const words = parts[start === 0 ? 0 : 1];
  if (!words) return;
  const link = $createLinkNode(url);
  words.replace(link);
  link.append(words);
}
