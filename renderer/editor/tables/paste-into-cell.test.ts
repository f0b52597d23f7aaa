import {
  $generateJSONFromSelectedNodes,
  $generateNodesFromSerializedNodes,
  $insertGeneratedNodes,
} from '@lexical/clipboard';
import { $isTableCellNode } from '@lexical/table';
import { $findMatchingParent } from '@lexical/utils';
import { $getRoot, $getSelection } from 'lexical';
import { expect, test } from 'vitest';
import { p, table, type UnplacedBlock } from '#core/document/builder.ts';
import { openEditor } from '../editor-fixture.ts';

test.each<UnplacedBlock>([{ type: 'rule' }, { type: 'bibliography' }])(
  'what has no words ($type) stands behind the table into which it is pasted, its neighbours’ words in the cell',
  (wordless) => {
    const page = openEditor(p('One'), wordless, p('Two'), table([['x', 'y']]));
    page.edit(() => {
      const root = $getRoot();
      root.select(0, 3);
      const selection = $getSelection();
      const copied = $generateJSONFromSelectedNodes(page.editor, selection);
      const cell = root
        .getAllTextNodes()
        .find((node) => node.getTextContent() === 'x');
      if (!cell || !$findMatchingParent(cell, $isTableCellNode))
        throw new Error('no cell');
      $insertGeneratedNodes(
        page.editor,
        $generateNodesFromSerializedNodes(copied.nodes),
        cell.selectEnd(),
      );
    });
    const blocks = page.read();
    expect(blocks.map(({ type }) => type)).toEqual([
      'paragraph',
      wordless.type,
      'paragraph',
      'table',
      wordless.type,
    ]);
    expect(JSON.stringify(blocks[3])).toMatch(/xOne.*Two/);
    page.close();
  },
);
