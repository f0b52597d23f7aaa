// A word of thousands of letters is drawn without kerning: where any two letters may stand closer, the browser lays the rest
// of the word out anew for each line of it, and stands still for minutes.
import {
  $isTextNode,
  DEFAULT_EDITOR_DOM_CONFIG,
  defineExtension,
} from 'lexical';

/** Letters in a row: longer than any word, and short enough to be drawn in a moment. */
const LONG = 1_000;
const LONG_WORD = new RegExp(`[\\p{L}\\p{M}]{${LONG}}`, 'u');

export const LongWordsExtension = defineExtension({
  name: 'precis/long-words',
  init: (editorConfig) => {
    const base = { ...DEFAULT_EDITOR_DOM_CONFIG, ...editorConfig.dom };
    editorConfig.dom = {
      ...base,
      // While it is drawn: before the selection, which has all of it laid out.
      $decorateDOM: (node, previous, dom, editor) => {
        base.$decorateDOM(node, previous, dom, editor);
        if (!$isTextNode(node)) return;
        const now = hasLongWord(node.__text);
        const before = $isTextNode(previous) && hasLongWord(previous.__text);
        if (now) dom.style.fontKerning = 'none';
        else if (before) dom.style.fontKerning = '';
      },
    };
  },
});

const hasLongWord = (text: string): boolean =>
  text.length >= LONG && LONG_WORD.test(text);
