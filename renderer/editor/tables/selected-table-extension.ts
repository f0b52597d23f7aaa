// Which table the selection is in, for the tools beside it.
import { signal, type ReadonlySignal } from '@lexical/extension';
import { defineExtension, type NodeKey } from 'lexical';
import { $selectedTableBlock } from './selected-cells.ts';

export const SelectedTableExtension = defineExtension({
  name: 'precis/selected-table',
  init: () => ({
    selected: signal<NodeKey | null>(null),
    drawn: signal(0),
  }),
  build: (
    _editor,
    _config,
    state,
  ): {
    readonly selected: ReadonlySignal<NodeKey | null>;
    /** Counts what was drawn: the table may stand elsewhere since. */
    readonly drawn: ReadonlySignal<number>;
  } => state.getInitResult(),
  register: (editor, _config, state) => {
    const { selected, drawn } = state.getInitResult();
    return editor.registerUpdateListener(({ editorState }) => {
      selected.value = editorState.read(
        () => $selectedTableBlock()?.getKey() ?? null,
      );
      if (selected.peek() !== null) drawn.value += 1;
    });
  },
});
