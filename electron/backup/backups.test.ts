import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { docWith, p } from '#core/document/builder.ts';
import type { BriefingId } from '#core/document/document.ts';
import { insertBriefing, listBriefings } from '../database/briefings.ts';
import { STAMP, temporaryFolder } from '../database/library-fixture.ts';
import { createLibraries } from '../services/libraries.ts';
import { backUpInto } from './backup-folder.ts';
import type { BackupJob, BackupReply } from './backup-process.ts';
import { createBackups, type BackupChild, type Backups } from './backups.ts';

const quiet = { warning: () => undefined };

/** Does the job in this process when it is sent; `dies` ends without an answer. */
function childHere(dies: () => boolean): BackupChild {
  const listeners = new Map<string, (argument: never) => void>();
  return {
    send(job) {
      setImmediate(() => {
        if (dies()) {
          listeners.get('exit')?.(undefined as never);
          return;
        }
        const { into, source, made, reason } = job as BackupJob;
        const value = backUpInto(into, source, { made, reason });
        const reply: BackupReply = { ok: true, value };
        listeners.get('message')?.(reply as never);
      });
    },
    on: (event: string, listener: (argument: never) => void) =>
      listeners.set(event, listener),
    kill: () => true,
  };
}

function begin(dies: () => boolean = () => false): {
  backups: Backups;
  folder: string;
  at: (time: string) => void;
  add: (title: string) => void;
  titles: () => string[];
} {
  const userData = temporaryFolder();
  const folder = join(temporaryFolder(), 'library');
  const libraries = createLibraries({ userData, resources: '', log: quiet });
  libraries.open(folder, { create: true });
  let time = '2026-03-01T09:00:00.000Z';
  const backups = createBackups({
    userData,
    libraries,
    launch: () => childHere(dies),
    now: () => time,
    log: quiet,
    changed: () => undefined,
  });
  const library = () => {
    const open = libraries.current();
    if (!open) throw new Error('No library is open.');
    return open.library;
  };
  return {
    backups,
    folder,
    at: (later) => {
      time = later;
    },
    add: (title) => {
      insertBriefing(
        library(),
        title as BriefingId,
        docWith({ title }, p('x')),
        STAMP,
      );
    },
    titles: () =>
      listBriefings(library())
        .map(({ title }) => title)
        .sort(),
  };
}

test('one is made each hour in which something was saved, and none in others', async () => {
  const { backups, at, add } = begin();
  const count = () => backups.state().backups.length;
  await backups.tick();
  expect(count()).toBe(1);
  add('Ferries');
  at('2026-03-01T09:30:00.000Z');
  await backups.tick();
  expect(count()).toBe(1);
  at('2026-03-01T10:00:00.000Z');
  await backups.tick();
  expect(count()).toBe(2);
  at('2026-03-01T12:00:00.000Z');
  await backups.tick();
  expect(count()).toBe(2);
});

test('bringing one back keeps what was there, and the library is open again', async () => {
  const { backups, at, add, titles } = begin();
  add('Ferries');
  await backups.make('by-hand');
  const name = backups.state().backups[0]?.name ?? '';
  add('Trams');
  at('2026-03-01T10:00:00.000Z');
  expect(backups.restore(name).briefings).toBe(1);
  expect(titles()).toEqual(['Ferries']);
  const [before] = backups.state().backups;
  expect(before).toMatchObject({
    reason: 'before-restore',
    facts: { briefings: 2 },
  });
  at('2026-03-01T11:00:00.000Z');
  backups.restore(before?.name ?? '');
  expect(titles()).toEqual(['Ferries', 'Trams']);
});

test('one that can’t be brought back leaves the library open as it was', async () => {
  const { backups, add, titles, folder } = begin();
  add('Ferries');
  await backups.make('by-hand');
  const name = backups.state().backups[0]?.name ?? '';
  writeFileSync(join(folder, 'backups', name), 'x'.repeat(9_999));
  expect(() => backups.restore(name)).toThrow(/no backup of Precis/);
  expect(() => backups.restore('../library.db')).toThrow(/not in the folder/);
  expect(titles()).toEqual(['Ferries']);
});

test('one whose process ends says so, and the next is made', async () => {
  let dies = true;
  const { backups } = begin(() => dies);
  await expect(backups.make('by-hand')).rejects.toThrow(/nothing is left/);
  expect(backups.state()).toMatchObject({
    running: false,
    problem: expect.stringContaining('stopped') as string,
    backups: [],
  });
  dies = false;
  await backups.tick();
  expect(backups.state()).toMatchObject({
    problem: null,
    backups: { length: 1 },
  });
});

test('a chosen folder has one for each library, and stays chosen', async () => {
  const { backups, folder } = begin();
  const chosen = temporaryFolder();
  backups.useFolder(chosen);
  await backups.make('by-hand');
  expect(existsSync(join(folder, 'backups'))).toBe(false);
  const [own = ''] = readdirSync(chosen);
  expect(own).toMatch(/^library [0-9a-f]{8}$/);
  expect(backups.state()).toMatchObject({
    chosen: true,
    folder: join(chosen, own),
  });
  backups.useFolder(null);
  expect(backups.state().folder).toBe(join(folder, 'backups'));
});
