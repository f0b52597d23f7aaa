// What comes by paste and by drop from outside. HTML is read by our own reader and comes in as blocks of ours: nothing of
// it is run, drawn or fetched. Plain text is lines. What was copied here comes as it was, by the clipboard's JSON.
import { ClipboardImportExtension } from '@lexical/clipboard';
import { batch, signal } from '@lexical/extension';
import {
  $addUpdateTag,
  $getEditor,
  $getSelection,
  $isRangeSelection,
  configExtension,
  defineExtension,
  HISTORIC_TAG,
  mergeRegister,
  PASTE_TAG,
  safeCast,
  type BaseSelection,
  type LexicalEditor,
} from 'lexical';
import type { ImportedHtml } from '#core/convert/html-import.ts';
import { AppError } from '#core/errors.ts';
import { reportFault } from '../../api/report-fault.ts';
import { OTHER_BRIEFING_TAG } from '../blocks/ids-extension.ts';
import { $selectedCode } from '../code/code-extension.ts';
import { registerBeforePaste } from './before-paste.ts';
import { $isOfOtherBriefing } from './copy-extension.ts';
import { $countMarkers, turnMarkers } from './pasted-markers.ts';
import { $putBlocks, type PutPlace } from './put-blocks.ts';
import { isReadAtOnce, readHtml, readHtmlLater } from './read-html.ts';
import { allowed, textBlocks } from './text-blocks.ts';

/** Markers in what was pasted, which can be made into real ones. */
export type MarkerOffer = { readonly place: PutPlace; readonly count: number };

export type PasteConfig = {
  /** The markers of what was pasted are markers now: where they are linked is to be seen. */
  readonly showMarkers: () => void;
};

export const PasteExtension = defineExtension({
  name: 'precis/paste',
  config: safeCast<PasteConfig>({ showMarkers: () => undefined }),
  dependencies: [
    configExtension(ClipboardImportExtension, {
      $importMimeType: {
        'application/x-lexical-editor': [
          (_data, selection, $next, data) => {
            if ($isOfOtherBriefing(data)) $addUpdateTag(OTHER_BRIEFING_TAG);
            return $pasteIntoCode(selection, data) || $next();
          },
        ],
        'text/html': [
          (html, selection, _$next, data) =>
            $pasteIntoCode(selection, data) || $pasteHtml(html, selection),
        ],
        'text/plain': [
          (text, selection, $next, data) =>
            $pasteIntoCode(selection, data) ||
            $pasteText(text, selection) ||
            $next(),
        ],
      },
    }),
  ],
  init: () => ({
    offer: signal<MarkerOffer | null>(null),
    notice: signal<string | null>(null),
    trouble: signal<string | null>(null),
    isReading: signal(false),
  }),
  build: (editor, { showMarkers }, state) => {
    const { offer, notice, trouble, isReading } = state.getInitResult();
    return {
      offer,
      /** What stayed behind. */
      notice,
      /** Why nothing was pasted. */
      trouble,
      isReading,
      dismiss: (): void => {
        batch(() => {
          offer.value = null;
          notice.value = null;
          trouble.value = null;
        });
      },
      turnMarkers: (): void => {
        const taken = offer.peek();
        offer.value = null;
        if (!taken) return;
        turnMarkers(editor, taken.place);
        showMarkers();
      },
    };
  },
  register: (editor, _config, state) => {
    const { offer, notice, trouble, isReading } = state.getInitResult();
    const begin = (): void => {
      batch(() => {
        offer.value = null;
        notice.value = null;
        trouble.value = null;
      });
    };
    const end = async (
      putting: Promise<PutPlace | null>,
      pictures: number,
    ): Promise<void> => {
      const place = await putting;
      // Not before the update that puts them in is done.
      const count = place ? editor.read(() => $countMarkers(place)) : 0;
      batch(() => {
        if (place && count > 0) offer.value = { place, count };
        if (pictures > 0) notice.value = left(pictures);
      });
    };
    const port: Port = {
      begin,
      put: (read, selection) => {
        end($putBlocks(editor, read.blocks, selection), read.pictures).catch(
          reportFault,
        );
      },
      refuse: (sentence) => {
        trouble.value = sentence;
      },
      readLater: (html) => {
        isReading.value = true;
        readHtmlLater(html, languageOf(editor))
          .then((read) => {
            editor.update(
              () => {
                const selection = $getSelection();
                if (selection) port.put(read, selection);
              },
              { tag: PASTE_TAG },
            );
          })
          .catch((error: unknown) => {
            if (error instanceof AppError) trouble.value = error.message;
            else throw error;
          })
          .catch(reportFault)
          .finally(() => {
            isReading.value = false;
          });
      },
    };
    PORTS.set(editor, port);
    return mergeRegister(
      () => {
        PORTS.delete(editor);
      },
      registerBeforePaste(editor, begin),
      editor.registerUpdateListener(({ tags }) => {
        // What was pasted may be gone, or be there again.
        if (tags.has(HISTORIC_TAG) && offer.peek()) offer.value = null;
      }),
    );
  },
});

type Port = {
  readonly begin: () => void;
  readonly put: (
    read: Pick<ImportedHtml, 'blocks' | 'pictures'>,
    selection: BaseSelection,
  ) => void;
  readonly refuse: (sentence: string) => void;
  readonly readLater: (html: string) => void;
};

/** The library calls importers without what the extension has made. */
const PORTS = new WeakMap<LexicalEditor, Port>();

const languageOf = (editor: LexicalEditor): string =>
  editor.getRootElement()?.lang ?? '';

const left = (pictures: number): string =>
  pictures === 1
    ? 'A picture stayed behind: only words come in this way. Copy the picture by itself to put it in.'
    : `${pictures} pictures stayed behind: only words come in this way. Copy a picture by itself to put it in.`;

/** Code takes the words alone. */
function $pasteIntoCode(selection: BaseSelection, data: DataTransfer): boolean {
  const text = data.getData('text/plain');
  if (text === '' || !$isRangeSelection(selection) || !$selectedCode())
    return false;
  PORTS.get($getEditor())?.begin();
  selection.insertRawText(allowed(text.replaceAll(/\r\n?/g, '\n')));
  return true;
}

function $pasteHtml(html: string, selection: BaseSelection): boolean {
  const editor = $getEditor();
  const port = PORTS.get(editor);
  if (!port) return false;
  port.begin();
  if (!isReadAtOnce(html)) {
    port.readLater(html);
    return true;
  }
  try {
    const read = readHtml(html, languageOf(editor));
    if (read.blocks.length === 0 && read.pictures === 0) return false;
    port.put(read, selection);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    port.refuse(error.message);
  }
  return true;
}

/** One line is typed as it is, with the look that the caret has. */
function $pasteText(text: string, selection: BaseSelection): boolean {
  const port = PORTS.get($getEditor());
  if (!port) return false;
  port.begin();
  const words = allowed(text);
  const blocks = textBlocks(words);
  if (blocks.length === 0) {
    if ($isRangeSelection(selection) && words !== '')
      selection.insertText(words.replaceAll(/[\r\n]+/g, ' '));
    return true;
  }
  const isLine = !/[\r\n\u2028\u2029]/.test(words);
  if (isLine && $isRangeSelection(selection)) {
    // Spaces at its edges are the person's own.
    port.put(
      {
        blocks: [
          { type: 'paragraph', content: [{ type: 'text', text: words }] },
        ],
        pictures: 0,
      },
      selection,
    );
    return true;
  }
  port.put({ blocks, pictures: 0 }, selection);
  return true;
}
