import { expect, test } from 'vitest';
import {
  bold,
  cite,
  h,
  link,
  marker,
  note,
  p,
  quote,
  table,
  text,
  ul,
  type UnplacedBlock,
} from '../document/builder.ts';
import type { ListedEntry } from '../citations/listed-entry.ts';
import type { SourceId } from '../document/document.ts';
import { exportHtml } from './html-export.ts';
import { importHtml } from './html-import.ts';

const none = (): null => null;
const write = (...blocks: readonly UnplacedBlock[]): string =>
  exportHtml(blocks, none, () => []);

const withoutIds = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, part: unknown) =>
      key === 'id' ? undefined : part,
    ),
  );

test('what goes out comes back the same, its notes among it', () => {
  const blocks: UnplacedBlock[] = [
    h(2, 'A <b> & “c”'),
    p(
      'One ',
      bold('two'),
      text(' three  four ', 'italic', 'highlight'),
      link('https://a.example/?b=1&c="2"', 'five'),
      note('Said ', link('https://a.example/', 'there'), '.'),
      ' six',
      { type: 'line-break' },
      'seven',
      note('Two', { type: 'paragraph-break' }, 'lines'),
    ),
    ul(['a'], ['b', note('In a list')]),
    {
      type: 'list',
      style: 'check',
      items: [
        { content: [text('done')], checked: true },
        {
          content: [text('open')],
          checked: false,
          children: { style: 'ordered', items: [{ content: [text('inner')] }] },
        },
      ],
    },
    quote([['q'], ['r']], ['Ana']),
    table(
      [
        ['Year', 'Count'],
        ['2024', ['4', note('Revised')]],
      ],
      { headerColumns: 1, caption: ['Counts'] },
    ),
    { type: 'code', text: '\nif a < b:\n\tc()' },
    { type: 'rule' },
    { type: 'page-break' },
    { ...p('Le quai'), language: 'fr' },
    { ...p('الجدار'), direction: 'rtl' },
  ];
  const read = importHtml(write(...blocks), 'en', () => 'n');
  expect(withoutIds(read.blocks)).toEqual(withoutIds(blocks));
});

test('nothing of ours is in it, and no word is markup', () => {
  const html = write(
    p('<script>x</script>', note('<img src=x>')),
    p('a', marker('[2]')),
  );
  expect(html).not.toMatch(/<script|<img|class=|data-/);
  expect(html).toContain('a[2]');
});

test('a note with its citations in the words that are given', () => {
  const html = exportHtml(
    [p('a', note(cite('smith')))],
    () => [[[{ text: 'Smith, ' }, { text: 'Tides', marks: ['italic'] }]]],
    () => [],
  );
  expect(html).toContain(
    '</a> <span style="white-space:pre-wrap">Smith, </span><i>Tides</i></p>',
  );
});

test('words within a line go without a paragraph', () => {
  expect(exportHtml([p('a ', bold('b'))], none, () => [], true)).toBe(
    '<span style="white-space:pre-wrap">a </span><b>b</b>',
  );
});

test('a list of sources is a paragraph for each entry, with its number and its links', () => {
  const list: ListedEntry[] = [
    {
      source: 'a' as SourceId,
      number: '[1]',
      runs: [{ text: 'Tides', marks: ['italic'] }, { text: '<b>' }],
    },
    {
      source: 'b' as SourceId,
      number: '[2]',
      runs: [{ text: 'Log', url: 'https://example.org/?a&b' }],
    },
  ];
  expect(
    exportHtml([{ type: 'bibliography', language: 'fr' }], none, () => list),
  ).toBe(
    '<p lang="fr"><span style="white-space:pre-wrap">[1] </span><i>Tides</i>&lt;b&gt;</p>\n' +
      '<p lang="fr"><span style="white-space:pre-wrap">[2] </span><a href="https://example.org/?a&amp;b">Log</a></p>',
  );
  expect(exportHtml([{ type: 'bibliography' }], none, () => [])).toBe('');
});
