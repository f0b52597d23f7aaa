import { $exportMimeTypeFromSelection } from '@lexical/clipboard';
import {
  $createTableSelectionFrom,
  $isTableCellNode,
  $isTableNode,
  type TableCellNode,
} from '@lexical/table';
import { $dfs } from '@lexical/utils';
import {
  $getRoot,
  $isElementNode,
  $isTextNode,
  $selectAll,
  $setSelection,
} from 'lexical';
import { expect, test } from 'vitest';
import { bold, h, note, p, table, ul } from '#core/document/builder.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';

function copied(
  { edit }: OpenEditor,
  type: 'text/html' | 'text/plain',
  $select: () => void,
): string | undefined {
  let written: string | undefined;
  edit(() => {
    $select();
    written = $exportMimeTypeFromSelection(type) ?? undefined;
  });
  return written;
}

test('a whole text goes out with its structure and its notes, and stays as it is', () => {
  const open = openEditor(
    h(2, 'Tides'),
    p('High', note('Log of May'), ' and ', bold('low')),
    ul(['a'], ['b']),
  );
  const before = open.read();
  const html = copied(open, 'text/html', () => {
    $selectAll();
  });
  expect(html).toContain('<h2>Tides</h2>');
  expect(html).toContain('role="doc-noteref"><sup>[1]</sup></a>');
  expect(html).toContain('</a> Log of May</p>');
  expect(html).toContain('<ul><li>a</li><li>b</li></ul>');
  expect(html).not.toContain('class=');
  expect(open.read()).toEqual(before);
  open.close();
});

test('a part of a line goes out as words', () => {
  const open = openEditor(p('one two'));
  const html = copied(open, 'text/html', () => {
    const first = $getRoot().getFirstChild();
    const words = $isElementNode(first) ? first.getFirstChild() : null;
    if ($isTextNode(words)) words.select(0, 3);
  });
  expect(html).toBe('one');
  open.close();
});

test('as plain text, words go out as they are read, and nothing stands for a note', () => {
  const open = openEditor(
    p('High', note('Log of May'), ' and low.', note('Log of June')),
    p('Slack'),
  );
  const text = copied(open, 'text/plain', () => {
    $selectAll();
  });
  expect(text).toBe('High and low.\nSlack');
  open.close();
});

test('nor does it in the cells of a table', () => {
  const open = openEditor(
    table([
      ['Month', 'Level'],
      [['May', note('Log of May')], 'high'],
    ]),
  );
  const text = copied(open, 'text/plain', () => {
    const nodes = $dfs().map(({ node }) => node);
    const around = nodes.find($isTableNode);
    const cells: TableCellNode[] = nodes.filter($isTableCellNode);
    const [first, last] = [cells[0], cells.at(-1)];
    if (!around || !first || !last) throw new Error('There is no table.');
    $setSelection($createTableSelectionFrom(around, first, last));
  });
  expect(text).toBe('Month\tLevel\nMay\thigh');
  open.close();
});
