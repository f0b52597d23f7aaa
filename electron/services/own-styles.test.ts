import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainNote } from '#core/citations/formatted-note.ts';
import { item } from '#core/citations/sources-fixture.ts';
import { cite, docWith, note, p } from '#core/document/builder.ts';
import type { SourceId } from '#core/document/document.ts';
import { insertBriefing, readBriefing } from '../database/briefings.ts';
import { BRIEFING, STAMP, testLibrary } from '../database/library-fixture.ts';
import { insertSources } from '../database/sources.ts';
import { insertTemplate, setTemplateRemoved } from '../database/templates.ts';
import { useCitationStyles } from './citation-styles-fixture.ts';
import {
  addStyle,
  listStyles,
  readStyle,
  removeStyle,
  styleOf,
} from './own-styles.ts';
import { readNotes } from './show-briefing.ts';

const resources = useCitationStyles();

const csl = (
  layout: string,
  { title = 'House style', name = 'house', more = '' } = {},
): string => `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
  <info><title>${title}</title><id>https://example.org/styles/${name}</id></info>
  ${more}
  <citation><layout suffix="." delimiter="; ">${layout}</layout></citation>
</style>`;

const PLAIN = csl(
  '<names variable="author"><name form="short"/></names><text variable="title" prefix=": "/>',
);
const dependent = (parent: string, title = 'A journal'): string => `<style
  xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="en-US">
  <info><title>${title}</title><id>https://example.org/styles/journal</id>
  <link href="https://www.zotero.org/styles/${parent}" rel="independent-parent"/></info>
</style>`;

function open() {
  const library = testLibrary();
  return {
    library,
    add: (file: string) => addStyle(library, resources(), file, STAMP),
    own: () =>
      listStyles(library, resources())
        .filter((style) => style.own)
        .map(({ id, title }) => `${id} ${title}`),
  };
}

test('a style of a file is kept under its name, and formats', () => {
  const { library, add, own } = open();
  expect(add(PLAIN)).toEqual({
    id: 'own-house',
    title: 'House style',
    kind: 'note',
    own: true,
  });
  expect(own()).toEqual(['own-house House style']);
  insertSources(
    library,
    [
      {
        id: 'book' as SourceId,
        citekey: 'book',
        item: item({
          type: 'book',
          title: 'Tides',
          author: [{ family: 'Okafor', given: 'Ifeoma' }],
        }),
      },
    ],
    STAMP,
  );
  insertBriefing(
    library,
    BRIEFING,
    docWith({ style: 'own-house' }, p('A', note(cite('book')))),
    STAMP,
  );
  const { document } = readBriefing(library, BRIEFING);
  expect(
    readNotes(library, document, resources()).notes.map(plainNote),
  ).toEqual(['Okafor: Tides.']);

  // Again, it takes the place of the former.
  add(csl('<text variable="title"/>', { title: 'House style, 2nd' }));
  expect(own()).toEqual(['own-house House style, 2nd']);
  expect(
    readNotes(library, document, resources()).notes.map(plainNote),
  ).toEqual(['Tides.']);

  expect(() => {
    removeStyle(library, 'own-house');
  }).toThrow('would have no citation style');
  expect(own()).toHaveLength(1);
});

test('one that no briefing uses can be removed; those that Precis brings can’t', () => {
  const { library, add, own } = open();
  const { id } = add(PLAIN);
  removeStyle(library, id);
  expect(own()).toEqual([]);
  for (const other of [id, 'oscola'])
    expect(() => {
      removeStyle(library, other);
    }).toThrow('not in the library');
  expect(() => readStyle(library, resources(), id, 'en-GB')).toThrow(
    'There is no citation style "own-house"',
  );
});

test('a dependent style cites as its parent, where that is here', () => {
  const { library, add, own } = open();
  expect(add(dependent('oscola'))).toMatchObject({
    id: 'own-a-journal',
    kind: 'note',
  });
  expect(readStyle(library, resources(), 'own-a-journal', 'en-GB')).toEqual({
    ...readStyle(library, resources(), 'oscola', 'en-GB'),
    id: 'own-a-journal',
  });
  expect(() => add(dependent('house'))).toThrow(
    '“A journal” only says that it cites as “house” does, which is not here',
  );
  // Not even one that calls itself its own parent.
  expect(() => add(dependent('a-journal'))).toThrow('which is not here');
  add(PLAIN);
  add(dependent('house'));
  expect(own()).toEqual(['own-a-journal A journal', 'own-house House style']);
});

test('what others cite as stays, and is not overwritten by one that only names it', () => {
  const { library, add, own } = open();
  add(csl('<text variable="title"/>', { name: 'House_Style' }));
  add(dependent('House_Style'));
  expect(() => {
    removeStyle(library, 'own-house-style');
  }).toThrow('“A journal” cites as this style does');
  expect(() => add(dependent('House_Style', 'House Style'))).toThrow(
    'would take the place of one with its name',
  );
  expect(own()).toEqual([
    'own-house-style House style',
    'own-a-journal A journal',
  ]);
  expect(
    readStyle(library, resources(), 'own-a-journal', 'en-GB'),
  ).toMatchObject({ id: 'own-a-journal' });
  removeStyle(library, 'own-a-journal');
  removeStyle(library, 'own-house-style');
  expect(own()).toEqual([]);
});

test('an address of slashes alone is no work without end', () => {
  const { add } = open();
  const name = `${'/'.repeat(1_500_000)}x`;
  expect(add(csl('<text variable="title"/>', { name })).id).toBe('own-styles');
});

test('one that a template begins with stays until the template is removed', () => {
  const { library, add, own } = open();
  const { id } = add(PLAIN);
  insertTemplate(
    library,
    {
      id: 'own-1',
      name: 'Ours',
      paper: 'a4',
      language: 'en-GB',
      style: id,
      marking: { place: 'top-right' },
      fields: [],
    },
    null,
    STAMP,
  );
  expect(() => {
    removeStyle(library, id);
  }).toThrow('begins with this citation style');
  expect(own()).toHaveLength(1);
  setTemplateRemoved(library, 'own-1', true, STAMP);
  removeStyle(library, id);
  expect(own()).toEqual([]);
});

describe('refused with a sentence, and nothing is kept', () => {
  const loop = csl('<text macro="a"/>', {
    more: '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>',
  });
  const bomb = csl('<text macro="m0"/>', {
    more: Array.from(
      { length: 40 },
      (_, at) =>
        `<macro name="m${at}">${at < 39 ? `<text macro="m${at + 1}"/><text macro="m${at + 1}"/>` : '<text value="x"/>'}</macro>`,
    ).join(''),
  });
  test.each([
    ['no XML', 'Dear all,', 'no well-formed XML'],
    ['cut off', PLAIN.slice(0, -30), 'no well-formed XML'],
    ['another XML', '<html><body/></html>', '“html”'],
    ['a locale', '<locale xml:lang="de"/>', 'a locale'],
    [
      'no citation',
      csl('').replace(/<citation>[^]*<\/citation>/, ''),
      'does not say how to cite',
    ],
    [
      'no class',
      PLAIN.replace('class="note"', ''),
      'for notes or for the text',
    ],
    [
      'an entity',
      PLAIN.replace(
        '<style',
        '<!DOCTYPE style [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<style',
      ).replace('House style', '&a;'),
      'document type',
    ],
    ['macros in a circle', loop, 'calls itself'],
    ['macros without end', bomb, 'come to too much'],
    ['a macro that is not there', csl('<text macro="gone"/>'), '“gone”'],
    [
      'an element that is none',
      csl('<fancy/>'),
      'no citation could be formatted',
    ],
    ['nesting without end', '<a>'.repeat(100_000), 'nest deeper'],
    ['too large', PLAIN + ' '.repeat(2_000_000), 'larger than any style'],
  ])('%s', (_, file, words) => {
    const { add, own } = open();
    expect(() => add(file)).toThrow(
      expect.objectContaining({
        code: 'bad-input',
        message: expect.stringMatching(
          new RegExp(`${words}[^]*Nothing was added\\.$`),
        ) as string,
      }),
    );
    expect(own()).toEqual([]);
  });
});

test('a style that is only read for one export is not kept', async () => {
  const { library, own } = open();
  const file = join(resources(), 'house.csl');
  await writeFile(file, PLAIN);
  const style = styleOf(
    library,
    resources(),
    'house.csl',
    await readFile(file, 'utf8'),
    'fr-CA',
  );
  expect(Object.keys(style.locales)).toEqual(['fr-CA', 'en-US']);
  expect(own()).toEqual([]);
});
