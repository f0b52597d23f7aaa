import { expect, test } from 'vitest';
import {
  cite,
  doc,
  h,
  marker,
  note,
  p,
  table,
  ul,
} from '../document/builder.ts';
import type { ListedEntry } from '../citations/listed-entry.ts';
import type { SourceId } from '../document/document.ts';
import { proveText } from './prove-text.ts';
import { exportText } from './text-export.ts';

const briefing = doc(
  h(1, 'Costs'),
  p('The wall costs 4 million', note(cite('smith')), ' a year ', marker('[2]')),
  p('The wall costs 4 million'),
  ul(['first'], ['second']),
  table([
    ['Year', 'Cost'],
    ['2026', '4'],
  ]),
);
const text = exportText(briefing, []);

test('an export is proved', () => {
  expect(proveText(briefing, text, [])).toEqual({
    ok: true,
    footnotes: { expected: 0, found: 0 },
    headings: { expected: 1, found: 1 },
    missing: [],
  });
});

test.each([
  ['a heading', 'Costs'],
  ['a word', 'million '],
  ['a marker', '[2]'],
  ['an item', 'second'],
  ['a cell', '2026'],
])('%s taken out is named', (_, words) => {
  const { ok, missing } = proveText(briefing, text.replace(words, ''), []);
  expect(ok).toBe(false);
  expect(missing.length).toBeGreaterThan(0);
});

test('the second of two equal blocks is missed', () => {
  const last = text.lastIndexOf('The wall costs 4 million');
  const cut = text.slice(0, last) + text.slice(last + 24);
  expect(proveText(briefing, cut, []).ok).toBe(false);
});

test.each(['Words before. ', ' and after'])(
  'words that are not in the briefing are named: %s',
  (words) => {
    const more = words.startsWith('W') ? words + text : text + words;
    expect(proveText(briefing, more, []).missing).toEqual([
      expect.stringContaining(words.trim()) as string,
    ]);
  },
);

const list: ListedEntry[] = [
  { source: 'a' as SourceId, runs: [{ text: 'Okafor, ' }, { text: 'Tides' }] },
  { source: 'b' as SourceId, number: '[2]', runs: [{ text: 'Harbour log' }] },
];
const listing = doc(p('Words'), { type: 'bibliography' }, p('More'));

test('a list of sources has a line for each entry, and each is proved', () => {
  const written = exportText(listing, list);
  expect(written).toBe('Words\n\nOkafor, Tides\n[2] Harbour log\n\nMore\n');
  expect(proveText(listing, written, list).ok).toBe(true);
  for (const [from, to] of [
    ['Harbour log', 'Harbour'],
    ['Okafor, Tides\n', ''],
    ['[2] ', ''],
  ] as const)
    expect(
      proveText(listing, written.replace(from, to), list).missing.join(),
    ).toMatch(/list of sources not in the file/);
  expect(proveText(listing, written, []).ok).toBe(false);
});
