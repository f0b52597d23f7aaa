import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Template } from '#core/document/template.ts';
import { testSourceReader } from '../importing/source-reader-fixture.ts';
import { listBriefings } from '../database/briefings.ts';
import { openLibrary, type Library } from '../database/open.ts';
import { findSource, listSources } from '../database/sources.ts';
import { importFiles } from './import-files.ts';

const template: Template = {
  id: 'blank',
  name: 'Blank',
  paper: 'a4',
  language: 'en-GB',
  style: 'chicago-notes',
  marking: { place: 'top-and-bottom' },
  fields: [],
};

let folder: string;
let library: Library;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'precis-import-'));
  library = openLibrary(join(folder, 'library'), { create: true });
});
afterEach(() => {
  library.close();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, contents: unknown): string {
  const path = join(folder, name);
  writeFileSync(
    path,
    typeof contents === 'string' ? contents : JSON.stringify(contents),
  );
  return path;
}

const take = (...paths: string[]): ReturnType<typeof importFiles> =>
  takeUntil(new AbortController().signal, paths);

const takeUntil = (
  signal: AbortSignal,
  paths: readonly string[],
): ReturnType<typeof importFiles> =>
  importFiles(
    { paths: [...paths] },
    {
      library,
      resources: '',
      template,
      stamp: { at: '2026-01-01T00:00:00.000Z', author: 'Test' },
      signal,
      reader: testSourceReader,
      progress: () => undefined,
    },
  );

const item = (id: string, title: string): unknown => ({
  id,
  type: 'book',
  title,
  author: [{ family: 'Smith', given: title }],
  issued: { 'date-parts': [[2020]] },
});

test('the same file again brings nothing new', async () => {
  const sources = file('s.json', [item('a', 'One'), item('b', 'Two')]);
  const first = await take(sources);
  expect(first.sources.map(({ became }) => became)).toEqual(['new', 'new']);
  const again = await take(sources);
  expect(again).toEqual({
    ...first,
    sources: first.sources.map((row) => ({ ...row, became: 'unchanged' })),
  });
  expect(listSources(library)).toHaveLength(2);
});

test('a key that is taken by another source is given up, told, and not doubled', async () => {
  await take(file('one.json', [item('smith2020', 'Floods')]));
  const other = file('other.json', [item('smith2020', 'Droughts')]);
  const { sources, remarks } = await take(other);
  const [renamed] = sources;
  expect(renamed?.citekey).not.toBe('smith2020');
  expect(remarks).toEqual([
    {
      file: other,
      entry: renamed?.citekey,
      remark: `@smith2020 is taken by another source: this one came in as @${renamed?.citekey ?? ''}.`,
    },
  ]);
  expect(findSource(library, 'smith2020')?.item['title']).toBe('Floods');

  expect((await take(other)).sources).toEqual([
    { ...renamed, became: 'unchanged' },
  ]);
  expect(listSources(library)).toHaveLength(2);
});

test('two entries of one file that say the same keep their own keys', async () => {
  const { sources } = await take(
    file('twins.json', [item('a', 'Same'), item('b', 'Same')]),
  );
  expect(sources.map(({ citekey }) => citekey)).toEqual(['a', 'b']);
  expect(new Set(sources.map(({ id }) => id)).size).toBe(2);
});

test('one bad file leaves the others, and its reason', async () => {
  const report = await take(
    file('nul.txt', 'one\0two'),
    file('good.txt', 'A fact [1].'),
    join(folder, 'nowhere.bib'),
  );
  expect(report.briefings.map(({ title, blocks }) => [title, blocks])).toEqual([
    ['good', 1],
  ]);
  expect(report.skipped.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/NUL/) as unknown,
    expect.stringMatching(/no such file/) as unknown,
  ]);
});

test(
  '150,000 entries come in without a crash',
  { timeout: 120_000 },
  async () => {
    const many = Array.from({ length: 150_000 }, (_, index) => ({
      id: `k${index}`,
      type: 'book',
      title: `Book ${index}`,
    }));
    const { sources } = await take(file('many.json', many));
    expect(sources).toHaveLength(150_000);
  },
);

test.each(['thesis.ctv6', 'thesis.ctv5', 'Thesis.CTVBAK'])(
  '%s is a project of Citavi, which is said',
  async (name) => {
    const { skipped, briefings } = await take(file(name, 'SQLite format 3'));
    expect(briefings).toEqual([]);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      expect.stringContaining(
        `${name} is a project of Citavi, which Precis does not read: export`,
      ),
    ]);
  },
);

test.each(['long.txt', 'long.md'])(
  'cancelled before it is saved, %s leaves nothing in the library',
  async (name) => {
    const cancelling = new AbortController();
    const cancelled = new Error('Cancelled.');
    const importing = takeUntil(cancelling.signal, [
      file(name, 'A fact of it.\n\n'.repeat(400)),
    ]);
    setImmediate(() => {
      cancelling.abort(cancelled);
    });
    await expect(importing).rejects.toBe(cancelled);
    expect(listBriefings(library)).toEqual([]);
  },
);
