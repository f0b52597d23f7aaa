import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { WindowHandlers } from '#core/contract.ts';
import type { AppErrorCode } from '#core/errors.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { closedLibrary } from '../database/closed-library-fixture.ts';
import { docWith, p } from '#core/document/builder.ts';
import {
  hasNoBriefings,
  insertBriefing,
  readBriefing,
} from '../database/briefings.ts';
import {
  BRIEFING,
  STAMP,
  temporaryFolder,
  testLibrary,
} from '../database/library-fixture.ts';
import { describeError } from '../log.ts';
import { openHomeViews } from '../services/home-views.ts';
import { keepChecks } from '../services/keep-checks.ts';
import { openLibraryOf } from '../services/open-attachment.ts';
import { send } from '../services/package-fixture.ts';
import { libraryOfPackage } from '../services/read-package.ts';
import { createWriters } from '../services/writers.ts';
import { createLibraries, type Libraries } from '../services/libraries.ts';
import { createBackups } from '../backup/backups.ts';
import { readSettings, writeSettings } from '../services/settings-file.ts';
import { openLastFolders } from '../windows/last-folders.ts';
import { testSourceReader } from '../importing/source-reader-fixture.ts';
import { libraryHandlers } from './library-handlers.ts';
import { createLongJob } from './long-job.ts';
import { appState, makeWindowHandlers } from './window-handlers.ts';
import { NO_TYPESETTER } from '../typesetting/typesetting-fixture.ts';

const never = new AbortController().signal;
const resources = join(import.meta.dirname, '..', '..', 'resources');

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
  vi.stubEnv('XDG_DATA_HOME', join(folder, 'data'));
  vi.stubEnv('LOCALAPPDATA', join(folder, 'data'));
});

/** What a person does in the dialogs; null is Cancel. */
type Person = {
  files: string[] | null;
  folder: string | null;
  save: (suggested: string) => string | null;
  /** What is answered where anything is asked. */
  answer: string;
  /** Until then a dialog for files stays open. */
  answers: Promise<unknown>;
  /** Whether everything in the other windows is saved, or may be lost. */
  othersSaved: boolean;
};

function begin(): {
  handlers: WindowHandlers;
  libraries: Libraries;
  person: Person;
  shown: { title: string; folder: string | null }[];
  stateChanged: ReturnType<typeof vi.fn>;
  opened: string[];
  faults: string[];
} {
  const userData = join(folder, 'user');
  const person: Person = {
    files: null,
    folder: null,
    save: () => null,
    answer: 'leave',
    answers: Promise.resolve(),
    othersSaved: true,
  };
  const shown: { title: string; folder: string | null }[] = [];
  const opened: string[] = [];
  const faults: string[] = [];
  const stateChanged = vi.fn();
  const libraries = createLibraries({
    userData,
    resources,
    log: { warning: vi.fn() },
  });
  onTestFinished(() => {
    libraries.close();
    vi.unstubAllEnvs();
  });
  const settings = {
    read: () => readSettings(userData),
    change: (changed: typeof DEFAULT_SETTINGS) => {
      writeSettings(userData, changed);
    },
  };
  const checks = keepChecks(resources);
  const handlers = makeWindowHandlers({
    state: () =>
      appState({ version: '1.2.3', platform: 'linux', libraries, settings }),
    licences: () => 'whose work it is',
    stateChanged,
    settings,
    libraries,
    homeViews: openHomeViews(userData, { warning: vi.fn() }),
    libraryHandlers: (tell, { progress, takeIn } = {}) =>
      libraryHandlers(libraries, {
        resources,
        ...(progress && { progress }),
        takeIn,
        typesetter: NO_TYPESETTER,
        paper: {
          draw: () => Promise.reject(new Error('not asked for')),
          paint: () => Promise.reject(new Error('not asked for')),
        },
        reader: testSourceReader,
        checks,
        author: 'Ada',
        tell,
      }),
    makePassingLibrary: (path, name) =>
      libraryOfPackage(path, name, {
        resources,
        stamp: STAMP,
        signal: never,
      }),
    tellProgress: vi.fn(),
    tellExportProgress: vi.fn(),
    tellPackProgress: vi.fn(),
    attaching: {
      library: () => openLibraryOf(libraries),
      author: () => 'Test',
      copies: join(folder, 'opened'),
      wake: vi.fn(),
    },
    dialogs: {
      ask: ({ buttons, otherwise }) =>
        Promise.resolve(
          buttons.find(({ action }) => action === person.answer)?.action ??
            otherwise,
        ),
      chooseFiles: async (options) => {
        shown.push(options);
        await person.answers;
        return person.files;
      },
      chooseFolder: (options) => {
        shown.push(options);
        return Promise.resolve(person.folder);
      },
      chooseNewFile: async ({ title, path }) => {
        shown.push({ title, folder: path });
        await person.answers;
        return person.save(path);
      },
    },
    folders: openLastFolders(userData, { warning: vi.fn() }),
    documents: () => join(folder, 'documents'),
    job: createLongJob(),
    window: 1,
    windows: {
      open: () => Promise.reject(new Error('not asked for')),
      takeBeginning: () => null,
      mayClose: vi.fn(),
      takesCommands: vi.fn(),
      settleAll: () => Promise.resolve(person.othersSaved),
      refuseOthers: vi.fn(),
    },
    writers: createWriters({ askToLetGo: vi.fn(), tellFreed: vi.fn() }),
    backups: createBackups({
      userData,
      libraries,
      launch: () => {
        throw new Error('not asked for');
      },
      now: () => '2026-03-01T09:00:00.000Z',
      log: { warning: () => undefined },
      changed: () => undefined,
    }),
    logFault: (fault) => {
      faults.push(describeError(fault));
    },
    openFile: (file) => {
      opened.push(file);
      return Promise.resolve();
    },
    showFile: (file) => {
      opened.push(file);
    },
    openLink: (address) => {
      opened.push(address);
      return Promise.resolve();
    },
  });
  return {
    handlers,
    libraries,
    person,
    shown,
    stateChanged,
    opened,
    faults,
  };
}

/** Whether it throws at once or later is one to the caller. */
const refused = (code: AppErrorCode, work: () => unknown): Promise<void> =>
  expect((async () => await work())()).rejects.toMatchObject({ code });

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('the state says what is open, and what was', async () => {
  const { handlers, libraries } = begin();
  expect(await handlers['app.state']({}, never)).toMatchObject({
    version: '1.2.3',
    platform: 'linux',
    library: null,
    recent: [],
  });
  libraries.open(join(folder, 'work'), { create: true });
  const library = { folder: join(folder, 'work'), name: 'work' };
  expect(await handlers['app.state']({}, never)).toMatchObject({
    library: { ...library, readOnly: false, warning: null },
    recent: [library],
  });
});

test('settings change in what is named, are kept and told', async () => {
  const { handlers, stateChanged } = begin();
  const changed = { ...DEFAULT_SETTINGS, name: 'Ada Fenn' };
  expect(
    await handlers['settings.change'](
      { name: 'Ada Fenn', theme: undefined },
      never,
    ),
  ).toEqual({ settings: changed });
  expect(readSettings(join(folder, 'user'))).toEqual(changed);
  expect(stateChanged).toHaveBeenCalledOnce();
});

test('settings that can not be kept are not changed', async () => {
  const { handlers, stateChanged } = begin();
  writeFileSync(join(folder, 'user'), 'a file where the folder should be');
  await refused('unavailable', () =>
    handlers['settings.change']({ name: 'Ada' }, never),
  );
  expect(stateChanged).not.toHaveBeenCalled();
});

test('a library is made in an empty folder, and nowhere else', async () => {
  const { handlers, libraries, person, stateChanged } = begin();
  expect(await handlers['libraries.create']({}, never)).toEqual({
    opened: false,
  });
  person.folder = join(folder, 'new');
  mkdirSync(person.folder);
  expect(await handlers['libraries.create']({}, never)).toEqual({
    opened: true,
  });
  expect(libraries.current()?.library.folder).toBe(person.folder);
  expect(stateChanged).toHaveBeenCalledOnce();
  await refused('conflict', () => handlers['libraries.create']({}, never));
  person.folder = join(folder, 'used');
  mkdirSync(person.folder);
  writeFileSync(join(person.folder, 'letter.txt'), '');
  await refused('bad-input', () => handlers['libraries.create']({}, never));
  expect(existsSync(join(person.folder, 'library.db'))).toBe(false);
  expect(libraries.current()?.library.folder).toBe(join(folder, 'new'));
});

test('a folder that can not be read is said in one sentence', async () => {
  const { handlers, person } = begin();
  person.folder = join(folder, 'circle');
  symlinkSync(person.folder, person.folder);
  await refused('unavailable', () => handlers['libraries.create']({}, never));
});

test('a library is chosen by its folder, and the dialog begins there the next time', async () => {
  const { handlers, libraries, person, shown } = begin();
  person.folder = closedLibrary(join(folder, 'shelf', 'one'));
  await handlers['libraries.choose']({ readOnly: true }, never);
  expect(libraries.current()).toMatchObject({ readOnly: true });
  await handlers['libraries.choose']({ readOnly: false }, never);
  expect(libraries.current()).toMatchObject({ readOnly: false });
  expect(shown.map((options) => options.folder)).toEqual([
    null,
    join(folder, 'shelf'),
  ]);
});

test('only a recent library is opened by its name', async () => {
  const { handlers, libraries } = begin();
  const other = closedLibrary(join(folder, 'other'));
  await refused('bad-input', () =>
    handlers['libraries.open']({ folder: other, readOnly: false }, never),
  );
  libraries.open(other);
  libraries.open(join(folder, 'work'), { create: true });
  await handlers['libraries.open']({ folder: other, readOnly: false }, never);
  expect(libraries.current()?.library.folder).toBe(other);
});

test('the library stays where another window keeps what is not saved, and where an import begins meanwhile', async () => {
  const { handlers, libraries, person } = begin();
  const other = closedLibrary(join(folder, 'other'));
  libraries.open(other);
  const work = join(folder, 'work');
  libraries.open(work, { create: true });
  const change = () =>
    handlers['libraries.open']({ folder: other, readOnly: false }, never);
  person.othersSaved = false;
  expect(await change()).toEqual({ opened: false });
  expect(libraries.current()?.library.folder).toBe(work);
  person.othersSaved = true;
  person.files = [];
  const dialog = Promise.withResolvers<null>();
  person.answers = dialog.promise;
  const changing = change();
  const importing = handlers['window.import']({}, never);
  await refused('unavailable', () => changing);
  dialog.resolve(null);
  await importing;
  expect(libraries.current()?.library.folder).toBe(work);
  expect(await change()).toEqual({ opened: true });
});

test('home looks as it was left in each library', async () => {
  const { handlers, libraries } = begin();
  libraries.open(join(folder, 'one'), { create: true });
  const first = await handlers['home.view']({}, never);
  await handlers['home.keepView']({ ...first, sort: 'title' }, never);
  libraries.open(join(folder, 'two'), { create: true });
  expect(await handlers['home.view']({}, never)).toEqual(first);
  libraries.open(join(folder, 'one'));
  expect(await handlers['home.view']({}, never)).toMatchObject({
    sort: 'title',
  });
});

test('the first library is in its usual place, with the sample or empty', async () => {
  const { handlers, libraries } = begin();
  await handlers['libraries.start']({ sample: false }, never);
  expect(libraries.current()?.library.folder).toBe(
    join(folder, 'data', 'precis', 'library'),
  );
});

test('without a library there is nothing to import into or to export', async () => {
  const { handlers, person } = begin();
  person.files = [file('a.txt', 'Fares.')];
  await refused('not-found', () => handlers['window.import']({}, never));
  await refused('not-found', () =>
    handlers['window.export']({ id: 'x', to: 'txt' }, never),
  );
});

test('files come in by the dialog, which remembers their folder', async () => {
  const { handlers, libraries, person, shown } = begin();
  libraries.open(join(folder, 'work'), { create: true });
  expect(await handlers['window.import']({}, never)).toBeNull();
  person.files = [file('Fares.txt', 'Fares rise [1].'), file('x.pdf', '')];
  const report = await handlers['window.import']({}, never);
  expect(report?.briefings).toMatchObject([{ title: 'Fares', blocks: 1 }]);
  expect(report?.skipped).toMatchObject([{ file: join(folder, 'x.pdf') }]);
  await handlers['window.import']({}, never);
  expect(shown.map((options) => options.folder)).toEqual([null, null, folder]);
});

test('dropped files come in as chosen ones do, whatever they are called, and no copy is left', async () => {
  const { handlers, libraries } = begin();
  libraries.open(join(folder, 'work'), { create: true });
  const copies = (): string[] =>
    readdirSync(tmpdir()).filter((name) => name.startsWith('precis-dropped-'));
  const before = copies();
  const dropped = (name: string, words: string) => ({
    name,
    bytes: Buffer.from(words).toString('base64'),
  });
  const report = await handlers['window.importDropped'](
    {
      files: [
        dropped('../../Fares.txt', 'Fares rise [1].'),
        dropped('con.txt', 'Ships sail.'),
        dropped('a.bib', '@book{law2020, title={Tides}, author={Law, A.}}'),
        dropped('a.bib', '@book{lind2021, title={Ports}, author={Lind, P.}}'),
        dropped('bad/x.pdf', 'nothing'),
      ],
    },
    never,
  );
  expect(report?.briefings.map(({ title }) => title)).toEqual([
    'Fares',
    '_con',
  ]);
  expect(report?.sources.map(({ citekey }) => citekey)).toEqual([
    'law2020',
    'lind2021',
  ]);
  expect(report?.skipped.map(({ file: name }) => name)).toEqual(['x.pdf']);
  expect(JSON.stringify(report)).not.toContain(tmpdir());
  expect(copies()).toEqual(before);
  const asSources = await handlers['window.importDropped'](
    { files: [dropped('Text.txt', 'No source.')], as: 'sources' },
    never,
  );
  expect(asSources?.briefings).toEqual([]);
  expect(asSources?.skipped).toMatchObject([{ file: 'Text.txt' }]);
});

test('a Markdown that is dropped with its sources cites them', async () => {
  const { handlers, libraries } = begin();
  libraries.open(join(folder, 'work'), { create: true });
  const report = await handlers['window.importDropped'](
    {
      files: [
        ['dues.md', '---\nbibliography: dues.bib\n---\n\nA [@law2020].\n'],
        ['dues.bib', '@book{law2020, title={Tides}, author={Law, A.}}'],
      ].map(([name = '', words = '']) => ({
        name,
        bytes: Buffer.from(words).toString('base64'),
      })),
    },
    never,
  );
  expect(report?.remarks).toEqual([]);
  expect(report?.sources).toMatchObject([
    { citekey: 'law2020', became: 'new' },
  ]);
});

test('what a person should know of an import is told', async () => {
  const { handlers, libraries, person } = begin();
  libraries.open(join(folder, 'work'), { create: true });
  const entry = (title: string): string =>
    `@book{fenn, author={Ada Fenn}, title={${title}}, date={2020}}`;
  person.files = [file('a.bib', entry('One')), file('b.bib', entry('Two'))];
  const report = await handlers['window.import']({ as: 'sources' }, never);
  expect(report?.remarks.map(({ remark }) => remark)).toEqual([
    expect.stringMatching(/^@fenn is taken/),
  ]);
});

test('sources go into a file where the dialog says', async () => {
  const { handlers, libraries, person, opened } = begin();
  libraries.open(join(folder, 'work'), { create: true });
  mkdirSync(join(folder, 'documents'));
  const entry = (title: string): string =>
    `@book{fenn, author={Ada Fenn}, title={${title}}, date={2020}}`;
  person.files = [file('a.bib', entry('The tides of Hallin'))];
  await handlers['window.import']({ as: 'sources' }, never);
  person.save = (path) => path;
  const written = await handlers['window.exportSources']({ to: 'ris' }, never);
  expect(written).toEqual({
    file: join(folder, 'documents', 'Sources.ris'),
    sources: 1,
  });
  expect(readFileSync(written?.file ?? '', 'utf8')).toContain('ID  - fenn');
  await handlers['window.openFile']({ file: written?.file ?? '' }, never);
  expect(opened).toEqual([written?.file]);
});

async function exported(save: (suggested: string) => string | null) {
  const begun = begin();
  const { handlers, libraries, person } = begun;
  libraries.open(join(folder, 'work'), { create: true });
  mkdirSync(join(folder, 'documents'));
  person.files = [file('a.txt', 'Fares rise.')];
  const imported = await handlers['window.import']({ as: 'briefing' }, never);
  const id = imported?.briefings[0]?.id ?? '';
  person.save = save;
  const report = (): ReturnType<WindowHandlers['window.export']> =>
    handlers['window.export']({ id, to: 'txt' }, never);
  return { ...begun, id, report };
}

test('the name that is offered says which copy it is, whatever the length of the title', async () => {
  const { handlers, libraries, person, shown } = begin();
  libraries.open(join(folder, 'work'), { create: true });
  const offered = async (
    title: string,
    copy: 'clean' | 'review' | 'redacted',
  ): Promise<string> => {
    person.files = [file(`${title}.txt`, 'Fares rise.')];
    const imported = await handlers['window.import']({ as: 'briefing' }, never);
    const id = imported?.briefings[0]?.id ?? '';
    await handlers['window.export']({ id, to: 'pdf', copy }, never);
    return basename(shown.at(-1)?.folder ?? '');
  };
  const long = 'The tides of the coast and what they cost '.repeat(5).trim();
  expect(await offered('Ferries', 'redacted')).toBe(
    'Ferries redacted copy.pdf',
  );
  expect(await offered(long, 'clean')).not.toContain('copy');
  expect(await offered(long, 'review')).toMatch(/^The .* review copy\.pdf$/);
  expect(await offered(long, 'redacted')).toMatch(
    /^The .* redacted copy\.pdf$/,
  );
});

test('an export goes where the dialog says, with its size, its sum and its proof', async () => {
  const { report, shown, handlers, opened } = await exported((path) => path);
  const out = join(folder, 'documents', 'a.txt');
  const found = await report();
  const written = readFileSync(out);
  expect(found).toMatchObject({
    file: out,
    bytes: written.length,
    sha256: createHash('sha256').update(written).digest('hex'),
    notices: [],
    proof: { ok: true },
  });
  expect(written.toString()).toContain('Fares rise.');
  expect(shown.at(-1)?.folder).toBe(out);
  await handlers['window.openFile']({ file: out }, never);
  await handlers['window.showFile']({ file: out }, never);
  expect(opened).toEqual([out, out]);
});

test('only what this window wrote is opened', async () => {
  const { handlers, opened } = begin();
  for (const name of ['window.openFile', 'window.showFile'] as const)
    await refused('bad-input', () =>
      handlers[name]({ file: '/usr/bin/env' }, never),
    );
  expect(opened).toEqual([]);
});

test('where an evidence sheet shall go is not asked while nothing is cited', async () => {
  const { handlers, shown, id } = await exported((path) => path);
  const asked = shown.length;
  await refused('not-found', () =>
    handlers['window.export']({ id, to: 'evidence' }, never),
  );
  expect(shown).toHaveLength(asked);
});

test('Cancel writes nothing', async () => {
  const { report } = await exported(() => null);
  expect(await report()).toBeNull();
});

test('a name without its ending gets it, but takes no file that the dialog did not ask about', async () => {
  const { report } = await exported(() => join(folder, 'brief.v2'));
  expect(await report()).toMatchObject({ file: join(folder, 'brief.v2.txt') });
  writeFileSync(join(folder, 'brief.v2.txt'), 'mine');
  await refused('conflict', report);
  expect(readFileSync(join(folder, 'brief.v2.txt'), 'utf8')).toBe('mine');
});

test('a file that was moved since is said so, and not handed over', async () => {
  const { report, handlers, opened } = await exported((path) => path);
  const { file: out } = (await report()) ?? { file: '' };
  rmSync(out);
  for (const name of ['window.openFile', 'window.showFile'] as const)
    await refused('not-found', () => handlers[name]({ file: out }, never));
  expect(opened).toEqual([]);
});

test.each(['import', 'export'] as const)(
  'while the dialog of an %s is open no other library is, and stopping needs no answer',
  async (kind) => {
    const { report, handlers, libraries, person } = await exported(() => null);
    const { promise, resolve } = Promise.withResolvers<null>();
    person.answers = promise;
    const working =
      kind === 'export' ? report() : handlers['window.import']({}, never);
    const stopped = refused('unavailable', () => working);
    await new Promise(setImmediate);
    await refused('unavailable', () =>
      handlers['libraries.start']({ sample: false }, never),
    );
    expect(libraries.current()?.library.folder).toBe(join(folder, 'work'));
    await handlers['window.cancel']({}, never);
    await stopped;
    resolve(null);
  },
);

test('a folder that is not there is said in one sentence', async () => {
  const { report } = await exported(() => join(folder, 'none', 'a.txt'));
  await refused('bad-input', report);
});

test('an import that is stopped says what stayed; nothing else starts while it runs', async () => {
  const { handlers, libraries, person } = begin();
  libraries.open(join(folder, 'work'), { create: true });
  person.files = Array.from({ length: 200 }, (_, at) =>
    file(`${String(at)}.txt`, 'Fares.'),
  );
  const importing = handlers['window.import']({ as: 'briefing' }, never);
  const stopped = refused('unavailable', () => importing);
  await new Promise(setImmediate);
  await refused('unavailable', () => handlers['window.import']({}, never));
  await refused('unavailable', () =>
    handlers['libraries.start']({ sample: false }, never),
  );
  await handlers['window.cancel']({}, never);
  await stopped;
  person.files = [file('last.txt', 'Fares.')];
  expect(await handlers['window.import']({}, never)).toMatchObject({
    briefings: [{ title: 'last' }],
  });
});

test('a link is checked before it is handed over', async () => {
  const { handlers, opened } = begin();
  await handlers['window.openLink']({ url: 'https://example.org' }, never);
  await refused('bad-input', () =>
    handlers['window.openLink']({ url: 'file:///etc/passwd' }, never),
  );
  expect(opened).toEqual(['https://example.org/']);
});

test('a fault of the page comes into the log by its name and places alone', async () => {
  const { handlers, faults } = begin();
  await handlers['window.fault'](
    {
      name: 'TypeError',
      stack:
        'Minister Fenn\n    at f (app://bundle/assets/page-1a.js:1:2)\n    at /home/ada/notes.js:3:4',
    },
    never,
  );
  await handlers['window.fault'](
    { name: 'Minister Fenn resigns', stack: '' },
    never,
  );
  expect(faults).toEqual([
    '  TypeError\n    at assets/page-1a.js:1:2\n    at (elsewhere):3:4',
    '  (no name)',
  ]);
});

test('images that are chosen are kept, all or none, and where they were is remembered', async () => {
  const { handlers, libraries, person, shown } = begin();
  const { library } = libraries.open(join(folder, 'library'), { create: true });
  const count = (): unknown =>
    library.db.prepare('SELECT count(*) AS n FROM attachments').get();
  const choose = () => handlers['window.chooseImages']({}, never);
  expect(await choose()).toBeNull();
  const svg = join(folder, 'map.svg');
  const broken = join(folder, 'broken.png');
  writeFileSync(svg, '<svg xmlns="http://www.w3.org/2000/svg"></svg>');
  writeFileSync(broken, 'no image');
  person.files = [svg, broken];
  await refused('bad-input', choose);
  expect(count()).toEqual({ n: 0 });
  person.files = [svg];
  const attachment = createHash('sha256')
    .update(readFileSync(svg))
    .digest('hex');
  expect(await choose()).toEqual({ images: [{ attachment }] });
  expect(count()).toEqual({ n: 1 });
  expect(shown.at(-1)?.folder).toBe(folder);
});

async function packageOfOther(): Promise<string> {
  const library = testLibrary();
  insertBriefing(
    library,
    BRIEFING,
    docWith({ title: 'Harbour' }, p('One')),
    STAMP,
  );
  return await send(library, STAMP);
}

test('a package is read to be compared with its own briefing alone, and nothing of it is kept', async () => {
  const { handlers, libraries, person } = begin();
  const own = libraries.open(join(folder, 'work'), { create: true }).library;
  person.files = null;
  const compare = (briefing: string) =>
    Promise.resolve(handlers['window.comparePackage']({ briefing }, never));
  expect(await compare(BRIEFING)).toBeNull();
  person.files = [await packageOfOther()];
  expect(await compare(BRIEFING)).toMatchObject({
    author: STAMP.author,
    made: STAMP.at,
    document: { title: 'Harbour' },
  });
  await expect(compare('another')).rejects.toThrow(
    /is of another briefing, “Harbour”, so nothing was compared/,
  );
  expect(hasNoBriefings(own)).toBe(true);
});

test('a package of a briefing that the library lacks is taken in, or read by itself and leaves nothing, or left', async () => {
  const { handlers, libraries, person } = begin();
  const own = libraries.open(join(folder, 'work'), { create: true }).library;
  person.files = [await packageOfOther()];
  expect(await handlers['window.import']({}, never)).toBeNull();
  expect(hasNoBriefings(own)).toBe(true);

  person.answer = 'read';
  expect(await handlers['window.takePackage']({}, never)).toBeNull();
  const read = libraries.current();
  expect(read).toMatchObject({ readOnly: true, passing: true });
  expect(
    appState({
      version: '',
      platform: 'linux',
      libraries,
      settings: { read: () => DEFAULT_SETTINGS, change: vi.fn() },
    }),
  ).toMatchObject({
    library: { name: 'Harbour', passing: true, warning: null },
    recent: [{ name: 'work' }],
  });
  const passing = read?.library.folder ?? '';
  expect(readBriefing(read?.library ?? own, BRIEFING).document.title).toBe(
    'Harbour',
  );
  await handlers['libraries.open'](
    { folder: join(folder, 'work'), readOnly: false },
    never,
  );
  expect(existsSync(dirname(passing))).toBe(false);
  const again = libraries.current()?.library ?? own;
  expect(hasNoBriefings(again)).toBe(true);

  person.answer = 'take';
  const report = await handlers['window.import']({}, never);
  expect(report?.packages).toMatchObject([{ taken: true }]);
  expect(hasNoBriefings(again)).toBe(false);
});

test('what was to be read goes where the library that is open can’t be left', async () => {
  const { handlers, libraries, person } = begin();
  libraries.open(join(folder, 'work'), { create: true });
  person.files = [await packageOfOther()];
  person.answer = 'read';
  person.othersSaved = false;
  const before = readdirSync(tmpdir()).filter((name) =>
    name.startsWith('precis-passing-'),
  );
  await handlers['window.import']({}, never);
  expect(libraries.current()).toMatchObject({ passing: false });
  const after = readdirSync(tmpdir()).filter((name) =>
    name.startsWith('precis-passing-'),
  );
  expect(after.filter((name) => !before.includes(name))).toEqual([]);
});
