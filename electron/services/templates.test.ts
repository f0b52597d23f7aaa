import { join } from 'node:path';
import { expect, test } from 'vitest';
import { docWith, h, p } from '#core/document/builder.ts';
import type { BriefingId } from '#core/document/document.ts';
import { insertBriefing, readBriefing } from '../database/briefings.ts';
import {
  BRIEFING,
  errorOf,
  STAMP,
  testLibrary,
} from '../database/library-fixture.ts';
import type { Library } from '../database/open.ts';
import { setTemplateRemoved } from '../database/templates.ts';
import { verifyLibrary } from '../database/verify.ts';
import { createBriefing } from './draft-briefing.ts';
import {
  findTemplate,
  listTemplates,
  saveTemplate,
  templateOf,
} from './templates.ts';

const resources = join(import.meta.dirname, '..', '..', 'resources');

function libraryWithBriefing(): Library {
  const library = testLibrary();
  const document = docWith(
    {
      title: 'Ferries',
      template: 'ministerial-submission-uk',
      fields: { to: ['The Minister'] },
      marking: 'OFFICIAL',
    },
    h(1, 'Issue'),
    p('Fares rise.'),
  );
  insertBriefing(library, BRIEFING, document, STAMP);
  return library;
}

const save = (library: Library, name: string, words: boolean): string =>
  saveTemplate(library, resources, { briefing: BRIEFING, name, words }, STAMP)
    .id;

const offered = (library: Library): string[] =>
  listTemplates(library, resources)
    .filter((template) => template.offered)
    .map(({ name }) => name);

test('the blank one is last, and those that are not offered are listed for their name', () => {
  const library = testLibrary();
  expect(offered(library).at(-1)).toBe('Blank');
  const old = listTemplates(library, resources).find(
    ({ id }) => id === 'briefing-note',
  );
  expect(old).toMatchObject({ offered: false, own: false });
});

test('one of one’s own is listed first and found by name or id; a briefing from it has its headings', () => {
  const library = libraryWithBriefing();
  const id = save(library, 'Unit note', false);
  expect(offered(library)[0]).toBe('Unit note');
  expect(findTemplate(library, resources, 'unit NOTE').id).toBe(id);
  const template = findTemplate(library, resources, id);
  expect(template.fields.map(({ key }) => key)).toContain('deadline');
  const made = createBriefing(
    library,
    { title: 'Next', template: id },
    template,
    STAMP,
  );
  const { document } = readBriefing(library, made.id as BriefingId);
  expect(document).toMatchObject({
    template: id,
    marking: '',
    fields: {},
    blocks: [
      { type: 'heading', content: [{ text: 'Issue' }] },
      { type: 'paragraph', content: [] },
    ],
  });
});

test('with its words, each briefing from it begins with them; two of them do not get in each other’s way', () => {
  const library = libraryWithBriefing();
  const id = save(library, 'Unit note', true);
  const template = findTemplate(library, resources, id);
  const texts = [1, 2].map((number) => {
    const input = { title: `No. ${String(number)}`, template: id };
    const made = createBriefing(library, input, template, STAMP);
    return readBriefing(library, made.id as BriefingId).document;
  });
  for (const document of texts)
    expect(document).toMatchObject({
      marking: 'OFFICIAL',
      fields: { to: ['The Minister'] },
      blocks: [{}, { content: [{ text: 'Fares rise.' }] }],
    });
  expect(verifyLibrary(library)).toEqual([]);
});

test('a name that is taken is refused, also in another case, until it is free', () => {
  const library = libraryWithBriefing();
  const id = save(library, 'Unit note', false);
  for (const name of ['unit note ', 'Meeting brief'])
    errorOf('bad-input', () => save(library, name, false));
  setTemplateRemoved(library, id, true, STAMP);
  expect(save(library, 'Unit note', false)).not.toBe(id);
});

test('one that is removed is not offered or found, and its briefings keep it', () => {
  const library = libraryWithBriefing();
  const id = save(library, 'Unit note', false);
  setTemplateRemoved(library, id, true, STAMP);
  expect(offered(library)).not.toContain('Unit note');
  expect(
    errorOf('not-found', () => findTemplate(library, resources, id)),
  ).toHaveProperty('message', expect.stringContaining('meeting-brief'));
  expect(templateOf(library, resources, id).name).toBe('Unit note');
});

test('a briefing whose template is not known here is a blank sheet by that name', () => {
  const library = testLibrary();
  expect(templateOf(library, resources, 'of-tomorrow')).toMatchObject({
    id: 'of-tomorrow',
    name: 'of-tomorrow',
    fields: [],
  });
});

test.each(['../blank', 'blank.json', '', 'no such'])(
  'no name is made into a path: %j',
  (name) => {
    const library = testLibrary();
    errorOf('not-found', () => findTemplate(library, resources, name));
  },
);
