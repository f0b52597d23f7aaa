import { expect, test } from 'vitest';
import { tablesOfHtml } from './tables-of-html.ts';

test.each([
  ['no table', '<p>a table</p>', []],
  [
    'a table, by its widest row',
    '<TABLE border=1><tr><td>a<td colspan="3">b</tr><tr><th>c</th></tr></TABLE>',
    [{ rows: 2, columns: 4 }],
  ],
  [
    'a table in a table',
    '<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr><tr></tr></table>',
    [
      { rows: 1, columns: 2 },
      { rows: 2, columns: 1 },
    ],
  ],
  ['one that is not ended', '<table><tr><td>a', [{ rows: 1, columns: 1 }]],
])('%s', (_what, html, sizes) => {
  expect(tablesOfHtml(html)).toEqual(sizes);
});
