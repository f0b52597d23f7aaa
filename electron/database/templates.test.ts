import { expect, test } from 'vitest';
import { docWith, note, p } from '#core/document/builder.ts';
import type { Template } from '#core/document/template.ts';
import { insertBriefing } from './briefings.ts';
import {
  BRIEFING,
  errorOf,
  libraryOfVersion,
  rowsIn,
  STAMP,
  stampAt,
  testLibrary,
} from './library-fixture.ts';
import {
  findOwnTemplate,
  insertTemplate,
  listOwnTemplates,
  readTemplateBlocks,
  renameTemplate,
  setTemplateRemoved,
} from './templates.ts';
import { verifyLibrary } from './verify.ts';

const ours: Template = {
  id: 'own-1',
  name: 'Ours',
  paper: 'a4',
  language: 'en-GB',
  style: 'oscola',
  marking: { place: 'top-right' },
  fields: [{ key: 'to', label: 'To', type: 'people', required: true }],
};
const { blocks } = docWith({}, p('Words', note('A note')));

test('comes back as it was kept, with its text or without one', () => {
  const library = testLibrary();
  insertTemplate(library, ours, null, STAMP);
  insertTemplate(library, { ...ours, id: 'own-2' }, blocks, STAMP);
  expect(listOwnTemplates(library)).toEqual([
    { template: ours, hasWords: false, removed: false },
    { template: { ...ours, id: 'own-2' }, hasWords: true, removed: false },
  ]);
  expect(readTemplateBlocks(library, { id: 'own-1' })).toBeNull();
  expect(readTemplateBlocks(library, { id: 'own-2' })).toEqual(blocks);
  expect(readTemplateBlocks(library, { id: 'blank' })).toBeNull();
  expect(verifyLibrary(library)).toEqual([]);
});

test('is renamed, removed and put back, and its row stays', () => {
  const library = testLibrary();
  insertTemplate(library, ours, null, STAMP);
  renameTemplate(library, 'own-1', 'Theirs', stampAt(1));
  setTemplateRemoved(library, 'own-1', true, stampAt(2));
  expect(findOwnTemplate(library, 'own-1')).toEqual({
    template: { ...ours, name: 'Theirs' },
    hasWords: false,
    removed: true,
  });
  setTemplateRemoved(library, 'own-1', false, stampAt(3));
  expect(findOwnTemplate(library, 'own-1')?.removed).toBe(false);
  errorOf('not-found', () => {
    renameTemplate(library, 'blank', 'Mine', STAMP);
  });
  errorOf('not-found', () => {
    setTemplateRemoved(library, 'own-9', true, STAMP);
  });
});

test.each([
  ["UPDATE templates SET body = '{'", 'the template own-1'],
  ["UPDATE templates SET body = '{}'", 'the template own-1'],
  ["UPDATE templates SET blocks = '[{}]'", 'the text of the template own-1'],
  ["UPDATE templates SET blocks = 'x'", 'the text of the template own-1'],
])('after %s the library says what can’t be read', (sql, place) => {
  const library = testLibrary();
  insertTemplate(library, ours, blocks, STAMP);
  library.db.exec(sql);
  expect(verifyLibrary(library)).toEqual([expect.stringContaining(place)]);
});

test('a library of the version before keeps every row and takes templates', () => {
  const filled = testLibrary();
  const document = docWith({ title: 'Kept' }, p('Words', note('A note')));
  insertBriefing(filled, BRIEFING, document, STAMP);
  filled.close();
  const before = libraryOfVersion(3, filled.folder);
  const { search: _search, ...rows } = rowsIn(before);
  before.close();
  const library = testLibrary(before.folder);
  expect(rows['blocks']).toHaveLength(1);
  expect(rowsIn(library)).toMatchObject({ ...rows, templates: [] });
  insertTemplate(library, ours, blocks, STAMP);
  expect(verifyLibrary(library)).toEqual([]);
});
