// Lexical keeps the text of the whole document with its root. With most updates that is a chain of the texts of the
// blocks, which costs nothing to make; where the last block is written in, it is cut instead, and for that written out:
// 1.4 MB of it in a long briefing, at each key.
import { defineExtension, RootNode } from 'lexical';

/** Lexical's sign that all is drawn anew, as a state that comes from outside is: nothing is cut then. */
const WHOLE = 2;

export const RootTextExtension = defineExtension({
  name: 'precis/root-text',
  register: (editor) =>
    // The root's transforms come last, and with each update in which anything is dirty.
    editor.registerNodeTransform(RootNode, ({ __first, __last }) => {
      // It is cut where what is dirty are the last blocks and no others. The first one is looked at too, then, and nothing
      // is found in it to draw. What was changed in this update is dirty as it is.
      if (__first === null || __first === __last) return;
      if (editor._dirtyType === WHOLE) return;
      if (editor._cloneNotNeeded.has(__first)) return;
      editor._dirtyElements.set(__first, false);
    }),
});
