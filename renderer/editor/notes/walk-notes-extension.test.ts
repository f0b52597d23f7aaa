import {
  $createNodeSelection,
  $getRoot,
  $isElementNode,
  $setSelection,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  KEY_DOWN_COMMAND,
} from 'lexical';
import { expect, test } from 'vitest';
import { marker, note, p } from '#core/document/builder.ts';
import { openEditor } from '../editor-fixture.ts';

test.for([
  ['footnote', note('A')],
  ['marker', marker('[3]')],
] as const)('typing goes on behind a %s that is selected', ([type, node]) => {
  const page = openEditor(p('Costs', node, ' rose'));
  page.edit(() => {
    const line = $getRoot().getFirstChild();
    const selected = $isElementNode(line) && line.getChildAtIndex(1);
    if (!selected) throw new Error('Nothing to select');
    const selection = $createNodeSelection();
    selection.add(selected.getKey());
    $setSelection(selection);
  });
  page.edit(() => {
    const key = { key: 'x', getModifierState: () => false };
    page.editor.dispatchCommand(
      KEY_DOWN_COMMAND,
      key as unknown as KeyboardEvent,
    );
    page.editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, 'x');
  });
  expect(page.handle.blocks()).toMatchObject([
    { content: [{ text: 'Costs' }, { type }, { text: 'x rose' }] },
  ]);
  page.close();
});
