import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { doc, p } from '#core/document/builder.ts';
import { saveDelta } from './blocks.ts';
import { insertBriefing, listBriefings, readBriefing } from './briefings.ts';
import {
  BRIEFING,
  bytesIn,
  errorOf,
  filesAsIfKilled,
  STAMP,
  temporaryFolder,
  testLibrary,
} from './library-fixture.ts';
import { openLibraryReadOnly } from './open-read-only.ts';
import type { Library } from './open.ts';

function readOnly(folder: string): Library {
  const library = openLibraryReadOnly(folder);
  onTestFinished(() => {
    library.close();
  });
  return library;
}

const written = (): Library => {
  const library = testLibrary();
  insertBriefing(library, BRIEFING, doc(p('Held by another.')), STAMP);
  return library;
};

test('a library that another has open is read as it is saved now', () => {
  const library = written();
  const reader = readOnly(library.folder);
  expect(readBriefing(reader, BRIEFING)).toEqual(
    readBriefing(library, BRIEFING),
  );
  insertBriefing(library, 'later' as typeof BRIEFING, doc(p('Later.')), STAMP);
  expect(listBriefings(reader)).toHaveLength(1);
});

test('what a killed process left in its journal is read', () => {
  const folder = filesAsIfKilled(written());
  const words = (): (string | undefined)[] =>
    ['library.db', 'library.db-wal'].map(
      (name) => bytesIn(folder)[join(folder, name)],
    );
  const before = words();
  expect(before).not.toContain(undefined);
  expect(listBriefings(readOnly(folder))).toHaveLength(1);
  expect(words()).toEqual(before);
});

test('nothing can be saved, and the sentence says why', () => {
  const reader = readOnly(written().folder);
  const { message } = errorOf('unavailable', () =>
    saveDelta(reader, BRIEFING, { put: [], move: [], remove: [] }, STAMP),
  );
  expect(message).toContain('read-only');
});

test('a folder that nobody may write to is read, and left as it is', () => {
  const folder = filesAsIfKilled(written());
  const before = bytesIn(folder);
  // As root, permissions hold nobody back: the folder is made immutable, which root can.
  const root = process.getuid?.() === 0;
  const lock = (on: boolean): void => {
    const files = ['', 'library.db', 'library.db-wal'].map((name) =>
      join(folder, name),
    );
    if (root) execFileSync('chattr', [on ? '+i' : '-i', ...files]);
    else execFileSync('chmod', [on ? 'a-w' : 'u+w', ...files]);
  };
  lock(true);
  try {
    expect(listBriefings(readOnly(folder))).toHaveLength(1);
  } finally {
    lock(false);
  }
  expect(bytesIn(folder)).toEqual(before);
});

test('what is no library, or a damaged one, is refused by its own name', () => {
  const empty = temporaryFolder();
  expect(
    errorOf('not-found', () => openLibraryReadOnly(empty)).message,
  ).toContain(empty);
  expect(bytesIn(empty)).toEqual({});

  const folder = temporaryFolder();
  cpSync(filesAsIfKilled(written()), folder, { recursive: true });
  rmSync(join(folder, 'library.db-wal'));
  writeFileSync(join(folder, 'library.db'), Buffer.alloc(4096, 7));
  expect(
    errorOf('damaged', () => openLibraryReadOnly(folder)).message,
  ).toContain(folder);
});
