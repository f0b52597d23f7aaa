import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { $getRoot, UNDO_COMMAND } from 'lexical';
import { expect, test } from 'vitest';
import {
  h,
  ol,
  p,
  table,
  text,
  type UnplacedBlock,
} from '#core/document/builder.ts';
import type { ListItem } from '#core/document/document.ts';
import { plainText } from '#core/document/walk.ts';
import { openEditor } from '../editor-fixture.ts';
import { SuggestExtension } from '../suggestions/suggest-extension.ts';
import { MOVE_LINES_COMMAND } from './move-lines-extension.ts';

function open(...blocks: readonly UnplacedBlock[]) {
  const opened = openEditor(...blocks);
  return {
    ...opened,
    /** The selection from the words that begin with `from` into those that begin with `to`. */
    select(from: string, to = from): void {
      opened.edit(() => {
        const texts = $getRoot().getAllTextNodes();
        const [first, last] = [from, to].map((words) =>
          texts.find((node) => node.getTextContent().startsWith(words)),
        );
        const selection = first?.select(1, 1);
        if (last && selection) selection.focus.set(last.getKey(), 2, 'text');
      });
    },
    move(way: 1 | -1): void {
      opened.edit(() => {
        opened.editor.dispatchCommand(MOVE_LINES_COMMAND, way);
      });
    },
    shown: () => opened.read().map((block) => plainText(block)),
  };
}

test('a paragraph goes past its neighbour with its id and the caret, up to the ends, and comes back by one undo each', () => {
  const page = open(h(1, 'One'), p('Two'), p('Three'));
  const ids = page.read().map(({ id }) => id);
  page.select('Two');
  page.move(1);
  page.move(1);
  expect(page.shown()).toEqual(['One', 'Three', 'Two']);
  expect(page.read()[2]?.id).toBe(ids[1]);
  page.move(-1);
  page.move(-1);
  page.move(-1);
  expect(page.shown()).toEqual(['Two', 'One', 'Three']);
  page.edit(() => {
    page.editor.dispatchCommand(UNDO_COMMAND, undefined);
  });
  expect(page.shown()).toEqual(['One', 'Two', 'Three']);
  expect(page.read().map(({ id }) => id)).toEqual(ids);
});

test('all that is selected goes together, also selected backwards', () => {
  const page = open(p('One'), p('Two'), ol(['Three']), p('Four'));
  page.select('Three', 'Two');
  page.move(-1);
  expect(page.shown()).toEqual(['Two', 'Three', 'One', 'Four']);
});

const item = (words: string): ListItem => ({ content: [text(words)] });

test('items go past each other within their list, with the lists in them', () => {
  const page = open(p('Before'), {
    type: 'list',
    style: 'ordered',
    items: [
      item('One'),
      {
        ...item('Two'),
        children: { style: 'ordered', items: [item('In two'), item('Also')] },
      },
      item('Three'),
    ],
  });
  const list = (): string | undefined => page.shown()[1];
  page.select('Two');
  page.move(-1);
  expect(list()).toBe('Two\nIn two\nAlso\nOne\nThree');
  page.move(-1);
  expect(page.shown()[0]).toBe('Before');
  page.move(1);
  page.move(1);
  expect(list()).toBe('One\nThree\nTwo\nIn two\nAlso');
  page.select('Three');
  page.move(1);
  expect(list()).toBe('One\nTwo\nIn two\nAlso\nThree');
  page.move(-1);
  expect(list()).toBe('One\nThree\nTwo\nIn two\nAlso');
  page.select('Also');
  page.move(-1);
  expect(list()).toBe('One\nThree\nTwo\nAlso\nIn two');
});

test('in a table nothing is moved, and a table is passed as a whole', () => {
  const page = open(p('One'), table([['Cell'], ['Other']]), p('Two'));
  const before = page.shown();
  page.select('Cell');
  page.move(1);
  expect(page.shown()).toEqual(before);
  page.select('Two');
  page.move(-1);
  expect(page.shown()).toEqual([before[0], 'Two', before[1]]);
});

test('of a suggestion a block tells where it stood; an item, which could not, stays', () => {
  const page = open(p('One'), p('Two'), ol(['Three'], ['Four']));
  const suggest = getExtensionDependencyFromEditor(
    page.editor,
    SuggestExtension,
  ).output;
  suggest.author.value = 'Ana';
  page.select('Two');
  page.move(-1);
  expect(page.read().map(({ moved }) => moved !== undefined)).toEqual([
    true,
    false,
    false,
  ]);
  page.select('Four');
  page.move(-1);
  expect(page.shown()).toEqual(['Two', 'One', 'Three\nFour']);
});
