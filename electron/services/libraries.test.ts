import {
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { footnotesOf, markersOf } from '#core/document/walk.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { listBriefings, readBriefing } from '../database/briefings.ts';
import { errorOf, temporaryFolder } from '../database/library-fixture.ts';
import { openLibrary } from '../database/open.ts';
import { createLibraries, type Libraries } from './libraries.ts';
import { readSettings, writeSettings } from './settings-file.ts';

const resources = join(import.meta.dirname, '..', '..', 'resources');

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
  vi.stubEnv('XDG_DATA_HOME', join(folder, 'data'));
  vi.stubEnv('LOCALAPPDATA', join(folder, 'data'));
});

function begin(log = { warning: vi.fn() }): Libraries {
  const libraries = createLibraries({
    userData: join(folder, 'user'),
    resources,
    log,
  });
  onTestFinished(() => {
    libraries.close();
    vi.unstubAllEnvs();
  });
  return libraries;
}

test('a first run has nothing due; what was opened last is due at the next', () => {
  const first = begin();
  expect(first.due()).toBeNull();
  expect(first.current()).toBeNull();
  first.open(join(folder, 'one'), { create: true });
  first.open(join(folder, 'two'), { create: true });
  first.close();

  const second = begin();
  expect(second.due()).toBe(join(folder, 'two'));
  expect(second.recent().map(({ name }) => name)).toEqual(['two', 'one']);
  rmSync(join(folder, 'one'), { recursive: true });
  expect(second.recent().map(({ name }) => name)).toEqual(['two']);
});

test('another library takes the place of the open one, which is free again', () => {
  const libraries = begin();
  libraries.open(join(folder, 'one'), { create: true });
  libraries.open(join(folder, 'two'), { create: true });
  expect(libraries.current()?.library.folder).toBe(join(folder, 'two'));
  openLibrary(join(folder, 'one')).close();
  errorOf('in-use', () => openLibrary(join(folder, 'two')));
});

test('the open library stays open where another one can not be opened', () => {
  const libraries = begin();
  const { library } = libraries.open(join(folder, 'one'), { create: true });
  mkdirSync(join(folder, 'other'));
  errorOf('not-found', () => libraries.open(join(folder, 'other')));
  expect(libraries.current()?.library).toBe(library);
  expect(listBriefings(library)).toEqual([]);
  expect(libraries.due()).toBe(join(folder, 'one'));
});

test('the same library can be opened for reading alone, and for writing again', () => {
  const libraries = begin();
  libraries.open(join(folder, 'one'), { create: true });
  const reading = libraries.open(join(folder, 'one'), { readOnly: true });
  expect(reading.readOnly).toBe(true);
  openLibrary(join(folder, 'one')).close();
  const writing = libraries.open(join(folder, 'one'));
  expect(writing.readOnly).toBe(false);
  errorOf('in-use', () => openLibrary(join(folder, 'one')));
});

test('the sample is finished, stands beside its text with markers, and is made once', () => {
  const libraries = begin();
  const { library } = libraries.startSample();
  const [finished, markers] = listBriefings(library).map(
    ({ id }) => readBriefing(library, id).document,
  );
  expect(markersOf(finished?.blocks ?? [])).toEqual([]);
  expect(footnotesOf(finished?.blocks ?? []).length).toBeGreaterThan(5);
  expect(markersOf(markers?.blocks ?? []).length).toBeGreaterThan(5);
  libraries.startEmpty();
  expect(libraries.current()?.library.folder).not.toBe(library.folder);
  expect(listBriefings(libraries.startSample().library)).toHaveLength(2);
});

test('a library opens where it can not be kept which ones were', () => {
  writeFileSync(join(folder, 'user'), 'a file where the folder should be');
  const log = { warning: vi.fn() };
  const libraries = begin(log);
  libraries.open(join(folder, 'one'), { create: true });
  const { library } = libraries.open(join(folder, 'two'), { create: true });
  expect(libraries.current()?.library).toBe(library);
  expect(libraries.recent().map(({ name }) => name)).toEqual(['two', 'one']);
  expect(log.warning).toHaveBeenCalledTimes(2);
});

test('the one that was opened last is not written down again', () => {
  begin().open(join(folder, 'one'), { create: true });
  const kept = join(folder, 'user', 'libraries.json');
  const { mtimeMs, ino } = statSync(kept);
  const libraries = begin();
  libraries.open(join(folder, 'one'), { readOnly: true });
  expect(statSync(kept)).toMatchObject({ mtimeMs, ino });
});

test('a library that opens in neither way any more is not kept open in name', () => {
  const libraries = begin();
  libraries.open(join(folder, 'one'), { create: true });
  rmSync(join(folder, 'one'), { recursive: true });
  errorOf('not-found', () =>
    libraries.open(join(folder, 'one'), { readOnly: true }),
  );
  expect(libraries.current()).toBeNull();
});

test('a sample that could not be filled is empty, and is filled the next time', () => {
  const libraries = begin();
  const { library } = libraries.open(
    join(folder, 'data/precis/sample library'),
    {
      create: true,
    },
  );
  library.db.exec(
    `CREATE TEMP TRIGGER full BEFORE INSERT ON main.briefings
     WHEN (SELECT count(*) FROM briefings) > 0
     BEGIN SELECT RAISE(ABORT, 'no room'); END`,
  );
  expect(() => libraries.startSample()).toThrow();
  expect(listBriefings(library)).toEqual([]);
  library.db.exec('DROP TRIGGER temp.full');
  expect(listBriefings(libraries.startSample().library)).toHaveLength(2);
});

test('a file of state that can not be read counts as missing', () => {
  mkdirSync(join(folder, 'user', 'libraries.json'), { recursive: true });
  expect(begin().due()).toBeNull();
});

test('settings are kept, and a file that is none is set aside', () => {
  const user = join(folder, 'user');
  expect(readSettings(user)).toEqual(DEFAULT_SETTINGS);
  const settings = { ...DEFAULT_SETTINGS, name: 'Ada Fenn', initials: 'AF' };
  writeSettings(user, settings);
  expect(readSettings(user)).toEqual(settings);
  writeFileSync(join(user, 'settings.json'), '{"name":');
  expect(readSettings(user)).toEqual(DEFAULT_SETTINGS);
  expect(readFileSync(join(user, 'settings.json.unreadable'), 'utf8')).toBe(
    '{"name":',
  );
});
