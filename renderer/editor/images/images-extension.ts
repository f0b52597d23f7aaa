// Images come in by the system's dialog, by paste and by drop. A file is kept by the library before anything of it stands
// in the text; what can't be kept is refused with a sentence. An image is selected before a key deletes it.
import { batch, signal } from '@lexical/extension';
import {
  $getClipboardDataFromSelection,
  copyToClipboard,
} from '@lexical/clipboard';
import { DRAG_DROP_PASTE } from '@lexical/rich-text';
import { $dfs } from '@lexical/utils';
import {
  $createNodeSelection,
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isNodeSelection,
  $isParagraphNode,
  $isRangeSelection,
  $setSelection,
  COMMAND_PRIORITY_EDITOR,
  COMMAND_PRIORITY_HIGH,
  COPY_COMMAND,
  createCommand,
  CUT_COMMAND,
  defineExtension,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  HISTORY_PUSH_TAG,
  KEY_ENTER_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  registerEventListener,
  safeCast,
  type LexicalCommand,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import { registerBeforePaste } from '../paste/before-paste.ts';
import { $insertBlock } from '../breaks/breaks-extension.ts';
import type { DeskRequests, KeptImage } from '../desk-requests.ts';
import {
  $createCaptionNode,
  $createFigureNode,
  $createPictureNode,
  $isFigureNode,
  $isPictureNode,
  type FigureNode,
  type Picture,
  type PictureNode,
} from '../nodes/figure-node.ts';
import { drawsImage, readImage } from './read-image.ts';

/** Asks for images with the system's dialog. */
export const INSERT_IMAGE_COMMAND: LexicalCommand<undefined> = createCommand(
  'INSERT_IMAGE_COMMAND',
);

/** Asks what the picture with this key shows. */
export const DESCRIBE_IMAGE_COMMAND: LexicalCommand<NodeKey> = createCommand(
  'DESCRIBE_IMAGE_COMMAND',
);

export const ImagesExtension = defineExtension({
  name: 'precis/images',
  config: safeCast<Pick<DeskRequests, 'chooseImages' | 'keepImage'>>({
    chooseImages: () => Promise.resolve(null),
    keepImage: () => Promise.reject(new Error('There is no library')),
  }),
  init: () => ({
    describing: signal<NodeKey | null>(null),
    trouble: signal<string | null>(null),
    coming: signal(0),
  }),
  build: (editor, _config, state) => {
    const { describing, trouble, coming } = state.getInitResult();
    return {
      /** The picture that is asked about. */
      describing,
      /** Why an image did not come in. */
      trouble,
      /** How many are on their way. */
      coming,
      /** `redaction` is undefined where the redacted copy keeps the picture. */
      describe: (
        key: NodeKey,
        alternative: string,
        redaction: Picture['redaction'],
      ): void => {
        describing.value = null;
        editor.update(
          () => {
            const node = $getNodeByKey(key);
            if ($isPictureNode(node))
              node.setPicture({
                attachment: node.getPicture().attachment,
                alternative,
                ...(redaction && { redaction }),
              });
          },
          { tag: HISTORY_PUSH_TAG },
        );
      },
      cancel: (): void => {
        describing.value = null;
      },
      dismiss: (): void => {
        trouble.value = null;
      },
    };
  },
  register: (editor, { chooseImages, keepImage }, state) => {
    const { describing, trouble, coming } = state.getInitResult();
    const bring = async (
      count: number,
      images: () => Promise<readonly KeptImage[] | null>,
    ): Promise<void> => {
      batch(() => {
        trouble.value = null;
        coming.value += count;
      });
      try {
        const kept = (await images()) ?? [];
        const drawn: KeptImage[] = [];
        for (const image of kept)
          if (await drawsImage(image.attachment)) drawn.push(image);
        if (drawn.length < kept.length)
          trouble.value =
            'An image can’t be drawn, because its file is damaged: save it again in the program that made it, and put it in again.';
        insert(editor, drawn, (key) => {
          describing.value = key;
        });
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        trouble.value = error.message;
      } finally {
        coming.value -= count;
      }
    };
    const take = (files: readonly File[]): boolean => {
      if (!editor.isEditable() || files.length === 0) return false;
      void bring(files.length, async () => {
        const kept: KeptImage[] = [];
        for (const file of files) {
          const { bytes, name } = await readImage(file);
          kept.push(await keepImage(bytes, name));
        }
        return kept;
      });
      return true;
    };
    return mergeRegister(
      registerBeforePaste(editor, () => {
        trouble.value = null;
      }),
      editor.registerCommand(
        INSERT_IMAGE_COMMAND,
        () => {
          if (editor.isEditable()) void bring(0, chooseImages);
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        DESCRIBE_IMAGE_COMMAND,
        (key) => {
          if (editor.isEditable()) describing.value = key;
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        DRAG_DROP_PASTE,
        (files) => take(files),
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          const data =
            event instanceof ClipboardEvent ? event.clipboardData : null;
          // A browser that copies a picture gives its address beside it, and programs that copy words a picture of them.
          if (!data || data.files.length === 0) return false;
          if (data.getData('text/plain') !== '') return false;
          if (data.types.includes('application/x-lexical-editor')) return false;
          event.preventDefault();
          return take([...data.files]);
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          const picture = $selectedPicture();
          if (!picture) return false;
          event?.preventDefault();
          return editor.dispatchCommand(
            DESCRIBE_IMAGE_COMMAND,
            picture.getKey(),
          );
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        COPY_COMMAND,
        (event) => $copyFigure(editor, event),
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        CUT_COMMAND,
        (event) => {
          const figure = $selectedFigure();
          if (!figure || !$copyFigure(editor, event)) return false;
          figure.selectNext();
          figure.remove();
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      ...[
        DELETE_CHARACTER_COMMAND,
        DELETE_WORD_COMMAND,
        DELETE_LINE_COMMAND,
      ].map((command) =>
        editor.registerCommand(command, $selectFirst, COMMAND_PRIORITY_HIGH),
      ),
      editor.registerRootListener((root) => {
        if (!root) return undefined;
        return registerEventListener(root, 'click', (event) => {
          clickOn(editor, event.target);
        });
      }),
    );
  },
});

/** Told the key of the picture where there is one alone, to be described. */
function insert(
  editor: LexicalEditor,
  images: readonly KeptImage[],
  describe: (key: NodeKey) => void,
): void {
  if (images.length === 0) return;
  let key: NodeKey | null = null;
  editor.update(
    () => {
      for (const { attachment } of images) {
        const picture = $createPictureNode({ attachment, alternative: '' });
        $insertBlock($createFigureNode().append(picture, $createCaptionNode()));
        key = images.length === 1 ? picture.getKey() : null;
      }
    },
    {
      tag: HISTORY_PUSH_TAG,
      onUpdate: () => {
        if (key !== null) describe(key);
      },
    },
  );
}

/** The picture that is selected by itself. */
function $selectedPicture(): PictureNode | null {
  const selection = $getSelection();
  if (!$isNodeSelection(selection)) return null;
  const [node, ...others] = selection.getNodes();
  return $isPictureNode(node) && others.length === 0 ? node : null;
}

function $selectedFigure(): FigureNode | null {
  const figure = $selectedPicture()?.getParent();
  return $isFigureNode(figure) ? figure : null;
}

function $select(picture: PictureNode): void {
  const selection = $createNodeSelection();
  selection.add(picture.getKey());
  $setSelection(selection);
}

/** The picture with its caption. */
function $copyFigure(
  editor: LexicalEditor,
  event: ClipboardEvent | KeyboardEvent | null,
): boolean {
  const figure = $selectedFigure();
  if (!figure) return false;
  const whole = $createNodeSelection();
  for (const { node } of $dfs(figure)) whole.add(node.getKey());
  void copyToClipboard(
    editor,
    event instanceof ClipboardEvent ? event : null,
    $getClipboardDataFromSelection(whole),
  );
  return true;
}

/** Where a key would take in or join what stands beside an image, the image is selected, and goes by the next key. */
function $selectFirst(isBackward: boolean): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const { anchor } = selection;
  const block = anchor.getNode().getTopLevelElement();
  if (!$isElementNode(block)) return false;
  if (!$isAtEdge(anchor.getNode(), anchor.offset, isBackward, block))
    return false;
  const beside = $isFigureNode(block)
    ? isBackward
      ? block
      : null
    : isBackward
      ? block.getPreviousSibling()
      : block.getNextSibling();
  if (!$isFigureNode(beside)) return false;
  const picture = beside.getFirstChild();
  if (!$isPictureNode(picture)) return false;
  if ($isParagraphNode(block) && block.isEmpty()) block.remove();
  $select(picture);
  return true;
}

/** Whether nothing of the block stands before (or behind) the point. */
function $isAtEdge(
  node: LexicalNode,
  offset: number,
  isBackward: boolean,
  block: LexicalNode,
): boolean {
  const size = $isElementNode(node)
    ? node.getChildrenSize()
    : node.getTextContentSize();
  if (offset !== (isBackward ? 0 : size)) return false;
  for (
    let at: LexicalNode | null = node;
    at && !at.is(block);
    at = at.getParent()
  ) {
    const beside = isBackward ? at.getPreviousSibling() : at.getNextSibling();
    if (beside && !$isPictureNode(beside)) return false;
  }
  return true;
}

function clickOn(editor: LexicalEditor, target: EventTarget | null): void {
  if (!(target instanceof Element)) return;
  const describes = target.closest('[data-describe]') !== null;
  const element = target.closest<HTMLElement>('[data-described]');
  if (!element) return;
  const key = editor.read('latest', () => {
    const node = $getNearestNodeFromDOMNode(element);
    return $isPictureNode(node) ? node.getKey() : null;
  });
  if (key === null) return;
  editor.update(
    () => {
      const picture = $getNodeByKey(key);
      if ($isPictureNode(picture)) $select(picture);
    },
    { discrete: true },
  );
  if (describes) editor.dispatchCommand(DESCRIBE_IMAGE_COMMAND, key);
}
