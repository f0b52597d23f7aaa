import { $getRoot, $isElementNode, INSERT_PARAGRAPH_COMMAND } from 'lexical';
import {
  $isListNode,
  INSERT_CHECK_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
} from '@lexical/list';
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { expect, test } from 'vitest';
import { ol, p, type UnplacedBlock } from '#core/document/builder.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';
import { textCommands } from '../text-commands.ts';
import { SET_TICKS_COMMAND, TicksExtension } from './ticks-extension.ts';

const AGREED = ['Agreed', 'Not agreed'];
const ticked = (...items: readonly (readonly string[])[]): UnplacedBlock =>
  ({ ...ol(...items), ticks: AGREED }) as UnplacedBlock;

/** Puts the caret into an item. */
function into({ edit }: OpenEditor, block: number, item = 0): void {
  edit(() => {
    const node = $getRoot().getChildAtIndex(block);
    const inside = $isListNode(node) ? node.getChildAtIndex(item) : node;
    if ($isElementNode(inside)) inside.selectEnd();
  });
}

const ticksOf = ({ handle }: OpenEditor): unknown[] =>
  handle
    .blocks()
    .map((block) => (block.type === 'list' ? (block.ticks ?? []) : block.type));

test('are set for the list with the caret in one step for undo, and taken away', async () => {
  const page = openEditor(ol(['a'], ['b']), p('c'), ol(['d']));
  const { chosen } = getExtensionDependencyFromEditor(
    page.editor,
    TicksExtension,
  ).output;
  into(page, 0, 1);
  expect(chosen.peek()).toEqual([]);
  page.edit(() => {
    page.editor.dispatchCommand(SET_TICKS_COMMAND, AGREED);
  });
  expect(ticksOf(page)).toEqual([AGREED, 'paragraph', []]);
  expect(chosen.peek()).toEqual(AGREED);
  expect(await page.handle.flush()).toBe(true);
  expect(page.library.blocks()).toEqual(page.handle.blocks());
  page.handle.undo();
  expect(ticksOf(page)).toEqual([[], 'paragraph', []]);
  page.handle.redo();
  page.edit(() => {
    page.editor.dispatchCommand(SET_TICKS_COMMAND, []);
  });
  expect(ticksOf(page)).toEqual([[], 'paragraph', []]);
  into(page, 1);
  expect(chosen.peek()).toBeNull();
  page.close();
});

test('stay when items are added and when a list is parted', () => {
  const page = openEditor(ticked(['a'], [], ['c']));
  into(page, 0, 1);
  page.edit(() => {
    page.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  });
  expect(ticksOf(page)).toEqual([AGREED, 'paragraph', AGREED]);
  page.close();
});

test('lists that differ in what can be ticked are never one', () => {
  const page = openEditor(ticked(['a']), p(), ol(['b']));
  page.edit(() => {
    $getRoot().getChildAtIndex(1)?.remove();
  });
  expect(ticksOf(page)).toEqual([AGREED, []]);
  page.close();
});

test.each([
  ['bullets', INSERT_UNORDERED_LIST_COMMAND],
  ['boxes', INSERT_CHECK_LIST_COMMAND],
])('stay when the numbers become %s', (_what, command) => {
  const page = openEditor(ticked(['a'], ['b']));
  into(page, 0);
  page.edit(() => {
    page.editor.dispatchCommand(command, undefined);
  });
  expect(ticksOf(page)).toEqual([AGREED]);
  page.close();
});

test('the commands by name have tick lines where there is a list, and take them away where it has some', () => {
  const page = openEditor(ol(['one']), p('two'));
  const named = () =>
    textCommands(page.editor).filter(({ name }) => /tick lines/i.test(name));
  const names = (): string[] => named().map(({ name }) => name);
  into(page, 1);
  expect(names()).toEqual([]);
  into(page, 0);
  expect(names()).toEqual([
    'Tick lines: Agreed / Not agreed',
    'Tick lines: Noted / Please discuss',
    'Tick lines: Signed / Not signed',
  ]);
  page.edit(() => {
    named()[0]?.run();
  });
  expect(ticksOf(page)).toEqual([AGREED, 'paragraph']);
  expect(names().at(-1)).toBe('No tick lines');
  page.edit(() => {
    named().at(-1)?.run();
  });
  expect(ticksOf(page)).toEqual([[], 'paragraph']);
  page.close();
});
