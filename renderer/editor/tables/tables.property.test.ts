// Whatever is done to a table on the page, what would be stored passes the document's schema, the library holds it in the
// end, and undo brings back what was there.
import fc from 'fast-check';
import {
  $generateJSONFromSelectedNodes,
  $generateNodesFromSerializedNodes,
  $insertGeneratedNodes,
} from '@lexical/clipboard';
import { $createTableSelectionFrom } from '@lexical/table';
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $setSelection,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  HISTORY_PUSH_TAG,
  INSERT_PARAGRAPH_COMMAND,
  REMOVE_TEXT_COMMAND,
} from 'lexical';
import { expect, test } from 'vitest';
import { h, note, p, quote, table, ul } from '#core/document/builder.ts';
import { parseBlock } from '#core/document/schema.ts';
import { footnotesOf } from '#core/document/walk.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';
import { $isTableBlockNode } from '../nodes/table-block-node.ts';
import { SET_BLOCK_KIND_COMMAND } from '../quotations/quotation-extension.ts';
import { $selectedTableBlock } from './selected-cells.ts';
import {
  INSERT_TABLE_COMMAND,
  TABLE_COMMAND,
  type TableAction,
} from './table-commands-extension.ts';
import { $modelOf } from './table-nodes.ts';

const ACTIONS: readonly TableAction[] = [
  'row-above',
  'row-below',
  'column-before',
  'column-after',
  'row-up',
  'row-down',
  'column-back',
  'column-on',
  'header-row',
  'header-column',
  'figures',
  'merge',
  'merge',
  'split',
  'wider',
  'narrower',
  'free-widths',
  'caption',
  'select-table',
  'delete-rows',
  'delete-columns',
  'delete-table',
];

const open = (): OpenEditor =>
  openEditor(
    p('Before'),
    table(
      [
        ['a', ['b', note('One.')], 'c'],
        ['d', 'e', ['f', note('Two.')]],
      ],
      { figures: [1], caption: ['Caption', note('Three.')] },
    ),
    h(2, 'Between'),
    ul(['item']),
    quote([['Said']], ['Someone']),
    table([['x', 'y']]),
  );

type Step = (page: OpenEditor) => unknown;
let copied: ReturnType<typeof $generateJSONFromSelectedNodes> | null = null;

/** Selects cells of one of the tables, or puts the caret anywhere. */
const place = fc.record({
  block: fc.nat(12),
  from: fc.nat(30),
  to: fc.nat(30),
  kind: fc.constantFrom('caret', 'caret', 'cells', 'range'),
});
type Place = {
  readonly block: number;
  readonly from: number;
  readonly to: number;
  readonly kind: string;
};

const pick = <T>(list: readonly T[], at: number): T | undefined =>
  list[at % Math.max(1, list.length)];

function $select({ block, from, to, kind }: Place): void {
  const node = pick($getRoot().getChildren(), block);
  if (kind === 'range') {
    const size = $getRoot().getChildrenSize();
    $getRoot().select(Math.min(from, to) % (size + 1), size);
    return;
  }
  if (!$isTableBlockNode(node)) {
    if ($isElementNode(node)) {
      if (from % 2 === 0) node.selectStart();
      else node.selectEnd();
    }
    return;
  }
  const cells = $modelOf(node)?.grid.cells ?? [];
  const first = pick(cells, from)?.content;
  const last = pick(cells, to)?.content;
  const lexical = node.getTable();
  if (kind === 'cells' && first && last && lexical)
    $setSelection($createTableSelectionFrom(lexical, first, last));
  else if (from === to && from % 2 === 1) node.getCaption()?.selectEnd();
  else if (from % 2 === 0) first?.selectStart();
  else first?.selectEnd();
}

const does = (at: Place, act: (page: OpenEditor) => void): Step => {
  return (page) => {
    page.edit(() => {
      $select(at);
      act(page);
    }, HISTORY_PUSH_TAG);
  };
};

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(place, fc.constantFrom(...ACTIONS))
      .map(([at, action]) =>
        does(at, ({ editor }) => editor.dispatchCommand(TABLE_COMMAND, action)),
      ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        place,
        fc.constantFrom<((page: OpenEditor) => void)[]>(
          ({ editor }) =>
            editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, 'z'),
          ({ editor }) => editor.dispatchCommand(REMOVE_TEXT_COMMAND, null),
          ({ editor }) =>
            editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined),
          ({ editor }) =>
            editor.dispatchCommand(SET_BLOCK_KIND_COMMAND, 'quotation'),
          ({ editor }) =>
            editor.dispatchCommand(INSERT_TABLE_COMMAND, {
              rows: 2,
              columns: 2,
            }),
        ),
      )
      .map(([at, act]) => does(at, act)),
  },
  {
    weight: 2,
    // At an edge: within words, deleting measures the page.
    arbitrary: place.map((at) =>
      does(at, ({ editor }) => {
        if ($selectedTableBlock())
          editor.dispatchCommand(DELETE_CHARACTER_COMMAND, at.from % 2 === 0);
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: place.map((at) =>
      does(at, ({ editor }) => {
        copied = $generateJSONFromSelectedNodes(editor, $getSelection());
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: place.map((at) =>
      does(at, ({ editor }) => {
        const selection = $getSelection();
        if (copied && selection)
          $insertGeneratedNodes(
            editor,
            $generateNodesFromSerializedNodes(copied.nodes),
            selection,
          );
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constant<Step>(({ handle }) => {
      handle.undo();
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Step>(({ handle }) => {
      handle.redo();
    }),
  },
  { weight: 1, arbitrary: fc.constant<Step>(({ handle }) => handle.flush()) },
);

test('tables can be stored whatever is done to them, ids stay unique, and the library holds them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 30 }),
      async (steps) => {
        copied = null;
        const page = open();
        for (const take of steps) {
          await take(page);
          const stands = page.read();
          expect(page.handle.blocks()).toEqual(stands);
          for (const block of stands) parseBlock(block);
          const ids = [
            ...stands.map(({ id }) => id),
            ...footnotesOf(stands).map(({ footnote }) => footnote.id),
          ];
          expect(new Set(ids).size).toBe(ids.length);
        }
        expect(await page.handle.flush()).toBe(true);
        expect(page.library.blocks()).toEqual(page.read());
        page.close();
      },
    ),
    { numRuns: 120 },
  );
}, 120_000);

test('one step of undo takes back each thing that is asked for, ids and all', () => {
  fc.assert(
    fc.property(place, fc.constantFrom(...ACTIONS), (at, action) => {
      const page = open();
      page.edit(() => {
        $select(at);
      });
      const before = page.handle.blocks();
      page.editor.dispatchCommand(TABLE_COMMAND, action);
      page.editor.read(() => undefined);
      const after = page.handle.blocks();
      if (after !== before) {
        page.handle.undo();
        expect(page.handle.blocks()).toEqual(before);
        page.handle.redo();
        expect(page.handle.blocks()).toEqual(after);
      }
      page.close();
    }),
    { numRuns: 100 },
  );
});
