// @vitest-environment happy-dom
// When the editor saves without waiting for a pause, and when it does not save at all.
import {
  $getRoot,
  $isElementNode,
  $setCompositionKey,
  BLUR_COMMAND,
  HISTORY_PUSH_TAG,
} from 'lexical';
import {
  afterEach,
  beforeEach,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest';
import { p } from '#core/document/builder.ts';
import { plainText } from '#core/document/walk.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function begin(): OpenEditor {
  const page = openEditor(p('a'));
  const root = document.createElement('div');
  document.body.append(root);
  page.editor.setRootElement(root);
  onTestFinished(() => {
    page.close();
    root.remove();
  });
  return page;
}

function type(page: OpenEditor, words: string): void {
  page.edit(() => {
    const last = $getRoot().getLastChild();
    if ($isElementNode(last)) last.selectEnd().insertText(words);
  }, HISTORY_PUSH_TAG);
}

const stored = ({ library }: OpenEditor): string =>
  library.blocks().map(plainText).join();

test('within half a second of the last key, by itself', async () => {
  const page = begin();
  type(page, 'b');
  await vi.advanceTimersByTimeAsync(500);
  expect(stored(page)).toBe('ab');
});

test('at once when the text loses the focus', async () => {
  const page = begin();
  type(page, 'b');
  page.editor.dispatchCommand(BLUR_COMMAND, new FocusEvent('blur'));
  await vi.advanceTimersByTimeAsync(0);
  expect(stored(page)).toBe('ab');
});

test('at once when the window is hidden', async () => {
  const page = begin();
  type(page, 'b');
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(0);
  expect(stored(page)).toBe('ab');
});

test('at once when something is cut, as it stood until then', async () => {
  const page = begin();
  type(page, 'b');
  document.body.dispatchEvent(new Event('cut', { bubbles: true }));
  page.edit(() => {
    const last = $getRoot().getLastChild();
    if ($isElementNode(last)) last.clear();
  }, HISTORY_PUSH_TAG);
  await vi.advanceTimersByTimeAsync(500);
  expect(
    page.sent.flatMap(({ put }) => put.map(({ block }) => plainText(block))),
  ).toEqual(['ab', '']);
  expect(stored(page)).toBe('');
});

test('when the editor goes', async () => {
  const page = begin();
  type(page, 'b');
  page.close();
  await vi.advanceTimersByTimeAsync(0);
  expect(stored(page)).toBe('ab');
});

test('not while words are composed, and soon after', async () => {
  const page = begin();
  page.edit(() => {
    const text = $getRoot().getFirstDescendant();
    $setCompositionKey(text?.getKey() ?? null);
  });
  type(page, 'か');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(page.sent).toEqual([]);
  page.edit(() => {
    $setCompositionKey(null);
  });
  await vi.advanceTimersByTimeAsync(500);
  expect(stored(page)).toBe('aか');
});
