import { expect, test } from 'vitest';
import { cite, docWith, note, p } from '../document/builder.ts';
import { missingList } from './missing-list.ts';

const cites = p('Words', note(cite('smith')), '.');

test('notes that point to a list which is not there are found', () => {
  const found = missingList(docWith({}, cites), {
    id: 'apa',
    kind: 'in-text',
  });
  expect(found).toEqual([
    expect.objectContaining({ check: 'missing-list', block: null }),
  ]);
  expect(found[0]?.message).toMatch(/apa.*list of sources.*put one in/);
});

test.each([
  [
    'there is a list',
    docWith({}, cites, { type: 'bibliography' }),
    'in-text' as const,
  ],
  ['nothing is cited', docWith({}, p('A', note('b'))), 'in-text' as const],
  ['the notes say it themselves', docWith({}, cites), 'note' as const],
])('no finding where %s', (_, document, kind) => {
  expect(missingList(document, { id: 'apa', kind })).toEqual([]);
});
