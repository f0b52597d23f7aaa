import { $getClipboardDataFromSelection } from '@lexical/clipboard';
import { $getRoot, $isElementNode, $isTextNode, $selectAll } from 'lexical';
import { expect, test } from 'vitest';
import { bold, h, note, p, ul } from '#core/document/builder.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';

function htmlOf({ edit }: OpenEditor, $select: () => void): string | undefined {
  let html: string | undefined;
  edit(() => {
    $select();
    html = $getClipboardDataFromSelection()['text/html'] ?? undefined;
  });
  return html;
}

test('a whole text goes out with its structure and its notes, and stays as it is', () => {
  const open = openEditor(
    h(2, 'Tides'),
    p('High', note('Log of May'), ' and ', bold('low')),
    ul(['a'], ['b']),
  );
  const before = open.read();
  const html = htmlOf(open, () => {
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
  const html = htmlOf(open, () => {
    const first = $getRoot().getFirstChild();
    const words = $isElementNode(first) ? first.getFirstChild() : null;
    if ($isTextNode(words)) words.select(0, 3);
  });
  expect(html).toBe('one');
  open.close();
});
