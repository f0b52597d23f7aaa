// Lexical looks at all children of the root with each update, lest one of them is to stand in a line: in a long text that is
// a good part of what a key costs. Here it looks when the root has other children than before alone; what was drawn once
// had none.
import { $isRootNode, defineExtension, type LexicalNode } from 'lexical';

export const RootChildrenExtension = defineExtension({
  name: 'precis/root-children',
  // Before any extension registers transforms of its own, which are left alone.
  build: (editor) => {
    const transforms = editor._nodes.get('root')?.transforms;
    for (const transform of [...(transforms ?? [])]) {
      transforms?.delete(transform);
      transforms?.add((root: LexicalNode) => {
        const drawn = editor.getEditorState()._nodeMap.get('root');
        // A root whose children change is another object.
        if (!$isRootNode(root) || root !== drawn) transform(root);
      });
    }
  },
});
