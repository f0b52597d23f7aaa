import { $getRoot } from 'lexical';
import { expect, test } from 'vitest';
import { p } from '#core/document/builder.ts';
import { openEditor } from '../editor-fixture.ts';
import { createPageBlocks } from './page-blocks.ts';

test('what changed is read although an error while drawing made the list of it empty', () => {
  const page = openEditor(p('One'), p('Two'));
  const prevEditorState = page.editor.getEditorState();
  const read = createPageBlocks(
    prevEditorState,
    new Map(page.handle.blocks().map((block) => [block.id, block])),
  );
  page.edit(() => {
    $getRoot().getFirstChild()?.selectEnd().insertText('!');
  });
  read.update({
    editorState: page.editor.getEditorState(),
    prevEditorState,
    dirtyElements: new Map(),
    dirtyLeaves: new Set(),
    mutatedNodes: new Map(),
    tags: new Set(),
  });
  expect(read.blocks()).toEqual(page.handle.blocks());
  page.close();
});
