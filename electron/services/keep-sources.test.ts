import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Output } from '#core/contract.ts';
import type { CslItem } from '#core/citations/source.ts';
import type { Template } from '#core/document/template.ts';
import { temporaryFolder, testLibrary } from '../database/library-fixture.ts';
import {
  changeSource,
  findSource,
  listSources,
  rawRecordOf,
} from '../database/sources.ts';
import { verifyLibrary } from '../database/verify.ts';
import { testSourceReader } from '../importing/source-reader-fixture.ts';
import { importFiles } from './import-files.ts';
import { settleConflicts } from './keep-sources.ts';

const stamp = { at: '2026-01-01T00:00:00.000Z', author: 'Ada' };

function begin() {
  const library = testLibrary();
  const folder = temporaryFolder();
  let count = 0;
  const take = (
    text: string,
    conflicts?: 'ask',
    name = 'refs.bib',
  ): Promise<Output<'files.import'>> => {
    const path = join(folder, `${(count += 1)}-${name}`);
    writeFileSync(path, text);
    return importFiles(
      { paths: [path], as: 'sources', ...(conflicts && { conflicts }) },
      {
        library,
        resources: '',
        template: null as unknown as Template,
        stamp,
        signal: new AbortController().signal,
        reader: testSourceReader,
        progress: () => undefined,
      },
    );
  };
  const itemOf = (citekey: string): CslItem | undefined =>
    findSource(library, citekey)?.item;
  const edit = (citekey: string, fields: Record<string, string>): void => {
    const source = findSource(library, citekey);
    if (!source) throw new Error(citekey);
    changeSource(
      library,
      { id: source.id, citekey, item: { ...source.item, ...fields } },
      stamp,
    );
  };
  return { library, take, itemOf, edit };
}

const entry = (fields: string, key = 'fenn2020'): string =>
  `@book{${key}, author = {Fenn, Ada}, date = {2020}, ${fields}}\n`;
const became = ({ sources }: Output<'files.import'>): string[] =>
  sources.map(({ citekey, became: how }) => `${citekey} ${how}`);

test('what only the file changed is updated, with its new record; the index of search follows', async () => {
  const { library, take, itemOf } = begin();
  await take(entry('title = {Tides of Hallin}, note = {old}'));
  const report = await take(
    entry('title = {The tides of Hallin}, edition = {2}'),
  );
  expect(became(report)).toEqual(['fenn2020 updated']);
  expect(itemOf('fenn2020')).toMatchObject({
    title: 'The tides of Hallin',
    edition: '2',
  });
  expect(itemOf('fenn2020')).not.toHaveProperty('note');
  const [source] = listSources(library);
  expect(source && rawRecordOf(library, source.id)?.text).toContain(
    'edition = {2}',
  );
  expect(verifyLibrary(library)).toEqual([]);
});

test('what a person changed stays when the file says what it said; what the file adds comes in', async () => {
  const { take, itemOf, edit } = begin();
  const text = entry('title = {Tides of Hallin}');
  await take(text);
  edit('fenn2020', { title: 'Tides at Hallin', note: 'mine' });
  expect(became(await take(text))).toEqual(['fenn2020 unchanged']);
  expect(
    became(await take(entry('title = {Tides of Hallin}, edition = {2}'))),
  ).toEqual(['fenn2020 updated']);
  expect(itemOf('fenn2020')).toMatchObject({
    title: 'Tides at Hallin',
    note: 'mine',
    edition: '2',
  });
});

test('an entry that takes from macros and others is known when it comes again', async () => {
  const { take, itemOf, edit } = begin();
  const file = (pages: string): string =>
    `@string{hp = {Harbour Press}}
     @incollection{part, crossref = {whole}, title = {Who pays}, pages = {${pages}}}
     @collection{whole, title = {Walls and Water}, publisher = hp, year = 2019}`;
  await take(file('1--2'));
  edit('part', { note: 'mine' });
  expect(became(await take(file('1--3')))).toEqual([
    'part updated',
    'whole unchanged',
  ]);
  expect(itemOf('part')).toMatchObject({
    page: '1-3',
    note: 'mine',
    publisher: 'Harbour Press',
    'container-title': 'Walls and Water',
  });
});

test('without a person the newcomer comes in beside, once', async () => {
  const { library, take, itemOf, edit } = begin();
  await take(entry('title = {Tides of Hallin}'));
  edit('fenn2020', { title: 'Tides at Hallin' });
  const changed = entry('title = {The tides of Hallin}');
  const report = await take(changed);
  const key = report.sources[0]?.citekey ?? '';
  expect(became(report)).toEqual([`${key} new`]);
  expect(key).not.toBe('fenn2020');
  expect(report.remarks.map(({ remark }) => remark)).toEqual([
    `@fenn2020 was changed here and in the file: this one came in as @${key}.`,
  ]);
  expect(itemOf('fenn2020')?.['title']).toBe('Tides at Hallin');
  expect(became(await take(changed))).toEqual([`${key} unchanged`]);
  expect(listSources(library)).toHaveLength(2);
});

test('a person is asked, and what was chosen is not asked again', async () => {
  for (const how of ['mine', 'theirs', 'both'] as const) {
    const { library, take, itemOf, edit } = begin();
    await take(entry('title = {Tides of Hallin}'));
    edit('fenn2020', { title: 'Tides at Hallin' });
    const changed = entry('title = {The tides of Hallin}, edition = {2}');
    const { conflicts, ...report } = await take(changed, 'ask');
    expect(became({ conflicts, ...report })).toEqual(['fenn2020 conflict']);
    expect(conflicts.map(({ fields }) => fields)).toEqual([['title']]);
    expect(itemOf('fenn2020')?.['title']).toBe('Tides at Hallin');
    const { added } = settleConflicts(
      library,
      { choices: conflicts.map((conflict) => ({ conflict, take: how })) },
      stamp,
    );
    expect(added).toHaveLength(how === 'both' ? 1 : 0);
    expect(itemOf('fenn2020')?.['title']).toBe(
      how === 'theirs' ? 'The tides of Hallin' : 'Tides at Hallin',
    );
    expect(itemOf('fenn2020')?.['edition']).toBe(
      how === 'both' ? undefined : '2',
    );
    const again = await take(changed, 'ask');
    expect([how, again.conflicts]).toEqual([how, []]);
    expect(verifyLibrary(library)).toEqual([]);
  }
});

test('an answer to what was changed since is refused, and nothing of it is kept', async () => {
  const { library, take, itemOf, edit } = begin();
  await take(
    entry('title = {Tides of Hallin}') + entry('title = {Walls}', 'walls'),
  );
  edit('fenn2020', { title: 'Tides at Hallin' });
  edit('walls', { title: 'A wall' });
  const { conflicts } = await take(
    entry('title = {The tides of Hallin}') +
      entry('title = {The walls}', 'walls'),
    'ask',
  );
  expect(conflicts).toHaveLength(2);
  edit('walls', { title: 'Another wall' });
  expect(() =>
    settleConflicts(
      library,
      { choices: conflicts.map((conflict) => ({ conflict, take: 'theirs' })) },
      stamp,
    ),
  ).toThrow(expect.objectContaining({ code: 'conflict' }));
  expect(itemOf('fenn2020')?.['title']).toBe('Tides at Hallin');
});

test('by DOI under another key, and from another format, nothing doubles and nothing is lost', async () => {
  const { library, take, itemOf } = begin();
  await take(
    entry('title = {Tides of Hallin}, doi = {10.5555/1}, pagetotal = {90}'),
  );
  const ris =
    'TY  - BOOK\nID  - other\nAU  - Fenn, Ada\nTI  - Tides of Hallin\nPY  - 2020\nDO  - https://doi.org/10.5555/1\nET  - 2\nER  - \n';
  expect(became(await take(ris, undefined, 'refs.ris'))).toEqual([
    'fenn2020 updated',
  ]);
  expect(itemOf('fenn2020')).toMatchObject({
    edition: '2',
    'number-of-pages': '90',
  });
  expect(listSources(library)).toHaveLength(1);
});
